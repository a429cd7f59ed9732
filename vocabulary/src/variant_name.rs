//! The variant of a code.

use core::fmt::{Display, Formatter, Result, Write as _};

/// The name of the variant that a code has. `VariantName("token_revoked")` prints `TokenRevoked`.
pub struct VariantName<'a>(pub &'a str);

impl Display for VariantName<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> Result {
        for word in self.0.split('_') {
            let mut rest = word.chars();
            if let Some(first) = rest.next() {
                f.write_char(first.to_ascii_uppercase())?;
            }
            f.write_str(rest.as_str())?;
        }
        Ok(())
    }
}
