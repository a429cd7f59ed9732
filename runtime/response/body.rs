//! A response's body: its form, and the errors in it.

mod draft;
mod envelope;
mod form;
mod reading;
mod repair;
#[cfg(feature = "serde")]
mod serde;
mod text;

use alloc::borrow::Cow;

pub use form::BodyForm;
use reading::Reading;

use super::error_object::ErrorList;

/// The number of bytes that decide if a body is binary.
const HEAD: usize = 512;

/// Reads the body of a failed response whose status is unknown, as [`ApiError`](crate::ApiError) does.
///
/// It takes time linear in the body's length, and recurses only into errors within errors, up to a fixed depth.
///
/// # Examples
///
/// ```
/// use intercom_errors::{BodyForm, Category, read_body};
///
/// let (form, list) = read_body(br#"{"error_key": "token_revoked"}"#);
/// assert_eq!(form, BodyForm::ErrorKey);
/// assert_eq!(list.category(), Some(Category::Authentication));
/// ```
#[must_use]
pub fn read(body: &[u8]) -> (BodyForm, ErrorList<'_>) {
    let content = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body).trim_ascii();
    let nothing = |form| (form, ErrorList::default());
    match *content {
        [] => return nothing(BodyForm::Empty),
        [b'<', second, ..] if second != 0 => return nothing(BodyForm::Html),
        // The bytes that a JSON value can start with.
        [b'{' | b'[' | b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n', ..] => {}
        _ => return nothing(without_json(content)),
    }
    let (is_complete, form, list) = read_json(content);
    let form = match content {
        _ if is_complete => form,
        [b'{' | b'[', ..] if !list.errors.is_empty() || !is_binary(content) => BodyForm::Broken,
        _ => without_json(content),
    };
    (form, list)
}

/// Returns true if all of the content was JSON, the form, and the errors.
fn read_json(content: &[u8]) -> (bool, BodyForm, ErrorList<'_>) {
    // Drop the failed attempt first, so that only one list is alive at a time.
    if let Ok(json) = core::str::from_utf8(content)
        && let (true, form, list) = envelope::read(Reading::Quick, json)
    {
        return (true, form, list);
    }
    read_thoroughly(content)
}

/// Reads the body again: the usual body should not pay for the care that the others need.
#[cold]
fn read_thoroughly(content: &[u8]) -> (bool, BodyForm, ErrorList<'_>) {
    match repair::repair(content) {
        Cow::Borrowed(json) => read_to_break(json),
        Cow::Owned(json) => {
            let (is_complete, form, list) = read_to_break(&json);
            (is_complete, form, list.into_owned())
        }
    }
}

fn read_to_break(json: &str) -> (bool, BodyForm, ErrorList<'_>) {
    // A number at the end may have lost digits, and would then be read as another number.
    let whole = json.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || "+-.".contains(c));
    let (is_complete, form, list) = envelope::read(Reading::Thorough, whole);
    (is_complete && whole.len() == json.len(), form, list)
}

fn without_json(content: &[u8]) -> BodyForm {
    if is_binary(content) { BodyForm::Binary } else { BodyForm::Text }
}

/// Looks for control bytes other than those of lines. No text of any ASCII-based encoding has them; compressed bytes
/// and UTF-16 do.
fn is_binary(content: &[u8]) -> bool {
    let mut head = content.iter().take(HEAD);
    head.any(|byte| matches!(byte, 0..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f))
}
