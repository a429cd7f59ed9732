//! `Debug` without personal data, and `{:#?}` with all parts.

use core::fmt;

use super::ErrorObject;
use crate::printable::write_code;

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
