//! Runs Cargo on a copy of `tests/downstream`, as on a user's machine.

// Each test program uses some of it.
#![allow(dead_code, unreachable_pub)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// The root of this repository.
pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A copy of `tests/downstream` under a name, with the repository's versions of dependencies.
pub struct Downstream {
    directory: PathBuf,
    target: PathBuf,
}

/// Copies a directory with its content.
pub fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Creates a made-up snapshot under this name, with a page that lists these codes.
pub fn made_up_snapshot(name: &str, codes: &[String]) -> PathBuf {
    let tag = |name: &str, children: &str| {
        format!(r#"{{"$$mdtype":"Tag","name":"{name}","attributes":{{}},"children":[{children}]}}"#)
    };
    let row = |cell: &str, first: &str, second: &str| {
        tag("tr", &format!("{},{}", tag(cell, &format!("{first:?}")), tag(cell, &format!("{second:?}"))))
    };
    let mut rows = vec![row("th", "Field", "Description")];
    rows.extend(codes.iter().map(|code| row("td", code, "Made up")));
    let version = r#"{"version":"1.0","label":"v1.0","link":"/x","default":true}"#;
    let page = format!(r#"{{"versions":[{version}],"props":{{"ast":{}}}}}"#, tag("table", &rows.join(",")));
    let manifest = format!(
        r#"{{"files":[{{"path":"page.json","kind":"page-data","version":"1.0","source_url":"https://made-up.example/x","sha256":"{}"}}]}}"#,
        "0".repeat(64)
    );
    let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&directory).unwrap();
    fs::write(directory.join("page.json"), page).unwrap();
    fs::write(directory.join("manifest.json"), manifest).unwrap();
    directory
}

/// The output of a run of Cargo, and its success.
pub struct Ran {
    pub success: bool,
    pub stdout: String,
    pub stderr: String,
}

impl Downstream {
    pub fn new(name: &str) -> Self {
        let directory = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let source = root().join("tests/downstream");
        let _ = fs::remove_dir_all(&directory);

        copy(&source, &directory);
        for manifest in ["Cargo.toml", "older/Cargo.toml", "client/Cargo.toml"] {
            let text = fs::read_to_string(source.join(manifest)).unwrap();
            let original = if manifest.contains('/') { "path = \"../../..\"" } else { "path = \"../..\"" };
            assert!(text.contains(original), "{manifest}");
            let path = format!("path = {:?}", root().to_str().unwrap());
            fs::write(directory.join(manifest), text.replace(original, &path)).unwrap();
        }
        for lock in ["Cargo.lock", "client/Cargo.lock"] {
            fs::copy(root().join("Cargo.lock"), directory.join(lock)).unwrap();
        }
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-target"));
        Self { directory, target }
    }

    /// Puts a source file into the copy.
    pub fn write(&self, path: &str, text: &str) {
        fs::write(self.directory.join(path), text).unwrap();
    }

    /// Returns the directory of Cargo's output.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Runs `cargo` with these arguments, and with the snapshot's variable if there is a snapshot.
    pub fn cargo(&self, arguments: &[&str], snapshot: Option<&Path>) -> Ran {
        let mut command = Command::new(env!("CARGO"));
        command
            .args(arguments)
            .current_dir(&self.directory)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_NET_OFFLINE", "true")
            .env("CARGO_TERM_COLOR", "never")
            .env_remove("INTERCOM_ERRORS_SNAPSHOT")
            .env_remove("RUST_BACKTRACE");
        if let Some(directory) = snapshot {
            command.env("INTERCOM_ERRORS_SNAPSHOT", directory);
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
    /// Asserts that the run was successful.
    #[track_caller]
    pub fn expect_success(self) -> Self {
        assert!(self.success, "{}\n{}", self.stdout, self.stderr);
        self
    }
}
