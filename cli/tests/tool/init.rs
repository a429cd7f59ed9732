//! `init`, `completions` and `man`.

use std::fs;
#[cfg(unix)]
use std::path::Path;

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
fn what_was_put_there_before_a_sync_that_fails_is_told_and_stays() {
    let workspace = tempfile::tempdir().unwrap();
    let ran = run(tool().args(["init", "--base-url", "http://127.0.0.1:1"]).arg(workspace.path()));
    ran.exits(3)
        .says("docs-snapshot: the docs as of this release\n")
        .says("config.toml: sets INTERCOM_ERRORS_SNAPSHOT for builds in this folder\n")
        .says("the next build compiles this snapshot, which was not synced\n")
        .complains("error: http://127.0.0.1:1/")
        .complains(
            "help: what was put there stays; `cargo intercom-errors sync` takes it to today's docs later\n",
        );
    assert!(!ran.err.contains("nothing was written"), "{}", ran.err);
    run(tool().args(["check", "--snapshot"]).arg(workspace.path().join("docs-snapshot"))).clean();
}

#[test]
fn a_configuration_keeps_its_line_ends() {
    let workspace = tempfile::tempdir().unwrap();
    fs::create_dir(workspace.path().join(".cargo")).unwrap();
    let config = workspace.path().join(".cargo/config.toml");
    fs::write(&config, "# mine\r\n[build]\r\njobs = 2\r\n").unwrap();
    run(tool().args(["init", "--offline"]).arg(workspace.path())).clean();
    let expected = format!("# mine\n[build]\njobs = 2\n\n{CONFIG}").replace('\n', "\r\n");
    assert_eq!(fs::read_to_string(&config).unwrap(), expected);
}

#[cfg(unix)]
#[test]
fn a_configuration_keeps_its_permissions_and_its_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let workspace = tempfile::tempdir().unwrap();
    let init = || run(tool().args(["init", "--offline"]).arg(workspace.path()));
    let (config, kept) = (workspace.path().join(".cargo/config.toml"), workspace.path().join("kept.toml"));
    fs::create_dir(workspace.path().join(".cargo")).unwrap();
    fs::write(&kept, "").unwrap();
    fs::set_permissions(&kept, fs::Permissions::from_mode(0o600)).unwrap();
    symlink("../kept.toml", &config).unwrap();
    init().clean();
    assert!(config.is_symlink());
    assert_eq!((fs::read_to_string(&kept).unwrap().as_str(), mode(&kept)), (CONFIG, 0o600));

    fs::remove_file(&kept).unwrap();
    init().exits(3).complains("config.toml: cannot be written: ");
    assert!(config.is_symlink(), "a link to nothing stays");
    fs::remove_file(&config).unwrap();
    init().clean();
    assert_eq!(mode(&config), 0o644);
}

#[test]
fn a_file_that_cargo_reads_in_place_of_the_configuration_ends_the_run() {
    let workspace = tempfile::tempdir().unwrap();
    fs::create_dir(workspace.path().join(".cargo")).unwrap();
    let earlier = workspace.path().join(".cargo/config");
    fs::write(&earlier, "").unwrap();
    let init = || run(tool().args(["init", "--offline"]).arg(workspace.path()));
    init()
        .exits(3)
        .complains(".cargo/config: Cargo reads this file, and not config.toml beside it\n")
        .complains("help: nothing was written; rename it to config.toml");
    assert_eq!(fs::read_dir(workspace.path()).unwrap().count(), 1);
    fs::rename(&earlier, workspace.path().join(".cargo/config.toml")).unwrap();
    init().clean();
}

#[test]
fn a_variable_that_goes_before_the_configuration_is_told() {
    let workspace = tempfile::tempdir().unwrap();
    let init = |value: &str| {
        let mut init = tool();
        init.args(["init", "--offline", "."]).current_dir(workspace.path());
        run(init.env("INTERCOM_ERRORS_SNAPSHOT", value))
    };
    // A build takes no relative path, and with an empty value the release's snapshot.
    for elsewhere in ["/elsewhere", "docs-snapshot", ""] {
        init(elsewhere)
            .clean()
            .says(&format!("warning: INTERCOM_ERRORS_SNAPSHOT is \"{elsewhere}\" in this environment, "))
            .says("a build without that variable compiles this snapshot; ");
    }
    let ran = init(workspace.path().join("docs-snapshot").to_str().unwrap());
    ran.clean().says("the next build compiles this snapshot; ");
    assert!(!ran.out.contains("warning"), "{}", ran.out);
}

#[test]
fn a_configuration_that_goes_before_the_variable_compiles_the_snapshot() {
    let workspace = tempfile::tempdir().unwrap();
    fs::create_dir(workspace.path().join(".cargo")).unwrap();
    let init = |force: bool| {
        let config = CONFIG.replace("true }", &format!("true, force = {force} }}"));
        fs::write(workspace.path().join(".cargo/config.toml"), config).unwrap();
        let mut init = tool();
        init.args(["init", "--offline"]).arg(workspace.path());
        run(init.env("INTERCOM_ERRORS_SNAPSHOT", "/elsewhere"))
    };
    let ran = init(true);
    ran.clean().says("the next build compiles this snapshot; ");
    assert!(!ran.out.contains("warning"), "{}", ran.out);
    init(false).clean().says("warning: INTERCOM_ERRORS_SNAPSHOT is \"/elsewhere\"");
}

#[test]
fn the_folder_of_init_is_not_the_option_s() {
    let workspace = tempfile::tempdir().unwrap();
    run(tool().args(["init", "--offline", "--snapshot", "/nope"]).arg(workspace.path()))
        .exits(2)
        .complains("error: --snapshot /nope does not go with init\n")
        .complains("help: name the folder to put docs-snapshot/ into: `cargo intercom-errors init DIR`\n");
    assert_eq!(fs::read_dir(workspace.path()).unwrap().count(), 0);
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
