//! The responses in the JSON of an input, which may be among other text.

use std::borrow::Cow;
use std::collections::BTreeMap;

use intercom_errors::{BodyKind, ErrorList};
use serde_json::Value;
use serde_json::value::RawValue;

use super::{Reading, Response, http, notation};

/// The depth up to which values are searched for a response.
const MAX_DEPTH: usize = 8;

/// The number of places in a text that are tried as the start of a truncated body.
const MAX_STARTS: usize = 100;

/// The number of times that a text may be read without a result. A text of opening brackets would be read to its end
/// for each of them.
const MAX_READS: usize = 16;

/// The keys of a logged response: intercom-node's, those of Python clients, and axios's.
const STATUS: [&str; 3] = ["statusCode", "status_code", "status"];
const BODY: [&str; 2] = ["body", "data"];

type Object<'j> = BTreeMap<String, &'j RawValue>;

/// Finds the responses in a text, of which there may be none.
pub(super) fn find(text: &str) -> Vec<Response<'static>> {
    search(text, MAX_DEPTH)
}

fn search(text: &str, depth: usize) -> Vec<Response<'static>> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if let Some(values) = read_all(text, |text| read_json(text).ok()) {
        return values.iter().flat_map(|json| find_in_value(json, depth)).collect();
    }
    if let Some(values) = read_all(text, notation::read) {
        return read_as(
            Reading::NOTATION,
            values.iter().flat_map(|json| find_in_value(json, depth)).collect(),
        );
    }
    match ErrorList::from_body(text) {
        // The library reads a truncated body.
        (list, BodyKind::Broken) if !list.errors.is_empty() => vec![body(text.to_owned())],
        (_, BodyKind::Html) => Vec::new(),
        _ => read_as(Reading::FOUND, find_among_text(text, depth)),
    }
}

/// Reads a text that consists of values only, else returns `None`.
fn read_all(mut text: &str, read: impl Fn(&str) -> Option<(String, usize)>) -> Option<Vec<String>> {
    let mut values = Vec::new();
    while !text.is_empty() {
        let (json, length) = read(text)?;
        values.push(json);
        text = text[length..].trim_start();
    }
    Some(values)
}

/// Reads the JSON at the start of a text, and returns it and its length. The error is the number of bytes that were read
/// at most.
fn read_json(text: &str) -> Result<(String, usize), usize> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    match values.next() {
        Some(Ok(json)) => Ok((json.get().to_owned(), values.byte_offset())),
        Some(Err(error)) if error.line() == 1 => Err(error.column()),
        Some(Err(_)) | None => Err(text.len()),
    }
}

/// Finds the responses in a text with values among other text.
fn find_among_text(text: &str, depth: usize) -> Vec<Response<'static>> {
    let mut responses = Vec::new();
    let mut rest = text;
    let mut budget = text.len().saturating_mul(MAX_READS);
    while let Some(place) = rest.find(['{', '"']) {
        rest = &rest[place..];
        let (found, length) = match read_json(rest) {
            Ok((json, length)) => (find_in_value(&json, depth), length),
            Err(read) => {
                let Some(left) = budget.checked_sub(read) else { break };
                budget = left;
                match notation::read(rest) {
                    Some((json, length)) => (read_as(Reading::NOTATION, find_in_value(&json, depth)), length),
                    None => (Vec::new(), 0),
                }
            }
        };
        // A value that is not a response may contain one.
        rest = &rest[if found.is_empty() { 1 } else { length }..];
        responses.extend(found);
    }
    if responses.is_empty() { find_truncated(text).into_iter().collect() } else { responses }
}

/// Finds a body that a log truncated. The library reads the errors before its end.
fn find_truncated(text: &str) -> Option<Response<'static>> {
    let mut rests = text.match_indices('{').take(MAX_STARTS).map(|(place, _)| &text[place..]);
    let rest = rests.find(|rest| !ErrorList::from_body(rest).0.errors.is_empty())?;
    Some(body(rest.to_owned()))
}

fn body(text: String) -> Response<'static> {
    Response::body(Cow::Owned(text.into_bytes()))
}

/// Finds the responses in a value: those inside it that are certain, else the value as a body.
fn find_in_value(json: &str, depth: usize) -> Vec<Response<'static>> {
    if let Ok(text) = serde_json::from_str::<String>(json) {
        return if depth > 0 && text.contains('{') {
            read_as(Reading::JSON_STRING, search(&text, depth - 1))
        } else {
            Vec::new()
        };
    }
    let inside = find_certain(json, depth);
    let (list, kind) = ErrorList::from_body(json);
    if inside.is_empty() && kind != BodyKind::OtherJson && !list.errors.is_empty() {
        return vec![body(json.to_owned())];
    }
    inside
}

/// Finds the responses in a value that cannot be anything else: error lists and logged responses.
fn find_certain(json: &str, depth: usize) -> Vec<Response<'static>> {
    if let Ok(object) = serde_json::from_str::<Object<'_>>(json) {
        if object.contains_key("errors") || has_type_of_list(&object) {
            return vec![body(json.to_owned())];
        }
        if let Some(response) = read_logged(&object) {
            return vec![response];
        }
        return find_inside(object.values().copied(), depth);
    }
    if let Ok(list) = serde_json::from_str::<Vec<&RawValue>>(json) {
        return find_inside(list.into_iter(), depth);
    }
    match serde_json::from_str::<String>(json) {
        Ok(text) if text.trim_start().starts_with('{') && read_json(&text).is_ok() => {
            read_as(Reading::JSON_STRING, find_certain(&text, depth))
        }
        _ => Vec::new(),
    }
}

fn find_inside<'j>(values: impl Iterator<Item = &'j RawValue>, depth: usize) -> Vec<Response<'static>> {
    if depth == 0 {
        return Vec::new();
    }
    read_as(Reading::FOUND, values.flat_map(|value| find_certain(value.get(), depth - 1)).collect())
}

fn has_type_of_list(object: &Object<'_>) -> bool {
    object.get("type").is_some_and(|kind| kind.get() == r#""error.list""#)
}

/// Reads an object with a status, and a body or headers.
fn read_logged(object: &Object<'_>) -> Option<Response<'static>> {
    let status = STATUS.iter().find_map(|key| http::status(object.get(*key)?.get().trim_matches('"')))?;
    let body = BODY.iter().find_map(|key| object.get(*key));
    let headers = object.get("headers");
    if body.is_none() && headers.is_none() {
        return None;
    }
    let body = match body.map(|body| body.get()) {
        None | Some("null") => String::new(),
        Some(json) => serde_json::from_str(json).unwrap_or_else(|_| json.to_owned()),
    };
    let headers: BTreeMap<String, Value> =
        headers.and_then(|headers| serde_json::from_str(headers.get()).ok()).unwrap_or_default();
    let headers = headers.into_iter().map(|(name, value)| match value {
        Value::String(value) => (name, value),
        value => (name, value.to_string()),
    });
    Some(Response {
        status: Some(status),
        headers: headers.collect(),
        readings: vec![Reading::OBJECT],
        ..self::body(body)
    })
}

/// Adds a way of reading, which is outside those already noted.
fn read_as(reading: Reading, mut responses: Vec<Response<'static>>) -> Vec<Response<'static>> {
    for response in &mut responses {
        if response.readings.first() != Some(&reading) {
            response.readings.insert(0, reading);
        }
    }
    responses
}
