//! Replaces a snapshot's directory as a whole: a new one is made next to it and swapped in in one step.
//!
//! Whenever the process ends, the directory is the old snapshot or the new one. The next run removes what an earlier
//! one left.

use std::collections::BTreeMap;
use std::env;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use intercom_errors_catalog::MANIFEST;

use super::UNCHANGED;
use super::carry::{Carried, refused};
use super::lock::Lock;
use crate::outcome::{Failure, Message};

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
    /// Resolves links, locks the directory, and cleans up what a killed run has left next to it.
    pub(crate) fn lock(folder: &Path) -> Result<Self, Failure> {
        let resolved = folder.canonicalize().or_else(|_| expected_path(folder));
        let names = resolved.ok().and_then(|folder| {
            let (parent, name) =
                (folder.parent()?.to_owned(), folder.file_name()?.to_string_lossy().into_owned());
            Some((folder, parent, name))
        });
        let absent = || {
            Message::new(format!("{}: there is no such folder to write to", folder.display()))
                .help("name a folder that holds a snapshot: --snapshot DIR; `init` makes one")
                .unreadable()
        };
        let (folder, parent, name) = names.ok_or_else(absent)?;
        let aside = parent.join(aside(&name));
        if !folder.is_dir() && !aside.is_dir() {
            return Err(absent());
        }
        let lock = Lock::take(&parent, &name)?;
        let staging = parent.join(format!(".{name}.sync"));
        let clean = || {
            if !folder.is_dir() {
                // A swap in two steps was killed between them.
                fs::rename(&aside, &folder)?;
            }
            remove(&aside)?;
            remove(&staging)
        };
        clean().map_err(|error| {
            Message::new(format!(
                "{}: an earlier run left it, and it cannot be removed: {error}",
                staging.display()
            ))
            .help("remove it by hand; nothing in it is needed")
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
        let swapped = self.stage(replacement).and_then(|carried| {
            exchange(&self.staging, &self.folder)?;
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
        drop(sync_folder(self.folder.parent().unwrap_or(&self.folder)));
        touch(&self.folder.join(MANIFEST));
        if carried.rescue(&self.staging, &self.folder).is_ok() {
            drop(remove(&self.staging));
        }
        Ok(())
    }

    fn unwritable(&self, error: &io::Error) -> Failure {
        let advice = match error.kind() {
            io::ErrorKind::ResourceBusy => "use a directory that is not a mount point",
            io::ErrorKind::CrossesDevices => "use a file system that can exchange two directories",
            _ => "see that the disk has room, and that you may write to the folder and its files",
        };
        Message::new(format!("{}: cannot be written: {error}", self.folder.display()))
            .help(UNCHANGED)
            .help(advice)
            .unreadable()
    }

    fn stage(&self, replacement: &Replacement) -> io::Result<Carried> {
        let staging = &self.staging;
        let touched = || replacement.files.keys().chain(&replacement.removed).map(Path::new);
        check_writable(&self.folder)?;
        for path in touched() {
            self.check_replaceable(path)?;
        }
        fs::create_dir(staging)?;
        let is_kept = |path: &Path| touched().all(|other| other != path);
        let carried = Carried::carry(&self.folder, staging, &is_kept)?;
        for (path, bytes) in &replacement.files {
            write(&staging.join(path), bytes, &self.folder.join(path))?;
        }
        fs::set_permissions(staging, fs::metadata(&self.folder)?.permissions())?;
        sync_folder(staging)?;
        Ok(carried)
    }

    /// Refuses what is protected from writing, and links, which lead out of the directory.
    fn check_replaceable(&self, path: &Path) -> io::Result<()> {
        for part in path.ancestors().filter(|part| !part.as_os_str().is_empty()) {
            let there = self.folder.join(part);
            let Ok(found) = there.symlink_metadata() else { continue };
            if found.is_symlink() {
                return Err(refused(part, "is a symbolic link"));
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

/// The path that a directory would have if it existed.
fn expected_path(folder: &Path) -> io::Result<PathBuf> {
    let folder = std::path::absolute(folder)?;
    let (Some(parent), Some(name)) = (folder.parent(), folder.file_name()) else {
        return Err(io::ErrorKind::NotFound.into());
    };
    Ok(parent.canonicalize()?.join(name))
}

/// The name of the old directory during a swap in two steps.
fn aside(name: &str) -> String {
    format!(".{name}.old")
}

/// Writes a new file with the mode of the one that it replaces.
fn write(target: &Path, bytes: &[u8], replaced: &Path) -> io::Result<()> {
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent)?;
    }
    let mut file = fs::File::create_new(target)?;
    file.write_all(bytes)?;
    if let Ok(old) = fs::metadata(replaced) {
        file.set_permissions(old.permissions())?;
    }
    file.sync_all()
}

/// Removes a directory, even if directories in it are protected from writing.
fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            unprotect(folder)?;
            fs::remove_dir_all(folder)
        }
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(unix)]
fn unprotect(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o700))?;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            unprotect(&entry.path())?;
        }
    }
    Ok(())
}

#[cfg(not(unix))]
fn unprotect(_folder: &Path) -> io::Result<()> {
    Ok(())
}

/// Marks a file as changed now, so that a build that read the old one meanwhile starts again.
fn touch(file: &Path) {
    drop(fs::File::open(file).and_then(|file| file.set_modified(SystemTime::now())));
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

/// Swaps two directories in one step, or in two if the file system cannot do it in one.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => exchange_in_two_steps(new, old),
        exchanged => Ok(exchanged?),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    exchange_in_two_steps(new, old)
}

/// Swaps two directories, and puts the old one back if the second step fails. If the process ends between the steps,
/// the next run puts it back.
fn exchange_in_two_steps(new: &Path, old: &Path) -> io::Result<()> {
    let name = old.file_name().unwrap_or_default().to_string_lossy();
    let aside = old.with_file_name(aside(&name));
    fs::rename(old, &aside)?;
    if let Err(error) = fs::rename(new, old) {
        fs::rename(&aside, old)?;
        return Err(error);
    }
    // If this fails, the next run removes it.
    drop(fs::rename(&aside, new));
    Ok(())
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swap_in_two_steps_leaves_the_old_directory_in_place_of_the_new_one() {
        let root = tempfile::TempDir::new().unwrap();
        let (new, old) = (root.path().join(".snapshot.sync"), root.path().join("snapshot"));
        for (folder, text) in [(&new, "new"), (&old, "old")] {
            fs::create_dir(folder).unwrap();
            fs::write(folder.join("file"), text).unwrap();
        }
        exchange_in_two_steps(&new, &old).unwrap();
        assert_eq!(fs::read_to_string(old.join("file")).unwrap(), "new");
        assert_eq!(fs::read_to_string(new.join("file")).unwrap(), "old");
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 2);
    }
}
