//! The advice to retry a request or not, and the wait.

use std::time::Duration;

use intercom_errors::{ApiError, Category, Repeat, RetryAdvice, RetryReason};

const NOW: u64 = 1_800_000_000;

fn advice(status: u16, headers: &[(&str, &str)], body: &str) -> (RetryAdvice, RetryReason) {
    let error = ApiError::from_response(status, headers, body.as_bytes()).expect("the status is an error's");
    let advice = (error.retry(NOW), error.retry_reason(NOW));
    assert_eq!(error.retry_for(Repeat::Safe, NOW), advice);
    assert_eq!(error.is_retryable(), advice.0 != RetryAdvice::No);
    advice
}

fn after(seconds: u64, reason: RetryReason) -> (RetryAdvice, RetryReason) {
    (RetryAdvice::After(Duration::from_secs(seconds)), reason)
}

fn coded(code: &str, message: &str) -> String {
    format!(r#"{{"type":"error.list","errors":[{{"code":"{code}","message":"{message}"}}]}}"#)
}

#[test]
fn retry_after_comes_first() {
    let headers = [("X-RateLimit-Reset", "1800000009"), ("Retry-After", "3")];
    assert_eq!(advice(429, &headers, ""), after(3, RetryReason::RetryAfter));
    assert_eq!(advice(503, &headers, ""), after(3, RetryReason::RetryAfter));
    assert_eq!(advice(429, &[("retry-after", " 0 ")], ""), after(0, RetryReason::RetryAfter));
}

#[test]
fn retry_after_may_be_a_date() {
    // NOW is Fri, 15 Jan 2027 08:00:00 GMT.
    let date = |date| advice(429, &[("Retry-After", date)], "");
    assert_eq!(date(" Sun Jan 17 08:00:00 2027 "), after(3600, RetryReason::RetryAfter));
    assert_eq!(date("Fri, 15 Jan 2027 08:00:30 GMT"), after(30, RetryReason::RetryAfter));
    assert_eq!(date("Fri, 15 Jan 2027 07:59:59 GMT"), (RetryAdvice::Backoff, RetryReason::RateLimit));
}

#[test]
fn the_window_is_waited_out() {
    let reset = |reset| advice(429, &[("X-RateLimit-Reset", reset)], "");
    assert_eq!(reset("1800000007"), after(7, RetryReason::WindowReset));
    let error = ApiError::from_response(429, &(), b"").expect("429 is an error");
    assert_eq!(error.retry_limit(), None);
    assert_eq!(reset("1800000000"), after(0, RetryReason::WindowReset));
    // A window in the past says nothing.
    assert_eq!(reset("1799999999"), (RetryAdvice::Backoff, RetryReason::RateLimit));
}

#[test]
fn garbage_in_headers_counts_as_missing() {
    for garbage in
        ["", "soon", "-1", "+5", "1.5", "0x10", "1 2", "99999999999999999999999", "NaN", "Fri, 15 Jan"]
    {
        let headers = [("Retry-After", garbage), ("X-RateLimit-Reset", garbage)];
        assert_eq!(advice(429, &headers, ""), (RetryAdvice::Backoff, RetryReason::RateLimit), "{garbage:?}");
    }
}

#[test]
fn no_wait_is_longer_than_the_bound() {
    let longest = RetryAdvice::LONGEST.as_secs();
    assert_eq!(advice(429, &[("Retry-After", "3601")], ""), after(longest, RetryReason::RetryAfter));
    let endless = [("Retry-After", "18446744073709551615")];
    assert_eq!(advice(429, &endless, ""), after(longest, RetryReason::RetryAfter));
}

#[test]
fn no_window_is_waited_out_for_longer_than_a_minute() {
    let reset = |reset: &str| advice(429, &[("X-RateLimit-Reset", reset)], "");
    let longest = RetryAdvice::LONGEST_WINDOW.as_secs();
    assert_eq!(reset(&(NOW + longest - 1).to_string()), after(longest - 1, RetryReason::WindowReset));
    // The last but one is in milliseconds.
    for further in [&(NOW + longest + 1).to_string(), "1800000007000", "18446744073709551614"] {
        assert_eq!(reset(further), after(longest, RetryReason::WindowReset));
    }
    // No number that a clock could have.
    assert_eq!(reset("18446744073709551616"), (RetryAdvice::Backoff, RetryReason::RateLimit));
}

#[test]
fn a_limit_on_concurrent_jobs_does_not_end_with_the_window() {
    let headers = [("X-RateLimit-Reset", "1800000007")];
    let window = coded("rate_limit_exceeded", "Exceeded rate limit of 83 in 10_seconds");
    assert_eq!(advice(429, &headers, &window), after(7, RetryReason::WindowReset));
    let jobs = coded("rate_limit_exceeded", "Exceeded rate limit of 1 pending message data export jobs");
    assert_eq!(advice(429, &headers, &jobs), (RetryAdvice::Backoff, RetryReason::JobLimit));
}

#[test]
fn transient_failures_are_retried_once() {
    for status in [408, 500, 502, 503, 504] {
        assert_eq!(advice(status, &[], ""), (RetryAdvice::Backoff, RetryReason::Momentary), "{status}");
        let error = ApiError::from_response(status, &(), b"").expect("the status is an error's");
        assert_eq!(error.retry_limit(), Some(1));
    }
    assert_eq!(advice(401, &[], &coded("server_error", "")), (RetryAdvice::Backoff, RetryReason::Momentary));
    assert_eq!(advice(501, &[], ""), (RetryAdvice::No, RetryReason::NotImplemented));
}

#[test]
fn permanent_failures_are_never_retried() {
    // A wait in the headers does not change that.
    let headers = [("Retry-After", "3"), ("X-RateLimit-Reset", "1800000007")];
    for (status, reason) in [
        (400, RetryReason::Permanent(Category::InvalidRequest)),
        (401, RetryReason::Permanent(Category::Authentication)),
        (402, RetryReason::Permanent(Category::Plan)),
        (403, RetryReason::Permanent(Category::Permission)),
        (404, RetryReason::Permanent(Category::NotFound)),
        (409, RetryReason::Permanent(Category::Conflict)),
        (410, RetryReason::Permanent(Category::NotFound)),
        (422, RetryReason::Permanent(Category::InvalidRequest)),
        (700, RetryReason::Unknown),
    ] {
        assert_eq!(advice(status, &headers, ""), (RetryAdvice::No, reason), "{status}");
    }
    let conflict = RetryReason::Permanent(Category::Conflict);
    assert_eq!(advice(429, &headers, &coded("conflict", "")), (RetryAdvice::No, conflict));
    assert_eq!(advice(403, &headers, "<html>"), (RetryAdvice::No, RetryReason::Unknown));
}

#[test]
fn a_reason_has_a_word_and_an_explanation() {
    let jobs = coded("rate_limit_exceeded", "Exceeded rate limit of 1 pending message data export jobs");
    let (_, reason) = advice(429, &[], &jobs);
    assert_eq!((reason.as_str(), &*reason.to_string()), ("job_limit", "job_limit"));
    assert_eq!(reason.explanation(), "a limit on concurrent jobs: one of them has to end first");
    assert_eq!(RetryReason::Permanent(Category::Plan).as_str(), "plan");
}

#[test]
fn one_permanent_error_makes_the_list_permanent() {
    let body = r#"{"errors":[{"code":"rate_limit_exceeded"},{"code":"parameter_invalid"}]}"#;
    let reason = RetryReason::Permanent(Category::InvalidRequest);
    assert_eq!(advice(429, &[], body), (RetryAdvice::No, reason));
}

#[test]
fn a_request_that_is_not_idempotent_is_retried_only_after_a_refusal() {
    let retry = |status: u16| {
        let error = ApiError::from_response(status, &[("Retry-After", "3")], b"");
        error.map(|error| error.retry_for(Repeat::of_method("POST"), NOW))
    };
    for status in [408, 500, 502, 503, 504] {
        assert_eq!(retry(status), Some((RetryAdvice::No, RetryReason::MayBeDone)), "{status}");
    }
    assert_eq!(retry(429), Some(after(3, RetryReason::RetryAfter)));
    assert_eq!(retry(404), Some((RetryAdvice::No, RetryReason::Permanent(Category::NotFound))));
}
