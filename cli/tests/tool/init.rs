//! `init`, `completions` and `man`.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use crate::docs_site::{Answer, DocsSite};
use crate::made_up::{Ran, run, tool};

const PREVIEW: &str = "/page-data/docs/references/preview/rest-api/errors/error-codes/data.json";

pub(crate) const CONFIG: &str =
    "[env]\nINTERCOM_ERRORS_SNAPSHOT = { value = \"docs-snapshot\", relative = true }\n";

/// Creates an empty workspace.
pub(crate) fn workspace() -> TempDir {
    let workspace = TempDir::new().unwrap();
    fs::write(workspace.path().join("Cargo.toml"), "[workspace]\nresolver = \"3\"\n").unwrap();
    workspace
}

/// Adds a package to a workspace, or creates one alone.
fn package(directory: &Path) {
    fs::create_dir_all(directory.join("src")).unwrap();
    fs::write(directory.join("src/lib.rs"), "").unwrap();
    let manifest = "[package]\nname = \"member\"\nversion = \"0.0.0\"\nedition = \"2024\"\n";
    fs::write(directory.join("Cargo.toml"), manifest).unwrap();
}

/// Runs `init` in a directory, without a network.
fn init(directory: impl AsRef<Path>) -> Ran {
    run(tool().args(["init", "--offline"]).arg(directory.as_ref()))
}

/// Checks the snapshot of a workspace.
fn check(workspace: &TempDir) {
    run(tool().args(["check", "--snapshot"]).arg(workspace.path().join("docs-snapshot"))).clean();
}

#[test]
fn a_workspace_gets_a_snapshot_and_the_two_lines() {
    let workspace = workspace();
    let init = || init(workspace.path());
    init()
        .clean()
        .says("docs-snapshot: the docs as of this release")
        .says("\ncommit both, docs-snapshot/ and the configuration\n")
        .says("the next build compiles this snapshot");
    assert_eq!(fs::read_to_string(workspace.path().join(".cargo/config.toml")).unwrap(), CONFIG);
    check(&workspace);
    init()
        .clean()
        .says("docs-snapshot: exists already, not changed\n")
        .says("config.toml: sets INTERCOM_ERRORS_SNAPSHOT already, not changed\n")
        .says("the next build compiles this snapshot");
}

#[test]
fn an_existing_configuration_is_not_changed() {
    for path in [".cargo/config.toml", ".cargo/config"] {
        let workspace = workspace();
        fs::create_dir(workspace.path().join(".cargo")).unwrap();
        let config = workspace.path().join(path);
        for content in ["# mine\n[build]\njobs = 2\n", "[env]\nINTERCOM_ERRORS_SNAPSHOT = \"/elsewhere\"\n"] {
            fs::write(&config, content).unwrap();
            init(workspace.path())
                .clean()
                .says(&format!("{path}: exists already, not changed; add these lines to it:\n\n{CONFIG}\n"))
                .says("a build with these lines compiles this snapshot; ");
            assert_eq!(fs::read_to_string(&config).unwrap(), content);
        }
        assert_eq!(fs::read_dir(workspace.path().join(".cargo")).unwrap().count(), 1);
        // The lines may be next to others, or in another form.
        let table = "[env.INTERCOM_ERRORS_SNAPSHOT]\nrelative = true\nvalue = \"./docs-snapshot\"\n";
        for content in [format!("# mine\r\n{}", CONFIG.replace('\n', "\r\n")), table.to_owned()] {
            fs::write(&config, content).unwrap();
            init(workspace.path())
                .clean()
                .says(&format!("{path}: sets INTERCOM_ERRORS_SNAPSHOT already, not changed\n"))
                .says("the next build compiles this snapshot; ");
        }
    }
}

#[test]
fn init_creates_the_snapshot_at_the_root_of_the_workspace() {
    let workspace = workspace();
    let root = workspace.path();
    fs::write(root.join("Cargo.toml"), "[workspace]\nresolver = \"3\"\nmembers = [\"member\"]\n").unwrap();
    package(&root.join("member"));
    run(tool().args(["init", "--offline"]).current_dir(root.join("member/src"))).clean();
    assert!(root.join("docs-snapshot/manifest.json").is_file());
    assert!(root.join(".cargo/config.toml").is_file());
    assert_eq!(fs::read_dir(root.join("member")).unwrap().count(), 2, "only src and Cargo.toml");

    // A package that is not a member is its own workspace.
    fs::write(root.join("Cargo.toml"), "[workspace]\nresolver = \"3\"\nexclude = [\"member\"]\n").unwrap();
    run(tool().args(["init", "--offline"]).current_dir(root.join("member/src"))).clean();
    assert!(root.join("member/docs-snapshot/manifest.json").is_file());
}

#[test]
fn a_directory_without_a_manifest_of_cargo_is_refused() {
    let empty = TempDir::new().unwrap();
    init(empty.path())
        .exits(2)
        .complains(": not in a Cargo workspace: expected a Cargo.toml there or above\n")
        .complains(
            "help: run it in your workspace, or pass its directory: `cargo intercom-errors init DIR`\n",
        );
    assert_eq!(fs::read_dir(empty.path()).unwrap().count(), 0);
    init(empty.path().join("nowhere")).exits(2).complains("nowhere: cannot be read: ");
}

#[test]
fn a_workspace_that_cargo_cannot_read_is_refused() {
    let workspace = workspace();
    fs::write(workspace.path().join("Cargo.toml"), "[workspace\n").unwrap();
    let problem = || {
        let mut cargo = Command::new(env!("CARGO"));
        cargo.args(["locate-project", "--workspace"]).current_dir(workspace.path());
        String::from_utf8(cargo.output().unwrap().stderr).unwrap().lines().next().map(str::to_owned)
    };
    init(workspace.path())
        .exits(3)
        .complains(": Cargo cannot find the root of the workspace: ")
        .complains(&problem().unwrap());
    fs::write(workspace.path().join("Cargo.toml"), "[workspace]\n").unwrap();
    fs::create_dir(workspace.path().join(".cargo")).unwrap();
    fs::write(workspace.path().join(".cargo/config.toml"), "[env\n").unwrap();
    // A newer Cargo refuses the configuration itself.
    let problem = problem().unwrap_or_else(|| ".cargo/config.toml: not valid TOML: ".to_owned());
    init(workspace.path()).exits(3).complains(&problem);
    assert!(!workspace.path().join("docs-snapshot").exists());
}

#[test]
fn after_init_the_tool_answers_from_the_snapshot_that_builds_compile() {
    let workspace = workspace();
    let inside = || {
        let mut tool = tool();
        tool.current_dir(workspace.path());
        tool
    };
    run(inside().args(["init", "--offline"])).clean();
    run(inside().args(["explain", "never_heard_of"]))
        .exits(1)
        .complains("error: the code \"never_heard_of\" is not in the snapshot\n")
        .complains(
            "help: docs-snapshot was searched: Cargo's configuration sets INTERCOM_ERRORS_SNAPSHOT to this \
             directory\n",
        );
    run(inside().args(["list", "--version", "v2.15"])).clean();
}

#[test]
fn a_directory_with_files_is_not_replaced() {
    let workspace = workspace();
    fs::create_dir(workspace.path().join("docs-snapshot")).unwrap();
    fs::write(workspace.path().join("docs-snapshot/mine.txt"), "mine").unwrap();
    init(workspace.path()).exits(3).complains("docs-snapshot: the snapshot cannot be created: ");
    assert_eq!(fs::read_dir(workspace.path()).unwrap().count(), 2, "only docs-snapshot and Cargo.toml");
}

#[test]
fn init_syncs_with_the_docs() {
    let (workspace, site) = (workspace(), DocsSite::new());
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs-snapshot/pages/preview.page-data.json");
    let page = fs::read_to_string(page).unwrap();
    site.answer(PREVIEW, Answer::File(page.replace("The operation is not supported", "No such operation")));
    let init = || run(tool().args(["init", "--base-url", &site.url()]).arg(workspace.path()));
    init()
        .exits(0)
        .says("now: No such operation\n")
        .says("\nwritten\n")
        .says("the next build compiles this snapshot");
    init().exits(0).says("are the same.\n").says("\nthe snapshot is unchanged\n");
}

#[test]
fn a_sync_that_would_lose_codes_leaves_the_created_files() {
    let (workspace, site) = (workspace(), DocsSite::new());
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs-snapshot/pages/preview.page-data.json");
    let page = fs::read_to_string(page).unwrap().replace("[\"unsupported\"]", "[\"brand_new\"]");
    site.answer(PREVIEW, Answer::File(page));
    let ran = run(tool().args(["init", "--base-url", &site.url()]).arg(workspace.path()));
    ran.exits(3)
        .says("the snapshot is unchanged\nthe next build compiles this snapshot\n")
        .complains("the page of Preview loses unsupported\nhelp: compare the pages with the docs;");
    assert!(!(ran.out + &ran.err).contains("nothing was written"));
    check(&workspace);
}

#[test]
fn a_sync_that_fails_leaves_the_created_files() {
    let workspace = workspace();
    let ran = run(tool().args(["init", "--base-url", "http://127.0.0.1:1"]).arg(workspace.path()));
    ran.exits(3)
        .says("docs-snapshot: the docs as of this release\n")
        .says("config.toml: sets INTERCOM_ERRORS_SNAPSHOT for builds in this directory\n")
        .says("the next build compiles this snapshot, which was not synced\n")
        .complains("error: http://127.0.0.1:1/")
        .complains(
            "help: the created files stay; run `cargo intercom-errors sync` later to update them from the docs\n",
        );
    assert!(!ran.err.contains("nothing was written"), "{}", ran.err);
    check(&workspace);
}

#[cfg(unix)]
#[test]
fn init_writes_no_configuration_through_a_link() {
    use std::os::unix::fs::symlink;
    for (link, target) in [(".cargo", "../elsewhere"), (".cargo/config.toml", "../../elsewhere/config.toml")]
    {
        let root = TempDir::new().unwrap();
        let (workspace, elsewhere) = (root.path().join("workspace"), root.path().join("elsewhere"));
        package(&workspace);
        fs::create_dir(&elsewhere).unwrap();
        let link = workspace.join(link);
        fs::create_dir_all(link.parent().unwrap()).unwrap();
        symlink(target, &link).unwrap();
        let init = || init(&workspace);
        init()
            .exits(3)
            .complains(&format!("{}: a symbolic link, which init does not write through: ", link.display()))
            .complains("help: nothing was written; ");
        assert!(!workspace.join("docs-snapshot").exists());
        assert_eq!(fs::read_dir(&elsewhere).unwrap().count(), 0);
        // Cargo reads through it, and so does the tool.
        fs::write(elsewhere.join("config.toml"), "").unwrap();
        init().clean().says("config.toml: exists already, not changed; add these lines to it:");
        assert_eq!(fs::read_to_string(elsewhere.join("config.toml")).unwrap(), "");
    }
}

#[cfg(unix)]
#[test]
fn init_creates_no_snapshot_through_a_link() {
    let (workspace, elsewhere) = (workspace(), TempDir::new().unwrap());
    let snapshot = workspace.path().join("docs-snapshot");
    for target in [elsewhere.path().to_owned(), elsewhere.path().join("nowhere")] {
        std::os::unix::fs::symlink(target, &snapshot).unwrap();
        init(workspace.path()).exits(3).complains("docs-snapshot: the snapshot cannot be created: ");
        assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
        assert_eq!(fs::read_dir(workspace.path()).unwrap().count(), 2, "only the link and Cargo.toml");
        fs::remove_file(&snapshot).unwrap();
    }
}

#[test]
fn init_removes_what_a_killed_run_left() {
    let workspace = workspace();
    fs::create_dir_all(workspace.path().join(".docs-snapshot.sync/pages")).unwrap();
    fs::create_dir_all(workspace.path().join(".docs-snapshot.old")).unwrap();
    // A sync in two steps was killed between them: the old snapshot is not lost.
    fs::write(workspace.path().join(".docs-snapshot.old/manifest.json"), "{\"files\": []}").unwrap();
    init(workspace.path()).clean().says("docs-snapshot: exists already, not changed\n");
    assert_eq!(fs::read_dir(workspace.path()).unwrap().count(), 3, "Cargo.toml, .cargo and docs-snapshot");
}

#[test]
fn a_variable_that_overrides_the_configuration_is_reported() {
    let workspace = workspace();
    let init = |value: &str| {
        let mut init = tool();
        init.args(["init", "--offline", "."]).current_dir(workspace.path());
        run(init.env("INTERCOM_ERRORS_SNAPSHOT", value))
    };
    // A build refuses a relative path, and reads the release's snapshot if the value is empty.
    for elsewhere in ["/elsewhere", "docs-snapshot", ""] {
        init(elsewhere)
            .clean()
            .says(&format!("warning: INTERCOM_ERRORS_SNAPSHOT is \"{elsewhere}\" in the environment, "))
            .says("a build without that variable compiles this snapshot; ");
    }
    let ran = init(workspace.path().join("docs-snapshot").to_str().unwrap());
    ran.clean().says("the next build compiles this snapshot; ");
    assert!(!ran.out.contains("warning"), "{}", ran.out);
}

#[test]
fn init_does_not_accept_snapshot() {
    let workspace = workspace();
    run(tool().args(["init", "--offline", "--snapshot", "/nope"]).arg(workspace.path()))
        .exits(2)
        .complains("error: --snapshot /nope cannot be used with init\n")
        .complains(
            "help: pass the directory to create docs-snapshot/ in: `cargo intercom-errors init DIR`\n",
        );
    assert_eq!(fs::read_dir(workspace.path()).unwrap().count(), 1, "only Cargo.toml");
}

#[test]
fn completions_and_man_pages_have_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        run(tool().args(["completions", shell])).clean().says("accept-removed");
    }
    run(tool().args(["completions", "ed"])).exits(2);
    let directory = tempfile::tempdir().unwrap();
    run(tool().arg("man").arg(directory.path().join("man1"))).clean().says("man pages: ");
    let names: Vec<String> = fs::read_dir(directory.path().join("man1"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    for command in ["", "-sync", "-check", "-init"] {
        assert!(names.iter().any(|name| *name == format!("cargo-intercom-errors{command}.1")), "{names:?}");
    }
}
