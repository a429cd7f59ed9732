//! Reads files for callers that pass a snapshot's files to this crate. No reader of this crate uses it.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{self, Read};
use std::path::Path;

/// The most bytes of a file of a snapshot. The largest one has about 200 thousand.
const MAX_BYTES: u64 = 32 << 20;

/// Reads a file of a snapshot by its path in the snapshot's directory.
///
/// The directory itself may be a symbolic link. Below it, links are refused, because they lead out of the snapshot.
///
/// # Errors
/// The path has a link or is not a regular file, the file has more than 32 MiB, or the system fails.
pub fn read_in_snapshot(directory: &Path, path: &str) -> io::Result<Vec<u8>> {
    let mut file = directory.to_owned();
    for part in path.split('/') {
        file.push(part);
        if file.symlink_metadata()?.is_symlink() {
            return Err(io::Error::other(format!(
                "{} is a symbolic link: expected a file or directory of the snapshot itself",
                file.display()
            )));
        }
    }
    read_regular(&file, MAX_BYTES)
}

/// Reads a regular file of at most `max` bytes, without waiting for a pipe or a device.
///
/// # Errors
/// The path is not a regular file, the file has more bytes, or the system fails.
pub fn read_regular(path: &Path, max: u64) -> io::Result<Vec<u8>> {
    // Opening a device may have an effect.
    check_regular(&path.metadata()?)?;
    let file = open(path)?;
    // Another file may have taken its place.
    check_regular(&file.metadata()?)?;
    let mut bytes = Vec::new();
    file.take(max.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > max {
        let problem = format!("the file is too large: expected at most {max} bytes");
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, problem));
    }
    Ok(bytes)
}

fn check_regular(found: &Metadata) -> io::Result<()> {
    if found.is_file() { Ok(()) } else { Err(io::Error::other("not a regular file")) }
}

/// Opens a file. A pipe that took its place after the check does not block.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;

    /// `O_NONBLOCK`, which the standard library does not export. Zero on systems whose value is not known here.
    const NONBLOCK: i32 = if cfg!(any(target_vendor = "apple", target_os = "freebsd")) {
        0x4
    } else if cfg!(all(
        any(target_os = "linux", target_os = "android"),
        any(target_arch = "x86_64", target_arch = "aarch64", target_arch = "riscv64")
    )) {
        0o4000
    } else {
        0
    };
    OpenOptions::new().read(true).custom_flags(NONBLOCK).open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new().read(true).open(path)
}
