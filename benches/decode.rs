//! Decoding the usual error body, beside plain `serde_json`: `cargo bench --bench decode`.
//!
//! The aim is at most 1.15 times the time of a hand-written struct that borrows, and 0.6 of `Value`'s.

use divan::{Bencher, black_box};
use intercom_errors::{ApiError, ErrorCode};
use serde::Deserialize;
use serde_json::Value;

fn main() {
    divan::main();
}

const BODY: &[u8] = br#"{"type":"error.list","request_id":"b5c2f8b0-1f3e-4a0e-9d0e-0a1b2c3d4e5f","errors":[{"code":"not_found","message":"User Not Found","field":null}]}"#;

const HEADERS: [(&str, &str); 12] = [
    ("Date", "Fri, 15 Jan 2027 08:00:00 GMT"),
    ("Content-Type", "application/json; charset=utf-8"),
    ("Content-Length", "139"),
    ("Connection", "keep-alive"),
    ("Status", "404 Not Found"),
    ("X-Request-Id", "b5c2f8b0-1f3e-4a0e-9d0e-0a1b2c3d4e5f"),
    ("Intercom-Version", "2.15"),
    ("X-RateLimit-Limit", "10000"),
    ("X-RateLimit-Remaining", "9999"),
    ("X-RateLimit-Reset", "1800000010"),
    ("Strict-Transport-Security", "max-age=31556952; includeSubDomains; preload"),
    ("X-Content-Type-Options", "nosniff"),
];

/// What people write by hand. It fails on an escape, on `code: 404` and on every other form of body.
#[derive(Deserialize)]
#[expect(dead_code, reason = "the fields are read from JSON and nothing more")]
struct List<'a> {
    #[serde(rename = "type")]
    kind: Option<&'a str>,
    request_id: Option<&'a str>,
    #[serde(borrow)]
    errors: Vec<Object<'a>>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "the fields are read from JSON and nothing more")]
struct Object<'a> {
    code: Option<&'a str>,
    message: Option<&'a str>,
    field: Option<&'a str>,
}

// Each run drops what it made, so that it pays for its allocations in full.

#[divan::bench(sample_size = 2000)]
fn api_error() {
    black_box(ApiError::from_response(black_box(404), &(), black_box(BODY)));
}

#[divan::bench(sample_size = 2000)]
fn api_error_with_headers() {
    black_box(ApiError::from_response(black_box(404), black_box(&HEADERS), black_box(BODY)));
}

#[divan::bench(sample_size = 2000)]
fn plain_struct() {
    black_box(serde_json::from_slice::<List<'_>>(black_box(BODY)).ok());
}

#[divan::bench(sample_size = 2000)]
fn value() {
    black_box(serde_json::from_slice::<Value>(black_box(BODY)).ok());
}

#[divan::bench(sample_size = 2000)]
fn from_code() -> Option<ErrorCode> {
    ErrorCode::from_code(black_box("not_found"))
}

#[divan::bench(sample_size = 2000)]
fn category_and_retry(bencher: Bencher<'_, '_>) {
    let error = ApiError::from_response(404, &(), BODY);
    bencher.bench(|| {
        let error = black_box(error.as_ref());
        error.map(|error| (error.category(), error.retry(black_box(0))))
    });
}
