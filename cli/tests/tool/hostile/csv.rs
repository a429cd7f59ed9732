//! Promise: every string is one cell, and no spreadsheet takes a cell for a formula.

use super::{Hostile, assert_visible};

/// Reads rows as other programs do. All of them have as many cells as the header.
fn rows(arguments: &[&str]) -> Vec<Vec<String>> {
    let ran = Hostile::get().run(arguments);
    assert_visible(ran.clean());
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(ran.out.as_bytes());
    let rows: Result<Vec<_>, _> = reader.deserialize().collect();
    rows.unwrap()
}

#[test]
fn no_cell_is_a_formula_and_every_description_is_one_cell() {
    let commands: [&[&str]; 3] = [
        &["list", "--format", "csv"],
        &["list", "--version", "2.1", "--format", "csv"],
        &["matrix", "--format", "csv"],
    ];
    for arguments in commands {
        for cell in rows(arguments).iter().flatten() {
            let begins = cell.trim_start().chars().next().unwrap_or(' ');
            assert!(!"=+-@\u{ff1d}\u{ff0b}\u{ff0d}\u{ff20}".contains(begins), "{arguments:?}: {cell:?}");
        }
    }
    let listed = rows(commands[0]);
    for (code, text) in &Hostile::get().snapshot.codes {
        let row = listed.iter().find(|row| row[0] == *code).unwrap();
        assert_eq!(row[2].strip_prefix('\'').unwrap_or(&row[2]), text);
    }
}
