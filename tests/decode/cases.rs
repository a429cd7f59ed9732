//! Published responses and messages, which `cases/README.md` describes.

use std::collections::HashMap;

use intercom_errors::{ApiError, Category, Code, Detail, ErrorList, ErrorObject, Idempotency, RetryAdvice};
use serde_json::Value;

fn lines(text: &str) -> Vec<Value> {
    text.lines().map(|line| serde_json::from_str(line).expect("it is JSON")).collect()
}

fn replies() -> Vec<Value> {
    lines(include_str!("cases/replies.jsonl"))
}

/// Messages with the values of their details, as they are printed. `None`: the message carries no fact.
pub(crate) fn messages() -> Vec<(String, Option<String>)> {
    let text = |value: &Value| value.as_str().map(str::to_owned);
    let pair = |line: Value| (text(&line["message"]).expect("it has a message"), text(&line["detail"]));
    lines(include_str!("cases/messages.jsonl")).into_iter().map(pair).collect()
}

fn detail(object: &ErrorObject<'_>) -> Option<String> {
    object.detail().map(print)
}

/// Prints a fact and its values on one line.
pub(crate) fn print(detail: Detail<'_>) -> String {
    let lines = format!("{detail:#?}").lines().map(str::trim).collect::<Vec<_>>().join(" ");
    lines.replace("[ ", "[").replace(", ]", "]").replace(", }", " }")
}

#[test]
fn every_published_response_is_read_as_expected() {
    for case in replies() {
        let source = &case["source"];
        let body = case["body"].as_str().expect("it has a body");
        let (list, _) = ErrorList::from_body(body);
        let codes: Vec<&str> =
            list.errors.iter().filter_map(|object| object.code.as_ref()).map(Code::as_str).collect();
        assert_eq!(Value::from(codes), case["codes"], "{source}");
        assert_eq!(Value::from(list.errors.iter().find_map(detail)), case["detail"], "{source}");

        let Some(status) = case["status"].as_u64() else {
            assert_eq!(Value::from(list.category().map(Category::as_str)), case["category"], "{source}");
            continue;
        };
        let headers: HashMap<String, String> =
            serde_json::from_value(case["headers"].clone()).expect("they are strings");
        let headers: Vec<(String, String)> = headers.into_iter().collect();
        let status = u16::try_from(status).expect("it is a status");
        let error = ApiError::from_response(status, &headers, body).expect("it is an error");
        assert_eq!(error.category().as_str(), case["category"], "{source}");
        let retry = error.retry(Idempotency::Idempotent);
        assert_eq!(retry.advice.as_str(), case["retry"], "{source}");
        let seconds = match retry.advice {
            RetryAdvice::After(wait) => Some(wait.as_secs()),
            _ => None,
        };
        assert_eq!(Value::from(seconds), case["seconds"], "{source}");
    }
}

#[test]
fn every_published_message_has_its_fact_or_none() {
    for (message, expected) in messages() {
        assert_eq!(detail(&ErrorObject::new("any").with_message(&*message)), expected, "{message}");
    }
}

#[test]
fn each_message_has_a_source_and_either_a_detail_or_a_reason() {
    for line in lines(include_str!("cases/messages.jsonl")) {
        assert!(line["source"].is_string(), "{line}");
        assert_ne!(line["detail"].is_string(), line["reason"].is_string(), "{line}");
    }
}
