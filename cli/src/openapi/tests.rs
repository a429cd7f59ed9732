//! Statements about reading a description: what counts, what is odd, what stops the reading.

use std::fmt::Write as _;

use super::{Observations, read};

mod counted;
mod odd;
mod published;
mod refused;
mod unreadable;

/// A description whose only operation has `responses`, written as YAML for the third level.
fn description(responses: &str) -> String {
    let indented = indent(responses, 8);
    format!("openapi: 3.0.1\npaths:\n  /contacts/{{id}}:\n    get:\n      responses:\n{indented}")
}

fn indent(text: &str, by: usize) -> String {
    text.lines().fold(String::new(), |mut out, line| {
        let _ = writeln!(out, "{:by$}{line}", "");
        out
    })
}

/// A description whose only error response, a 404, has one JSON media type with `media` in it.
fn media(media: &str) -> String {
    description(&format!("'404':\n  content:\n    application/json:\n{}", indent(media, 6)))
}

fn seen(text: &str) -> Observations {
    read("api.yaml", text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// The counts, as `code status count`.
fn codes(text: &str) -> Vec<String> {
    let observations = seen(text);
    assert_eq!(observations.oddities, [], "{text}");
    listed(&observations)
}

fn listed(observations: &Observations) -> Vec<String> {
    let lines = observations.codes.iter();
    lines.flat_map(|(code, statuses)| statuses.iter().map(move |(s, n)| format!("{code} {s} {n}"))).collect()
}

/// The only oddity. Nothing beside it is counted.
fn oddity(text: &str) -> String {
    let observations = seen(text);
    assert_eq!(listed(&observations), [""; 0], "{text}");
    match observations.oddities.as_slice() {
        [odd] => odd.to_string(),
        other => panic!("{} oddities\n{text}", other.len()),
    }
}

fn error(text: &str) -> String {
    match read("api.yaml", text) {
        Ok(observations) => panic!("{observations:?}\n{text}"),
        Err(error) => error.to_string(),
    }
}

const NOT_FOUND: &str = "{type: error.list, errors: [{code: not_found}]}";
