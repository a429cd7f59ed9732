//! `init`, `completions` and `man`.

use std::fs;

use crate::docs_site::{Answer, DocsSite};
use crate::made_up::{run, tool};

const CONFIG: &str = "[env]\nINTERCOM_ERRORS_SNAPSHOT = { value = \"docs-snapshot\", relative = true }\n";

#[test]
fn a_workspace_gets_a_snapshot_and_the_two_lines() {
    let workspace = tempfile::tempdir().unwrap();
    let init = || run(tool().args(["init", "--offline"]).arg(workspace.path()));
    init()
        .clean()
        .says("docs-snapshot: the docs as of this release")
        .says("the next build compiles this snapshot");
    assert_eq!(fs::read_to_string(workspace.path().join(".cargo/config.toml")).unwrap(), CONFIG);
    run(tool().args(["check", "--snapshot"]).arg(workspace.path().join("docs-snapshot"))).clean();
    init()
        .clean()
        .says("docs-snapshot: is there already, and stays")
        .says("sets INTERCOM_ERRORS_SNAPSHOT already");
}

#[test]
fn what_a_workspace_has_already_stays() {
    let workspace = tempfile::tempdir().unwrap();
    fs::create_dir(workspace.path().join(".cargo")).unwrap();
    let config = workspace.path().join(".cargo/config.toml");
    let init = || run(tool().args(["init", "--offline"]).arg(workspace.path()));
    fs::write(&config, "# mine\n[build]\njobs = 2 # few\n").unwrap();
    init().clean();
    assert_eq!(fs::read_to_string(&config).unwrap(), format!("# mine\n[build]\njobs = 2 # few\n\n{CONFIG}"));
    fs::write(&config, "[env]\nINTERCOM_ERRORS_SNAPSHOT = \"/elsewhere\"\n").unwrap();
    init().exits(3).complains("INTERCOM_ERRORS_SNAPSHOT is set to something else already");
    fs::write(&config, "[env\n").unwrap();
    init().exits(3).complains("config.toml: is no TOML: ");

    let other = tempfile::tempdir().unwrap();
    fs::create_dir(other.path().join("docs-snapshot")).unwrap();
    fs::write(other.path().join("docs-snapshot/mine.txt"), "mine").unwrap();
    run(tool().args(["init", "--offline"]).arg(other.path()))
        .exits(3)
        .complains("docs-snapshot: the snapshot cannot be put there: ");
    assert_eq!(fs::read_dir(other.path()).unwrap().count(), 1);
}

#[test]
fn init_syncs_with_the_docs() {
    let (workspace, site) = (tempfile::tempdir().unwrap(), DocsSite::new());
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs-snapshot/pages/preview.page-data.json");
    let page = fs::read_to_string(page).unwrap().replace("[\"unsupported\"]", "[\"brand_new\"]");
    let path = "/page-data/docs/references/preview/rest-api/errors/error-codes/data.json";
    site.answer(path, Answer::File(page));
    run(tool().args(["init", "--base-url", &site.url()]).arg(workspace.path()))
        .exits(0)
        .says("+ brand_new")
        .says("the next build compiles this snapshot");
}

#[test]
fn shells_and_man_are_told_of_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        run(tool().args(["completions", shell])).clean().says("accept-removed");
    }
    run(tool().args(["completions", "ed"])).exits(2);
    let folder = tempfile::tempdir().unwrap();
    run(tool().arg("man").arg(folder.path().join("man1"))).clean().says("man pages: ");
    let names: Vec<String> = fs::read_dir(folder.path().join("man1"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    for command in ["", "-sync", "-check", "-init"] {
        assert!(names.iter().any(|name| *name == format!("cargo-intercom-errors{command}.1")), "{names:?}");
    }
}
