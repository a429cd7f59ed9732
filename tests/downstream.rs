//! Users' crates build, and their tests pass: `tests/downstream`, and `older` and `client` inside it.

mod nested;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use nested::Downstream;

/// One copy, so that the tests compile common dependencies once. Cargo locks its target directory.
static USERS: LazyLock<Downstream> = LazyLock::new(|| Downstream::new("users"));

#[test]
fn users_crates_pass_their_tests() {
    USERS.cargo(&["test", "--quiet", "--workspace"], None).expect_success();
}

#[test]
fn users_crates_pass_their_tests_with_one_version_only() {
    let docs_default = ["--workspace", "--no-default-features", "--features", "intercom-errors/docs-default"];
    USERS.cargo(&[&["test", "--quiet"], &docs_default[..]].concat(), None).expect_success();
}

#[test]
fn users_crates_pass_the_strictest_lints() {
    if !has_clippy() {
        return;
    }
    let strict = ["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"];
    USERS.cargo(&strict, None).expect_success();
}

const CLIENT: [&str; 3] = ["--quiet", "--manifest-path", "client/Cargo.toml"];

#[test]
fn a_client_passes_its_tests() {
    USERS.cargo(&[&["test"], &CLIENT[..]].concat(), None).expect_success();
}

#[test]
fn a_client_passes_the_strictest_lints() {
    if !has_clippy() {
        return;
    }
    let strict = [&["clippy"], &CLIENT[..], &["--all-targets", "--", "-D", "warnings"]].concat();
    USERS.cargo(&strict, None).expect_success();
}

#[test]
fn rustc_names_the_feature_that_a_client_lacks() {
    let ran = USERS.cargo(&[&["check"], &CLIENT[..], &["--no-default-features"]].concat(), None);
    assert!(!ran.success);
    let message = "error[E0277]: `HeaderMap` cannot be read as headers by `intercom-errors`";
    let note = "enable the feature `http` of `intercom-errors`";
    assert!(ran.stderr.contains(message) && ran.stderr.contains(note), "{}", ran.stderr);
}

#[test]
fn a_users_dev_build_compiles_each_crate_once() {
    let tree =
        ["tree", "--edges", "normal,build", "--prefix", "none", "--format", "{p} [{f}]", "--no-dedupe"];
    let ran = USERS.cargo(&[&tree[..], &["--package", "downstream"]].concat(), None).expect_success();
    // If the library and its build script ask for different features of a crate, Cargo builds it twice.
    let distinct: BTreeSet<&str> = ran.stdout.lines().collect();
    let names: Vec<&str> = distinct.iter().filter_map(|line| line.split(' ').next()).collect();
    let once: BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(names.len(), once.len(), "{distinct:#?}");
    assert!(names.contains(&"serde_json"), "{distinct:#?}");
}

/// Returns `true` if clippy is installed, and otherwise says that the test does nothing.
fn has_clippy() -> bool {
    let has_clippy = USERS.cargo(&["clippy", "--version"], None).success;
    if !has_clippy {
        eprintln!("skipped: clippy is not installed");
    }
    has_clippy
}
