//! The responses in an input: the output of `curl -i`, the log of a program, or only a body.

mod http;
mod json;
mod notation;

use std::borrow::Cow;

pub(crate) use http::{header, status};

/// The maximum size of an input that is searched for logged responses, in bytes. A body may be far longer.
const MAX_SEARCHED: usize = 16 << 20;

/// The parts of a response that an input has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Response<'i> {
    /// `None` if the input does not have it.
    pub(crate) status: Option<u16>,
    /// The headers in the order of the input, with their names verbatim.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Cow<'i, [u8]>,
    /// The ways in which the input was read, the outermost first.
    pub(crate) readings: Vec<Reading>,
}

/// A way to read an input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Reading {
    /// The word for programs.
    pub(crate) word: &'static str,
    /// The explanation for people.
    pub(crate) explanation: &'static str,
}

impl Reading {
    const BODY: Self = Self::new("body", "only a body");
    const HTTP: Self = Self::new("http", "status line, headers and body");
    const FOUND: Self = Self::new("found", "JSON among other text or values, as in a log");
    const OBJECT: Self = Self::new("object", "an object with status, body and headers, as clients log it");
    const JSON_STRING: Self = Self::new("json_string", "JSON inside a JSON string");
    const NOTATION: Self = Self::new("notation", "a literal of Python or JavaScript");
    pub(crate) const CODE_AS_STATUS: Self =
        Self::new("code_as_status", "a code that is an HTTP status, as the status");

    const fn new(word: &'static str, explanation: &'static str) -> Self {
        Self { word, explanation }
    }
}

impl<'i> Response<'i> {
    fn body(body: Cow<'i, [u8]>) -> Self {
        Self { status: None, headers: Vec::new(), body, readings: Vec::new() }
    }

    /// Returns the first header of a name, unless its value is empty.
    pub(crate) fn header(&self, wanted: &str) -> Option<&str> {
        let (_, value) = self.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted))?;
        Some(value.as_str()).filter(|value| !value.is_empty())
    }
}

/// Returns one or more responses. An input in which none is found is a body.
pub(crate) fn parse(input: &[u8]) -> Vec<Response<'_>> {
    let mut responses = http::parse(input);
    if responses.is_empty()
        && input.len() <= MAX_SEARCHED
        && let Ok(text) = str::from_utf8(input)
    {
        responses = json::find(text);
    }
    let is_body = match &*responses {
        [] => true,
        [response] => response.readings.is_empty(),
        _ => false,
    };
    if is_body {
        responses = vec![Response::body(Cow::Borrowed(input))];
    }
    for response in &mut responses {
        if response.readings.is_empty() {
            response.readings.push(Reading::BODY);
        }
    }
    responses
}
