//! The names of variants, derived from the wire names that the tables have already.

use core::fmt::{self, Write};

/// Writes the variant of a code: `token_revoked` becomes `TokenRevoked`.
///
/// # Errors
/// Returns the errors of the formatter.
pub fn write(name: &str, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    for word in name.split('_') {
        let mut rest = word.chars();
        if let Some(first) = rest.next() {
            f.write_char(first.to_ascii_uppercase())?;
        }
        f.write_str(rest.as_str())?;
    }
    Ok(())
}
