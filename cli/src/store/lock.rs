//! One writer at a time.

use std::fs::{File, TryLockError};
use std::path::Path;

use crate::outcome::{Failure, Message};

/// Keeps other writers away from a snapshot. The system releases it when the process ends.
///
/// On Unix it locks the parent directory, which is not replaced, so that no lock file stays behind. Two snapshots in
/// one directory therefore share a lock.
#[derive(Debug)]
pub(super) struct Lock {
    _held: File,
}

impl Lock {
    /// Locks the snapshot of this name in the directory `parent`.
    pub(super) fn take(parent: &Path, name: &str) -> Result<Self, Failure> {
        let shown = parent.join(name);
        let problem = |why: String| {
            Message::new(format!("{}: the snapshot cannot be locked: {why}", shown.display())).unreadable()
        };
        let held = open(parent, name).map_err(|error| problem(error.to_string()))?;
        match held.try_lock() {
            Ok(()) => Ok(Self { _held: held }),
            Err(TryLockError::WouldBlock) => Err(Message::new(format!(
                "{}: another sync, observe or init is writing this snapshot, or one next to it",
                shown.display()
            ))
            .help("wait for it to end, and run the command again")
            .unreadable()),
            Err(TryLockError::Error(error)) => Err(problem(error.to_string())),
        }
    }
}

#[cfg(unix)]
fn open(parent: &Path, _name: &str) -> std::io::Result<File> {
    File::open(parent)
}

#[cfg(not(unix))]
fn open(parent: &Path, name: &str) -> std::io::Result<File> {
    File::create(parent.join(format!(".{name}.lock")))
}
