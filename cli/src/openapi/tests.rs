//! Statements about reading a description: which examples count, which are skipped, and which faults stop the reading.

use std::fmt::Write as _;

use super::{Observations, read};

mod counted;
mod refused;
mod skipped;
mod unreadable;

const NOT_FOUND: &str = "{type: error.list, errors: [{code: not_found}]}";

/// A response whose example has the error `not_found`.
const RESPONSE: &str =
    "{content: {a/b: {examples: {A: {value: {type: error.list, errors: [{code: not_found}]}}}}}}";

/// A description whose only operation has `responses`, from line 6 and column 9 on.
fn description(responses: &str) -> String {
    let head = "openapi: 3.0.1\npaths:\n  /contacts/{id}:\n    get:\n      responses:\n".to_owned();
    responses.lines().fold(head, |mut text, line| {
        let _ = writeln!(text, "        {line}");
        text
    })
}

/// A description whose only error response has one media type, at line 9 and column 15.
fn media(media: &str) -> String {
    description(&format!("404:\n  content:\n    a/b:\n      {media}"))
}

/// A description with one example, whose body is at line 10 and column 17.
fn body(body: &str) -> String {
    media(&format!("{{examples: {{Gone: {{value:\n        {body}}}}}}}"))
}

/// A description with one error, at line 11 and column 17.
fn error_object(error: &str) -> String {
    body(&format!("{{type: error.list, errors: [\n        {error}]}}"))
}

fn seen(text: &str) -> Observations {
    read("api.yaml", text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// Returns the counts, as `code status count`, of a description in which no example is skipped.
fn codes(text: &str) -> Vec<String> {
    let observations = seen(text);
    assert_eq!(observations.skipped, [""; 0], "{text}");
    listed(&observations)
}

fn listed(observations: &Observations) -> Vec<String> {
    let lines = observations.codes.iter();
    lines.flat_map(|(code, seen)| seen.statuses.iter().map(move |(s, n)| format!("{code} {s} {n}"))).collect()
}

/// Returns the only problem of a description without counts.
fn skipped(text: &str) -> String {
    let observations = seen(text);
    assert_eq!(listed(&observations), [""; 0], "{text}");
    assert_eq!(observations.skipped.len(), 1, "{text}");
    observations.skipped[0].clone()
}

fn error(text: &str) -> String {
    match read("api.yaml", text) {
        Ok(observations) => panic!("{observations:?}\n{text}"),
        Err(error) => error,
    }
}
