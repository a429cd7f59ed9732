//! `sync` in directories with more than plain files: links, pipes, modes, and what a killed run left.

use std::fs;
use std::os::unix::fs::{PermissionsExt, chown, symlink};
use std::os::unix::net::UnixListener;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::docs_site::DocsSite;
use crate::made_up::{MadeUp, VERSIONS, run, tool};
use crate::source::list_in;
use crate::sync::{bytes, sync};

/// Makes a site with a new description in the page of 2.1, and with a page of 2.0.
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
    let (pages, elsewhere) = (made_up.directory().join("pages"), made_up.workspace().join("elsewhere"));
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
fn a_link_that_is_not_in_the_manifest_stays_a_link() {
    let made_up = MadeUp::usual();
    symlink("/nowhere", made_up.directory().join("link")).unwrap();
    sync(&made_up, &newer_site(), &[]).exits(0);
    assert_eq!(fs::read_link(made_up.directory().join("link")).unwrap(), Path::new("/nowhere"));
}

#[test]
fn a_socket_in_the_snapshot_is_refused() {
    let made_up = MadeUp::usual();
    let _socket = UnixListener::bind(made_up.directory().join("socket")).unwrap();
    sync(&made_up, &newer_site(), &[])
        .exits(3)
        .complains("cannot be written: socket is neither a file nor a directory\n");
}

#[test]
fn a_snapshot_that_is_a_link_is_replaced_at_its_target() {
    let made_up = MadeUp::usual();
    let link = made_up.workspace().join("link");
    symlink("docs-snapshot", &link).unwrap();
    let mut tool = tool();
    tool.args(["sync", "--base-url", &newer_site().url(), "--snapshot"]).arg(&link);
    run(&mut tool).exits(0).says("The token is void");
    assert_eq!(fs::read_link(&link).unwrap(), Path::new("docs-snapshot"));
    assert!(!made_up.directory().is_symlink());
    made_up.run(&["check"]).clean();
    assert_eq!(fs::read_dir(made_up.workspace()).unwrap().count(), 2);
}

#[test]
fn a_page_that_is_not_a_regular_file_is_refused_without_waiting() {
    type Make = fn(&Path);
    let kinds: [(&str, Make); 4] = [
        ("not a regular file", |path| fs::create_dir(path).unwrap()),
        ("not a regular file", |path| make_node(path, &["p"])),
        ("not a regular file", |path| make_node(path, &["c", "1", "5"])),
        ("is a symbolic link", |path| symlink("/dev/zero", path).unwrap()),
    ];
    for (why, make) in kinds {
        let made_up = MadeUp::usual();
        let page = made_up.directory().join("pages/2.1.page-data.json");
        fs::remove_file(&page).unwrap();
        make(&page);
        if !page.is_symlink() && page.is_file() {
            continue;
        }
        sync(&made_up, &newer_site(), &[]).exits(3).complains(why).complains("nothing was written");
        assert_eq!(fs::read_dir(made_up.workspace()).unwrap().count(), 1);
    }
}

/// Makes a pipe or a device. Only root can make a device: others get a plain file.
fn make_node(path: &Path, kind: &[&str]) {
    let made = Command::new("mknod").arg(path).args(kind).stderr(Stdio::null()).status();
    if !made.unwrap().success() {
        fs::write(path, "").unwrap();
    }
}

#[test]
fn a_snapshot_of_another_user_is_not_used_unless_it_is_named() {
    let made_up = MadeUp::usual();
    if chown(made_up.directory(), Some(65_534), None).is_err() {
        eprintln!("skipped: this user cannot give files away");
        return;
    }
    let directory = made_up.directory().canonicalize().unwrap();
    run(&mut list_in(made_up.workspace())).exits(3).complains(&format!(
        "error: {directory}: the snapshot belongs to another user: expected the user id 0, found 65534\nhelp: if you trust \
         that user, specify it: --snapshot {directory}\n",
        directory = directory.display()
    ));
    made_up.run(&["list"]).clean();
    run(list_in(made_up.workspace()).env("INTERCOM_ERRORS_SNAPSHOT", &directory)).clean();
    // Another user may use a snapshot of root.
    let mut other = made_up.tool_without_privileges();
    other.arg("list").current_dir(made_up.workspace());
    run(&mut other).exits(0);
    chown(&directory, Some(0), None).unwrap();
    run(&mut other).exits(0);
}

#[test]
fn modes_are_kept() {
    let made_up = MadeUp::usual();
    let (directory, pages) = (made_up.directory(), made_up.directory().join("pages"));
    let (page, manifest) = (pages.join("2.1.page-data.json"), directory.join("manifest.json"));
    let modes = [(&directory, 0o2775), (&pages, 0o2770), (&page, 0o640), (&manifest, 0o664)];
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
    // The lock file of a run on another system, which is not locked any longer.
    fs::write(made_up.workspace().join(".docs-snapshot.lock"), "").unwrap();
    let mut tool = made_up.tool_without_privileges();
    tool.args(["sync", "--base-url", &newer_site().url(), "--snapshot"]).arg(made_up.directory());
    run(&mut tool).exits(0);
    assert!(!staging.exists());
}

#[test]
fn a_link_in_place_of_leftovers_is_removed_without_its_target() {
    let made_up = MadeUp::usual();
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("file"), "").unwrap();
    for name in [".docs-snapshot.sync", ".docs-snapshot.old"] {
        symlink(elsewhere.path(), made_up.workspace().join(name)).unwrap();
    }
    sync(&made_up, &newer_site(), &[]).exits(0);
    assert!(elsewhere.path().join("file").exists());
    assert_eq!(fs::read_dir(made_up.workspace()).unwrap().count(), 1);
}

#[test]
fn leftovers_that_cannot_be_removed_are_reported() {
    let made_up = MadeUp::usual();
    let staging = made_up.workspace().join(".docs-snapshot.sync");
    fs::write(&staging, "").unwrap();
    sync(&made_up, &newer_site(), &[])
        .exits(3)
        .complains(".docs-snapshot.sync: an earlier run left it, and it cannot be removed: ")
        .complains("help: remove it by hand; nothing in it is needed\n");
    fs::remove_file(staging).unwrap();
    sync(&made_up, &newer_site(), &[]).exits(0);
}

#[test]
fn a_swap_in_two_steps_that_was_killed_between_them_is_undone() {
    let made_up = MadeUp::usual();
    let before = bytes(&made_up.directory());
    fs::rename(made_up.directory(), made_up.workspace().join(".docs-snapshot.old")).unwrap();
    sync(&made_up, &DocsSite::new(), &[]).exits(3);
    assert_eq!(bytes(&made_up.directory()), before);
    sync(&made_up, &newer_site(), &[]).exits(0);
    assert_eq!(fs::read_dir(made_up.workspace()).unwrap().count(), 1);
}

#[test]
fn the_manifest_is_newer_than_a_build_that_began_before_the_swap() {
    let made_up = MadeUp::usual();
    sync(&made_up, &newer_site(), &[]).exits(0);
    let changed = |path| fs::metadata(made_up.directory().join(path)).unwrap().modified().unwrap();
    // Every file was written before the swap, and the manifest is marked after it.
    assert!(changed("manifest.json") > changed("pages/preview.page-data.json"));
}
