//! Promise: strings from outside stay code in the scheduled job's step summary and in the text of its pull request, which
//! is the tool's Markdown with the output of `check` in a code block. No line of the log is a command to GitHub's runner.

use super::markdown::{assert_own, read};
use super::{Hostile, assert_visible};
use crate::made_up::Ran;

/// The runner obeys a line that starts with `::`, after white space.
fn assert_no_command(ran: &Ran) {
    for line in ran.out.lines().chain(ran.err.lines()) {
        assert!(!line.trim_start().starts_with("::"), "{line}");
    }
}

#[test]
fn the_report_of_a_sync_is_a_summary_of_its_own() {
    let hostile = Hostile::get();
    let ran = hostile.update("markdown");
    assert_visible(ran.exits(1));
    assert_no_command(&ran);
    let summary = read(&ran.out);
    assert_own(&summary.text);
    // A body of a pull request is cut after a line.
    for (end, _) in ran.out.match_indices('\n') {
        let cut = &ran.out[..=end];
        if end % 97 == 0 {
            assert_own(&read(cut).text);
        }
    }
}

#[test]
fn the_output_of_check_stays_in_its_code_block() {
    let hostile = Hostile::get();
    for against in [&[][..], &["--against", hostile.usual.to_str().unwrap()]] {
        let ran = hostile.run(&[&["check"], against].concat());
        assert_no_command(&ran);
        let summary = read(&format!("### The snapshot\n\n```text\n{}```\n\nafter\n", ran.out));
        assert_eq!((summary.blocks, summary.text.as_str()), (vec![ran.out], "The snapshot\nafter\n"));
    }
}
