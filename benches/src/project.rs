//! Crates made for a measurement, and what building them costs.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Output};
use std::sync::Once;

use nix::sys::resource::{UsageWho, getrusage};
use tempfile::TempDir;

use crate::machine;

/// A crate in a folder of its own, which goes with it.
pub struct Project {
    folder: TempDir,
}

/// The root of this repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("this package is in a folder of the repository")
}

/// The line of `[dependencies]` that names the library as it is checked out.
pub fn intercom_errors(features: &str) -> String {
    format!("intercom-errors = {{ path = {:?}{features} }}\n", root().to_str().expect("a path in UTF-8"))
}

impl Project {
    /// A crate with these lines of `[dependencies]`, in the versions that the repository has.
    pub fn new(dependencies: &str) -> Self {
        fetch();
        let folder = TempDir::with_prefix("measured-").expect("a temporary folder");
        let project = Self { folder };
        project.write(
            "Cargo.toml",
            &format!(
                "[workspace]\n[package]\nname = \"measured\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
                 [dependencies]\n{dependencies}"
            ),
        );
        fs::copy(root().join("Cargo.lock"), project.path("Cargo.lock")).expect("the repository's Cargo.lock");
        project
    }

    /// Puts a file into the crate.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a file is in a folder")).expect("a folder of the crate");
        fs::write(path, text).expect("a file of the crate");
    }

    /// The same crate with this source.
    #[must_use]
    pub fn with(self, path: &str, text: &str) -> Self {
        self.write(path, text);
        self
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    /// Forgets what was built.
    pub fn clean(&self) {
        let target = self.path("target");
        if target.exists() {
            fs::remove_dir_all(target).expect("the target folder can be removed");
        }
    }

    /// Cargo in the crate's folder, with these arguments.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = cargo(arguments);
        command.arg("--offline").current_dir(self.folder.path()).env("CARGO_TARGET_DIR", self.path("target"));
        command
    }

    /// Returns the number of crates that are built for it, without itself, and `true` if one has this name.
    pub fn tree(&self) -> Vec<String> {
        let arguments = ["tree", "--quiet", "--prefix", "none", "--edges", "normal,build", "--no-dedupe"];
        let output = run(self.cargo(&arguments).args(["--format", "{p}"]));
        let text = String::from_utf8(output.stdout).expect("cargo tree prints UTF-8");
        // The first one is the crate itself.
        let mut crates: Vec<String> = text
            .lines()
            .skip(1)
            .map(|line| line.split(' ').take(2).collect::<Vec<_>>().join(" "))
            .filter(|name| !name.is_empty())
            .collect();
        crates.sort();
        crates.dedup();
        crates
    }
}

/// Cargo, with nothing of this process's environment that changes what it builds. It compiles nothing incrementally, as
/// it does with what comes from a registry: the library is a folder here, and would be the one dependency that is.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        let of_cargo = text.starts_with("CARGO") && text != "CARGO_HOME";
        let of_rustc = text.starts_with("RUST") && !text.starts_with("RUSTUP");
        if of_cargo || of_rustc || text == "INTERCOM_ERRORS_SNAPSHOT" || text == "MAKEFLAGS" {
            command.env_remove(&name);
        }
    }
    command.args(arguments).env("CARGO_TERM_COLOR", "never").env("CARGO_INCREMENTAL", "0");
    command
}

/// Has Cargo take what is missing of the locked crates, since those that the made crates use are not all built for
/// this program. Without a network the builds say what they miss.
fn fetch() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let arguments = ["fetch", "--quiet", "--locked", "--target", &machine::host()];
        let _ = cargo(&arguments).current_dir(root()).output();
    });
}

/// Runs a command that must go well.
pub fn run(command: &mut Command) -> Output {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
    assert!(
        output.status.success(),
        "{command:?} failed:\n{}\n{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    output
}

/// The CPU seconds that a command and all that it started took. It must go well.
pub fn cpu_seconds(command: &mut Command) -> f64 {
    let before = children();
    run(command);
    children() - before
}

/// The same of a command that prints for itself, and may fail.
pub fn cpu_seconds_of(command: &mut Command) -> (f64, ExitStatus) {
    let before = children();
    let status = command.status().unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
    (children() - before, status)
}

/// The CPU seconds of all processes that ended below this one.
#[expect(clippy::cast_precision_loss, reason = "microseconds of some hours")]
fn children() -> f64 {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the system counts CPU time");
    let (user, system) = (usage.user_time(), usage.system_time());
    let microseconds = [user, system].map(|time| time.tv_sec() as f64 * 1e6 + time.tv_usec() as f64);
    microseconds.iter().sum::<f64>() / 1e6
}
