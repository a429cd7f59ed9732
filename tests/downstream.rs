//! Strangers' crates build, and their tests pass: `tests/downstream` and its neighbour `older`.

mod nested;

use nested::Downstream;

#[test]
fn strangers_crates_pass_their_tests() {
    Downstream::new("stranger").cargo(&["test", "--quiet", "--workspace"], None).expect_success();
}

#[test]
fn strangers_crates_pass_their_tests_with_one_version_only() {
    let downstream = Downstream::new("stranger-latest");
    let latest = ["--workspace", "--no-default-features", "--features", "intercom-errors/latest"];
    downstream.cargo(&[&["test", "--quiet"], &latest[..]].concat(), None).expect_success();
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
