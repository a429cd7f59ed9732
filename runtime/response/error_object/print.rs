//! `Debug` without personal data, and `{:#?}` with all parts.

use core::fmt;

use super::{ErrorList, ErrorObject};
use crate::Code;
use crate::response::printable::{is_like_a_code, is_like_an_id, write_word};

impl fmt::Debug for ErrorObject<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { code, message, field, data } = self;
        if f.alternate() {
            return f
                .debug_struct("ErrorObject")
                .field("code", code)
                .field("message", message)
                .field("field", field)
                .field("data", data)
                .finish();
        }
        f.write_str("ErrorObject(")?;
        match code {
            Some(code) => write_code(f, code)?,
            None => f.write_str("no code")?,
        }
        f.write_str(")")
    }
}

impl fmt::Debug for ErrorList<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { request_id, errors } = self;
        let id = request_id.as_deref().map(Id);
        f.debug_struct("ErrorList").field("request_id", &id).field("errors", errors).finish()
    }
}

struct Id<'a>(&'a str);

impl fmt::Debug for Id<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() { fmt::Debug::fmt(self.0, f) } else { write_id(f, self.0) }
    }
}

/// Writes a code that is known or looks like a code, and only the length of any other text.
pub(in crate::response) fn write_code(f: &mut fmt::Formatter<'_>, code: &Code<'_>) -> fmt::Result {
    write_word(f, code.as_str(), code.known().is_some() || is_like_a_code(code.as_str()))
}

/// Writes a request ID that looks like an ID, and only the length of any other text.
pub(in crate::response) fn write_id(f: &mut fmt::Formatter<'_>, id: &str) -> fmt::Result {
    write_word(f, id, is_like_an_id(id))
}
