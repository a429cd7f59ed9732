//! `Display` and `Debug` without personal data, and their alternate forms with everything.

use alloc::string::String;
use core::error::Error;
use core::fmt;

use intercom_errors_vocabulary::Printable;

use super::{ApiError, Inner};
use crate::printable::{write_code, write_id};

/// The number of bytes of the body that `{:#?}` shows.
const MAX_BODY: usize = 512;

/// Prints one line for a log: `404 not_found, request 002tao2jpul9936ujpk0`.
///
/// The line has the status, the code of the most significant error, and the request ID. The category follows in
/// parentheses unless the code is the same word, and the number of errors if there are several: `401 token_revoked
/// (authentication), 2 errors` or `503 (unavailable)`.
///
/// The line has no messages, since they may contain email addresses. An unknown code is printed if it has lower-case
/// letters, digits and `_` only. A request ID is printed if it has ASCII letters, digits, `_`, `.` and `-` only. Any
/// other text may be about a person, so only its length is printed.
///
/// Both have at most 64 characters, and at least one letter, as a number may be a phone number. Only a code of at most
/// three characters needs no letter.
///
/// `{:#}` prints code and request ID in full, and adds the messages. Control characters, and those that change the
/// direction of text, are escaped. So a response cannot start a line of its own.
impl fmt::Display for ApiError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.status())?;
        let (code, category) = (self.code(), self.category());
        if let Some(code) = code {
            f.write_str(" ")?;
            write_code(f, code)?;
        }
        if code.is_none_or(|code| code.as_str() != category.as_str()) {
            write!(f, " ({category})")?;
        }
        match self.errors().len() {
            0 | 1 => {}
            count => write!(f, ", {count} errors")?,
        }
        if let Some(id) = self.request_id() {
            f.write_str(", request ")?;
            write_id(f, id)?;
        }
        if f.alternate() {
            let mut separator = ": ";
            for message in self.errors().iter().filter_map(|object| object.message.as_deref()) {
                write!(f, "{separator}{}", Printable(message))?;
                separator = "; ";
            }
        }
        Ok(())
    }
}

/// Prints the line of `Display`, such as `ApiError(404 not_found)`, so that `unwrap` prints no message.
///
/// `{:#?}` prints all parts, with at most 512 bytes of the body. It includes the messages, so it is not for logs.
impl fmt::Debug for ApiError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !f.alternate() {
            return write!(f, "ApiError({self})");
        }
        let Inner { status, body_kind, list, version, rate_limit, retry_after, body } = &*self.0;
        f.debug_struct("ApiError")
            .field("status", status)
            .field("body_kind", body_kind)
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
            rest => write!(f, " and {rest} more bytes"),
        }
    }
}

impl Error for ApiError<'_> {}
