//! The scripts and the job that release a change of the docs. A made-up Cargo runs the tool, and asks no registry.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::path::Path;

use tempfile::TempDir;

use crate::made_up::{MadeUp, Ran, run, sha256, tool_in, write};
use crate::scheduled_job::{BOT, commit, file, git, quiet, script};

const WORKFLOW: &str = ".github/workflows/propose-release.yml";
const STEP: &str = "- name: Push the branch, if only versions and the changelog change\n";
const CARGO: &str = r#"#!/bin/sh
case "$1" in
    run) while [ "$1" != -- ]; do shift; done && shift && exec "$TOOL" "$@" ;;
    info) echo "error: $INFO" >&2 && exit 101 ;;
    publish) echo "published: $*" ;;
esac
"#;
const MANIFEST: &str = "[workspace.package]\nversion = \"1.4.2\"\n\n[features]\nv2_1 = []\n\n[dependencies]\n\
                        intercom-errors-macros = { version = \"=1.4.2\", path = \"macros\" }\nserde = \"1.0\"\n";
const MEMBER: &str = "[package]\nname = \"cargo-intercom-errors\"\nversion.workspace = true\n\n[dependencies]\n\
                      intercom-errors = { version = \"=1.4.2\", path = \"..\", features = [\"std\"] }\n";
const LOCK: &str = "version = 4\n\n[[package]]\nname = \"intercom-errors\"\nversion = \"1.4.2\"\n\n[[package]]\n\
                    name = \"serde\"\nversion = \"1.4.2\"\n\
                    source = \"registry+https://github.com/rust-lang/crates.io-index\"\n";
const CHANGELOG: &str = "# Changelog\n\n## Unreleased\n\n- A fix.\n\n## 1.4.2\n\n- The last release.\n";

/// Writes the files of a repository at version 1.4.2.
fn write_repository(root: &Path) {
    for (path, text) in [
        ("Cargo.toml", MANIFEST),
        ("cli/Cargo.toml", MEMBER),
        ("Cargo.lock", LOCK),
        ("fuzz/Cargo.lock", LOCK),
        ("CHANGELOG.md", CHANGELOG),
        ("build.rs", "fn main() {}\n"),
    ] {
        write(&root.join(path), text);
    }
    git(root, BOT, &["init", "--quiet", "--initial-branch", "main"]);
}

/// A repository with the scripts and the usual snapshot.
struct Repository {
    snapshot: MadeUp,
    programs: TempDir,
}

impl Repository {
    /// Commits everything, but no release.
    fn new() -> Self {
        let repository = Self { snapshot: MadeUp::usual(), programs: TempDir::new().unwrap() };
        let root = repository.root();
        write_repository(root);
        for name in ["package", "propose-release", "release", "set-version", "toolchain"] {
            let path = format!(".ci/{name}");
            write(&root.join(&path), file(&path));
            make_executable(&root.join(&path));
        }
        write(&root.join("rust-toolchain.toml"), "[toolchain]\nchannel = \"made up\"\n");
        commit(root, BOT, "Begin");
        let cargo = repository.programs.path().join("cargo");
        write(&cargo, CARGO);
        make_executable(&cargo);
        repository
    }

    /// Commits everything as a release.
    fn released(tag: &str) -> Self {
        let repository = Self::new();
        git(repository.root(), BOT, &["tag", tag]);
        repository
    }

    fn root(&self) -> &Path {
        self.snapshot.workspace()
    }

    /// Commits an edit of these files.
    fn edit(&self, files: &[(&str, &str)]) {
        for (path, text) in files {
            write(&self.root().join(path), text);
        }
        commit(self.root(), BOT, "Edit");
    }

    /// Commits another text in a file of the snapshot, and its hash.
    fn edit_snapshot(&self, path: &str, from: &str, to: &str) {
        let (old, manifest) = (self.snapshot.read(path), self.snapshot.read("manifest.json"));
        let new = old.replace(from, to);
        assert_ne!(old, new);
        self.snapshot.write(path, &new);
        self.snapshot.write("manifest.json", &manifest.replace(&sha256(&old), &sha256(&new)));
        commit(self.root(), BOT, "Sync");
    }

    /// Runs a script. The registry answers a question with this error.
    fn script(&self, name: &str, arguments: &[&str], info: &str) -> Ran {
        let path = std::env::var("PATH").unwrap();
        let mut command = tool_in(quiet("bash", self.root()));
        command.arg(self.root().join(".ci").join(name)).args(arguments);
        command.env("PATH", format!("{}:{path}", self.programs.path().display()));
        run(command.env("TOOL", env!("CARGO_BIN_EXE_cargo-intercom-errors")).env("INFO", info))
    }

    fn propose(&self) -> Ran {
        self.script("propose-release", &[], "no question is expected")
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap()
    }
}

fn make_executable(path: &Path) {
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

#[test]
fn nothing_is_proposed_before_the_first_release() {
    let repository = Repository::new();
    let proposal = repository.propose();
    assert_eq!(proposal.exits(0).out, "");
    proposal.complains("no release yet");
}

#[test]
fn a_wording_is_a_patch() {
    let repository = Repository::released("v1.4.2");
    repository.edit_snapshot("pages/2.1.page-data.json", "The token is revoked", "The token is gone");
    assert_eq!(repository.propose().clean().out, "1.4.3\n");
}

#[test]
fn a_status_is_a_minor_release() {
    let repository = Repository::released("v1.4.2");
    repository.edit_snapshot("observed.json", r#""410":1"#, r#""412":1"#);
    assert_eq!(repository.propose().exits(0).out, "1.5.0\n");
}

#[test]
fn a_lost_code_is_a_major_release_whose_number_is_the_second_before_1_0() {
    for (tag, next) in [("v1.4.2", "2.0.0\n"), ("v0.4.2", "0.5.0\n")] {
        let repository = Repository::released(tag);
        repository.edit_snapshot("secondary.json", r#"["scroll_exists"]"#, "[]");
        repository.edit_snapshot(
            "categories.json",
            r#"{"category":"conflict","code":"scroll_exists","reason":"made up"},"#,
            "",
        );
        assert_eq!(repository.propose().exits(0).out, next);
    }
}

#[test]
fn a_proposal_has_the_version_everywhere_and_its_section_above_the_last_one() {
    let repository = Repository::released("v1.4.2");
    repository.edit_snapshot("pages/2.1.page-data.json", "The token is revoked", "The token is gone");
    repository.propose().clean();
    let bumped = |text: &str| {
        text.replace("\nversion = \"1.4.2\"", "\nversion = \"1.4.3\"").replace("\"=1.4.2\"", "\"=1.4.3\"")
    };
    assert_eq!(repository.read("Cargo.toml"), bumped(MANIFEST));
    assert_eq!(repository.read("cli/Cargo.toml"), bumped(MEMBER));
    let changelog = repository.read("CHANGELOG.md");
    let headings: Vec<_> = changelog.lines().filter(|line| line.starts_with("## ")).collect();
    assert_eq!(headings, ["## Unreleased", "## 1.4.3", "## 1.4.2"]);
    assert!(changelog.contains("\n- A fix.\n\n## 1.4.3\n\nThe snapshot follows the docs of "), "{changelog}");
    assert!(changelog.contains("  - now: `The token is gone`\n"), "{changelog}");
    assert!(changelog.ends_with("`\n\n## 1.4.2\n\n- The last release.\n"), "{changelog}");
}

#[test]
fn what_no_package_contains_and_a_version_s_feature_are_part_of_a_data_release() {
    let repository = Repository::released("v1.4.2");
    repository.edit_snapshot("pages/2.1.page-data.json", "The token is revoked", "The token is gone");
    repository.edit(&[
        (".github/workflows/ci.yml", "on: push\n"),
        (
            "Cargo.lock",
            &LOCK.replace("name = \"serde\"\nversion = \"1.4.2", "name = \"serde\"\nversion = \"1.4.3"),
        ),
        ("Cargo.toml", &MANIFEST.replace("v2_1 = []\n", "v2_1 = []\nv2_2 = []\n")),
        ("CONTRIBUTING.md", "# Contributing\n"),
        ("catalog/tests/committed.txt", "codes 4\n"),
        ("fuzz/Cargo.toml", "[package]\n"),
    ]);
    assert_eq!(repository.propose().clean().out, "1.4.3\n");
}

#[test]
fn a_person_releases_another_change_of_a_package() {
    for (path, text) in [
        ("build.rs", "fn main() { todo() }\n"),
        ("catalog/src/lib.rs", ""),
        ("CHANGELOG.md", "# Changelog\n\n## Unreleased\n\n- Another fix.\n"),
        ("Cargo.toml", &MANIFEST.replace("serde = \"1.0\"", "serde = \"1.1\"")),
    ] {
        let repository = Repository::released("v1.4.2");
        repository.edit_snapshot("pages/2.1.page-data.json", "The token is revoked", "The token is gone");
        repository.edit(&[(path, text)]);
        let proposal = repository.propose();
        assert_eq!(proposal.exits(0).out, "", "{path}");
        proposal.complains("not a change of the docs alone since v1.4.2:");
    }
}

#[test]
fn a_change_of_the_snapshot_s_readme_alone_is_no_release() {
    let repository = Repository::released("v1.4.2");
    repository.edit(&[("docs-snapshot/README.md", "# The snapshot\n")]);
    let proposal = repository.propose();
    assert_eq!(proposal.exits(0).out, "");
    proposal.complains("no fact of the snapshot has changed since v1.4.2");
}

#[test]
fn a_release_fails_if_the_registry_does_not_answer() {
    let repository = Repository::new();
    for arguments in [&["1.4.2"][..], &["--dry-run", "1.4.2"]] {
        let ran = repository.script("release", arguments, "download of config.json failed");
        assert_eq!(ran.exits(1).out, "");
        ran.complains("error: the registry does not answer: error: download of config.json failed\n");
    }
}

#[test]
fn a_release_publishes_the_crates_that_the_registry_does_not_have() {
    let missing = "could not find `intercom-errors-catalog@1.4.2` in registry `https://example.com`";
    let repository = Repository::new();
    // The question about the first crate has an answer that names another one.
    repository.script("release", &["1.4.2"], missing).exits(1);
    let cargo = CARGO.replace("$INFO", "could not find \\`$5\\` in registry \\`https://example.com\\`");
    write(&repository.programs.path().join("cargo"), cargo);
    let ran = repository.script("release", &["1.4.2"], "");
    ran.clean().says(
        "published: publish --locked --no-verify --package intercom-errors-vocabulary --package \
         intercom-errors-catalog --package intercom-errors-macros --package intercom-errors --package \
         cargo-intercom-errors\n",
    );
}

/// Runs the step that pushes, with the change that `edit` makes. Returns the error, or the pushed files.
fn push(edit: impl FnOnce(&Path)) -> Result<String, String> {
    let root = TempDir::new().unwrap();
    let (work, temp) = (root.path().join("work"), root.path().join("temp"));
    git(root.path(), BOT, &["init", "--quiet", "--bare", "--initial-branch", "main", "origin.git"]);
    fs::create_dir(&work).unwrap();
    write_repository(&work);
    commit(&work, BOT, "Begin");
    git(&work, BOT, &["remote", "add", "origin", "../origin.git"]);
    edit(&work);
    git(&work, BOT, &["add", "--all"]);
    write(&temp.join("release/release.patch"), git(&work, BOT, &["diff", "--cached", "--binary"]));
    git(&work, BOT, &["reset", "--quiet", "--hard"]);
    let ran = run(quiet("bash", &work)
        .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", &script(WORKFLOW, STEP)])
        .env("RUNNER_TEMP", &temp)
        .envs([("BRANCH", "release-docs"), ("VERSION", "1.4.3")]));
    if ran.code == Some(0) {
        let changed = ["diff", "--name-only", "main", "release-docs"];
        git(&work, BOT, &["push", "--quiet", "origin", "main"]);
        Ok(git(&root.path().join("origin.git"), BOT, &changed))
    } else {
        Err(ran.err)
    }
}

fn replace(work: &Path, path: &str, from: &str, to: &str) {
    let text = fs::read_to_string(work.join(path)).unwrap();
    let new = text.replace(from, to);
    assert_ne!(text, new);
    fs::write(work.join(path), new).unwrap();
}

/// Writes version 1.4.3, as the script does.
fn set_version(work: &Path) {
    for path in ["Cargo.toml", "cli/Cargo.toml"] {
        replace(work, path, "=1.4.2\"", "=1.4.3\"");
    }
    replace(work, "Cargo.toml", "version = \"1.4.2\"", "version = \"1.4.3\"");
    let name = "name = \"intercom-errors\"\nversion = ";
    for path in ["Cargo.lock", "fuzz/Cargo.lock"] {
        replace(work, path, &format!("{name}\"1.4.2\""), &format!("{name}\"1.4.3\""));
    }
    replace(work, "CHANGELOG.md", "## 1.4.2", "## 1.4.3\n\n- New words.\n\n## 1.4.2");
}

#[test]
fn a_version_and_its_changes_are_pushed() {
    assert_eq!(
        push(set_version).as_deref(),
        Ok("CHANGELOG.md\nCargo.lock\nCargo.toml\ncli/Cargo.toml\nfuzz/Cargo.lock\n")
    );
}

#[test]
fn anything_but_versions_of_its_own_packages_is_refused() {
    type Edit = fn(&Path);
    let edits: [(&str, Edit); 8] = [
        ("build script", |work| replace(work, "build.rs", "{}", "{ todo() }")),
        ("executable", |work| make_executable(&work.join("CHANGELOG.md"))),
        ("new manifest", |work| write(&work.join("macros/Cargo.toml"), "[package]\n")),
        ("another source of an own package", |work| {
            replace(work, "Cargo.toml", "path = \"macros\"", "git = \"https://example.com\"");
        }),
        ("another feature of an own package", |work| replace(work, "cli/Cargo.toml", "\"std\"", "\"http\"")),
        ("version of a dependency", |work| replace(work, "Cargo.toml", "\"1.0\"", "\"1.1\"")),
        ("locked version of a dependency", |work| {
            replace(work, "Cargo.lock", "\"serde\"\nversion = \"1.4.2\"", "\"serde\"\nversion = \"1.4.3\"");
        }),
        ("version of a table", |work| {
            replace(work, "Cargo.toml", "serde = \"1.0\"\n", "[dependencies.serde]\nversion = \"1.0.0\"\n");
        }),
    ];
    for (name, edit) in edits {
        let pushed = push(|work| {
            set_version(work);
            edit(work);
        });
        let problem = pushed.expect_err(name);
        assert!(problem.contains("The change is more than a version:\n"), "{name}: {problem}");
    }
}
