//! Replaces a snapshot's folder as a whole: a new one is made beside it, proven, and takes its place in one step.
//!
//! So whenever the process ends, the folder is the old snapshot or the new one. What an earlier run left beside
//! it is removed by the next.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::hash;
use crate::outcome::{Failure, Trouble};

/// A snapshot's folder, where it may be replaced.
#[derive(Debug)]
pub(crate) struct Place {
    folder: PathBuf,
    parent: PathBuf,
    name: String,
}

/// What becomes of a folder.
#[derive(Debug)]
pub(crate) struct Replacement<'r> {
    /// Files with new content, by their path below the folder.
    pub(crate) files: &'r BTreeMap<String, Vec<u8>>,
    /// Files that go.
    pub(crate) removed: &'r [String],
    /// What each file of the new snapshot has as its SHA-256.
    pub(crate) hashes: &'r [(String, String)],
}

impl Place {
    /// Finds the folder behind links, and the folder that it is in.
    pub(crate) fn of(folder: &Path) -> Result<Self, Failure> {
        let place = || {
            let folder = folder.canonicalize().ok()?;
            let parent = folder.parent()?.to_owned();
            let name = folder.file_name()?.to_string_lossy().into_owned();
            Some(Self { folder, parent, name })
        };
        place().ok_or_else(|| {
            Trouble::new(format!("{}: there is no such folder to write to", folder.display()))
                .help("name a folder that holds a snapshot: --snapshot DIR; `init` makes one")
                .unreadable()
        })
    }

    pub(crate) fn parent(&self) -> &Path {
        &self.parent
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    /// Whether the current folder is this one, or in it: what stands there is left in the old one.
    pub(crate) fn is_stood_in(&self) -> bool {
        let here = env::current_dir().and_then(|here| here.canonicalize());
        here.is_ok_and(|here| here.starts_with(&self.folder))
    }

    fn staging(&self) -> PathBuf {
        self.parent.join(format!(".{}.sync", self.name))
    }

    /// Removes what a run that was ended has left.
    pub(crate) fn clean(&self) -> Result<(), Failure> {
        remove(&self.staging()).map_err(|error| {
            Trouble::new(format!("{}: cannot be removed: {error}", self.staging().display()))
                .help("an earlier run that was ended left it; nothing in it is needed")
                .unreadable()
        })
    }

    /// Makes the new folder beside the old one, and lets them change places.
    pub(crate) fn replace(&self, replacement: &Replacement<'_>) -> Result<(), Failure> {
        let staging = self.staging();
        let replaced = self.stage(&staging, replacement).and_then(|()| exchange(&staging, &self.folder));
        // Either the new folder, which came to nothing, or the old one.
        let removed = remove(&staging);
        replaced.map_err(|error| {
            Trouble::new(format!("{}: cannot be written: {error}", self.folder.display()))
                .help("what stood there before is unchanged; see that the disk has room and the folder may be written")
                .unreadable()
        })?;
        // What is left beside a new snapshot is clutter, and the next run removes it.
        drop(removed);
        Ok(())
    }

    fn stage(&self, staging: &Path, replacement: &Replacement<'_>) -> io::Result<()> {
        // A folder that may not be written to is not to be replaced by one that may.
        writable(&self.folder)?;
        fs::create_dir(staging)?;
        let goes = |path: &Path| {
            let is = |other: &str| Path::new(other) == path;
            replacement.files.keys().any(|other| is(other))
                || replacement.removed.iter().any(|other| is(other))
        };
        carry(&self.folder, staging, Path::new(""), &goes)?;
        for (path, bytes) in replacement.files {
            write(&staging.join(path), bytes)?;
        }
        for (path, expected) in replacement.hashes {
            if hash(&fs::read(staging.join(path))?) != *expected {
                return Err(io::Error::other(format!("{path} was not written as it should be")));
            }
        }
        fs::set_permissions(staging, fs::metadata(&self.folder)?.permissions())?;
        sync_folder(staging)
    }
}

/// Puts everything that stays into the new folder, whether the manifest names it or not.
fn carry(from: &Path, to: &Path, below: &Path, goes: &dyn Fn(&Path) -> bool) -> io::Result<()> {
    for entry in fs::read_dir(from.join(below))? {
        let entry = entry?;
        let path = below.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir(to.join(&path))?;
            carry(from, to, &path, goes)?;
        } else if !goes(&path) {
            // The same file under a second name; where the disk has no such thing, a copy.
            if fs::hard_link(entry.path(), to.join(&path)).is_err() {
                fs::copy(entry.path(), to.join(&path))?;
            }
        }
    }
    Ok(())
}

fn write(target: &Path, bytes: &[u8]) -> io::Result<()> {
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent)?;
    }
    let mut file = fs::File::create_new(target)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn writable(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::access(folder, rustix::fs::Access::WRITE_OK)?)
}

/// Where the system cannot tell, the renaming will.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn writable(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// Two folders change places, in one step.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE)?;
    match old.parent() {
        Some(parent) => sync_folder(parent),
        None => Ok(()),
    }
}

/// Where the system has no such step, there are two, with the old folder put back if the second one fails.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    let aside = new.with_extension("old");
    remove(&aside)?;
    fs::rename(old, &aside)?;
    if let Err(error) = fs::rename(new, old) {
        fs::rename(&aside, old)?;
        return Err(error);
    }
    remove(&aside)
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
