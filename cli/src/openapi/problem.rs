//! Messages about a description.

use super::tree::Position;

/// Adds the place to a message, such as `api.yaml:12:5: GET "/contacts/{id}", response "404"`.
///
/// The place is the whole file if `at` is `None`. It is outside all operations if `site` is empty.
pub(super) fn problem(file: &str, at: Option<Position>, site: &str, message: &str) -> String {
    let at = at.map_or_else(String::new, |at| format!(":{}:{}", at.line, at.column));
    let separator = if site.is_empty() { "" } else { ": " };
    format!("{file}{at}{separator}{site}: {message}")
}

/// Returns the message about a value that is missing or of another type.
pub(super) fn mismatch(subject: &str, expected: &str, found: &str) -> String {
    format!("{subject} is not valid: expected {expected}, found {found}")
}
