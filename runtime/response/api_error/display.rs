//! An error in one line for a log, and in full for a developer.

use alloc::string::String;
use core::error::Error;
use core::fmt::{self, Write};

use super::ApiError;

/// How long a code or request id is at most. The longest code that is known has 38 characters, and a UUID 36.
const WORD: usize = 64;
/// How many bytes of the body `Debug` shows.
const BODY: usize = 512;

/// One line for a log: category, code, status and request id, without the messages, which may hold e-mail
/// addresses. An unknown code and a request id are printed where they look like one: up to 64 ASCII letters,
/// digits, `_`, `.` and `-`, of which a code has a letter unless it has three characters at most. Any other text may
/// be about a person, and only its length is told.
///
/// `{:#}` has code and request id whole, and adds the messages. Control characters, and those that turn the order
/// of a line, are escaped, so that no response can write a line of its own.
impl fmt::Display for ApiError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.category())?;
        if let Some(code) = self.primary().and_then(|object| object.code.as_ref()) {
            f.write_str(" (")?;
            word(f, code.as_str(), code.known().is_some() || is_like_a_code(code.as_str()))?;
            f.write_str(")")?;
        }
        match self.errors().len() {
            0 | 1 => {}
            count => write!(f, " and {} more", count - 1)?,
        }
        write!(f, ", status {}", self.status())?;
        if let Some(id) = self.request_id() {
            f.write_str(", request ")?;
            word(f, id, is_like_an_id(id))?;
        }
        if f.alternate() {
            let mut separator = ": ";
            for message in self.errors().iter().filter_map(|object| object.message.as_deref()) {
                f.write_str(separator)?;
                line(f, message)?;
                separator = "; ";
            }
        }
        Ok(())
    }
}

/// Writes a code or an id, or the length of what is neither.
fn word(f: &mut fmt::Formatter<'_>, text: &str, is_word: bool) -> fmt::Result {
    match is_word || f.alternate() {
        true => line(f, text),
        false => write!(f, "[text of {} characters]", text.chars().count()),
    }
}

fn is_like_an_id(text: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-');
    (1..=WORD).contains(&text.len()) && text.bytes().all(plain)
}

/// A number that is longer than a status may be a telephone's.
fn is_like_a_code(text: &str) -> bool {
    is_like_an_id(text) && (text.len() <= 3 || text.bytes().any(|byte| byte.is_ascii_alphabetic()))
}

/// Writes all of a text on the line.
fn line(f: &mut fmt::Formatter<'_>, text: &str) -> fmt::Result {
    for character in text.chars() {
        match obeyed(character) {
            true => write!(f, "{}", character.escape_default())?,
            false => f.write_char(character)?,
        }
    }
    Ok(())
}

/// What starts a line, moves the cursor, or turns the order of the text around.
fn obeyed(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// All parts, with at most 512 bytes of the body. The messages are among them, so it is for developers, not for
/// logs.
impl fmt::Debug for ApiError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { status, form, list, version, rate_limit: _, retry_after, body } = self;
        f.debug_struct("ApiError")
            .field("status", status)
            .field("form", form)
            .field("request_id", &list.request_id)
            .field("errors", &list.errors)
            .field("version", version)
            .field("rate_limit", &self.rate_limit())
            .field("retry_after", retry_after)
            .field("body", &Excerpt(body))
            .finish()
    }
}

struct Excerpt<'a>(&'a [u8]);

impl fmt::Debug for Excerpt<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(body) = *self;
        let shown = body.get(..BODY).unwrap_or(body);
        fmt::Debug::fmt(&String::from_utf8_lossy(shown), f)?;
        match body.len() - shown.len() {
            0 => Ok(()),
            rest => write!(f, " and {rest} bytes more"),
        }
    }
}

impl Error for ApiError<'_> {}
