//! Responses in the JSON of an input, which may be among other text.

use std::borrow::Cow;
use std::collections::BTreeMap;

use intercom_errors::{BodyKind, ErrorList};
use serde_json::Value;
use serde_json::value::RawValue;

use super::{Reading, Response, http, notation};

/// The depth up to which values are searched for a response.
const DEPTH: usize = 8;

/// The number of places in a text that are tried as the start of a body that was cut off.
const TRUNCATED: usize = 100;

/// The times that a text may be read in vain. A text of nothing but opening brackets would take its length for each.
const READS: usize = 16;

/// The keys of a response that a client logged: intercom-node's, those of Python's clients, and axios's.
const STATUS: [&str; 3] = ["statusCode", "status_code", "status"];
const BODY: [&str; 2] = ["body", "data"];

type Object<'j> = BTreeMap<String, &'j RawValue>;

/// Finds the responses in a text. There is none if nothing is known about the text.
pub(super) fn find(text: &str) -> Vec<Response<'static>> {
    search(text, DEPTH)
}

fn search(text: &str, depth: usize) -> Vec<Response<'static>> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if let Some(values) = all(text, |text| strict(text).ok()) {
        return values.iter().flat_map(|json| value(json, depth)).collect();
    }
    if let Some(values) = all(text, notation::read) {
        return read_as(Reading::Notation, values.iter().flat_map(|json| value(json, depth)).collect());
    }
    match ErrorList::from_body(text) {
        // The library reads a body that breaks off.
        (list, BodyKind::Broken) if !list.errors.is_empty() => vec![body(text.to_owned())],
        (_, BodyKind::Html) => Vec::new(),
        _ => read_as(Reading::Found, among_text(text, depth)),
    }
}

/// Reads a text that consists of values. `None` if anything else is in it.
fn all(mut text: &str, read: impl Fn(&str) -> Option<(String, usize)>) -> Option<Vec<String>> {
    let mut values = Vec::new();
    while !text.is_empty() {
        let (json, length) = read(text)?;
        values.push(json);
        text = text[length..].trim_start();
    }
    Some(values)
}

/// Reads the JSON that a text starts with, and returns it and its length. If there is none, returns how many bytes were
/// read in vain at most.
fn strict(text: &str) -> Result<(String, usize), usize> {
    let mut values = serde_json::Deserializer::from_str(text).into_iter::<&RawValue>();
    match values.next() {
        Some(Ok(json)) => Ok((json.get().to_owned(), values.byte_offset())),
        Some(Err(error)) if error.line() == 1 => Err(error.column()),
        Some(Err(_)) | None => Err(text.len()),
    }
}

/// Finds the responses in a text of which only parts are values.
fn among_text(text: &str, depth: usize) -> Vec<Response<'static>> {
    let mut responses = Vec::new();
    let mut rest = text;
    let mut budget = text.len().saturating_mul(READS);
    while let Some(place) = rest.find(['{', '"']) {
        rest = &rest[place..];
        let (found, length) = match strict(rest) {
            Ok((json, length)) => (value(&json, depth), length),
            Err(read) => {
                let Some(left) = budget.checked_sub(read) else { break };
                budget = left;
                match notation::read(rest) {
                    Some((json, length)) => (read_as(Reading::Notation, value(&json, depth)), length),
                    None => (Vec::new(), 0),
                }
            }
        };
        // What says nothing may contain something.
        rest = &rest[if found.is_empty() { 1 } else { length }..];
        responses.extend(found);
    }
    if responses.is_empty() { truncated(text).into_iter().collect() } else { responses }
}

/// Finds a body that a log cut off. The library reads the errors before the break.
fn truncated(text: &str) -> Option<Response<'static>> {
    let mut rests = text.match_indices('{').take(TRUNCATED).map(|(place, _)| &text[place..]);
    let rest = rests.find(|rest| !ErrorList::from_body(rest).0.errors.is_empty())?;
    Some(body(rest.to_owned()))
}

fn body(text: String) -> Response<'static> {
    Response::body(Cow::Owned(text.into_bytes()))
}

/// Finds the responses in a value: those inside it that cannot be anything else, or the value as a body.
fn value(json: &str, depth: usize) -> Vec<Response<'static>> {
    if let Ok(text) = serde_json::from_str::<String>(json) {
        return if depth > 0 && text.contains('{') {
            read_as(Reading::JsonString, search(&text, depth - 1))
        } else {
            Vec::new()
        };
    }
    let inside = certain(json, depth);
    let (list, kind) = ErrorList::from_body(json);
    if inside.is_empty() && kind != BodyKind::OtherJson && !list.errors.is_empty() {
        return vec![body(json.to_owned())];
    }
    inside
}

/// Finds logged responses and error lists in a value.
fn certain(json: &str, depth: usize) -> Vec<Response<'static>> {
    if let Ok(object) = serde_json::from_str::<Object<'_>>(json) {
        if object.contains_key("errors") || has_type_of_list(&object) {
            return vec![body(json.to_owned())];
        }
        if let Some(response) = logged(&object) {
            return vec![response];
        }
        return inside(object.values().copied(), depth);
    }
    if let Ok(list) = serde_json::from_str::<Vec<&RawValue>>(json) {
        return inside(list.into_iter(), depth);
    }
    match serde_json::from_str::<String>(json) {
        Ok(text) if text.trim_start().starts_with('{') && strict(&text).is_ok() => {
            read_as(Reading::JsonString, certain(&text, depth))
        }
        _ => Vec::new(),
    }
}

fn inside<'j>(values: impl Iterator<Item = &'j RawValue>, depth: usize) -> Vec<Response<'static>> {
    if depth == 0 {
        return Vec::new();
    }
    read_as(Reading::Found, values.flat_map(|value| certain(value.get(), depth - 1)).collect())
}

fn has_type_of_list(object: &Object<'_>) -> bool {
    object.get("type").is_some_and(|kind| kind.get() == r#""error.list""#)
}

/// Reads an object with a status, and a body or headers.
fn logged(object: &Object<'_>) -> Option<Response<'static>> {
    let status = STATUS.iter().find_map(|key| object.get(*key))?;
    let status = http::status(status.get().trim_matches('"'))?;
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
        readings: vec![Reading::Object],
        ..self::body(body)
    })
}

/// Notes a way of reading, which is around those that are noted.
fn read_as(reading: Reading, mut responses: Vec<Response<'static>>) -> Vec<Response<'static>> {
    for response in &mut responses {
        if response.readings.first() != Some(&reading) {
            response.readings.insert(0, reading);
        }
    }
    responses
}
