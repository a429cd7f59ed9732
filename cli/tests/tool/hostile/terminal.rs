//! Promise: no escape sequence, control, bidirectional or invisible character from outside reaches a terminal.

use super::{Hostile, assert_visible, colored};
use crate::made_up::run;

#[test]
fn every_table_and_list_has_visible_characters_only() {
    let hostile = Hostile::get();
    for arguments in
        [&["list"][..], &["list", "--version", "2.1"], &["matrix"], &["explain", "409"], &["check"]]
    {
        let ran = hostile.run(arguments);
        assert_visible(ran.exits(0));
        let mut tool = colored();
        let ran = run(tool.args(arguments).arg("--snapshot").arg(&hostile.directory));
        assert_visible(&ran.without_colors());
    }
    let listed = hostile.run(&["list"]).out;
    for (code, text) in &hostile.snapshot.codes {
        let line = listed.lines().find(|line| line.trim_start().starts_with(&format!("{code} "))).unwrap();
        assert!(line.ends_with(text.as_str()), "{code}: expected {text:?}, found {line:?}");
    }
}

#[test]
fn every_explanation_has_visible_characters_only() {
    let hostile = Hostile::get();
    for (code, text) in &hostile.snapshot.codes {
        let ran = hostile.run(&["explain", code]);
        assert_visible(ran.exits(0).says(&format!("{code}\n  {text}\n")));
        assert_visible(hostile.run(&["explain", code, "--version", "2.1"]).exits(0));
    }
    let retired = format!("gone_{}", hostile.snapshot.codes.last().unwrap().0);
    assert_visible(hostile.run(&["explain", &retired]).exits(0));
}

#[test]
fn every_difference_has_visible_characters_only() {
    let hostile = Hostile::get();
    for ran in hostile.differences("text") {
        assert_visible(ran.exits(1));
        for (code, text) in &hostile.snapshot.codes {
            assert!(ran.out.contains(text.as_str()), "{code}: no {text:?}");
        }
    }
    assert_visible(&hostile.run(&["check", "--against", hostile.usual.to_str().unwrap()]));
    assert_visible(&hostile.run(&["diff", "1.0", "2.1"]));
    assert_visible(hostile.update("text").exits(1));
}
