//! `sync` in directories that hold more than plain files: links, modes, and what a killed run left.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;

use crate::docs_site::DocsSite;
use crate::made_up::{MadeUp, VERSIONS};
use crate::sync::{bytes, sync};

/// A site whose page of 2.1 is worded anew, and which has a page of 2.0.
fn newer_site() -> DocsSite {
    let site = DocsSite::new();
    let rows = [("token_revoked", "The token is void"), ("conflict", "Data clashes")];
    site.page(&VERSIONS, "2.0", &rows).page(&VERSIONS, "2.1", &rows).page(&VERSIONS, "Preview", &rows);
    site
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o7777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_linked_directory_is_refused_and_nothing_is_written_through_it() {
    let made_up = MadeUp::usual();
    let (pages, elsewhere) = (made_up.folder().join("pages"), made_up.workspace().join("elsewhere"));
    fs::rename(&pages, &elsewhere).unwrap();
    symlink(&elsewhere, &pages).unwrap();
    let before = bytes(&elsewhere);
    sync(&made_up, &newer_site(), &[])
        .exits(3)
        .complains(
            "docs-snapshot/pages is a symbolic link: expected a file or directory of the snapshot itself",
        )
        .complains("nothing was written");
    assert_eq!(bytes(&elsewhere), before);
    assert!(pages.is_symlink());
    assert!(!made_up.workspace().join(".docs-snapshot.sync").exists());
}

#[test]
fn a_link_that_is_not_of_the_snapshot_stays_a_link() {
    let made_up = MadeUp::usual();
    symlink("/nowhere", made_up.folder().join("link")).unwrap();
    sync(&made_up, &newer_site(), &[]).exits(0);
    assert_eq!(fs::read_link(made_up.folder().join("link")).unwrap(), Path::new("/nowhere"));
}

#[test]
fn a_socket_in_the_snapshot_ends_the_run() {
    let made_up = MadeUp::usual();
    let _socket = UnixListener::bind(made_up.folder().join("socket")).unwrap();
    sync(&made_up, &newer_site(), &[])
        .exits(3)
        .complains("cannot be written: socket is neither a file nor a directory\n");
}

#[test]
fn modes_are_kept() {
    let made_up = MadeUp::usual();
    let (folder, pages) = (made_up.folder(), made_up.folder().join("pages"));
    let (page, manifest) = (pages.join("2.1.page-data.json"), folder.join("manifest.json"));
    let modes = [(&folder, 0o2775), (&pages, 0o2770), (&page, 0o640), (&manifest, 0o664)];
    for (path, mode) in modes {
        set_mode(path, mode);
    }
    sync(&made_up, &newer_site(), &[]).exits(0).says("The token is void");
    for (path, expected) in modes {
        assert_eq!(mode(path), expected, "{}", path.display());
    }
}

#[test]
fn what_a_killed_run_left_is_removed_even_if_it_is_protected() {
    let made_up = MadeUp::usual();
    let staging = made_up.workspace().join(".docs-snapshot.sync");
    fs::create_dir_all(staging.join("pages")).unwrap();
    fs::write(staging.join("pages/left"), "").unwrap();
    set_mode(&staging.join("pages"), 0o555);
    sync(&made_up, &newer_site(), &[]).exits(0);
    assert!(!staging.exists());
}

#[test]
fn a_swap_in_two_steps_that_was_killed_between_them_is_undone() {
    let made_up = MadeUp::usual();
    let before = bytes(&made_up.folder());
    fs::rename(made_up.folder(), made_up.workspace().join(".docs-snapshot.old")).unwrap();
    sync(&made_up, &DocsSite::new(), &[]).exits(3);
    assert_eq!(bytes(&made_up.folder()), before);
    sync(&made_up, &newer_site(), &[]).exits(0);
    assert_eq!(fs::read_dir(made_up.workspace()).unwrap().count(), 1);
}

#[test]
fn the_manifest_is_newer_than_a_build_that_began_before_the_swap() {
    let made_up = MadeUp::usual();
    let began = std::time::SystemTime::now();
    sync(&made_up, &newer_site(), &[]).exits(0);
    let changed = fs::metadata(made_up.folder().join("manifest.json")).unwrap().modified().unwrap();
    assert!(changed > began);
}
