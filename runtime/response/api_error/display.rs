//! `Display` on one line for logs, and `Debug` with all parts for developers.

use alloc::string::String;
use core::error::Error;
use core::fmt::{self, Write};

use super::{ApiError, Inner};

/// The maximum length of a code or request ID. The longest known code has 38 characters, and a UUID 36.
const MAX_WORD: usize = 64;
/// The number of bytes of the body that `Debug` shows.
const MAX_BODY: usize = 512;

/// Prints one line for a log: category, code, status and request ID, without the messages, which may contain e-mail
/// addresses. An unknown code and a request ID are printed if they look like one: up to 64 ASCII letters, digits, `_`,
/// `.` and `-`; a code of more than three characters also needs a letter. Any other text may be about a person, so
/// only its length is printed.
///
/// `{:#}` prints code and request ID in full, and adds the messages. Control characters, and those that change the
/// direction of text, are escaped, so a response cannot start a line of its own.
impl fmt::Display for ApiError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.category())?;
        if let Some(code) = self.primary().and_then(|object| object.code.as_ref()) {
            f.write_str(" (")?;
            write_word(f, code.as_str(), code.known().is_some() || is_like_a_code(code.as_str()))?;
            f.write_str(")")?;
        }
        match self.errors().len() {
            0 | 1 => {}
            count => write!(f, " and {} more", count - 1)?,
        }
        write!(f, ", status {}", self.status())?;
        if let Some(id) = self.request_id() {
            f.write_str(", request ")?;
            write_word(f, id, is_like_an_id(id))?;
        }
        if f.alternate() {
            let mut separator = ": ";
            for message in self.errors().iter().filter_map(|object| object.message.as_deref()) {
                f.write_str(separator)?;
                write_escaped(f, message)?;
                separator = "; ";
            }
        }
        Ok(())
    }
}

/// Writes a code or an ID, or the length of a text that is neither.
fn write_word(f: &mut fmt::Formatter<'_>, text: &str, is_word: bool) -> fmt::Result {
    if is_word || f.alternate() {
        write_escaped(f, text)
    } else {
        write!(f, "[text of {} characters]", text.chars().count())
    }
}

fn is_like_an_id(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-');
    (1..=MAX_WORD).contains(&text.len()) && text.bytes().all(plain)
}

/// A number longer than a status may be a phone number.
fn is_like_a_code(text: &str) -> bool {
    is_like_an_id(text) && (text.len() <= 3 || text.bytes().any(|byte| byte.is_ascii_alphabetic()))
}

fn write_escaped(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    for character in text.chars() {
        if is_unsafe_to_print(character) {
            write!(f, "{}", character.escape_default())?;
        } else {
            f.write_char(character)?;
        }
    }
    Ok(())
}

/// True for characters that start a line, move the cursor, or change the direction of text.
fn is_unsafe_to_print(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Prints all parts, with at most 512 bytes of the body. That includes the messages, so it is for developers, not for
/// logs.
impl fmt::Debug for ApiError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { status, form, list, version, rate_limit, retry_after, body } = &*self.0;
        f.debug_struct("ApiError")
            .field("status", status)
            .field("form", form)
            .field("request_id", &list.request_id)
            .field("errors", &list.errors)
            .field("version", version)
            .field("rate_limit", rate_limit)
            .field("retry_after", retry_after)
            .field("body", &Excerpt(body))
            .finish()
    }
}

struct Excerpt<'a>(&'a [u8]);

impl fmt::Debug for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(body) = *self;
        let shown = body.get(..MAX_BODY).unwrap_or(body);
        fmt::Debug::fmt(&String::from_utf8_lossy(shown), f)?;
        match body.len() - shown.len() {
            0 => Ok(()),
            rest => write!(f, " and {rest} bytes more"),
        }
    }
}

impl Error for ApiError<'_> {}
