//! Text that stops the reading: not YAML as published, or more than the bounds allow.

use std::fmt::Write as _;

use super::super::read;
use super::{description, error, error_object};

#[test]
fn text_that_is_not_one_yaml_document_is_an_error() {
    const EMPTY: &str = ": the file is empty: expected an OpenAPI 3 description; fetch the file again";
    const SECOND: &str = ":2:1: the file has a second YAML document: expected one; split the file";
    const UNCLOSED: &str = ":1:4: not YAML: unclosed bracket '{'; correct the file there or fetch it again";
    for (text, message) in [
        ("", EMPTY),
        ("\n\n", EMPTY),
        ("# only a comment\n", EMPTY),
        ("a: b\n---\nc: d\n", SECOND),
        ("a: {\n", UNCLOSED),
    ] {
        assert_eq!(error(text), format!("api.yaml{message}"));
    }
}

#[test]
fn a_key_that_occurs_twice_is_an_error() {
    for second in ["'404'", "404"] {
        assert_eq!(
            error(&description(&format!("'404': {{}}\n'200': {{}}\n{second}: {{}}"))),
            "api.yaml:8:9: the key \"404\" occurs twice in a mapping: expected it once, found it on line 6 too; remove \
             one of them"
        );
    }
}

#[test]
fn a_key_that_is_not_a_string_is_an_error() {
    for (text, at, found) in
        [("? [a]\n: b\n", "1:3", "a list"), ("? {a: b}\n: b\n", "1:3", "a mapping"), (": b\n", "1:1", "null")]
    {
        assert_eq!(
            error(text),
            format!("api.yaml:{at}: the key is not valid: expected a string, found {found}")
        );
    }
}

#[test]
fn anchors_tags_and_merge_keys_are_an_error() {
    for (text, place) in [
        ("a: &x b\nc: *x\n", "1:7"),
        ("&x a: b\n", "1:4"),
        ("a: &x [*x]\n", "1:7"),
        ("a: &x {b: *x}\n", "1:7"),
        ("a: !!str 1\n", "1:10"),
        ("a: !<tag:example.com,2000:a> [b]\n", "1:30"),
        ("a: !b {c: d}\n", "1:7"),
        ("a:\n  <<: {b: c}\n", "2:3"),
    ] {
        assert_eq!(
            error(text),
            format!(
                "api.yaml:{place}: an anchor, alias, tag or merge key is not supported: expected the value itself; write \
                 the value out"
            )
        );
    }
}

#[test]
fn a_million_values_are_an_error() {
    assert_eq!(
        error(&"- a\n".repeat(1_000_001)),
        "api.yaml:1000000:3: the file has too many values: expected at most 1000000; check that this is the description"
    );
}

#[test]
fn very_deep_nesting_is_an_error() {
    let blocks = (0..1000).fold(String::new(), |mut text, level| {
        let _ = writeln!(text, "{:level$}a:", "");
        text
    });
    for text in
        ["[".repeat(100_000), "{a: ".repeat(100_000), "- ".repeat(100_000), "[{a: ".repeat(80), blocks]
    {
        let error = error(&text);
        let expected =
            "a value is nested too deep: expected at most 128 levels; check that this is the description";
        assert!(error.ends_with(expected), "{error}");
    }
}

#[test]
fn a_description_cut_off_anywhere_is_read_or_refused() {
    let text = error_object("{code: \"a\", field: ['é'], text: |\n  ü}");
    for (end, _) in text.char_indices() {
        let _ = read("api.yaml", &text[..end]);
    }
}
