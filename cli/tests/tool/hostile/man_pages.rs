//! Promise: man pages and completions have no string from outside, and each line of a man page is text or a macro that
//! the generator writes.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use super::{Hostile, arguments, assert_visible};
use crate::made_up::{run, tool};

/// The macros of a man page without instructions, loops or files.
const MACROS: &[&str] = &[".TH", ".SH", ".SS", ".TP", ".IP", ".PP", ".br", ".RS", ".RE", ".ie", ".el"];

fn write_into(directory: &Path, snapshot: Option<&Path>) -> Vec<(String, String)> {
    let mut tool = tool();
    if let Some(snapshot) = snapshot {
        tool.env("INTERCOM_ERRORS_SNAPSHOT", snapshot);
    }
    assert_visible(run(tool.arg("man").arg(directory)).clean());
    let mut pages: Vec<(String, String)> = fs::read_dir(directory)
        .unwrap()
        .map(|entry| {
            let entry = entry.unwrap();
            (entry.file_name().into_string().unwrap(), fs::read_to_string(entry.path()).unwrap())
        })
        .collect();
    pages.sort();
    pages
}

#[test]
fn a_man_page_does_not_depend_on_a_snapshot_and_has_known_macros_only() {
    let root = tempfile::tempdir().unwrap();
    let pages = write_into(&root.path().join("a"), None);
    assert_eq!(write_into(&root.path().join("b"), Some(&Hostile::get().directory)), pages);
    for (name, page) in &pages {
        for line in page.lines().filter(|line| line.starts_with(['.', '\''])) {
            let name_of_macro = line.split(' ').next().unwrap();
            assert!(
                MACROS.contains(&name_of_macro)
                    || line.starts_with(".ie \\n(.g .ds Aq")
                    || line == ".el .ds Aq '",
                "{name}: {line}"
            );
        }
    }
    // A real formatter accepts them without a warning, if there is one.
    let groff = |file: &Path| {
        let mut groff = Command::new("groff");
        groff.args(["-Kutf8", "-man", "-Tutf8", "-ww", "-z"]).arg(file).stdout(Stdio::null());
        groff.output().ok()
    };
    for (name, _) in &pages {
        if let Some(output) = groff(&root.path().join("a").join(name)) {
            assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{name}");
        }
    }
}

#[cfg(unix)]
#[test]
fn the_name_of_their_directory_is_printed_with_visible_characters() {
    let root = tempfile::tempdir().unwrap();
    for name in arguments().iter().filter(|name| !name.contains('/') && name.len() < 200) {
        for command in ["man", "site"] {
            assert_visible(run(tool().arg(command).arg(root.path().join(name))).exits(0));
        }
    }
}
