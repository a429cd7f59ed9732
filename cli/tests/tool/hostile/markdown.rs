//! Promise: strings from outside are code, so that Markdown and GitHub find no mention, reference, closing keyword, link,
//! image, tag or markup in them. The scheduled job's step summary and the text of its pull request have this Markdown,
//! and the output of `check` in a code block. No line of the log is a command to GitHub's runner.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::{Hostile, assert_visible};
use crate::made_up::Ran;

/// The parts of a Markdown text.
#[derive(Default)]
struct Read {
    /// The text of each code span.
    code: BTreeSet<String>,
    /// All other text.
    text: String,
    /// The text of each code block.
    blocks: Vec<String>,
}

/// Reads Markdown with the extensions of GitHub. Fails on links, images, HTML, footnotes, mathematics and tasks.
#[track_caller]
fn read(markdown: &str) -> Read {
    let mut read = Read::default();
    let mut in_block = false;
    for event in Parser::new_ext(markdown, Options::all()) {
        match event {
            Event::Code(code) => _ = read.code.insert(code.into_string()),
            Event::Text(text) if in_block => read.blocks.last_mut().unwrap().push_str(&text),
            Event::Text(text) => {
                read.text.push_str(&text);
                read.text.push('\n');
            }
            Event::Start(Tag::CodeBlock(_)) => {
                in_block = true;
                read.blocks.push(String::new());
            }
            Event::End(pulldown_cmark::TagEnd::CodeBlock) => in_block = false,
            Event::Start(
                Tag::Paragraph
                | Tag::Heading { .. }
                | Tag::List(None)
                | Tag::Item
                | Tag::Strong
                | Tag::Table(_)
                | Tag::TableHead
                | Tag::TableRow
                | Tag::TableCell,
            )
            | Event::End(_)
            | Event::SoftBreak => {}
            other => panic!("unexpected Markdown: {other:?}"),
        }
    }
    read
}

/// Text outside code is the tool's own: GitHub makes no link, mention or reference of it, and closes nothing.
#[track_caller]
fn assert_own(text: &str) {
    for sign in ["@", "#", "://", "www.", "GH-", "<", "`", "$", "0123456789abcdef"] {
        assert!(!text.contains(sign), "{sign:?} in {text}");
    }
    let text = text.to_lowercase();
    let words: BTreeSet<&str> = text.split(|c: char| !c.is_alphanumeric()).collect();
    for keyword in ["close", "closes", "closed", "fix", "fixes", "fixed", "resolve", "resolves", "resolved"] {
        assert!(!words.contains(keyword), "{keyword} in {text}");
    }
}

#[track_caller]
fn read_run(ran: &Ran) -> Read {
    assert_visible(ran);
    let read = read(&ran.out);
    assert_own(&read.text);
    assert!(read.blocks.is_empty(), "{:?}", read.blocks);
    read
}

#[test]
fn tables_have_descriptions_as_code() {
    let hostile = Hostile::get();
    let mut tables = vec![read_run(hostile.run(&["list", "--format", "markdown"]).clean())];
    tables.push(read_run(hostile.run(&["list", "--version", "2.1", "--format", "markdown"]).clean()));
    read_run(hostile.run(&["matrix", "--format", "markdown"]).clean());
    for (code, text) in &hostile.snapshot.codes {
        for table in &tables {
            assert!(table.code.contains(text), "{code}: no code {text:?}");
        }
    }
}

#[test]
fn differences_have_every_string_as_code() {
    let hostile = Hostile::get();
    for ran in hostile.differences("markdown").iter().chain([&hostile.update("markdown")]) {
        let read = read_run(ran.exits(1));
        let mut expected: BTreeSet<&String> = hostile.snapshot.codes.iter().map(|(_, text)| text).collect();
        let changed = hostile.snapshot.labels.iter().filter(|(version, _)| version.starts_with("2."));
        expected.extend(changed.map(|(_, label)| label));
        for text in expected {
            assert!(read.code.contains(text), "no code {text:?}");
        }
    }
    read_run(&hostile.run(&["diff", "1.0", "2.1", "--format", "markdown"]));
}

/// The runner obeys a line that starts with `::`, after white space.
fn assert_no_command(ran: &Ran) {
    for line in ran.out.lines().chain(ran.err.lines()) {
        assert!(!line.trim_start().starts_with("::"), "{line}");
    }
}

#[test]
fn a_report_of_a_sync_may_be_cut_after_any_line() {
    let ran = Hostile::get().update("markdown");
    assert_no_command(&ran);
    for (end, _) in ran.out.match_indices('\n').filter(|(end, _)| end % 97 == 0) {
        assert_own(&read(&ran.out[..=end]).text);
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
