//! A message about a description, and the place that it is about.

use std::fmt;

use super::tree::Position;

/// A reason why a description could not be read, or why a part of it was not counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Problem {
    /// For example `api.yaml:12:5: GET "/contacts/{id}", response "404"`.
    place: String,
    message: String,
}

impl Problem {
    /// Places a message: in the whole file if `at` is `None`, outside all operations if `site` is empty.
    pub(super) fn new(file: &str, at: Option<Position>, site: &str, message: String) -> Self {
        let at = at.map_or_else(String::new, |at| format!(":{}:{}", at.line, at.column));
        let separator = if site.is_empty() { "" } else { ": " };
        Self { place: format!("{file}{at}{separator}{site}"), message }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}

/// Returns the message about a value that is missing or of another type.
pub(super) fn mismatch(subject: &str, expected: &str, found: &str) -> String {
    format!("{subject} is not valid: expected {expected}, found {found}")
}
