//! Replaces a snapshot's directory as a whole: a new one is made next to it and swapped in in one step.
//!
//! Whenever the process ends, the directory is the old snapshot or the new one. The next run removes what an earlier
//! one left.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use super::UNCHANGED;
use super::lock::Lock;
use crate::outcome::{Failure, Trouble};

/// A snapshot's directory that may be replaced. Other writers are kept away from it.
#[derive(Debug)]
pub(crate) struct Place {
    folder: PathBuf,
    staging: PathBuf,
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
    /// Resolves links, locks the directory, and removes what a killed run has left next to it.
    pub(crate) fn lock(folder: &Path) -> Result<Self, Failure> {
        let resolve = || {
            let folder = folder.canonicalize().ok()?;
            let parent = folder.parent()?.to_owned();
            let name = folder.file_name()?.to_string_lossy().into_owned();
            Some((folder, parent, name))
        };
        let Some((folder, parent, name)) = resolve() else {
            return Err(Trouble::new(format!("{}: there is no such folder to write to", folder.display()))
                .help("name a folder that holds a snapshot: --snapshot DIR; `init` makes one")
                .unreadable());
        };
        let lock = Lock::take(&parent, &name)?;
        let staging = parent.join(format!(".{name}.sync"));
        remove(&staging).map_err(|error| {
            Trouble::new(format!("{}: cannot be removed: {error}", staging.display()))
                .help("remove it by hand: an earlier run left it, and nothing in it is needed")
                .unreadable()
        })?;
        Ok(Self { folder, staging, _lock: lock })
    }

    /// Returns `true` if the current directory is this one or below it. A shell there stays in the old one.
    pub(crate) fn contains_cwd(&self) -> bool {
        let here = env::current_dir().and_then(|here| here.canonicalize());
        here.is_ok_and(|here| here.starts_with(&self.folder))
    }

    /// Makes the new directory next to the old one, and swaps them.
    pub(crate) fn replace(&self, replacement: &Replacement) -> Result<(), Failure> {
        let replaced = self.stage(replacement).and_then(|()| exchange(&self.staging, &self.folder));
        // After a failure this is the new directory, otherwise the old one.
        let removed = remove(&self.staging);
        replaced.map_err(|error| {
            Trouble::new(format!("{}: cannot be written: {error}", self.folder.display()))
                .help(UNCHANGED)
                .help("see that the disk has room, and that you may write to the folder and its files")
                .unreadable()
        })?;
        // If the old directory is still there, the next run removes it.
        drop(removed);
        Ok(())
    }

    fn stage(&self, replacement: &Replacement) -> io::Result<()> {
        let staging = &self.staging;
        // What is protected from writing must not be replaced.
        check_writable(&self.folder)?;
        for path in replacement.files.keys().chain(&replacement.removed) {
            if fs::metadata(self.folder.join(path)).is_ok_and(|found| found.permissions().readonly()) {
                let problem = format!("the file {path} is read-only");
                return Err(io::Error::new(io::ErrorKind::PermissionDenied, problem));
            }
        }
        fs::create_dir(staging)?;
        let is_kept = |path: &Path| {
            replacement.files.keys().chain(&replacement.removed).all(|other| Path::new(other) != path)
        };
        carry(&self.folder, staging, Path::new(""), &is_kept)?;
        for (path, bytes) in &replacement.files {
            write(&staging.join(path), bytes)?;
        }
        fs::set_permissions(staging, fs::metadata(&self.folder)?.permissions())?;
        sync_folder(staging)
    }
}

/// Links all files that are kept into the new directory, including those that the manifest does not name.
fn carry(from: &Path, to: &Path, below: &Path, is_kept: &dyn Fn(&Path) -> bool) -> io::Result<()> {
    for entry in fs::read_dir(from.join(below))? {
        let entry = entry?;
        let path = below.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            fs::create_dir(to.join(&path))?;
            carry(from, to, &path, is_kept)?;
        } else if is_kept(&path) {
            // Not all file systems have hard links.
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
fn check_writable(folder: &Path) -> io::Result<()> {
    Ok(rustix::fs::access(folder, rustix::fs::Access::WRITE_OK)?)
}

/// On other systems, the rename finds out.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn check_writable(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// Swaps two directories in one step.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE)?;
    match old.parent() {
        Some(parent) => sync_folder(parent),
        None => Ok(()),
    }
}

/// Swaps two directories in two steps, and puts the old one back if the second step fails.
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
