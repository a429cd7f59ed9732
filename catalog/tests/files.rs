//! Only regular files of bounded size are read, and no link leads out of a snapshot.

use std::fs;
use std::path::{Path, PathBuf};

use intercom_errors_catalog::{read_in_snapshot, read_regular};

fn directory(name: &str) -> PathBuf {
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&directory);
    fs::create_dir_all(directory.join("pages")).unwrap();
    directory
}

#[test]
fn a_file_has_a_bounded_number_of_bytes() {
    let file = directory("bounded").join("file");
    fs::write(&file, "12345").unwrap();
    assert_eq!(read_regular(&file, 5).unwrap(), b"12345");
    let error = read_regular(&file, 4).unwrap_err();
    assert_eq!(error.to_string(), "the file is too large: expected at most 4 bytes");
    assert_eq!(error.kind(), std::io::ErrorKind::FileTooLarge);
}

#[test]
fn a_directory_is_not_a_file() {
    let directory = directory("not-a-file");
    assert_eq!(read_in_snapshot(&directory, "pages").unwrap_err().to_string(), "not a regular file");
    let missing = read_in_snapshot(&directory, "pages/missing").unwrap_err();
    assert_eq!(missing.kind(), std::io::ErrorKind::NotFound);
}

#[cfg(unix)]
#[test]
fn pipes_and_devices_are_refused_without_waiting() {
    let directory = directory("pipe");
    let pipe = directory.join("pages/pipe");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for file in [&*pipe, Path::new("/dev/zero")] {
        assert_eq!(read_regular(file, 5).unwrap_err().to_string(), "not a regular file", "{file:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_below_the_directory_is_refused_and_the_directory_may_be_one() {
    use std::os::unix::fs::symlink;
    let directory = directory("links");
    fs::write(directory.join("pages/page"), "page").unwrap();
    symlink("page", directory.join("pages/link")).unwrap();
    symlink("pages", directory.join("other")).unwrap();
    for (path, link) in [("pages/link", "pages/link"), ("other/page", "other")] {
        let error = read_in_snapshot(&directory, path).unwrap_err().to_string();
        let problem = format!("{} is a symbolic link", directory.join(link).display());
        assert!(error.starts_with(&problem), "{error}");
    }
    let link = directory.with_file_name("link-to-links");
    let _ = fs::remove_file(&link);
    symlink(&directory, &link).unwrap();
    assert_eq!(read_in_snapshot(&link, "pages/page").unwrap(), b"page");
}
