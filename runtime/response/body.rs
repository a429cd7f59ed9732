//! A response's body: its kind, and the errors in it.

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

use super::error_object::ErrorList;

/// The number of bytes that decide if a body is binary.
const HEAD: usize = 512;

/// Reads a body: its kind, and the errors in it.
///
/// It takes time linear in the body's length, and recurses only into errors within errors, up to a fixed depth.
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
    /// Reads the errors of a body whose status is unknown, and the kind of body. [`ApiError`](crate::ApiError) reads a
    /// response in the same way.
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

/// Returns true if all of the content was JSON, the kind of body, and the errors.
fn read_json(content: &[u8]) -> (bool, BodyKind, ErrorList<'_>) {
    // Drop the failed attempt first, so that only one list is alive at a time.
    if let Ok(json) = core::str::from_utf8(content)
        && let (true, kind, list) = envelope::read(Reading::Quick, json)
    {
        return (true, kind, list);
    }
    read_thoroughly(content)
}

/// Reads the body again: the usual body should not pay for the care that the others need.
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
    // A number at the end may have lost digits, and would then be read as another number.
    let whole = json.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || "+-.".contains(c));
    let (is_complete, kind, list) = envelope::read(Reading::Thorough, whole);
    (is_complete && whole.len() == json.len(), kind, list)
}

/// The number of bytes of a page that are searched for a challenge.
const PAGE: usize = 64 << 10;

/// Returns true for a firewall's page that asks for a human: AWS WAF's has a CAPTCHA (dust issue 5026, with 405), and
/// Cloudflare's loads its script of this name (<https://developers.cloudflare.com/cloudflare-challenges/>).
pub(super) fn is_challenge(page: &[u8]) -> bool {
    let page = page.get(..PAGE).unwrap_or(page);
    let has = |word: &[u8]| page.windows(word.len()).any(|part| part.eq_ignore_ascii_case(word));
    has(b"captcha") || has(b"/cdn-cgi/challenge-platform/")
}

fn without_json(content: &[u8]) -> BodyKind {
    if is_binary(content) { BodyKind::Binary } else { BodyKind::Text }
}

/// Looks for control bytes other than those of lines. No text of any ASCII-based encoding has them; compressed bytes
/// and UTF-16 do.
fn is_binary(content: &[u8]) -> bool {
    let mut head = content.iter().take(HEAD);
    head.any(|byte| matches!(byte, 0..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f))
}
