//! The allocations of decoding. It runs without the test harness, whose thread may allocate at the same time.

use std::alloc::System;

use intercom_errors::{ApiError, Attempts, Detail, ErrorCode, ErrorObject, Idempotency, RateLimit};
use stats_alloc::{INSTRUMENTED_SYSTEM, Region, StatsAlloc};

#[global_allocator]
static ALLOCATOR: &StatsAlloc<System> = &INSTRUMENTED_SYSTEM;

/// The maximum number of bytes allocated per byte of a list, as `ApiError::from_response` documents it.
const MAX: usize = 40;
/// The same for a list under a field's name.
const MAX_NAMED: usize = 60;

/// Returns the result of a call, the number of allocations, and the number of bytes allocated.
fn counted<T>(call: impl FnOnce() -> T) -> (T, usize, usize) {
    let region = Region::new(ALLOCATOR);
    let value = call();
    let change = region.change();
    (value, change.allocations + change.reallocations, change.bytes_allocated)
}

fn main() {
    the_usual_body_decodes_with_two_allocations_and_is_explained_with_none();
    memory_is_in_proportion_to_the_body();
}

fn the_usual_body_decodes_with_two_allocations_and_is_explained_with_none() {
    let headers = [
        ("Date", "Fri, 15 Jan 2027 08:00:00 GMT"),
        ("X-Request-Id", "a1"),
        ("Intercom-Version", "2.15"),
        ("X-RateLimit-Reset", "1800000007"),
    ];
    let body =
        br#"{"type":"error.list","request_id":"002tao2jpul9936ujpk0","errors":[{"code":"rate_limit_exceeded",
        "message":"Exceeded rate limit of 83 in 10_seconds","field":null,"data":{"a":1}}]}"#;
    let (error, allocations, _) = counted(|| ApiError::from_response(429, &headers, body));
    let error = error.expect("429 is an error");
    // The list of errors, and the box around everything.
    assert_eq!(allocations, 2);

    assert_eq!(counted(|| ErrorCode::from_code("rate_limit_exceeded")).1, 0);
    assert_eq!(counted(|| (error.category(), error.category_source())).1, 0);
    assert_eq!(counted(|| (error.code(), error.known_code(), error.message(), error.primary_error())).1, 0);
    assert_eq!(counted(|| (error.has(ErrorCode::Conflict), error.error_type(), error.advice())).1, 0);
    assert_eq!(counted(|| (error.detail(), error.detail().map(Detail::as_str))).1, 0);
    assert_eq!(counted(|| Idempotency::ALL.iter().any(|&each| error.retry(each).is_retryable())).1, 0);
    let mut attempts = Attempts::new(Idempotency::Idempotent).jitter(|| 0.5);
    assert_eq!(counted(|| attempts.next_delay(&error)).1, 0);
    assert_eq!(counted(|| RateLimit::from_headers(&headers).pause()).1, 0);
    assert_eq!(counted(|| error.errors().iter().filter_map(ErrorObject::detail).count()).1, 0);
    assert_eq!(counted(|| (error.version(), error.rate_limit(), error.request_id())).1, 0);

    // Bodies without errors need the box only, and a response that did not fail needs nothing.
    assert_eq!(counted(|| ApiError::from_response(502, &headers, b"<html></html>")).1, 1);
    assert_eq!(counted(|| ApiError::from_response(502, &headers, b"")).1, 1);
    assert_eq!(counted(|| ApiError::from_response(200, &headers, body)).1, 0);
}

fn memory_is_in_proportion_to_the_body() {
    // The usual list needs about as much as its text, and values that are skipped need nothing.
    let usual = r#"{"code":"parameter_invalid","message":"email is no address","field":"email"}"#;
    for (entry, bound) in [(usual, 2), (r#"{"code":1}"#, 16), (r#""a""#, MAX)] {
        let many = format!(r#"{{"errors":[{}]}}"#, vec![entry; 100_000].join(","));
        let (_, _, bytes) = counted(|| ApiError::from_response(400, &(), &many));
        assert!(bytes <= bound * many.len(), "{bytes} bytes for {} of {entry}", many.len());
    }
    // Each error has its field's name. An escaped name is not a part of the body, so it is copied.
    let name = "n".repeat(63) + r"\u006e";
    let many = format!(r#"{{"errors":{{"{name}":[{}]}}}}"#, vec![r#""a""#; 100_000].join(","));
    let (_, _, bytes) = counted(|| ApiError::from_response(400, &(), &many));
    assert!(bytes <= MAX_NAMED * many.len(), "{bytes} bytes for {}", many.len());
    // A byte that is not UTF-8 makes all strings owned.
    let mut many = format!(r#"{{"errors":[{}]}}"#, vec![r#""a""#; 100_000].join(",")).into_bytes();
    many.extend(b"\xff");
    let (_, _, bytes) = counted(|| ApiError::from_response(400, &(), &many));
    assert!(bytes <= 2 * MAX * many.len(), "{bytes} bytes for {}", many.len());
    let many = format!(r#"{{"errors":[{}{{}}]}}"#, r#"{},1,null,[],"","#.repeat(100_000));
    let (error, _, bytes) = counted(|| ApiError::from_response(400, &(), &many));
    assert!(error.is_some_and(|error| error.errors().is_empty()));
    assert!(bytes < 1_000, "{bytes} bytes for a box");
    // A large body of nothing but nesting needs a few bytes per level.
    let deep = "[".repeat(1_000_000);
    let (_, _, bytes) = counted(|| ApiError::from_response(400, &(), &deep));
    assert!(bytes <= 8 * deep.len(), "{bytes} bytes for {}", deep.len());
}
