//! Strangers' crates build, and their tests pass: `tests/downstream`, and `older` and `client` inside it.

mod nested;

use std::collections::BTreeSet;

use nested::Downstream;

#[test]
fn strangers_crates_pass_their_tests() {
    Downstream::new("stranger").cargo(&["test", "--quiet", "--workspace"], None).expect_success();
}

#[test]
fn strangers_crates_pass_their_tests_with_one_version_only() {
    let downstream = Downstream::new("stranger-docs-default");
    let docs_default = ["--workspace", "--no-default-features", "--features", "intercom-errors/docs-default"];
    downstream.cargo(&[&["test", "--quiet"], &docs_default[..]].concat(), None).expect_success();
}

#[test]
fn a_strangers_strictest_lints_have_nothing_to_say() {
    let downstream = Downstream::new("stranger-lints");
    if !downstream.cargo(&["clippy", "--version"], None).success {
        eprintln!("skipped: clippy is not installed");
        return;
    }
    let strict = ["clippy", "--quiet", "--workspace", "--all-targets", "--", "-D", "warnings"];
    downstream.cargo(&strict, None).expect_success();
}

const CLIENT: [&str; 3] = ["--quiet", "--manifest-path", "client/Cargo.toml"];

#[test]
fn a_client_passes_its_tests() {
    Downstream::new("client").cargo(&[&["test"], &CLIENT[..]].concat(), None).expect_success();
}

#[test]
fn the_strictest_lints_of_a_client_have_nothing_to_say_and_rustc_names_the_feature_that_it_lacks() {
    let downstream = Downstream::new("client-lints");
    if downstream.cargo(&["clippy", "--version"], None).success {
        let strict = [&["clippy"], &CLIENT[..], &["--all-targets", "--", "-D", "warnings"]].concat();
        downstream.cargo(&strict, None).expect_success();
    } else {
        eprintln!("skipped: clippy is not installed");
    }
    // In the same directory, where the client's dependencies are checked already.
    let ran = downstream.cargo(&[&["check"], &CLIENT[..], &["--no-default-features"]].concat(), None);
    assert!(!ran.success);
    let message = "error[E0277]: `HeaderMap` cannot be read as headers by `intercom-errors`";
    let note = "enable the feature `http` of `intercom-errors`";
    assert!(ran.stderr.contains(message) && ran.stderr.contains(note), "{}", ran.stderr);
}

#[test]
fn a_strangers_dev_build_compiles_each_crate_once() {
    let downstream = Downstream::new("stranger-tree");
    let tree =
        ["tree", "--edges", "normal,build", "--prefix", "none", "--format", "{p} [{f}]", "--no-dedupe"];
    let ran = downstream.cargo(&[&tree[..], &["--package", "downstream"]].concat(), None).expect_success();
    // A crate that the library and its build script ask for with other features is built for each of them.
    let distinct: BTreeSet<&str> = ran.stdout.lines().collect();
    let names: Vec<&str> = distinct.iter().filter_map(|line| line.split(' ').next()).collect();
    let once: BTreeSet<&str> = names.iter().copied().collect();
    assert_eq!(names.len(), once.len(), "{distinct:#?}");
    assert!(names.contains(&"serde_json"), "{distinct:#?}");
}
