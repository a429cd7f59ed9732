//! Swaps two directories.

use std::fs;
use std::io;
use std::path::Path;

/// Returns the name of the old directory during a swap in two steps.
pub(super) fn old_name(name: &str) -> String {
    format!(".{name}.old")
}

/// Swaps two directories in one step, or in two if the file system cannot do it in one.
#[cfg(any(target_os = "linux", target_os = "macos"))]
pub(super) fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, new, CWD, old, RenameFlags::EXCHANGE) {
        Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) => exchange_in_two_steps(new, old),
        exchanged => Ok(exchanged?),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "macos")))]
pub(super) fn exchange(new: &Path, old: &Path) -> io::Result<()> {
    exchange_in_two_steps(new, old)
}

/// Swaps two directories, and puts the old one back if the second step fails. If the process ends between the steps,
/// the next run puts it back.
fn exchange_in_two_steps(new: &Path, old: &Path) -> io::Result<()> {
    let name = old.file_name().unwrap_or_default().to_string_lossy();
    let aside = old.with_file_name(old_name(&name));
    fs::rename(old, &aside)?;
    if let Err(error) = fs::rename(new, old) {
        fs::rename(&aside, old)?;
        return Err(error);
    }
    // If this fails, the next run removes it.
    drop(fs::rename(&aside, new));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_swap_in_two_steps_leaves_the_old_directory_in_place_of_the_new_one() {
        let root = tempfile::TempDir::new().unwrap();
        let (new, old) = (root.path().join(".snapshot.sync"), root.path().join("snapshot"));
        for (directory, text) in [(&new, "new"), (&old, "old")] {
            fs::create_dir(directory).unwrap();
            fs::write(directory.join("file"), text).unwrap();
        }
        exchange_in_two_steps(&new, &old).unwrap();
        assert_eq!(fs::read_to_string(old.join("file")).unwrap(), "new");
        assert_eq!(fs::read_to_string(new.join("file")).unwrap(), "old");
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 2);
    }
}
