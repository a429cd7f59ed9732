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

/// Copies a folder with all that is in it.
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

/// A snapshot under this name whose page lists these codes, made up for a measurement or a test.
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
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("page.json"), page).unwrap();
    fs::write(folder.join("manifest.json"), manifest).unwrap();
    folder
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

        copy(&source, &folder);
        for manifest in ["Cargo.toml", "older/Cargo.toml", "client/Cargo.toml"] {
            let text = fs::read_to_string(source.join(manifest)).unwrap();
            let at_home = if manifest.contains('/') { "path = \"../../..\"" } else { "path = \"../..\"" };
            assert!(text.contains(at_home), "{manifest}");
            let path = format!("path = {:?}", root().to_str().unwrap());
            fs::write(folder.join(manifest), text.replace(at_home, &path)).unwrap();
        }
        for lock in ["Cargo.lock", "client/Cargo.lock"] {
            fs::copy(root().join("Cargo.lock"), folder.join(lock)).unwrap();
        }
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{name}-target"));
        Self { folder, target }
    }

    /// Puts a source file into the copy.
    pub fn write(&self, path: &str, text: &str) {
        fs::write(self.folder.join(path), text).unwrap();
    }

    /// Where Cargo puts what it builds.
    pub fn target(&self) -> &Path {
        &self.target
    }

    /// Runs `cargo` with these arguments, and with the snapshot's variable where one is given.
    pub fn cargo(&self, arguments: &[&str], snapshot: Option<&Path>) -> Ran {
        let mut command = Command::new(env!("CARGO"));
        command
            .args(arguments)
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_NET_OFFLINE", "true")
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
