//! The body of a response: its kind, and the errors in it.

mod draft;
mod envelope;
mod kind;
mod reading;
mod repair;
#[cfg(feature = "serde")]
mod serde;
mod text;

use alloc::borrow::Cow;

pub use kind::BodyKind;
use reading::Reading;

use super::error_list::ErrorList;

/// The number of bytes that decide if a body is binary.
const HEAD: usize = 512;

/// Reads a body: its kind, and the errors in it.
///
/// The time is linear in the length of the body. Only errors within errors are recursion, up to a fixed depth.
pub(super) fn read(body: &[u8]) -> (BodyKind, ErrorList<'_>) {
    let content = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body).trim_ascii();
    let nothing = |kind| (kind, ErrorList::default());
    match *content {
        [] => return nothing(BodyKind::Empty),
        [b'<', second, ..] if second != 0 => return nothing(BodyKind::Html),
        // The bytes that a JSON value can start with.
        [b'{' | b'[' | b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n', ..] => {}
        _ => return nothing(without_json(content)),
    }
    let (is_complete, kind, list) = read_json(content);
    let kind = match content {
        _ if is_complete => kind,
        [b'{' | b'[', ..] if !list.errors.is_empty() || !is_binary(content) => BodyKind::Broken,
        _ => without_json(content),
    };
    (kind, list)
}

impl<'a> ErrorList<'a> {
    /// Reads the errors of a body, and the kind of body. Use it if the status is unknown, as in a log. Otherwise
    /// [`ApiError::from_response`](crate::ApiError::from_response) reads the same and more.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{BodyKind, Category, ErrorList};
    ///
    /// let (list, kind) = ErrorList::from_body(r#"{"error_key": "token_revoked"}"#);
    /// assert_eq!(list.category(), Some(Category::Authentication));
    /// assert_eq!(kind, BodyKind::ErrorKey);
    /// ```
    #[must_use]
    pub fn from_body(body: &'a (impl AsRef<[u8]> + ?Sized)) -> (Self, BodyKind) {
        let (kind, list) = read(body.as_ref());
        (list, kind)
    }
}

/// Returns true if all of the content is JSON, the kind of body, and the errors.
fn read_json(content: &[u8]) -> (bool, BodyKind, ErrorList<'_>) {
    // Drop the failed attempt first, so that only one list is alive at a time.
    if let Ok(json) = core::str::from_utf8(content)
        && let (true, kind, list) = envelope::read(Reading::Quick, json)
    {
        return (true, kind, list);
    }
    read_thoroughly(content)
}

/// Reads the body again, with care that the usual body should not pay for.
#[cold]
fn read_thoroughly(content: &[u8]) -> (bool, BodyKind, ErrorList<'_>) {
    match repair::repair(content) {
        Cow::Borrowed(json) => read_to_break(json),
        Cow::Owned(json) => {
            let (is_complete, kind, list) = read_to_break(&json);
            (is_complete, kind, list.into_owned())
        }
    }
}

fn read_to_break(json: &str) -> (bool, BodyKind, ErrorList<'_>) {
    // A number at the end may have lost digits. It would be read as another number.
    let whole = json.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || "+-.".contains(c));
    let (is_complete, kind, list) = envelope::read(Reading::Thorough, whole);
    (is_complete && whole.len() == json.len(), kind, list)
}

fn without_json(content: &[u8]) -> BodyKind {
    if is_binary(content) { BodyKind::Binary } else { BodyKind::Text }
}

/// Returns true if there are control bytes other than whitespace and escape. Compressed data and UTF-16 have them. No
/// text in an encoding that is based on ASCII does.
fn is_binary(content: &[u8]) -> bool {
    let mut head = content.iter().take(HEAD);
    head.any(|byte| matches!(byte, 0..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f))
}
