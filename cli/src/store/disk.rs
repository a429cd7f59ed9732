//! Operations on files and directories that the standard library does not have.

use std::fs::{self, File, Metadata, Permissions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Lists the paths below a directory, and follows no link. A directory comes before its entries.
pub(crate) fn list(root: &Path) -> io::Result<Vec<(PathBuf, Metadata)>> {
    let mut listed = Vec::new();
    let mut directories = vec![PathBuf::new()];
    while let Some(directory) = directories.pop() {
        for entry in fs::read_dir(root.join(&directory))? {
            let entry = entry?;
            let (path, found) = (directory.join(entry.file_name()), entry.metadata()?);
            if found.is_dir() {
                directories.push(path.clone());
            }
            listed.push((path, found));
        }
    }
    Ok(listed)
}

/// Writes a new file, with the mode of the one that it replaces.
pub(super) fn write(target: &Path, bytes: &[u8], mode: Option<Permissions>) -> io::Result<()> {
    if let Some(parent) = target.parent() {
        fs::create_dir_all(parent)?;
    }
    let mut file = File::create_new(target)?;
    file.write_all(bytes)?;
    if let Some(mode) = mode {
        file.set_permissions(mode)?;
    }
    file.sync_all()
}

/// Removes a directory, even if directories in it are protected from writing.
pub(super) fn remove(directory: &Path) -> io::Result<()> {
    match fs::remove_dir_all(directory) {
        #[cfg(unix)]
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
            unprotect(directory)?;
            fs::remove_dir_all(directory)
        }
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

#[cfg(unix)]
fn unprotect(directory: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    if directory.is_symlink() {
        // The mode of its target is not ours to change.
        return Ok(());
    }
    fs::set_permissions(directory, Permissions::from_mode(0o700))?;
    for entry in fs::read_dir(directory)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            unprotect(&entry.path())?;
        }
    }
    Ok(())
}

/// Marks a file as changed now, so that a build that read the old one meanwhile starts again.
pub(super) fn touch(file: &Path) {
    drop(File::open(file).and_then(|file| file.set_modified(SystemTime::now())));
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
pub(super) fn check_writable(directory: &Path) -> io::Result<()> {
    Ok(rustix::fs::access(directory, rustix::fs::Access::WRITE_OK)?)
}

/// On other systems, the rename finds out.
#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub(super) fn check_writable(_directory: &Path) -> io::Result<()> {
    Ok(())
}

pub(super) fn sync_directory(directory: &Path) -> io::Result<()> {
    // Elsewhere, a directory cannot be opened as a file.
    if cfg!(unix) { File::open(directory)?.sync_all() } else { Ok(()) }
}
