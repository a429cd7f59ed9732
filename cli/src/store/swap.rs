//! Replaces a snapshot's directory as a whole: a new one is made next to it and swapped in in one step.
//!
//! Whenever the process ends, the directory is the old snapshot or the new one. The next run removes what an earlier
//! one left.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use intercom_errors_catalog::MANIFEST;

use super::carry::{Carried, refusal};
use super::disk::{check_writable, remove, sync_directory, touch, write};
use super::exchange::{exchange, old_name};
use super::failure_before_writing;
use super::lock::Lock;
use crate::outcome::{Failure, Message};

/// A directory that a snapshot is in or will be in. Other writers are kept away from it.
#[derive(Debug)]
pub(crate) struct Place {
    directory: PathBuf,
    /// The new directory, until it is swapped in.
    staging: PathBuf,
    /// The old directory during a swap in two steps.
    old: PathBuf,
    _lock: Lock,
}

/// The changes to a directory.
#[derive(Debug)]
pub(crate) struct Replacement {
    /// Files with new content, by their path below the directory.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    /// Files that are removed.
    pub(crate) removed: Vec<String>,
}

impl Place {
    /// Resolves links and locks an existing snapshot.
    pub(crate) fn lock(directory: &Path) -> Result<Self, Failure> {
        let absent = || {
            Message::new(format!("{}: there is no such directory to write to", directory.display()))
                .help("specify a directory that has a snapshot: --snapshot DIR; `init` creates one")
                .unreadable()
        };
        let resolved =
            directory.canonicalize().or_else(|_| expected_path(directory)).map_err(|_| absent())?;
        let (Some(parent), Some(name)) = (resolved.parent(), resolved.file_name()) else {
            return Err(absent());
        };
        let name = name.to_string_lossy();
        if resolved.is_dir() || parent.join(old_name(&name)).is_dir() {
            Self::lock_in(parent, &name)
        } else {
            Err(absent())
        }
    }

    /// Locks the directory of this name in `parent`, which may not exist yet, and removes what a killed run left next
    /// to it.
    pub(crate) fn lock_in(parent: &Path, name: &str) -> Result<Self, Failure> {
        let place = Self {
            directory: parent.join(name),
            staging: parent.join(format!(".{name}.sync")),
            old: parent.join(old_name(name)),
            _lock: Lock::take(parent, name)?,
        };
        let clean = || {
            if !place.directory.is_dir() && place.old.is_dir() {
                // A swap in two steps was killed between them.
                fs::rename(&place.old, &place.directory)?;
            }
            remove(&place.old)?;
            remove(&place.staging)
        };
        clean().map_err(|error| {
            Message::new(format!(
                "{}: an earlier run left it, and it cannot be removed: {error}",
                place.staging.display()
            ))
            .help("remove it by hand; nothing in it is needed")
            .unreadable()
        })?;
        Ok(place)
    }

    /// Creates the directory with these files: all, or none if one fails.
    ///
    /// Replaces an empty directory. Fails if it has files.
    pub(crate) fn create(&self, files: &[(&str, &[u8])]) -> io::Result<()> {
        let create = || {
            fs::create_dir(&self.staging)?;
            for (path, bytes) in files {
                write(&self.staging.join(path), bytes, None)?;
            }
            sync_directory(&self.staging)?;
            fs::rename(&self.staging, &self.directory)
        };
        create().inspect_err(|_| drop(remove(&self.staging)))
    }

    /// Writes a file next to the directory, or below a directory there. The file appears whole or not at all.
    pub(crate) fn write_next_to(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        let target = self.directory.with_file_name(path);
        let create = || {
            let staged = self.staging.join("file");
            write(&staged, bytes, None)?;
            if let Some(parent) = target.parent() {
                fs::create_dir_all(parent)?;
            }
            fs::rename(staged, &target)
        };
        let created = create();
        // If this fails, the next run removes it.
        drop(remove(&self.staging));
        created
    }

    /// Returns `true` if the current directory is this one or below it. A shell there stays in the old one.
    pub(crate) fn contains_cwd(&self) -> bool {
        let here = env::current_dir().and_then(|here| here.canonicalize());
        here.is_ok_and(|here| here.starts_with(&self.directory))
    }

    /// Makes the new directory next to the old one, and swaps them.
    pub(crate) fn replace(&self, replacement: &Replacement) -> Result<(), Failure> {
        let swapped = self.stage(replacement).and_then(|carried| {
            exchange(&self.staging, &self.directory)?;
            Ok(carried)
        });
        let carried = match swapped {
            Ok(carried) => carried,
            Err(error) => {
                // The new directory; the next run removes it if this one cannot.
                drop(remove(&self.staging));
                return Err(self.unwritable(&error));
            }
        };
        // The snapshot is the new one, so that nothing from here on is a failure of the command.
        drop(sync_directory(self.directory.parent().unwrap_or(&self.directory)));
        touch(&self.directory.join(MANIFEST));
        if carried.rescue(&self.staging, &self.directory).is_ok() {
            drop(remove(&self.staging));
        }
        Ok(())
    }

    fn unwritable(&self, error: &io::Error) -> Failure {
        let advice = match error.kind() {
            io::ErrorKind::ResourceBusy => "use a directory that is not a mount point",
            io::ErrorKind::CrossesDevices => "use a file system that can exchange two directories",
            _ => "check that the disk has room, and that you may write to the directory and its files",
        };
        failure_before_writing(format!("{}: cannot be written: {error}", self.directory.display()))
            .help(advice)
    }

    fn stage(&self, replacement: &Replacement) -> io::Result<Carried> {
        let staging = &self.staging;
        let touched = || replacement.files.keys().chain(&replacement.removed).map(Path::new);
        check_writable(&self.directory)?;
        for path in touched() {
            self.check_replaceable(path)?;
        }
        fs::create_dir(staging)?;
        let is_kept = |path: &Path| touched().all(|other| other != path);
        let carried = Carried::carry(&self.directory, staging, is_kept)?;
        for (path, bytes) in &replacement.files {
            let replaced = fs::metadata(self.directory.join(path)).ok();
            write(&staging.join(path), bytes, replaced.map(|replaced| replaced.permissions()))?;
        }
        fs::set_permissions(staging, fs::metadata(&self.directory)?.permissions())?;
        sync_directory(staging)?;
        Ok(carried)
    }

    /// Refuses what is protected from writing, and links, which lead out of the directory.
    fn check_replaceable(&self, path: &Path) -> io::Result<()> {
        for part in path.ancestors().filter(|part| !part.as_os_str().is_empty()) {
            let there = self.directory.join(part);
            let Ok(found) = there.symlink_metadata() else { continue };
            if found.is_symlink() {
                return Err(refusal(part, "is a symbolic link"));
            }
            if found.is_dir() {
                check_writable(&there)?;
            } else if found.permissions().readonly() {
                let problem = format!("the file {} is read-only", part.display());
                return Err(io::Error::new(io::ErrorKind::PermissionDenied, problem));
            }
        }
        Ok(())
    }
}

/// Returns the path that a directory would have if it existed.
fn expected_path(directory: &Path) -> io::Result<PathBuf> {
    let directory = std::path::absolute(directory)?;
    let (Some(parent), Some(name)) = (directory.parent(), directory.file_name()) else {
        return Err(io::ErrorKind::NotFound.into());
    };
    Ok(parent.canonicalize()?.join(name))
}
