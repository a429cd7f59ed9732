//! Runs Cargo on a copy of `tests/downstream`, as a user's machine would.

// Each test program uses some of it.
#![allow(dead_code, unreachable_pub)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The root of this repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A copy of `tests/downstream` under this name, with the versions of dependencies that the repository has.
pub struct Downstream {
    folder: PathBuf,
    target: PathBuf,
}

/// What a run of Cargo printed, and whether it went well.
pub struct Ran {
    pub success: bool,
    pub stdout: String,
    pub stderr: String,
}

impl Downstream {
    pub fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let source = root().join("tests/downstream");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("src")).unwrap();
        let manifest = fs::read_to_string(source.join("Cargo.toml")).unwrap();
        let path = format!("path = {:?}", root().to_str().unwrap());
        assert!(manifest.contains("path = \"../..\""));
        fs::write(folder.join("Cargo.toml"), manifest.replace("path = \"../..\"", &path)).unwrap();
        fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        for entry in fs::read_dir(source.join("src")).unwrap() {
            let entry = entry.unwrap();
            fs::copy(entry.path(), folder.join("src").join(entry.file_name())).unwrap();
        }
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-target"));
        Self { folder, target }
    }

    /// Puts a source file into the copy.
    pub fn write(&self, path: &str, text: &str) {
        fs::write(self.folder.join(path), text).unwrap();
    }

    /// Runs `cargo` with these arguments, and with the snapshot's variable where one is given.
    pub fn cargo(&self, arguments: &[&str], snapshot: Option<&Path>) -> Ran {
        let mut command = Command::new(env!("CARGO"));
        command
            .args(arguments)
            .arg("--offline")
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_TERM_COLOR", "never")
            .env_remove("INTERCOM_ERRORS_SNAPSHOT")
            .env_remove("RUST_BACKTRACE");
        if let Some(folder) = snapshot {
            command.env("INTERCOM_ERRORS_SNAPSHOT", folder);
        }
        let Output { status, stdout, stderr } = command.output().unwrap();
        Ran {
            success: status.success(),
            stdout: String::from_utf8(stdout).unwrap(),
            stderr: String::from_utf8(stderr).unwrap(),
        }
    }
}

impl Ran {
    /// The standard output of a run that must have gone well.
    #[track_caller]
    pub fn expect_success(self) -> Self {
        assert!(self.success, "{}\n{}", self.stdout, self.stderr);
        self
    }
}
