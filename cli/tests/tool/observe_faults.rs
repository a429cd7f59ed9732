//! A fault of a description or of the disk is reported by `observe` and changes nothing.

use std::fs;
#[cfg(unix)]
use std::process::Command;

use crate::descriptions::Descriptions;
use crate::made_up::{MadeUp, run, tool};
use crate::observe::{UNCHANGED, two};

#[cfg(unix)]
#[test]
fn a_description_that_is_a_pipe_is_not_waited_for() {
    let made_up = MadeUp::usual();
    let descriptions = two();
    let pipe = descriptions.path().join("2.0/api.intercom.io.yaml");
    fs::create_dir(pipe.parent().unwrap()).unwrap();
    assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    made_up
        .run(&["observe", descriptions.path().to_str().unwrap()])
        .exits(3)
        .complains("2.0/api.intercom.io.yaml: the description cannot be read: not a regular file");
}

#[test]
fn a_broken_description_among_good_ones_changes_nothing() {
    let message = format!(
        "error: DIR/2.0/api.intercom.io.yaml:2:8: not YAML: unclosed bracket '['; correct the file there or fetch it \
         again\n{UNCHANGED}"
    );
    MadeUp::usual().stays(&two().file("2.0", b"openapi: 3.0.1\npaths: [\n"), &message);
}

#[test]
fn a_description_that_is_not_utf8_changes_nothing() {
    let message = format!("error: DIR/2.0/api.intercom.io.yaml: not UTF-8 at byte 9\n{UNCHANGED}");
    MadeUp::usual().stays(&two().file("2.0", b"openapi: \xff"), &message);
}

#[test]
fn a_directory_without_its_description_changes_nothing() {
    let descriptions = two();
    fs::create_dir(descriptions.path().join("2.0")).unwrap();
    let message = format!(
        "error: DIR/2.0/api.intercom.io.yaml: the description cannot be read: No such file or directory (os error 2)\n\
         {UNCHANGED}"
    );
    MadeUp::usual().stays(&descriptions, &message);
}

#[test]
fn a_code_that_collides_with_a_page_s_changes_nothing() {
    let made_up = MadeUp::new().page("Preview", &[("error_1", "")]);
    made_up.stays(
        &Descriptions::new().of("2.1", &[("error1", 400)]),
        "error: the new snapshot: the codes \"error1\" (observed.json, version 2.1) and \"error_1\" \
             (pages/preview.page-data.json, version Preview) would both become the variant `Error1`; fetch the page again; if it is published \
             like this, the crate needs a rule for it\nhelp: nothing was written; the snapshot is unchanged\nhelp: the files \
             that were read do not make a whole snapshot\n",
    );
}

#[test]
fn a_directory_without_versions_is_reported() {
    let empty = Descriptions::new();
    fs::create_dir(empty.path().join("v2")).unwrap();
    MadeUp::usual().stays(
        &empty,
        "error: DIR: no descriptions: expected directories such as 2.15 and 0\nhelp: pass the directory `descriptions` of \
         a checkout of https://github.com/intercom/Intercom-OpenAPI\n",
    );
    let nowhere = empty.path().join("nowhere");
    MadeUp::usual()
        .run(&["observe", nowhere.to_str().unwrap()])
        .exits(3)
        .complains("nowhere: the directory cannot be listed: ");
}

#[test]
fn two_directories_of_one_version_are_reported() {
    let message = format!(
        "error: DIR: duplicate version Preview: found 0/api.intercom.io.yaml and Preview/api.intercom.io.yaml\n\
         help: remove one of them\n{UNCHANGED}"
    );
    MadeUp::usual().stays(&two().of("Preview", &[("gone", 410)]), &message);
}

#[test]
fn the_snapshot_of_the_tool_itself_is_not_written() {
    let descriptions = two();
    let empty = tempfile::tempdir().unwrap();
    let ran = run(tool().arg("observe").arg(descriptions.path()).current_dir(empty.path()));
    assert_eq!(
        ran.exits(2).err,
        "error: no snapshot to write to: expected docs-snapshot/ in the current directory or above\nhelp: pass the directory \
         of a snapshot: --snapshot DIR; `init` creates one\n"
    );
}

#[test]
fn a_read_only_file_is_not_changed_and_neither_is_another() {
    for protected in ["observed.json", "manifest.json"] {
        let made_up = MadeUp::usual();
        let path = made_up.directory().join(protected);
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        made_up.stays(&two(), &made_up.cannot_be_written(&format!("the file {protected} is read-only")));
    }
}

#[test]
fn if_one_file_cannot_be_written_none_is() {
    // `not_found` is retired, and a directory has the path of retired.json.
    let made_up = MadeUp::usual();
    fs::create_dir(made_up.directory().join("retired.json")).unwrap();
    made_up.stays(
        &Descriptions::new().of("2.1", &[("gone", 410)]),
        &made_up.cannot_be_written("File exists (os error 17)"),
    );
}
