//! A response's body: what it is, and what it says.

mod envelope;
mod form;
mod name;
mod object;
mod text;

use alloc::string::String;

use envelope::Envelope;
pub use form::BodyForm;
pub(crate) use name::Name;
use name::Text;

use crate::ErrorList;

/// How many bytes tell that a body is no text.
const HEAD: usize = 512;

/// Reads any body. It takes time linear in its length, and never recurses into what it holds.
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
    let (complete, envelope) = match core::str::from_utf8(content) {
        Ok(json) => Envelope::read(json),
        Err(_) => {
            // A stray byte of another encoding costs its own character and nothing else.
            let json = String::from_utf8_lossy(content);
            let (complete, envelope) = Envelope::read(&json);
            (complete, envelope.into_owned())
        }
    };
    let (form, list) = envelope.finish();
    let form = match (complete, content) {
        (true, _) => form,
        (false, [b'{' | b'[', ..]) if !list.errors.is_empty() || !is_binary(content) => BodyForm::Broken,
        (false, _) => without_json(content),
    };
    (form, list)
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
