//! The scheduled job rewrites every expectation that depends on the docs. Its one step that pushes renews its own branch
//! and discards no work of others.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

use crate::made_up::{sha256, write};

pub(crate) const BOT: &str = "41898282+github-actions[bot]@users.noreply.github.com";
const WORKFLOW: &str = ".github/workflows/sync.yml";
const STEP: &str = "- name: Push the change to its branch, unless the branch has the commits of others\n";
const SNAPSHOT: &str = "docs-snapshot/observed.json";

/// Reads a file of the repository.
pub(crate) fn file(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path)).unwrap()
}

/// Returns the script of a workflow's step.
pub(crate) fn script(workflow: &str, step: &str) -> String {
    let text = file(workflow);
    let (_, step) = text.split_once(step).unwrap();
    let (_, lines) = step.split_once("run: |\n").unwrap();
    let lines = lines.lines().map_while(|line| line.strip_prefix("          "));
    lines.fold(String::new(), |script, line| script + line + "\n")
}

/// A repository on a server, with checkouts.
struct Repository {
    root: TempDir,
}

struct Run {
    output: String,
    summary: String,
}

impl Repository {
    fn new() -> Self {
        let repository = Self { root: TempDir::new().unwrap() };
        let root = repository.root.path().to_owned();
        git(&root, BOT, &["init", "--quiet", "--bare", "--initial-branch", "main", "origin.git"]);
        let main = repository.checkout("main");
        fs::create_dir(main.join("docs-snapshot")).unwrap();
        fs::write(main.join(SNAPSHOT), "old\n").unwrap();
        fs::write(main.join("Cargo.toml"), "[features]\nv2_1 = []\n").unwrap();
        fs::write(main.join("build.rs"), "fn main() {}\n").unwrap();
        commit(&main, "maintainer@example.com", "Begin");
        git(&main, BOT, &["push", "--quiet", "origin", "HEAD:main"]);
        repository
    }

    /// Makes a fresh checkout.
    fn checkout(&self, name: &str) -> PathBuf {
        git(self.root.path(), BOT, &["clone", "--quiet", "origin.git", name]);
        self.root.path().join(name)
    }

    /// Runs the step with this update of the snapshot.
    fn propose(&self, snapshot: &str) -> Run {
        let (ran, run) = self.run(snapshot, |work| {
            fs::write(work.join(SNAPSHOT), format!("{snapshot}\n")).unwrap();
        });
        assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
        run
    }

    /// Runs the step in a checkout of its own, with the change that `edit` makes.
    fn run(&self, name: &str, edit: impl FnOnce(&Path)) -> (Output, Run) {
        let work = self.checkout(&format!("run-{name}"));
        edit(&work);
        git(&work, BOT, &["add", "--all"]);
        let diff = |path| git(&work, BOT, &["diff", "--cached", "--binary", "--", path]);
        let (snapshot, change) = (diff("docs-snapshot"), diff(":!docs-snapshot"));
        git(&work, BOT, &["reset", "--quiet", "--hard"]);
        Self::run_step(&work, &snapshot, &change, &sha256(&snapshot))
    }

    /// Runs the step with these patches as its artifacts. The fetched files had this hash.
    fn run_step(work: &Path, snapshot: &str, change: &str, hash: &str) -> (Output, Run) {
        let temp = work.with_extension("temp");
        write(&temp.join("fetched/report.md"), "");
        write(&temp.join("fetched/snapshot.patch"), snapshot);
        write(&temp.join("change/change.patch"), change);
        let (output, summary) = (temp.join("output"), temp.join("summary"));
        let ran = quiet("bash", work)
            .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", &script(WORKFLOW, STEP)])
            .env("RUNNER_TEMP", &temp)
            .env("HASH", hash)
            .env("GITHUB_OUTPUT", &output)
            .env("GITHUB_STEP_SUMMARY", &summary)
            .envs([("BRANCH", "sync-docs"), ("BASE", "main"), ("TITLE", "docs-snapshot: update")])
            .output()
            .unwrap();
        let read = |path: &Path| fs::read_to_string(path).unwrap_or_default();
        (ran, Run { output: read(&output), summary: read(&summary) })
    }

    /// Reads a file of the proposed branch on the server.
    fn proposed(&self, path: &str) -> String {
        git(&self.root.path().join("origin.git"), BOT, &["show", &format!("sync-docs:{path}")])
    }

    /// Commits a category to the proposed branch.
    fn add_a_category(&self, author: &str) {
        let work = self.checkout(&format!("by-{author}"));
        git(&work, author, &["switch", "--quiet", "sync-docs"]);
        fs::write(work.join("category"), "fresh_one\n").unwrap();
        commit(&work, author, "categories: add fresh_one");
        git(&work, author, &["push", "--quiet", "origin", "sync-docs"]);
    }
}

/// Returns a program without the configuration of the user.
pub(crate) fn quiet(program: &str, directory: &Path) -> Command {
    let mut command = Command::new(program);
    command.current_dir(directory).env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE"] {
        command.env_remove(name);
    }
    command
}

pub(crate) fn git(directory: &Path, email: &str, arguments: &[&str]) -> String {
    let config = ["-c", "user.name=Made Up", "-c", &format!("user.email={email}")];
    let ran = quiet("git", directory).args(config).args(arguments).output().unwrap();
    assert!(ran.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&ran.stderr));
    String::from_utf8(ran.stdout).unwrap()
}

pub(crate) fn commit(directory: &Path, email: &str, message: &str) {
    git(directory, email, &["add", "--all"]);
    git(directory, email, &["commit", "--quiet", "--message", message]);
}

#[test]
fn one_command_rewrites_every_expectation() {
    for path in [".github/workflows/sync.yml", "CONTRIBUTING.md"] {
        let text = file(path);
        let command = text.lines().find(|line| line.contains("UPDATE_EXPECTED=1 cargo test")).unwrap();
        for all in [" --workspace", " --all-features"] {
            assert!(command.contains(all), "{path}: {command}");
        }
        let others = text.replace("UPDATE_EXPECTED=1", "");
        assert!(
            !others.contains("UPDATE_") && !others.contains("TRYBUILD"),
            "{path}: one variable is enough"
        );
    }
}

#[test]
fn the_branch_is_created_and_renewed_while_it_has_the_job_s_commits_only() {
    let repository = Repository::new();
    for snapshot in ["new", "newer"] {
        let run = repository.propose(snapshot);
        assert_eq!((&*run.output, &*run.summary), ("pushed=true\n", ""));
        assert_eq!(repository.proposed(SNAPSHOT), format!("{snapshot}\n"));
    }
}

#[test]
fn the_branch_is_not_changed_if_it_has_other_commits() {
    let repository = Repository::new();
    repository.propose("new");
    repository.add_a_category("maintainer@example.com");
    let run = repository.propose("newer");
    assert_eq!(run.output, "pushed=false\n");
    assert!(run.summary.contains("The branch sync-docs is left as it is"), "{}", run.summary);
    assert!(run.summary.contains(" categories: add fresh_one (Made Up)\n"), "{}", run.summary);
    assert_eq!(
        (repository.proposed(SNAPSHOT), repository.proposed("category")),
        ("new\n".into(), "fresh_one\n".into())
    );
}

#[test]
fn the_branch_is_renewed_when_these_commits_are_merged() {
    let repository = Repository::new();
    repository.propose("new");
    repository.add_a_category("maintainer@example.com");
    let work = repository.checkout("merging");
    git(&work, "maintainer@example.com", &["merge", "--quiet", "--no-ff", "--no-edit", "origin/sync-docs"]);
    git(&work, "maintainer@example.com", &["push", "--quiet", "origin", "main"]);
    assert_eq!(repository.propose("newer").output, "pushed=true\n");
    assert_eq!(repository.proposed(SNAPSHOT), "newer\n");
}

#[test]
fn a_change_of_anything_but_the_snapshot_and_its_expectations_is_refused() {
    type Edit = fn(&Path);
    let edits: [(&str, Edit); 6] = [
        ("build-script", |work| fs::write(work.join("build.rs"), "fn main() { todo() }\n").unwrap()),
        ("new-file", |work| {
            fs::create_dir(work.join(".cargo")).unwrap();
            fs::write(work.join(".cargo/config.toml"), "[build]\nrustc-wrapper = \"x\"\n").unwrap();
        }),
        ("executable", |work| {
            use std::os::unix::fs::PermissionsExt;
            fs::set_permissions(work.join(SNAPSHOT), fs::Permissions::from_mode(0o755)).unwrap();
        }),
        ("link", |work| {
            fs::remove_file(work.join(SNAPSHOT)).unwrap();
            std::os::unix::fs::symlink("/etc/passwd", work.join(SNAPSHOT)).unwrap();
        }),
        ("dependency", |work| {
            fs::write(work.join("Cargo.toml"), "[features]\nv2_1 = []\n[dependencies]\nx = \"1\"\n").unwrap();
        }),
        ("odd-name", |work| fs::write(work.join("docs-snapshot").join("a\nbuild.rs"), "").unwrap()),
    ];
    let repository = Repository::new();
    for (name, edit) in edits {
        let (ran, run) = repository.run(name, |work| {
            fs::write(work.join(SNAPSHOT), "new\n").unwrap();
            edit(work);
        });
        let complaint = String::from_utf8_lossy(&ran.stderr);
        assert!(!ran.status.success() && run.output.is_empty(), "{name}");
        assert!(complaint.contains("more than an update of the snapshot"), "{name}: {complaint}");
    }
}

#[test]
fn a_later_job_cannot_replace_the_fetched_files() {
    let repository = Repository::new();
    let work = repository.checkout("replaced");
    let (ran, run) = Repository::run_step(&work, "", "", &sha256("the files as they were fetched"));
    let complaint = String::from_utf8_lossy(&ran.stderr);
    assert!(!ran.status.success() && run.output.is_empty(), "{complaint}");
    assert!(complaint.contains("did NOT match"), "{complaint}");
}

#[test]
fn the_tests_of_an_update_cannot_change_the_snapshot() {
    let repository = Repository::new();
    let work = repository.checkout("tested");
    let patch_to = |content: &str| {
        fs::write(work.join(SNAPSHOT), content).unwrap();
        let patch = git(&work, BOT, &["diff", "--binary"]);
        git(&work, BOT, &["reset", "--quiet", "--hard"]);
        patch
    };
    let (fetched, changed) = (patch_to("fetched\n"), patch_to("changed by a test\n"));
    let (ran, _) = Repository::run_step(&work, &fetched, &changed, &sha256(&fetched));
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    assert_eq!(repository.proposed(SNAPSHOT), "fetched\n");
}

#[test]
fn a_version_s_feature_is_part_of_an_update() {
    let repository = Repository::new();
    let (ran, run) = repository.run("feature", |work| {
        fs::write(work.join("Cargo.toml"), "[features]\nv2_1 = []\nv2_2 = []\n").unwrap();
        fs::write(work.join("docs-snapshot/new page.json"), "{}\n").unwrap();
    });
    assert!(ran.status.success(), "{}", String::from_utf8_lossy(&ran.stderr));
    assert_eq!(run.output, "pushed=true\n");
}
