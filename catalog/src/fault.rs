//! What a reader says about a file that it cannot accept.

use std::fmt;

/// The one error of this crate: which file, where in it, what was found and expected, and what to do.
///
/// It prints as one line, `file: place: problem; remedy`, so that a build script can hand it to Cargo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault(Box<Parts>);

/// Boxed, as nearly every call of a reader passes on a result, and hardly any of them is a fault.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Parts {
    file: String,
    place: String,
    problem: String,
    remedy: &'static str,
}

/// What to do about a page whose shape is new to the reader.
pub(crate) const NEW_SHAPE: &str = "if the docs have changed their form, teach the reader in catalog/ the new one; \
     a page is never edited by hand";

/// What to do about a page whose content cannot be right.
pub(crate) const WRONG_CONTENT: &str =
    "fetch the page again; if it is published like this, the crate needs a rule for it";

/// What to do about a file that only the tool writes.
pub(crate) const TOOL_WRITES: &str = "restore the file from version control; only the tool writes it";

/// What to do about a file that people keep.
pub(crate) const PEOPLE_WRITE: &str = "mend the file, or restore it from version control";

impl Fault {
    /// A fault of which only the problem is known yet; the reader that knows more adds it.
    pub(crate) fn new(problem: impl Into<String>, remedy: &'static str) -> Self {
        Self(Box::new(Parts { file: String::new(), place: String::new(), problem: problem.into(), remedy }))
    }

    /// Names the place in the file, unless a reader nearer to it did.
    pub(crate) fn at(mut self, place: impl Into<String>) -> Self {
        if self.0.place.is_empty() {
            self.0.place = place.into();
        }
        self
    }

    /// Puts the place inside a larger one.
    pub(crate) fn within(mut self, larger: &str) -> Self {
        self.0.place = format!("{larger} ({})", self.0.place);
        self
    }

    /// Names the file, unless a reader nearer to it did.
    pub(crate) fn file(mut self, file: &str) -> Self {
        if self.0.file.is_empty() {
            file.clone_into(&mut self.0.file);
        }
        self
    }

    /// Says where the file is. A fault of no single file is that of the folder.
    pub(crate) fn in_folder(mut self, folder: &str) -> Self {
        let file = std::mem::take(&mut self.0.file);
        self.0.file = match file.is_empty() {
            true => folder.to_owned(),
            false => format!("{folder}/{file}"),
        };
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in [&self.0.file, &self.0.place] {
            if !part.is_empty() {
                write!(f, "{part}: ")?;
            }
        }
        write!(f, "{}; {}", self.0.problem, self.0.remedy)
    }
}

impl std::error::Error for Fault {}

/// The most characters of a file's text that this crate's messages quote.
pub(crate) const SHOWN: usize = 60;

/// Quotes and escapes a string from outside, for a one-line message. Cuts it after `most` characters.
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
pub fn quoted(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        None => format!("{text:?}"),
        Some((end, _)) => format!("{:?}... ({} bytes)", &text[..end], text.len()),
    }
}

/// Names in a row, as a message lists them. The standard `join` is a large piece of code for so small a thing.
pub(crate) fn join(items: &[String], separator: &str) -> String {
    let mut text = String::new();
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            text.push_str(separator);
        }
        text.push_str(item);
    }
    text
}
