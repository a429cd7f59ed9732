//! The choice of the snapshot.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::made_up::{MadeUp, run, tool, tool_in, write};

const VARIABLE: &str = "INTERCOM_ERRORS_SNAPSHOT";

fn only(code: &str) -> MadeUp {
    MadeUp::new().page("Preview", &[(code, "")])
}

/// Returns the command `list` in a directory.
pub(crate) fn list_in(directory: &Path) -> Command {
    let mut list = tool();
    list.arg("list").current_dir(directory);
    list
}

/// The path of a snapshot as a value in Cargo's configuration.
fn absolute(made_up: &MadeUp) -> String {
    format!("'{}'", made_up.directory().display())
}

/// Writes Cargo's configuration of a workspace.
fn configure(made_up: &MadeUp, value: &str) {
    write(&made_up.workspace().join(".cargo/config.toml"), format!("[env]\n{VARIABLE} = {value}\n"));
}

#[test]
fn the_option_precedes_the_variable_the_configuration_and_the_release() {
    let [option, variable, workspace, elsewhere] =
        ["by_option", "by_variable", "by_workspace", "by_configuration"].map(only);
    let deep = workspace.workspace().join("a/b");
    fs::create_dir_all(&deep).unwrap();
    let list = || list_in(&deep);
    configure(&workspace, &absolute(&elsewhere));
    run(option.tool(&["list"]).current_dir(&deep).env(VARIABLE, variable.directory()))
        .clean()
        .says("by_option");
    run(list().env(VARIABLE, variable.directory())).clean().says("by_variable");
    run(&mut list()).clean().says("by_configuration");
    configure(&workspace, "{ value = \"docs-snapshot\", relative = true }");
    run(&mut list()).clean().says("by_workspace");

    let empty = tempfile::tempdir().unwrap();
    run(list().current_dir(empty.path())).clean().says("token_revoked");
}

#[test]
fn the_tool_reads_the_snapshot_that_a_build_there_compiles() {
    let (workspace, variable) = (only("by_workspace"), only("by_variable"));
    let list = || list_in(workspace.workspace());
    configure(&workspace, "{ value = \"docs-snapshot\", relative = true }");
    // Cargo does not replace a variable that is set, even if it is empty. A build then compiles the release's snapshot.
    run(list().env(VARIABLE, "")).clean().says("token_revoked");
    for variable in ["docs-snapshot", "nowhere"] {
        run(list().env(VARIABLE, variable)).exits(3).complains(&format!(
            "error: {VARIABLE} is not valid: expected an absolute path, found \"{variable}\"\n"
        ));
    }
    configure(&workspace, "''");
    run(&mut list()).clean().says("token_revoked");
    // Unless it is forced to.
    configure(&workspace, "{ value = \"docs-snapshot\", relative = true, force = true }");
    run(list().env(VARIABLE, variable.directory())).clean().says("by_workspace");
    // Cargo's own directory has a configuration too.
    fs::remove_dir_all(workspace.workspace().join(".cargo")).unwrap();
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("config.toml"), format!("[env]\n{VARIABLE} = {}\n", absolute(&variable)))
        .unwrap();
    run(list().env("CARGO_HOME", home.path())).clean().says("by_variable");
}

#[test]
fn the_failure_for_an_unknown_code_or_version_names_the_snapshot() {
    let empty = tempfile::tempdir().unwrap();
    let unknown = ["explain", "never_heard_of"];
    let release = concat!("help: the snapshot of intercom-errors ", env!("CARGO_PKG_VERSION"));
    run(tool().args(unknown).current_dir(empty.path()))
        .exits(1)
        .complains(&format!("{release} was searched: no other snapshot was given or found\n"));
    let made_up = only("by_option");
    let given = format!("help: {} was searched: this directory was given", made_up.directory().display());
    made_up.run(&unknown).exits(1).complains(&given);
    made_up.run(&["list", "--version", "9.9"]).exits(2).complains(&given);
}

#[test]
fn a_snapshot_that_no_build_compiles_is_read_with_a_warning() {
    let made_up = only("by_workspace");
    run(tool().args(["explain", "by_workspace"]).current_dir(made_up.workspace()))
        .exits(0)
        .says("by_workspace")
        .complains("warning: docs-snapshot: builds do not compile this snapshot: ")
        .complains("; run `cargo intercom-errors init`\n");
    // Commands about the snapshot itself do not warn.
    run(tool().arg("check").current_dir(made_up.workspace())).clean();
}

#[test]
fn a_configuration_that_a_build_would_refuse_is_an_error() {
    let made_up = only("by_workspace");
    for value in ["\"docs-snapshot\"", "7", "{ relative = true }"] {
        configure(&made_up, value);
        run(&mut list_in(made_up.workspace()))
            .exits(3)
            .complains("config.toml: INTERCOM_ERRORS_SNAPSHOT is not valid: expected an absolute path, or ")
            .complains(
                "help: write INTERCOM_ERRORS_SNAPSHOT = { value = \"docs-snapshot\", relative = true }\n",
            );
    }
    configure(&made_up, "{");
    run(&mut list_in(made_up.workspace())).exits(3).complains("config.toml: not valid TOML: ");
}

#[cfg(unix)]
#[test]
fn the_variable_counts_even_if_the_current_directory_is_gone() {
    let (made_up, parent) = (only("by_variable"), tempfile::tempdir().unwrap());
    let mut shell = tool_in(Command::new("sh"));
    shell.args(["-c", "mkdir gone && cd gone && rmdir ../gone && exec \"$0\" list"]);
    shell.arg(env!("CARGO_BIN_EXE_cargo-intercom-errors")).current_dir(parent.path());
    run(shell.env(VARIABLE, made_up.directory())).clean().says("by_variable");
    run(shell.env_remove(VARIABLE)).clean().says("token_revoked");
}

#[test]
fn the_current_directory_may_be_in_the_snapshot() {
    let made_up = only("by_directory");
    for (directory, name) in
        [(made_up.directory(), "."), (made_up.directory().join("pages"), "docs-snapshot")]
    {
        run(&mut list_in(&directory)).exits(0).says("by_directory");
        run(tool().arg("check").current_dir(&directory)).clean().says(&format!("{name}: no problem\n"));
    }
}

#[test]
fn the_tool_s_own_snapshot_passes_its_check() {
    let empty = tempfile::tempdir().unwrap();
    run(tool().arg("check").current_dir(empty.path())).clean().says(concat!(
        "the snapshot of intercom-errors ",
        env!("CARGO_PKG_VERSION"),
        ": no problem\n"
    ));
}

#[test]
fn a_directory_of_that_name_without_a_manifest_is_skipped() {
    let outer = only("by_outer");
    let inner = outer.workspace().join("inner");
    fs::create_dir_all(inner.join("docs-snapshot")).unwrap();
    run(&mut list_in(&inner)).exits(0).says("by_outer");
}

#[test]
fn the_option_may_precede_the_command() {
    let made_up = only("by_option");
    run(tool().arg("--snapshot").arg(made_up.directory()).arg("list")).clean().says("by_option");
}

#[test]
fn a_snapshot_that_cannot_be_read_is_reported_with_the_reason_for_its_choice() {
    run(tool().arg("list").env(VARIABLE, "/nowhere"))
        .exits(3)
        .complains("error: /nowhere/manifest.json: the directory has no manifest; ")
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
fn a_file_that_is_not_regular_is_refused_at_once() {
    let made_up = only("code");
    let path = made_up.directory().join("pages/preview.page-data.json");
    let refused = |problem: &str| {
        for arguments in [&["list"][..], &["check"], &["sync", "--from", "."]] {
            let ran = made_up.run(arguments);
            let text = ran.out + &ran.err;
            assert!(matches!(ran.code, Some(1 | 3)) && text.contains(problem), "{arguments:?}: {text}");
        }
    };
    fs::rename(&path, made_up.workspace().join("page")).unwrap();
    fs::create_dir(&path).unwrap();
    refused("not a regular file");
    fs::remove_dir(&path).unwrap();
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    refused("not a regular file");
    fs::remove_file(&path).unwrap();
    std::os::unix::fs::symlink(made_up.workspace().join("page"), &path).unwrap();
    refused("preview.page-data.json is a symbolic link");
}

#[cfg(unix)]
#[test]
fn a_configuration_that_is_a_pipe_is_refused_at_once() {
    let made_up = only("code");
    let cargo = made_up.workspace().join(".cargo");
    fs::create_dir(&cargo).unwrap();
    assert!(Command::new("mkfifo").arg(cargo.join("config.toml")).status().unwrap().success());
    run(&mut list_in(made_up.workspace()))
        .exits(3)
        .complains("config.toml: cannot be read: not a regular file");
}
