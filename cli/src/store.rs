//! Writes snapshots: each directory appears whole or not at all.

mod carry;
mod disk;
mod exchange;
mod lock;
pub(crate) mod swap;

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// The state that a failed command leaves.
pub(crate) const UNCHANGED: &str = "nothing was written; the snapshot is unchanged";

/// Returns the SHA-256 in hex, as `sha256sum` prints it.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        // Writing to a `String` cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
