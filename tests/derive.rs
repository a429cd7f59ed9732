//! The derive on faulty items, each with all that rustc says, and on right ones.

#[test]
fn each_mistake_is_told_at_the_token_that_made_it() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/derive/fail/*.rs");
    cases.compile_fail("tests/derive/several/*.rs");
}

#[test]
fn every_form_compiles() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/derive/pass/*.rs");
}
