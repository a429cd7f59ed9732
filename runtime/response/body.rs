//! A response's body: what it is, and what it says.

mod draft;
mod envelope;
mod form;
mod mend;
mod name;

use alloc::borrow::Cow;

use draft::Reading;
#[cfg(feature = "serde")]
pub(crate) use draft::{Draft, LIST, keep, said};
use envelope::Envelope;
pub use form::BodyForm;
pub(crate) use name::Name;
use name::Text;

use crate::ErrorList;

/// How many bytes tell that a body is no text.
const HEAD: usize = 512;

/// Reads any body. It takes time linear in its length, and recurses only into errors within errors, to a bound.
pub(crate) fn read(body: &[u8]) -> (BodyForm, ErrorList<'_>) {
    let content = body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body).trim_ascii();
    let nothing = |form| (form, ErrorList::default());
    match *content {
        [] => return nothing(BodyForm::Empty),
        [b'<', second, ..] if second != 0 => return nothing(BodyForm::Html),
        // What a JSON value may start with.
        [b'{' | b'[' | b'"' | b'-' | b'0'..=b'9' | b't' | b'f' | b'n', ..] => {}
        _ => return nothing(without_json(content)),
    }
    let (complete, envelope) = read_json(content);
    let (form, list) = envelope.finish();
    let form = match (complete, content) {
        (true, _) => form,
        (false, [b'{' | b'[', ..]) if !list.errors.is_empty() || !is_binary(content) => BodyForm::Broken,
        (false, _) => without_json(content),
    };
    (form, list)
}

fn read_json(content: &[u8]) -> (bool, Envelope<'_>) {
    // What is read in vain is dropped at once: two long lists would be twice the memory.
    if let Ok(json) = core::str::from_utf8(content)
        && let (true, envelope) = Envelope::read(Reading::Quick, json)
    {
        return (true, envelope);
    }
    read_thoroughly(content)
}

/// Once more: the usual body should not pay for the care that the others need.
#[cold]
fn read_thoroughly(content: &[u8]) -> (bool, Envelope<'_>) {
    match mend::mended(content) {
        Cow::Borrowed(json) => read_whole(json),
        Cow::Owned(json) => {
            let (complete, envelope) = read_whole(&json);
            (complete, envelope.into_owned())
        }
    }
}

fn read_whole(json: &str) -> (bool, Envelope<'_>) {
    // A number at the end may have lost digits, and then be read as another number.
    let whole = json.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || "+-.".contains(c));
    let (complete, envelope) = Envelope::read(Reading::Thorough, whole);
    (complete && whole.len() == json.len(), envelope)
}

fn without_json(content: &[u8]) -> BodyForm {
    match is_binary(content) {
        true => BodyForm::Binary,
        false => BodyForm::Text,
    }
}

/// Text of whatever encoding holds no control bytes but those of lines; compressed bytes and UTF-16 do.
fn is_binary(content: &[u8]) -> bool {
    let mut head = content.iter().take(HEAD);
    head.any(|byte| matches!(byte, 0..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f))
}
