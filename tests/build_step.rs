//! What makes the build read the docs again, and what it says when it cannot.

mod nested;

use std::fs;
use std::path::{Path, PathBuf};

use nested::{Downstream, copy, root};

/// A copy of the repository's snapshot under this name.
fn snapshot_copy(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    copy(&root().join("docs-snapshot"), &folder);
    folder
}

fn edit(file: &Path, from: &str, to: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(from));
    fs::write(file, text.replacen(from, to, 1)).unwrap();
}

const PAGE: &str = "pages/preview.page-data.json";

#[test]
fn an_edited_row_changes_the_enum_in_the_next_build_and_only_then() {
    let downstream = Downstream::new("edited-row");
    let snapshot = snapshot_copy("edited-row-snapshot");
    let run = || downstream.cargo(&["run", "-v"], Some(&snapshot)).expect_success();

    let first = run();
    assert!(first.stdout.contains("admin_not_found"), "{}", first.stdout);
    assert!(!first.stdout.contains("brand_new_code"), "{}", first.stdout);

    fs::write(snapshot.join("README.md"), "not part of the snapshot").unwrap();
    let second = run();
    assert!(second.stderr.contains("Fresh intercom-errors v"), "{}", second.stderr);

    edit(&snapshot.join(PAGE), "[\"unsupported\"]", "[\"brand_new_code\"]");
    let third = run();
    assert!(third.stderr.contains("Dirty intercom-errors v"), "{}", third.stderr);
    assert!(third.stdout.contains("brand_new_code"), "{}", third.stdout);

    let fourth = run();
    assert!(fourth.stderr.contains("Fresh intercom-errors v"), "{}", fourth.stderr);
}

#[test]
fn the_variable_chooses_the_snapshot() {
    let downstream = Downstream::new("variable");
    let snapshot = snapshot_copy("variable-snapshot");
    edit(&snapshot.join(PAGE), "[\"unsupported\"]", "[\"brand_new_code\"]");
    let codes = |snapshot: Option<&Path>| downstream.cargo(&["run", "-q"], snapshot).expect_success().stdout;
    assert!(codes(Some(&snapshot)).contains("brand_new_code"));
    assert!(!codes(None).contains("brand_new_code"), "unset again, the crate's own snapshot is read");
}

#[test]
fn a_fault_in_the_snapshot_is_one_message_that_names_file_and_place() {
    let downstream = Downstream::new("fault");
    let snapshot = snapshot_copy("fault-snapshot");
    edit(&snapshot.join(PAGE), "[\"unsupported\"]", "[\"Not A Code\"]");
    let ran = downstream.cargo(&["check"], Some(&snapshot));
    assert!(!ran.success);
    let place = "pages/preview.page-data.json: table row 10: the code \"Not A Code\" is no identifier";
    assert!(ran.stderr.contains(place), "{}", ran.stderr);
    assert!(!ran.stderr.contains("panicked"), "{}", ran.stderr);
}

#[test]
fn a_variable_that_leads_nowhere_is_told() {
    let downstream = Downstream::new("nowhere");
    let ran = downstream.cargo(&["check"], Some(Path::new("/nonexistent")));
    assert!(!ran.success);
    let message = "INTERCOM_ERRORS_SNAPSHOT leads to /nonexistent, which holds no manifest.json";
    assert!(ran.stderr.contains(message), "{}", ran.stderr);
}
