//! Carries the files of a directory over into the one that replaces it.

use std::collections::BTreeMap;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::disk::list;

/// The files of a directory as they were when they were carried over.
#[derive(Debug, Default)]
pub(super) struct Carried {
    files: BTreeMap<PathBuf, Stamp>,
}

/// The identity of a file's content, without reading it.
#[derive(Debug, PartialEq, Eq)]
struct Stamp {
    inode: u64,
    length: u64,
    modified: Option<SystemTime>,
}

impl Carried {
    /// Links the files that are kept into the new directory, and gives its directories their modes.
    ///
    /// Files that are not in the manifest are kept too.
    pub(super) fn carry(from: &Path, to: &Path, is_kept: impl Fn(&Path) -> bool) -> io::Result<Self> {
        let mut carried = Self::default();
        let mut directories = Vec::new();
        for (path, found) in list(from)? {
            let (source, target) = (from.join(&path), to.join(&path));
            if is_mount_point(&source) {
                return Err(refusal(&path, "is a mount point"));
            }
            if found.is_dir() {
                fs::create_dir(&target)?;
                directories.push((target, found.permissions()));
                continue;
            }
            if is_kept(&path) {
                carry_file(&source, &target, &path, &found)?;
            }
            carried.files.insert(path, Stamp::of(&found));
        }
        // At the end, as a mode may forbid to write.
        directories.into_iter().try_for_each(|(directory, mode)| fs::set_permissions(directory, mode))?;
        Ok(carried)
    }

    /// Moves the files into the new directory that were written into the old one after the carrying.
    pub(super) fn rescue(&self, old: &Path, new: &Path) -> io::Result<()> {
        for (path, found) in list(old)? {
            if !found.is_dir() && self.files.get(&path) != Some(&Stamp::of(&found)) {
                let target = new.join(&path);
                target.parent().map_or(Ok(()), fs::create_dir_all)?;
                fs::rename(old.join(path), target)?;
            }
        }
        Ok(())
    }
}

impl Stamp {
    fn of(found: &Metadata) -> Self {
        Self { inode: inode(found), length: found.len(), modified: found.modified().ok() }
    }
}

fn carry_file(from: &Path, to: &Path, shown: &Path, found: &Metadata) -> io::Result<()> {
    #[cfg(unix)]
    if found.is_symlink() {
        return std::os::unix::fs::symlink(fs::read_link(from)?, to);
    }
    if !found.is_file() {
        return Err(refusal(shown, "is neither a file nor a directory"));
    }
    // Not all file systems have hard links.
    if fs::hard_link(from, to).is_err() {
        fs::copy(from, to)?;
    }
    Ok(())
}

/// An error about an entry of the snapshot's directory.
pub(super) fn refusal(path: &Path, problem: &str) -> io::Error {
    io::Error::other(format!("{} {problem}", path.display()))
}

/// Returns `true` for the root of a mount. Its files would be removed with the old directory, or could not be.
#[cfg(target_os = "linux")]
fn is_mount_point(path: &Path) -> bool {
    use rustix::fs::{AtFlags, CWD, StatxAttributes, StatxFlags, statx};
    statx(CWD, path, AtFlags::SYMLINK_NOFOLLOW, StatxFlags::empty())
        .is_ok_and(|found| found.stx_attributes.contains(StatxAttributes::MOUNT_ROOT))
}

/// Elsewhere, a mount has another device than its parent directory.
#[cfg(all(unix, not(target_os = "linux")))]
fn is_mount_point(path: &Path) -> bool {
    let device =
        |path: &Path| path.symlink_metadata().map(|found| std::os::unix::fs::MetadataExt::dev(&found)).ok();
    path.parent().is_some_and(|parent| device(parent) != device(path))
}

/// Windows has no mounts without a link.
#[cfg(not(unix))]
fn is_mount_point(_path: &Path) -> bool {
    false
}

#[cfg(unix)]
fn inode(found: &Metadata) -> u64 {
    std::os::unix::fs::MetadataExt::ino(found)
}

#[cfg(not(unix))]
fn inode(_found: &Metadata) -> u64 {
    0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_written_after_the_carrying_are_rescued() {
        let root = tempfile::TempDir::new().unwrap();
        let (old, new) = (root.path().join("old"), root.path().join("new"));
        fs::create_dir_all(old.join("below")).unwrap();
        fs::create_dir(&new).unwrap();
        fs::write(old.join("kept"), "1").unwrap();
        fs::write(old.join("replaced"), "1").unwrap();
        let carried = Carried::carry(&old, &new, |path| path != Path::new("replaced")).unwrap();
        fs::write(new.join("replaced"), "2").unwrap();

        fs::write(old.join("below/late"), "late").unwrap();
        let time = fs::metadata(old.join("kept")).unwrap().modified().unwrap();
        fs::write(old.join("other"), "9").unwrap();
        fs::File::open(old.join("other")).unwrap().set_modified(time).unwrap();
        fs::rename(old.join("other"), old.join("kept")).unwrap();
        carried.rescue(&old, &new).unwrap();

        assert_eq!(fs::read_to_string(new.join("below/late")).unwrap(), "late");
        assert_eq!(fs::read_to_string(new.join("kept")).unwrap(), "9", "of the same length and time");
        assert_eq!(fs::read_to_string(new.join("replaced")).unwrap(), "2");
    }
}
