//! Promise: an OpenAPI description is refused or counted with visible characters, and each string is one line.

use serde_json::{Value, json};

use super::{assert_visible, strings};
use crate::descriptions::Descriptions;
use crate::made_up::MadeUp;

/// Descriptions with the string in one place each.
fn descriptions(text: &str) -> Vec<Value> {
    let example =
        |name: &str, code: &str| json!({name: {"value": {"type": "error.list", "errors": [{"code": code}]}}});
    let with = |path: &str, method: &str, status: &str, media: &str, examples: Value| {
        json!({"openapi": "3.0.1", "paths": {path: {method: {"responses": {status: {"content": {media: {
            "examples": examples
        }}}}}}}})
    };
    let usual = "application/json";
    vec![
        with("/a", "get", "404", usual, example("Only", text)),
        with(
            "/a",
            "get",
            "404",
            usual,
            json!({text: {"value": {"type": "error.list", "errors": [{"code": 1}]}}}),
        ),
        with("/a", "get", "404", usual, json!({text: {"value": text}})),
        with("/a", "get", "404", usual, json!({"Only": {"value": {"type": "error.list", "errors": text}}})),
        with("/a", "get", "404", usual, json!({"Only": {"value": {text: [{"code": "a"}]}}})),
        with("/a", "get", "404", usual, json!({"Only": {"$ref": text}})),
        with("/a", "get", "404", usual, json!({"Only": {"externalValue": text}})),
        with("/a", "get", "404", text, example("Only", "not_found")),
        with("/a", "get", text, usual, example("Only", "not_found")),
        with("/a", text, "404", usual, example("Only", "not_found")),
        with(&format!("/{text}"), "get", "404", usual, example("Only", "not_found")),
        with(text, "get", "404", usual, example("Only", "not_found")),
        json!({"openapi": "3.0.1", "paths": {"/a": {"$ref": text}}}),
        json!({"openapi": text, "paths": text}),
        json!({text: "3.0.1"}),
    ]
}

#[test]
fn a_description_is_read_with_visible_characters() {
    let made_up = MadeUp::usual();
    let observe = |content: &str| {
        let descriptions = Descriptions::new().file("2.1", content.as_bytes());
        let ran = made_up.observe(&descriptions, &["--dry-run"]);
        assert_visible(&ran);
        assert!(ran.out.len() + ran.err.len() < 10_000, "{content:.200}: {:.2000}", ran.err);
    };
    let mut strings = strings::all();
    strings.retain(|text| text.len() < 10_000);
    for (number, text) in strings.iter().enumerate() {
        let all = descriptions(text);
        // Each place has several of the strings, and each string has several places.
        for description in all.iter().skip(number % 2).step_by(2) {
            observe(&description.to_string());
        }
        observe(text);
    }
    for description in descriptions(&"x".repeat(1 << 20)) {
        observe(&description.to_string());
    }
}
