//! Promise: `decode` prints a response without control and invisible characters, and its JSON has the same strings.

use serde_json::{Value, json};

use super::{assert_visible, colored, strings};
use crate::made_up::{MadeUp, Ran, run, run_with_input};

/// Decodes an input as text and as JSON. Returns the JSON.
#[track_caller]
fn decode(made_up: &MadeUp, input: &[u8]) -> Ran {
    let file = made_up.workspace().join("response");
    std::fs::write(&file, input).unwrap();
    let ran = run(colored().arg("decode").arg(&file).arg("--snapshot").arg(made_up.directory()));
    assert!(matches!(ran.code, Some(0 | 1 | 3)), "{}", ran.err);
    assert!(ran.out.len() < 200_000, "{} bytes", ran.out.len());
    assert_visible(&ran.without_colors());
    let ran = made_up.run(&["decode", "--format", "json", file.to_str().unwrap()]);
    assert_visible(&ran);
    ran
}

#[test]
fn every_string_of_an_error_is_printed_as_itself() {
    let made_up = MadeUp::usual();
    // A long string is a message only, to keep the test quick.
    let errors = strings::all().into_iter().map(|text| match text.len() {
        0..10_000 => json!({"code": text, "message": text, "field": text, "data": {text.as_str(): text}}),
        _ => json!({"message": text}),
    });
    let errors: Vec<Value> = errors.collect();
    let body = json!({"type": "error.list", "request_id": errors[0]["code"], "errors": errors}).to_string();
    let ran = decode(&made_up, format!("HTTP/1.1 404 Not Found\r\n\r\n{body}").as_bytes());
    let found = ran.exits(1).json();
    for (sent, found) in errors.iter().zip(found["errors"].as_array().unwrap()) {
        for (key, value) in sent.as_object().unwrap() {
            assert!(found[key] == *value, "{key}: {:.200}", value.to_string());
        }
    }
}

#[test]
fn facts_in_messages_have_visible_characters() {
    let made_up = MadeUp::usual();
    for wording in [
        "No such id[{}]",
        "A contact matching those details already exists with id={}",
        "Multiple existing users match this email address {} - must be more specific using user_id",
    ] {
        let errors: Vec<Value> = strings::all()
            .iter()
            .filter(|text| text.len() < 10_000)
            .map(|text| json!({"code": "not_found", "message": wording.replace("{}", text)}))
            .collect();
        decode(&made_up, json!({"type": "error.list", "errors": errors}).to_string().as_bytes());
    }
}

#[test]
fn status_text_headers_and_bodies_have_visible_characters() {
    let made_up = MadeUp::usual();
    for text in strings::all().iter().filter(|text| text.len() < 10_000) {
        let body = json!({"type": "error.list", "errors": [{"code": "conflict"}]});
        let line = text.replace(['\r', '\n'], " ");
        let headers: String = [
            "X-Request-Id",
            "Intercom-Version",
            "Retry-After",
            "Date",
            "X-RateLimit-Limit",
            "X-RateLimit-Reset",
            &line,
        ]
        .map(|name| format!("{name}: {line}\r\n"))
        .concat();
        decode(&made_up, format!("HTTP/1.1 409 {line}\r\n{headers}\r\n{body}").as_bytes());
        decode(&made_up, format!("HTTP/1.1 500 {line}\r\n{headers}\r\n{text}\n{text}").as_bytes());
        decode(&made_up, text.as_bytes());
        decode(
            &made_up,
            json!({"status": text, "headers": {text: text}, "body": text}).to_string().as_bytes(),
        );
    }
}

#[test]
fn standard_input_is_read_like_a_file() {
    let made_up = MadeUp::usual();
    let input = strings::all().join("\n");
    assert_visible(&run_with_input(&mut made_up.tool(&["decode"]), input.as_bytes()));
}
