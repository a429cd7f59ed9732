//! Text of a response that is safe to log.

use core::fmt::{self, Write};

use intercom_errors_vocabulary::is_unprintable;

/// The maximum length of a code or request ID. The longest known code has 38 characters, and a UUID 36.
const MAX_WORD: usize = 64;

/// Returns true for text that looks like a code: lower-case letters, digits and `_`. A number longer than a status is
/// not a code, as it may be a phone number.
pub(super) fn is_like_a_code(text: &str) -> bool {
    is_word(text, |byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
        && (text.len() <= 3 || has_letter(text))
}

/// Returns true for text that looks like a request ID: letters, digits, `_`, `.` and `-`. It has a letter, as digits
/// alone may be a phone number.
pub(super) fn is_like_an_id(text: &str) -> bool {
    is_word(text, |byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-'))
        && has_letter(text)
}

fn is_word(text: &str, is_part: impl Fn(u8) -> bool) -> bool {
    (1..=MAX_WORD).contains(&text.len()) && text.bytes().all(is_part)
}

fn has_letter(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_alphabetic())
}

/// Writes a code or an ID, or only the length of a text that is neither. `{:#}` writes any text.
pub(super) fn write_word(f: &mut fmt::Formatter<'_>, text: &str, is_word: bool) -> fmt::Result {
    if is_word || f.alternate() {
        write_escaped(f, text)
    } else {
        write!(f, "[text of {} characters]", text.chars().count())
    }
}

/// Writes text, and escapes control, bidirectional and invisible characters.
pub(super) fn write_escaped(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    for character in text.chars() {
        if is_unprintable(character) {
            write!(f, "{}", character.escape_default())?;
        } else {
            f.write_char(character)?;
        }
    }
    Ok(())
}
