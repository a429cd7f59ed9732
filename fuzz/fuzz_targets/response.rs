//! A failed response: any status, headers and body. See `split_response`.

#![no_main]
#![forbid(unsafe_code)]

use std::time::Duration;

use intercom_errors::{
    ApiError, Attempts, Category, Code, ErrorList, ErrorObject, Idempotency, RateLimit, RetryAdvice,
};
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

/// `Display` is a line of words without personal data: it does not depend on messages, fields and data.
fn check_texts(error: &ApiError<'_>) {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "_-.,()[] ".contains(c);
    let line = error.to_string();
    assert!(line.chars().all(is_plain), "{line:?}");

    let codes = error.errors().iter().map(|object| {
        let mut bare = ErrorObject::default();
        bare.code.clone_from(&object.code);
        bare.message = Some("x".into());
        bare
    });
    let mut bare = ApiError::new(error.status(), codes.collect::<Vec<_>>());
    if let Some(id) = error.request_id() {
        bare = bare.with_request_id(id);
    }
    // A message may decide on the category, which is one of a few words.
    assert_eq!(without_category(&line), without_category(&bare.to_string()));
    assert_eq!(format!("{error:?}").lines().count(), 1);
    let all = format!("{error:#}");
    assert!(!all.contains(|c: char| c.is_control() && c != '\n'), "{all:?}");
    // Formatting takes memory in proportion to the body.
    assert!(format!("{error:#?}").len() <= 80 * error.body().len() + 10_000);
}

fn without_category(line: &str) -> String {
    Category::ALL.iter().fold(line.to_owned(), |line, category| line.replace(&format!(" ({category})"), ""))
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
