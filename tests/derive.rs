//! The derive on faulty items, with the complete output of rustc, and on correct ones.

#[test]
fn each_mistake_is_reported_at_the_token_that_made_it() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/derive/fail/*.rs");
    cases.compile_fail("tests/derive/several/*.rs");
}

#[test]
fn every_form_compiles() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/derive/pass/*.rs");
}
