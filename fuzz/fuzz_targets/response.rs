//! A failed response: any status, headers and body. See `split_response`.

#![no_main]
#![forbid(unsafe_code)]

use std::time::Duration;

use intercom_errors::{ApiError, Attempts, Code, ErrorList, Idempotency, RateLimit, RetryAdvice};
use intercom_errors_fuzz::split_response;
use libfuzzer_sys::fuzz_target;
use serde_json::Value;

fuzz_target!(|input: &[u8]| {
    let (status, headers, body) = split_response(input);
    let Some(error) = ApiError::from_response(status, &headers, body) else {
        return assert!(status < 400);
    };
    assert!(status >= 400);
    assert_eq!((error.status(), error.body()), (status, body));
    assert_eq!(error.clone().into_owned(), error);
    check_texts(&error);
    check_waits(&error, &headers);
    check_list(&error);
    check_well_formed(body);
});

/// `Display` is a line of words without personal data, and no form breaks its line.
fn check_texts(error: &ApiError<'_>) {
    assert_eq!(error.to_string(), line(error));
    assert_eq!(format!("{error:?}"), format!("ApiError({})", line(error)));
    let all = format!("{error:#}");
    assert!(!all.contains(char::is_control), "{all:?}");
    // Formatting takes memory in proportion to the body.
    assert!(format!("{error:#?}").len() <= 80 * error.body().len() + 10_000);
}

/// The documented line, written here a second time: it has no message, field or data.
fn line(error: &ApiError<'_>) -> String {
    let word = |text: &str, is_part: fn(u8) -> bool, is_number_short: bool| {
        let is_plain = (1..=64).contains(&text.len()) && text.bytes().all(is_part);
        let has_letter = text.bytes().any(|byte| byte.is_ascii_alphabetic());
        if is_plain && (has_letter || is_number_short && text.len() <= 3) {
            text.to_owned()
        } else {
            format!("[text of {} characters]", text.chars().count())
        }
    };
    let mut line = error.status().to_string();
    let code = error.code().map(Code::as_str);
    if let Some(code) = code {
        let is_part = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        line += &format!(" {}", word(code, is_part, true));
    }
    if code != Some(error.category().as_str()) {
        line += &format!(" ({})", error.category());
    }
    if error.errors().len() > 1 {
        line += &format!(", {} errors", error.errors().len());
    }
    if let Some(id) = error.request_id() {
        let is_part = |byte: u8| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte);
        line += &format!(", request {}", word(id, is_part, false));
    }
    line
}

/// No wait is zero or without bound, and no loop is endless.
fn check_waits(error: &ApiError<'_>, headers: &[(String, String)]) {
    let is_wait = |wait: Duration| wait > Duration::ZERO && wait <= RetryAdvice::MAX_WAIT;
    assert!(RateLimit::from_headers(headers).pause().is_none_or(is_wait));
    for &idempotency in Idempotency::ALL {
        let retry = error.retry(idempotency);
        assert_eq!(retry.delay(Duration::from_secs(1)).is_some(), retry.is_retryable());
        assert!(retry.delay(Duration::from_secs(1)).is_none_or(is_wait));
        let mut attempts =
            Attempts::new(idempotency).backoff(Duration::ZERO, Duration::MAX).jitter(|| f64::NAN);
        let waits: Vec<Duration> = std::iter::from_fn(|| attempts.next_delay(error)).take(10).collect();
        assert!(waits.len() <= 5 && waits.iter().copied().all(is_wait), "{waits:?}");
    }
}

/// A list that is written as JSON is read back the same.
fn check_list(error: &ApiError<'_>) {
    let json = error.list().to_json();
    assert_eq!(ErrorList::from_body(&json).0, *error.list(), "{json}");
}

/// Each code and message of a well-formed error list is kept, in order.
fn check_well_formed(body: &[u8]) {
    let Ok(mut list) = serde_json::from_slice::<Value>(body) else { return };
    let Some(errors) = list.get_mut("errors").and_then(Value::as_array_mut) else { return };
    errors.retain(|error| error["code"].is_string() && error["message"].is_string());
    let texts =
        |error: &Value| ["code", "message"].map(|key| error[key].as_str().unwrap_or_default().to_owned());
    let written: Vec<_> = errors.iter().map(texts).collect();
    list["type"] = "error.list".into();
    let json = list.to_string();
    let error = ApiError::from_response(400, &(), &json).expect("400 is an error");
    let mut read = error.errors().iter().map(|object| {
        let code = object.code.as_ref().map_or("", Code::as_str);
        [code.to_owned(), object.message.as_deref().unwrap_or_default().to_owned()]
    });
    // Errors elsewhere in the body may be among them.
    assert!(written.iter().all(|texts| read.any(|read| read == *texts)), "{json}");
}
