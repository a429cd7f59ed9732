//! The variant of a code.

use core::fmt::{Result, Write};

/// Writes the name of the variant that a code has: `TokenRevoked` for `token_revoked`.
///
/// # Errors
/// Returns the errors of the writer.
pub fn write_variant_name(code: &str, out: &mut dyn Write) -> Result {
    for word in code.split('_') {
        let mut rest = word.chars();
        if let Some(first) = rest.next() {
            out.write_char(first.to_ascii_uppercase())?;
        }
        out.write_str(rest.as_str())?;
    }
    Ok(())
}
