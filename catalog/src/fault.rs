//! The error of this crate, and strings from outside in messages.

use std::borrow::Cow;
use std::fmt;

use intercom_errors_vocabulary::{Printable, is_unprintable};

/// The error of this crate: the file, the place in it, the problem, and the remedy.
///
/// It prints as one line of visible characters, `file: place: problem; remedy`, which a build script can pass to Cargo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    file: String,
    place: String,
    problem: String,
    remedy: &'static str,
}

/// The remedy for a page of an unknown shape.
pub(crate) const NEW_SHAPE: &str =
    "if the docs changed their format, extend the reader in catalog/; never edit a page by hand";

/// The remedy for a page whose content cannot be right.
pub(crate) const WRONG_CONTENT: &str =
    "fetch the page again; if it is published like this, the crate needs a rule for it";

/// The remedy for a file that only the tool writes.
pub(crate) const TOOL_WRITES: &str = "restore the file from version control; only the tool writes it";

/// The remedy for a file that people edit.
pub(crate) const PEOPLE_WRITE: &str = "fix the file, or restore it from version control";

impl Fault {
    /// Creates a fault without a place or a file. The reader that knows them adds them.
    pub(crate) fn new(problem: impl Into<String>, remedy: &'static str) -> Self {
        Self { file: String::new(), place: String::new(), problem: problem.into(), remedy }
    }

    /// Sets the place in the file, unless it is set. The innermost reader knows it best.
    pub(crate) fn at(mut self, place: impl Into<String>) -> Self {
        if self.place.is_empty() {
            self.place = place.into();
        }
        self
    }

    /// Sets the file, unless it is set.
    pub(crate) fn file(mut self, file: &str) -> Self {
        if self.file.is_empty() {
            file.clone_into(&mut self.file);
        }
        self
    }

    /// Puts the directory in front of the file. A fault of no single file becomes one of the directory.
    pub(crate) fn in_directory(mut self, directory: &str) -> Self {
        self.file =
            if self.file.is_empty() { directory.to_owned() } else { format!("{directory}/{}", self.file) };
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in [&self.file, &self.place] {
            if !part.is_empty() {
                write!(f, "{}: ", Printable(part))?;
            }
        }
        write!(f, "{}; {}", Printable(&self.problem), self.remedy)
    }
}

impl std::error::Error for Fault {}

/// The most characters of a file's text that this crate's messages quote.
pub(crate) const SHOWN: usize = 60;

/// Quotes and escapes a string from outside, for a one-line message. Cuts it after `max` characters.
///
/// # Examples
///
/// ```
/// use intercom_errors_catalog::quoted;
///
/// assert_eq!(quoted("a\nb", 60), r#""a\nb""#);
/// assert_eq!(quoted("token_revoked", 5), r#""token"... (13 bytes)"#);
/// ```
#[must_use]
pub fn quoted(text: &str, max: usize) -> String {
    let quoted = match text.char_indices().nth(max) {
        None => format!("{text:?}"),
        Some((end, _)) => format!("{:?}... ({} bytes)", &text[..end], text.len()),
    };
    // The format of `Debug` keeps some letters that no one sees.
    Printable(&quoted).to_string()
}

/// Escapes every character that Cargo or a terminal acts on, and those that no one sees.
///
/// # Examples
///
/// ```
/// use intercom_errors_catalog::printable;
///
/// assert_eq!(printable("a\u{1b}[31mb\u{202e}c\n"), r"a\u{1b}[31mb\u{202e}c\n");
/// ```
#[must_use]
pub fn printable(text: &str) -> Cow<'_, str> {
    if text.contains(is_unprintable) { Printable(text).to_string().into() } else { text.into() }
}

/// The most items that a message lists.
const LISTED: usize = 8;

/// Joins the first eight items, for a message, and counts the others.
///
/// # Examples
///
/// ```
/// use intercom_errors_catalog::join_few;
///
/// assert_eq!(join_few(1..=2, "; "), "1; 2");
/// assert_eq!(join_few(1..=10, ", "), "1, 2, 3, 4, 5, 6, 7, 8 and 2 more");
/// ```
#[must_use]
pub fn join_few(items: impl IntoIterator<Item = impl fmt::Display>, separator: &str) -> String {
    let mut items = items.into_iter();
    let shown: Vec<String> = items.by_ref().take(LISTED).map(|item| item.to_string()).collect();
    match items.count() {
        0 => shown.join(separator),
        more => format!("{} and {more} more", shown.join(separator)),
    }
}
