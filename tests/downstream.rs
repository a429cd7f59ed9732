//! A stranger's crate builds, and its tests pass.

mod nested;

use nested::Downstream;

#[test]
fn a_strangers_crate_passes_its_tests() {
    Downstream::new("stranger").cargo(&["test", "--quiet"], None).expect_success();
}

#[test]
fn a_strangers_crate_passes_its_tests_with_one_version_only() {
    let arguments = ["test", "--quiet", "--no-default-features", "--features", "intercom-errors/latest"];
    Downstream::new("stranger-latest").cargo(&arguments, None).expect_success();
}
