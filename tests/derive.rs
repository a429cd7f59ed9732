//! The derive on faulty items, with the complete output of rustc, and on correct ones.
//!
//! With `UPDATE_EXPECTED=1`, the first test rewrites the expected messages.

use std::env;
use std::process::Command;

#[test]
fn each_mistake_is_reported_at_the_token_that_made_it() {
    if env::var_os("UPDATE_EXPECTED").is_some() && env::var_os("TRYBUILD").is_none() {
        // trybuild reads a variable of its own, which only another process can be given.
        let this = ["--exact", "each_mistake_is_reported_at_the_token_that_made_it"];
        let status = Command::new(env::current_exe().unwrap())
            .args(this)
            .env("TRYBUILD", "overwrite")
            .status()
            .unwrap();
        assert!(status.success());
        return;
    }
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/derive/fail/*.rs");
    cases.compile_fail("tests/derive/several/*.rs");
}

#[test]
fn every_form_compiles() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/derive/pass/*.rs");
}
