//! Text that stops the reading: no YAML, or more than the bounds allow.

use std::fmt::Write as _;

use super::super::read;
use super::{description, error, media};

#[test]
fn text_that_is_no_yaml_is_an_error() {
    assert_eq!(
        error("openapi: 3.0.1\npaths: {\n"),
        "api.yaml:2:8: not YAML: unclosed bracket '{'; correct the file there or fetch it again"
    );
}

#[test]
fn an_empty_file_is_an_error() {
    for text in ["", "\n\n", "# only a comment\n"] {
        assert_eq!(
            error(text),
            "api.yaml: found an empty file, expected an OpenAPI 3 description; fetch the file again"
        );
    }
}

#[test]
fn a_second_document_is_an_error() {
    assert_eq!(
        error(&format!("{}---\nopenapi: 3.0.1\n", description("'200': {}"))),
        "api.yaml:7:1: found a second YAML document, expected one description in a file; split the file"
    );
}

#[test]
fn a_key_that_stands_twice_is_an_error() {
    for second in ["'404'", "404"] {
        assert_eq!(
            error(&description(&format!("'404': {{}}\n'200': {{}}\n{second}: {{}}"))),
            "api.yaml:8:9: found the key `404` twice in one mapping, first on line 6; remove one of them"
        );
    }
}

#[test]
fn a_key_that_is_no_scalar_is_an_error() {
    for (text, place, found) in [
        ("? [a]\n: b\n", "1:3", "a list"),
        ("? {a: b}\n: b\n", "1:3", "a mapping"),
        (": b\n", "1:1", "null"),
        ("a: &x b\n*x : c\n", "2:1", "an alias"),
    ] {
        assert_eq!(
            error(text),
            format!(
                "api.yaml:{place}: found {found} as the key of a mapping, expected a string; write the key out"
            )
        );
    }
}

#[test]
fn a_merge_key_is_an_error() {
    assert_eq!(
        error("a: &x {b: c}\nd:\n  <<: *x\n"),
        "api.yaml:3:3: found the merge key `<<`, which OpenAPI does not have; write out the keys it merges"
    );
}

#[test]
fn an_alias_inside_its_own_anchor_is_an_error() {
    assert_eq!(
        error("a: &x\n  b: [*x]\n"),
        "api.yaml:2:7: found an alias inside the value it stands for, expected one that ends; write the value out"
    );
}

#[test]
fn aliases_that_explode_are_an_error() {
    let mut text = String::from("l0: &l0 [a, a, a, a, a, a, a, a, a, a]\n");
    for level in 1..10 {
        let alias = format!("*l{}", level - 1);
        let _ = writeln!(text, "l{level}: &l{level} [{}]", vec![alias; 10].join(", "));
    }
    assert_eq!(
        error(&text),
        "api.yaml:6:45: the aliases up to here stand for more than 1000000 values; check that this is the description"
    );
}

#[test]
fn a_million_values_are_an_error() {
    assert_eq!(
        error(&"- a\n".repeat(1_000_001)),
        "api.yaml:1000000:3: found more than 1000000 values, expected fewer; check that this is the description"
    );
}

#[test]
fn a_file_of_more_than_32_mib_is_an_error() {
    assert_eq!(
        error(&" ".repeat(32 * 1024 * 1024 + 1)),
        "api.yaml: found 33554433 bytes, expected 33554432 at most; check that this is the description"
    );
}

#[test]
fn very_deep_nesting_is_an_error() {
    let deepest = 100_000;
    let blocks = (0..1000).fold(String::new(), |mut text, level| {
        let _ = writeln!(text, "{:level$}a:", "");
        text
    });
    let aliases = (0..100).fold(String::from("l0: &l0 []\n"), |mut text, level| {
        let _ = writeln!(text, "l{}: &l{} [[*l{level}]]", level + 1, level + 1);
        text
    });
    for text in [
        "[".repeat(deepest),
        "{a: ".repeat(deepest),
        "- ".repeat(deepest),
        "[{a: ".repeat(80),
        blocks,
        aliases,
    ] {
        let error = error(&text);
        assert!(
            error.ends_with(
                "found values nested more than 128 deep, which no description is; check that this is the file"
            ),
            "{error}"
        );
    }
}

#[test]
fn a_description_cut_off_anywhere_is_read_or_refused() {
    let text = media(
        "example:\n  type: \"error.list\"\n  errors:\n  - code: &c 'a'\n    field: [*c, !!str é]\n    text: |\n      ü",
    );
    for (end, _) in text.char_indices() {
        let _ = read("api.yaml", &text[..end]);
    }
}
