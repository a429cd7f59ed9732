//! Promise: a message of the derive has one problem on one line, with visible characters, whatever the docs and the item have.

use std::fmt::Write as _;

use serde_json::Value;

use super::{Built, assert_visible, strings};

/// Writes each string as the value of each argument that has one. Rust's own escapes keep the source legible.
pub(super) fn mistakes() -> String {
    let mut source = String::new();
    for (number, text) in strings::all().iter().filter(|text| text.len() < 10_000).enumerate() {
        let literal = format!("\"{}\"", text.escape_unicode());
        // Writing to a `String` cannot fail.
        let _ = write!(
            source,
            "#[derive(intercom_errors::IntercomErrors)]\n\
             #[intercom_errors(version = {literal})]\n\
             pub enum Mistaken{number} {{\n\
             #[intercom_errors(code = {literal})] A,\n\
             #[intercom_errors(code = [{literal}, \"code_0\"])] B,\n\
             #[intercom_errors(category = {literal})] C,\n\
             #[intercom_errors({literal} = 1)] D,\n\
             #[intercom_errors(codes = {literal})] E,\n\
             }}\n"
        );
    }
    source
}

#[test]
fn a_mistake_is_reported_with_visible_characters() {
    let built = Built::get();
    let check = ["check", "--lib", "--profile", "test", "--message-format", "json"];
    let ran = built.downstream.cargo(&check, Some(&built.directory));
    assert!(!ran.success);
    let messages = ran.stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let rendered: Vec<String> =
        messages.filter_map(|message| Some(message["message"]["rendered"].as_str()?.to_owned())).collect();
    let unknown = rendered.iter().filter(|text| text.contains("error: unknown error code: expected")).count();
    assert!(unknown > 40, "{}", rendered.join("\n"));
    for text in &rendered {
        assert_visible(text);
        assert!(text.len() < 20_000, "{text:.2000}");
    }
    let note = rendered.iter().filter(|text| text.contains("note: the docs are those of the snapshot"));
    assert!(note.count() > 40, "the note has the date of a page, which is a string from outside");
}
