//! Promise: strings from outside are string literals of the generated code. A program has exactly these strings.

use std::collections::BTreeMap;

use super::Built;

/// A program that prints every string of the snapshot that it was compiled with.
pub(super) const PROGRAM: &str = r#"
use intercom_errors::ErrorCode;

fn main() {
    println!("snapshot\t{}", ErrorCode::SNAPSHOT);
    for code in ErrorCode::ALL {
        println!("{code}\t{}", code.description().unwrap_or_default());
    }
}
"#;

#[test]
fn a_program_has_the_strings_of_the_snapshot() {
    let built = Built::get();
    let ran = built.downstream.cargo(&["run", "--quiet"], Some(&built.directory)).expect_success();
    let printed: BTreeMap<&str, &str> =
        ran.stdout.lines().map(|line| line.split_once('\t').unwrap()).collect();
    for (code, text) in &built.snapshot.codes {
        assert_eq!(printed[code.as_str()], text);
    }
    assert!(printed["snapshot"].starts_with("the snapshot in INTERCOM_ERRORS_SNAPSHOT (last modified "));
}
