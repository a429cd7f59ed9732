//! Writes files and snapshots: each appears whole or not at all.

mod carry;
mod disk;
mod exchange;
mod lock;
pub(crate) mod swap;

pub(crate) use disk::list;

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::Path;

use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::outcome::{Failure, Message};

/// The state that a failed command leaves.
pub(crate) const UNCHANGED: &str = "nothing was written; the snapshot is unchanged";

/// Returns the failure of a command that has written nothing.
pub(crate) fn failure_before_writing(problem: impl Into<String>) -> Failure {
    Message::new(problem).help(UNCHANGED).unreadable()
}

/// Returns the SHA-256 in hex, as `sha256sum` prints it.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        // Writing to a `String` cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Writes a file of a directory, and creates the directory.
pub(crate) fn write(directory: &Path, name: &str, bytes: &[u8]) -> Result<(), Failure> {
    let target = directory.join(name);
    replace(directory, &target, bytes).map_err(|error| {
        Message::new(format!("{}: cannot be written: {error}", target.display()))
            .help("the earlier file, if there was one, is unchanged")
            .unreadable()
    })
}

fn replace(directory: &Path, target: &Path, bytes: &[u8]) -> io::Result<()> {
    fs::create_dir_all(directory)?;
    let permissions = fs::metadata(target).ok().map(|metadata| metadata.permissions());
    // A rename would replace even a file that its owner protects.
    if permissions.as_ref().is_some_and(fs::Permissions::readonly) {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file is read-only"));
    }
    let staging = TempDir::new_in(directory)?;
    let staged = staging.path().join("file");
    disk::write(&staged, bytes, permissions)?;
    fs::rename(staged, target)
}
