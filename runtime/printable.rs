//! Text of a response that is safe to log.

use core::fmt;

use intercom_errors_vocabulary::Printable;

use crate::Code;

/// The maximum length of a code or request ID. The longest known code has 38 characters, and a UUID 36.
const MAX_WORD: usize = 64;

/// Writes a code that is known or looks like one: lower-case letters, digits and `_`. Writes only the length of any
/// other text, also of a number longer than a status, which may be a phone number.
pub(crate) fn write_code(f: &mut fmt::Formatter<'_>, code: &Code<'_>) -> fmt::Result {
    let text = code.as_str();
    let is_code = is_word(text, |byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
        && (text.len() <= 3 || has_letter(text));
    write_word(f, text, is_code || code.known().is_some())
}

/// Writes a request ID that looks like one: letters, digits, `_`, `.` and `-`. Writes only the length of any other
/// text, also of one without a letter, which may be a phone number.
#[cfg(feature = "decode")]
pub(crate) fn write_id(f: &mut fmt::Formatter<'_>, id: &str) -> fmt::Result {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-');
    write_word(f, id, is_word(id, is_part) && has_letter(id))
}

fn is_word(text: &str, is_part: impl Fn(u8) -> bool) -> bool {
    (1..=MAX_WORD).contains(&text.len()) && text.bytes().all(is_part)
}

fn has_letter(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// Writes a word, or only the length of a text that is not one. `{:#}` writes any text.
fn write_word(f: &mut fmt::Formatter<'_>, text: &str, is_word: bool) -> fmt::Result {
    if is_word || f.alternate() {
        write!(f, "{}", Printable(text))
    } else {
        write!(f, "[text of {} characters]", text.chars().count())
    }
}
