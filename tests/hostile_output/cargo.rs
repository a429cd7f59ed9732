//! Promise: what the build script prints is one directive of its own per line, without control and invisible characters.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

use super::{Built, assert_visible, strings, write};

/// Builds the script, and returns its program.
fn script() -> PathBuf {
    let built = Built::get();
    let check = ["check", "--lib", "--message-format", "json"];
    let ran = built.downstream.cargo(&check, Some(&built.directory)).expect_success();
    let messages = ran.stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let is_script = |message: &Value| {
        message["target"]["kind"][0] == "custom-build"
            && message["package_id"].as_str().is_some_and(|id| id.contains("intercom-errors@"))
    };
    let script = { messages }.find(is_script).unwrap();
    PathBuf::from(script["filenames"][0].as_str().unwrap())
}

/// Runs the script as Cargo does, and returns its directives.
#[track_caller]
fn run(script: &Path, snapshot: &OsString) -> Vec<String> {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile-script");
    fs::create_dir_all(&out).unwrap();
    let mut command = Command::new(script);
    command.env_clear().env("CARGO_MANIFEST_DIR", env!("CARGO_MANIFEST_DIR")).env("OUT_DIR", &out);
    command.env("CARGO_FEATURE_ALL_VERSIONS", "1").env("INTERCOM_ERRORS_SNAPSHOT", snapshot);
    let Output { status, stdout, stderr } = command.output().unwrap();
    assert!(status.success() && stderr.is_empty(), "{}", String::from_utf8_lossy(&stderr));
    let text = String::from_utf8(stdout).unwrap();
    assert_visible(&text);
    let lines: Vec<String> = text.lines().map(str::to_owned).collect();
    let variable = "cargo::rerun-if-env-changed=INTERCOM_ERRORS_SNAPSHOT";
    assert_eq!(lines.iter().filter(|line| *line == variable).count(), 1);
    let directives = ["cargo::rerun-if-changed=", "cargo::error=", variable];
    for line in &lines {
        assert!(directives.iter().any(|directive| line.starts_with(directive)), "{line}");
        assert!(line.len() < 3000, "{line:.3000}");
    }
    lines
}

fn errors(lines: &[String]) -> Vec<&str> {
    lines.iter().filter_map(|line| line.strip_prefix("cargo::error=")).collect()
}

#[test]
fn each_path_of_a_snapshot_is_one_directive() {
    let built = Built::get();
    let lines = run(&script(), &built.directory.clone().into());
    assert_eq!(errors(&lines), [""; 0]);
    for path in built.snapshot.files.keys() {
        let directive = format!("cargo::rerun-if-changed={}", built.directory.join(path).display());
        assert!(lines.contains(&directive), "no {directive}");
    }
}

#[test]
fn each_refused_string_is_one_error() {
    let script = script();
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile-refused");
    let file = root.join("manifest.json");
    for text in strings::all() {
        let json = serde_json::to_string(&text).unwrap();
        let entry = |path: &str, kind: &str, hash: &str| {
            format!(
                r#"{{"path": {path}, "kind": {kind}, "source_url": "https://docs.example/", "sha256": {hash}}}"#
            )
        };
        let hash = format!("\"{}\"", "0".repeat(64));
        for manifest in [
            format!("{{{json}: 1}}"),
            format!(r#"{{"files": [{}]}}"#, entry(&json, "\"observed\"", &hash)),
            format!(r#"{{"files": [{}]}}"#, entry("\"a\"", &json, &hash)),
            format!(r#"{{"files": [{}]}}"#, entry("\"a\"", "\"observed\"", &json)),
            text.clone(),
        ] {
            write(&file, &manifest);
            let lines = run(&script, &root.clone().into());
            assert_eq!(errors(&lines).len(), 1, "{manifest:.200}: {lines:?}");
        }
    }
}

#[test]
fn a_variable_without_a_snapshot_is_one_error() {
    let script = script();
    for text in strings::all().iter().filter(|text| !text.contains('\0') && text.len() < 10_000) {
        for value in [text.clone(), format!("/nonexistent/{text}")] {
            let lines = run(&script, &value.into());
            assert_eq!(errors(&lines).len(), 1, "{lines:?}");
        }
    }
}
