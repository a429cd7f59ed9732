//! Promise: the output is valid JSON with the same strings. Characters that a terminal acts on are escapes.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{Hostile, assert_visible};
use crate::made_up::Ran;

#[track_caller]
fn parse(ran: &Ran) -> Value {
    assert_visible(ran);
    ran.json()
}

/// Collects all strings and keys.
fn strings(value: &Value, found: &mut BTreeSet<String>) {
    match value {
        Value::String(text) => _ = found.insert(text.clone()),
        Value::Array(items) => items.iter().for_each(|item| strings(item, found)),
        Value::Object(entries) => {
            for (key, value) in entries {
                found.insert(key.clone());
                strings(value, found);
            }
        }
        _ => {}
    }
}

#[test]
fn a_list_has_every_description_and_label() {
    let hostile = Hostile::get();
    let json = parse(hostile.run(&["list", "--format", "json"]).exits(0));
    for (code, text) in &hostile.snapshot.codes {
        let entries = json["codes"].as_array().unwrap();
        let entry = entries.iter().find(|entry| entry["code"] == code.as_str()).unwrap();
        assert_eq!(entry["description"], text.as_str());
    }
    for (version, label) in &hostile.snapshot.labels {
        let versions = json["versions"].as_array().unwrap();
        let entry = versions.iter().find(|entry| entry["version"] == version.as_str()).unwrap();
        assert_eq!(entry["label"], label.as_str());
    }
}

#[test]
fn an_explanation_has_the_strings_of_every_source() {
    let hostile = Hostile::get();
    for (code, text) in &hostile.snapshot.codes {
        let ran = hostile.run(&["explain", code, "--format", "json"]);
        let json = parse(ran.exits(0));
        assert_eq!(json["description"], text.as_str());
        let Some(reason) = json["category_reason"].as_str() else { continue };
        let mut found = BTreeSet::new();
        strings(&json["evidence"], &mut found);
        for expected in [reason.to_owned(), format!("{reason} {reason}")] {
            assert!(found.contains(&expected), "{code}: no {expected:?} in {found:?}");
        }
    }
}

#[test]
fn a_difference_has_every_description() {
    let hostile = Hostile::get();
    for ran in hostile.differences("json").iter().chain([&hostile.update("json")]) {
        let mut found = BTreeSet::new();
        strings(&parse(ran.exits(1)), &mut found);
        for (code, text) in &hostile.snapshot.codes {
            assert!(found.contains(text), "{code}: no {text:?}");
        }
    }
}
