//! Crates for a measurement, and the cost to build them.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Output};
use std::sync::Once;

use nix::sys::resource::{UsageWho, getrusage};
use tempfile::TempDir;

use crate::machine;

/// A crate in a temporary directory.
pub struct Project {
    directory: TempDir,
}

/// Returns the root of this repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("this package is in a directory of the repository")
}

/// Returns the line of `[dependencies]` for the library in this repository.
pub fn intercom_errors(features: &str) -> String {
    format!("intercom-errors = {{ path = {:?}{features} }}\n", root().to_str().expect("a path in UTF-8"))
}

impl Project {
    /// Creates a crate with these lines of `[dependencies]`. Versions are those of the repository's `Cargo.lock`.
    pub fn new(dependencies: &str) -> Self {
        fetch();
        let directory = TempDir::with_prefix("measured-").expect("a temporary directory");
        let project = Self { directory };
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

    /// Writes a file of the crate.
    pub fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().expect("a file is in a directory"))
            .expect("a directory of the crate");
        fs::write(path, text).expect("a file of the crate");
    }

    /// Returns the same crate with this file.
    #[must_use]
    pub fn with(self, path: &str, text: &str) -> Self {
        self.write(path, text);
        self
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.directory.path().join(path)
    }

    /// Removes what was built.
    pub fn clean(&self) {
        let target = self.path("target");
        if target.exists() {
            fs::remove_dir_all(target).expect("the target directory can be removed");
        }
    }

    /// Returns Cargo in the crate's directory, with these arguments.
    pub fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = cargo(arguments);
        command
            .arg("--offline")
            .current_dir(self.directory.path())
            .env("CARGO_TARGET_DIR", self.path("target"));
        command
    }

    /// Returns the names and versions of the crates that are built for it, without itself.
    pub fn tree(&self) -> Vec<String> {
        let arguments = ["tree", "--quiet", "--prefix", "none", "--edges", "normal,build", "--no-dedupe"];
        let output = run(self.cargo(&arguments).args(["--format", "{p}"]));
        let text = String::from_utf8(output.stdout).expect("cargo tree prints UTF-8");
        // The first line is the crate itself.
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

/// Returns Cargo without the variables of this process that change a build. Incremental compilation is off. Cargo would use
/// it only for the library, because all other dependencies are from a registry.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in env::vars_os() {
        let text = name.to_string_lossy();
        let is_of_cargo = text.starts_with("CARGO") && text != "CARGO_HOME";
        let is_of_rustc = text.starts_with("RUST") && !text.starts_with("RUSTUP");
        if is_of_cargo || is_of_rustc || text == "INTERCOM_ERRORS_SNAPSHOT" || text == "MAKEFLAGS" {
            command.env_remove(&name);
        }
    }
    command.args(arguments).env("CARGO_TERM_COLOR", "never").env("CARGO_INCREMENTAL", "0");
    command
}

/// Downloads the locked crates, since this program does not need all those that the measured crates need. Errors are
/// ignored: without a network, the builds report what is missing.
fn fetch() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let arguments = ["fetch", "--quiet", "--locked", "--target", &machine::host()];
        let _ = cargo(&arguments).current_dir(root()).output();
    });
}

/// Runs a command that must succeed.
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

/// Returns the CPU seconds of a command and its child processes. It must succeed.
pub fn cpu_seconds(command: &mut Command) -> f64 {
    let before = children();
    run(command);
    children() - before
}

/// Returns the CPU seconds of a command that may fail and prints its own output.
pub fn cpu_seconds_of(command: &mut Command) -> (f64, ExitStatus) {
    let before = children();
    let status = command.status().unwrap_or_else(|error| panic!("{command:?} does not start: {error}"));
    (children() - before, status)
}

/// Returns the CPU seconds of all child processes that have ended.
#[expect(clippy::cast_precision_loss, reason = "microseconds of some hours")]
fn children() -> f64 {
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the system counts CPU time");
    let (user, system) = (usage.user_time(), usage.system_time());
    let microseconds = [user, system].map(|time| time.tv_sec() as f64 * 1e6 + time.tv_usec() as f64);
    microseconds.iter().sum::<f64>() / 1e6
}
