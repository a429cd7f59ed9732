//! The derive on items with mistakes, with the complete output of rustc, and on correct items.
//!
//! A comment `// ERROR` marks the line of each expected error. With `UPDATE_EXPECTED=1`, the first test rewrites the
//! expected messages.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The fixtures use the items, also in constants. So no other error may follow from a mistake.
#[test]
fn each_mistake_is_one_error_at_its_token() {
    if env::var_os("UPDATE_EXPECTED").is_some() && env::var_os("TRYBUILD").is_none() {
        // trybuild reads its own variable, which only a new process can receive.
        let this = ["--exact", "each_mistake_is_one_error_at_its_token"];
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
    // This runs the cases.
    drop(cases);
    for entry in fs::read_dir("tests/derive/fail").unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            assert_eq!(lines_with_errors(&path), marked_lines(&path), "{}", path.display());
        }
    }
}

/// Returns the number of each line with `// ERROR`, once for each `ERROR`.
fn marked_lines(path: &Path) -> Vec<usize> {
    let source = fs::read_to_string(path).unwrap();
    let marks =
        |line: &str| line.split_once("// ").map_or(0, |(_, comment)| comment.matches("ERROR").count());
    source.lines().zip(1..).flat_map(|(line, number)| vec![number; marks(line)]).collect()
}

/// Returns the line of each error that rustc reports, ascending.
fn lines_with_errors(path: &Path) -> Vec<usize> {
    let messages = fs::read_to_string(path.with_extension("stderr")).unwrap();
    let place = format!("--> {}:", path.display());
    let mut lines: Vec<usize> = Vec::new();
    let mut messages = messages.lines();
    while let Some(message) = messages.next() {
        if message.starts_with("error") {
            let line = messages.find_map(|line| line.trim_start().strip_prefix(&place)).expect("a place");
            lines.push(line.split(':').next().unwrap().parse().unwrap());
        }
    }
    lines.sort_unstable();
    lines
}

#[test]
fn correct_items_compile_and_work() {
    let cases = trybuild::TestCases::new();
    cases.pass("tests/derive/pass/*.rs");
}
