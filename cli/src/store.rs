//! Writes files and snapshots: each appears whole or not at all.

mod carry;
mod disk;
mod exchange;
mod lock;
pub(crate) mod swap;

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use crate::outcome::{Failure, Message};

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
    let mut file = NamedTempFile::new_in(directory)?;
    file.write_all(bytes)?;
    file.as_file().sync_all()?;
    match permissions {
        Some(permissions) => fs::set_permissions(file.path(), permissions)?,
        None => make_readable(file.path())?,
    }
    file.persist(target)?;
    Ok(())
}

/// Lets all users read a new file. A temporary file is only for its owner.
#[cfg(unix)]
fn make_readable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn make_readable(_path: &Path) -> io::Result<()> {
    Ok(())
}
