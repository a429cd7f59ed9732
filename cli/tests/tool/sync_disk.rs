//! A fault of the disk, or another program that writes the snapshot, leaves the snapshot unchanged.

use std::cell::Cell;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown, lchown};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use crate::descriptions::Descriptions;
use crate::docs_site::{Answer, DocsSite, page_data};
use crate::made_up::{MadeUp, Ran, VERSIONS, run, tool, tool_in};
use crate::observe::two;
use crate::sync::{ROWS_PREVIEW, begin_sync, bytes, sync, usual_site};
use crate::sync_faults::newer;

/// Runs the tool with a limit to the size of a file.
#[test]
fn a_limit_to_the_size_of_a_file_changes_nothing() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    // More than the limit below, in units of 512 or of 1024 bytes.
    let long = "reworded ".repeat(450);
    let rows = [("token_revoked", &*long), ("conflict", &long), ("third", &long), ("fourth", &long)];
    site.page(&VERSIONS, "Preview", &rows);
    let before = bytes(made_up.workspace());
    let limited = "trap '' XFSZ; ulimit -f 16; exec \"$@\"";
    let ran = run(Command::new("sh")
        .args([
            "-c",
            limited,
            "sh",
            env!("CARGO_BIN_EXE_cargo-intercom-errors"),
            "sync",
            "--base-url",
            &site.url(),
        ])
        .arg("--snapshot")
        .arg(made_up.directory()));
    ran.exits(3)
        .complains("docs-snapshot: cannot be written: ")
        .complains("nothing was written; the snapshot is unchanged");
    assert_eq!(bytes(made_up.workspace()), before);
    sync(&made_up, &site, &[]).exits(0);
    made_up.run(&["check"]).clean();
}

/// Runs the tool on a file system of its own that is too small for the new snapshot.
#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_changes_nothing() {
    const SCRIPT: &str = r#"
        mount -t tmpfs -o size=100k none "$WORKSPACE"
        cp -r "$BEFORE" "$WORKSPACE/docs-snapshot"
        "$TOOL" sync --accept-removed --base-url "$SITE" --snapshot "$WORKSPACE/docs-snapshot" && exit 1
        diff -r "$BEFORE" "$WORKSPACE/docs-snapshot"
        test "$(ls -A "$WORKSPACE")" = docs-snapshot
        "$TOOL" check --snapshot "$WORKSPACE/docs-snapshot"
        mount -o remount,size=2m "$WORKSPACE"
        "$TOOL" sync --accept-removed --base-url "$SITE" --snapshot "$WORKSPACE/docs-snapshot""#;
    let (made_up, site, workspace) = (MadeUp::usual(), usual_site(), tempfile::tempdir().unwrap());
    let long = "reworded ".repeat(450);
    let codes: Vec<String> = (0..30).map(|number| format!("code_{number}")).collect();
    let rows: Vec<(&str, &str)> =
        ROWS_PREVIEW.into_iter().chain(codes.iter().map(|code| (&**code, &*long))).collect();
    site.page(&VERSIONS, "Preview", &rows);
    let Some(ran) = in_own_mounts(SCRIPT, &made_up, &site, workspace.path()) else { return };
    ran.exits(0).says("\nwritten\n").complains("docs-snapshot: cannot be written: No space left on device");
}

/// Runs a shell script in which mounts are its own, if this user may mount.
#[cfg(target_os = "linux")]
fn in_own_mounts(script: &str, made_up: &MadeUp, site: &DocsSite, workspace: &Path) -> Option<Ran> {
    let unshare = || Command::new("unshare");
    if !unshare().args(["--mount", "true"]).status().is_ok_and(|status| status.success()) {
        eprintln!("skipped: this user may not mount");
        return None;
    }
    let mut shell = tool_in(unshare());
    shell.args(["--mount", "sh", "-euc", script]);
    shell.env("TOOL", env!("CARGO_BIN_EXE_cargo-intercom-errors")).env("BEFORE", made_up.directory());
    Some(run(shell.env("WORKSPACE", workspace).env("SITE", site.url())))
}

#[cfg(target_os = "linux")]
#[test]
fn a_mount_point_is_refused() {
    const SCRIPT: &str = r#"
        cp -r "$BEFORE" "$WORKSPACE/docs-snapshot"
        mount --bind "$WORKSPACE/docs-snapshot$BELOW" "$WORKSPACE/docs-snapshot$BELOW"
        "$TOOL" sync --accept-removed --base-url "$SITE" --snapshot "$WORKSPACE/docs-snapshot" && exit 1
        diff -r "$BEFORE" "$WORKSPACE/docs-snapshot"
        test "$(ls -A "$WORKSPACE")" = docs-snapshot"#;
    for (below, why) in [
        (
            "",
            "Device or resource busy (os error 16)\nhelp: nothing was written; the snapshot is unchanged\nhelp: use a \
              directory that is not a mount point",
        ),
        ("/pages", "pages is a mount point"),
    ] {
        let (made_up, site, workspace) = (MadeUp::usual(), usual_site(), tempfile::tempdir().unwrap());
        site.answer(&page_data("Preview"), Answer::File(newer()));
        let script = SCRIPT.replace("$BELOW", below);
        let Some(ran) = in_own_mounts(&script, &made_up, &site, workspace.path()) else { return };
        ran.exits(0).complains(&format!("docs-snapshot: cannot be written: {why}"));
    }
}

#[test]
fn a_read_only_directory_is_not_changed() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    let mut tool = made_up.tool_without_privileges();
    tool.args(["sync", "--base-url", &site.url(), "--snapshot"]).arg(made_up.directory());
    site.answer(&page_data("Preview"), Answer::File(newer()));
    let before = bytes(&made_up.directory());
    for directory in [made_up.directory(), made_up.directory().join("pages")] {
        let open = |mode| fs::set_permissions(&directory, fs::Permissions::from_mode(mode)).unwrap();
        open(0o555);
        run(&mut tool).exits(3).complains("docs-snapshot: cannot be written: Permission denied");
        assert_eq!(bytes(&made_up.directory()), before);
        open(0o755);
    }
    run(&mut tool).exits(0);
}

#[test]
fn a_fetched_file_that_may_not_be_read_is_an_error() {
    let made_up = MadeUp::usual();
    let mut tool = made_up.tool_without_privileges();
    let pages = made_up.workspace().join("fetched/pages");
    fs::create_dir_all(&pages).unwrap();
    fs::set_permissions(&pages, fs::Permissions::from_mode(0o000)).unwrap();
    tool.args(["sync", "--from"]).arg(made_up.workspace().join("fetched"));
    run(tool.arg("--snapshot").arg(made_up.directory()))
        .exits(3)
        .complains("pages/2.1.page-data.json: cannot be read: Permission denied");
    fs::set_permissions(&pages, fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn a_second_writer_is_refused() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    let next = made_up.workspace().join("next");
    fs::create_dir_all(next.join("pages")).unwrap();
    for (path, bytes) in bytes(&made_up.directory()) {
        fs::write(next.join(path), bytes).unwrap();
    }
    let sync_next_to = || run(tool().args(["sync", "--base-url", &site.url(), "--snapshot"]).arg(&next));
    let begin = || begin_sync(&made_up, &site, &[]);
    let mut first = site.hold(begin, || {
        sync(&made_up, &site, &[])
            .exits(3)
            .complains("another sync, observe or init is writing this snapshot");
        made_up
            .observe(&two(), &[])
            .exits(3)
            .complains("another sync, observe or init is writing this snapshot, or one next to it\n")
            .complains("help: wait for it to end, and run the command again\n");
        sync_next_to()
            .exits(3)
            .complains("next: another sync, observe or init is writing this snapshot, or one next to it");
    });
    assert!(first.wait().unwrap().success());
    sync(&made_up, &site, &[]).exits(0);
    sync_next_to().exits(0);
    made_up.run(&["check"]).clean();
}

#[test]
fn a_faulty_manifest_is_refused_unless_the_page_can_be_fetched_again() {
    let (site, descriptions) = (usual_site(), Descriptions::new().of("2.1", &[("not_found", 404)]));
    let edit = |from: &str, to: &str| {
        let made_up = MadeUp::usual();
        sync(&made_up, &site, &[]).exits(0);
        let text = made_up.read("manifest.json");
        assert!(text.contains(from), "{text}");
        made_up.write("manifest.json", &text.replacen(from, to, 1));
        (made_up, text)
    };
    for (from, to, why) in [
        ("\"files\"", "\"file\"", "unknown key \"file\""),
        ("pages/2.1.page-data.json", "pages/nothing.json", "the manifest names this file, which is missing"),
        ("pages/2.1.page-data.json", "../../2.1.json", "leaves the snapshot's directory"),
        ("\"path\": \"secondary.json\",", "\"path\": \"secondary.json\", \"sha\": \"\",", "sha"),
    ] {
        let (made_up, text) = edit(from, to);
        let before = bytes(made_up.workspace());
        sync(&made_up, &site, &[])
            .exits(3)
            .complains(why)
            .complains("restore the snapshot from version control");
        assert_eq!(bytes(made_up.workspace()), before);
        made_up.write("manifest.json", &text);
        sync(&made_up, &site, &[]).exits(0);
    }
    // A page with a wrong hash is fetched again.
    let (made_up, text) = edit("\"sha256\": \"", "\"sha256\": \"00");
    let edited = made_up.read("manifest.json");
    let at = edited.find("\"sha256\": \"00").unwrap() + 11 + 64;
    made_up.write("manifest.json", &format!("{}{}", &edited[..at], &edited[at + 2..]));
    let observed = made_up.run(&["observe", descriptions.path().to_str().unwrap()]);
    observed
        .exits(3)
        .complains("pages/2.1.page-data.json: the SHA-256 differs: expected ")
        .complains("nothing was written");
    sync(&made_up, &site, &["--only", "preview"])
        .exits(3)
        .complains("pages/2.1.page-data.json: the SHA-256 differs: expected ");
    sync(&made_up, &site, &[]).exits(0);
    assert_eq!(made_up.read("manifest.json"), text);
    made_up.run(&["check"]).clean();
}

#[test]
fn a_snapshot_that_changes_during_the_run_is_not_overwritten() {
    let (made_up, site) = (MadeUp::usual(), usual_site());
    site.answer(&page_data("Preview"), Answer::File(newer()));
    let before = Cell::default();
    let begin = || begin_sync(&made_up, &site, &[]);
    let mut syncing = site.hold(begin, || {
        let manifest = made_up.read("manifest.json");
        made_up.write("manifest.json", &format!("{manifest}\n"));
        before.set(bytes(&made_up.directory()));
    });
    assert_eq!(syncing.wait().unwrap().code(), Some(3));
    assert_eq!(bytes(&made_up.directory()), before.take());
}

impl MadeUp {
    /// Returns the tool as a user whom permissions bind. Root gives the snapshot to another user for that.
    pub(crate) fn tool_without_privileges(&self) -> Command {
        const OTHER: u32 = 65_534;
        let is_root = fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0);
        if !is_root {
            return tool();
        }
        let mut directories = vec![self.workspace().to_owned()];
        while let Some(directory) = directories.pop() {
            chown(&directory, Some(OTHER), Some(OTHER)).unwrap();
            for entry in fs::read_dir(directory).unwrap().map(Result::unwrap) {
                if entry.file_type().unwrap().is_dir() {
                    directories.push(entry.path());
                } else {
                    lchown(entry.path(), Some(OTHER), Some(OTHER)).unwrap();
                }
            }
        }
        // The directory of the build may be closed to others.
        let program = self.workspace().join(".tool");
        fs::copy(env!("CARGO_BIN_EXE_cargo-intercom-errors"), &program).unwrap();
        let mut tool = tool_in(Command::new(program));
        tool.uid(OTHER).gid(OTHER).current_dir("/");
        tool
    }
}
