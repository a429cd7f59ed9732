//! The owner of a snapshot that is used although no one named it.

use std::os::unix::fs::MetadataExt;
use std::path::Path;

use crate::outcome::{Failure, Message};

/// Refuses a directory of another user, as Git does (`safe.directory`). Root's directories are accepted.
///
/// Anyone can put a directory above the current one if that is in a directory such as `/tmp`.
pub(crate) fn check(directory: &Path) -> Result<(), Failure> {
    let own = rustix::process::geteuid().as_raw();
    // Of a link, both the link and its target.
    let found = [directory.symlink_metadata(), directory.metadata()];
    match found.into_iter().flatten().map(|found| found.uid()).find(|owner| ![own, 0].contains(owner)) {
        None => Ok(()),
        Some(other) => Err(Message::new(format!(
            "{}: the snapshot belongs to another user: expected the user id {own}, found {other}",
            directory.display()
        ))
        .help(format!("if you trust that user, specify it: --snapshot {}", directory.display()))
        .unreadable()),
    }
}
