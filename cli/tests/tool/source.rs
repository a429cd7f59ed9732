//! Which snapshot is read.

use std::fs;

use crate::made_up::{MadeUp, run, tool};

const VARIABLE: &str = "INTERCOM_ERRORS_SNAPSHOT";

fn only(code: &str) -> MadeUp {
    MadeUp::new().page("Preview", &[(code, "")])
}

#[test]
fn the_option_goes_before_the_variable_before_the_workspace_before_the_tool() {
    let (option, variable, workspace) = (only("by_option"), only("by_variable"), only("by_workspace"));
    let deep = workspace.workspace().join("a/b");
    fs::create_dir_all(&deep).unwrap();
    let list = || {
        let mut list = tool();
        list.arg("list").current_dir(&deep);
        list
    };
    run(list().arg("--snapshot").arg(option.folder()).env(VARIABLE, variable.folder()))
        .clean()
        .says("by_option");
    run(list().env(VARIABLE, variable.folder())).clean().says("by_variable");
    run(list().env(VARIABLE, "")).clean().says("by_workspace");
    run(&mut list()).clean().says("by_workspace");

    let empty = tempfile::tempdir().unwrap();
    run(list().current_dir(empty.path())).clean().says("token_revoked");
}

#[test]
fn one_may_stand_in_the_snapshot_itself() {
    let made_up = only("by_folder");
    for (folder, name) in [(made_up.folder(), "."), (made_up.folder().join("pages"), "docs-snapshot")] {
        run(tool().arg("list").current_dir(&folder)).clean().says("by_folder");
        run(tool().arg("check").current_dir(&folder)).clean().says(&format!("{name}: no problem\n"));
    }
}

#[test]
fn the_tool_s_own_snapshot_passes_its_check() {
    let empty = tempfile::tempdir().unwrap();
    run(tool().arg("check").current_dir(empty.path()))
        .clean()
        .says("the snapshot in this tool: no problem\n");
}

#[test]
fn a_folder_of_that_name_without_a_manifest_is_passed_by() {
    let outer = only("by_outer");
    let inner = outer.workspace().join("inner");
    fs::create_dir_all(inner.join("docs-snapshot")).unwrap();
    run(tool().arg("list").current_dir(&inner)).clean().says("by_outer");
}

#[test]
fn the_option_may_stand_before_the_command() {
    let made_up = only("by_option");
    run(tool().arg("--snapshot").arg(made_up.folder()).arg("list")).clean().says("by_option");
}

#[test]
fn a_snapshot_that_cannot_be_read_says_why_it_was_this_one() {
    run(tool().arg("list").env(VARIABLE, "nowhere"))
        .exits(3)
        .complains("error: nowhere/manifest.json: the directory has no manifest; ")
        .complains("help: this directory was given by INTERCOM_ERRORS_SNAPSHOT\n");
    let made_up = only("broken");
    made_up.write("pages/preview.page-data.json", "no json");
    made_up
        .run(&["matrix"])
        .exits(3)
        .complains("pages/preview.page-data.json: line 1, column 2: not valid JSON")
        .complains("help: this directory was given with --snapshot\n");
}

#[cfg(unix)]
#[test]
fn what_is_no_regular_file_is_not_waited_for() {
    let made_up = only("folder");
    let path = made_up.folder().join("pages/preview.page-data.json");
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    made_up.run(&["list"]).exits(3).complains("not a regular file");
}
