//! The advice to retry a request or not, and the wait.

use std::time::Duration;

use intercom_errors::{ApiError, Category, Idempotency, Retry, RetryAdvice, RetryReason};

/// The `Date` of the responses, which is 1,800,000,000 in Unix time.
const DATE: (&str, &str) = ("Date", "Fri, 15 Jan 2027 08:00:00 GMT");
const SENT: u64 = 1_800_000_000;

fn retry(status: u16, headers: &[(&str, &str)], body: &str, idempotency: Idempotency) -> Retry {
    let error = ApiError::from_response(status, headers, body.as_bytes()).expect("the status is an error");
    error.retry(idempotency)
}

/// The advice for an idempotent request, from a response with a `Date`.
fn advice(status: u16, headers: &[(&str, &str)], body: &str) -> (RetryAdvice, RetryReason) {
    let retry = retry(status, &[&[DATE], headers].concat(), body, Idempotency::Idempotent);
    assert_eq!(retry.is_retryable(), retry.advice != RetryAdvice::No);
    (retry.advice, retry.reason)
}

fn after(seconds: u64, reason: RetryReason) -> (RetryAdvice, RetryReason) {
    (RetryAdvice::After(Duration::from_secs(seconds)), reason)
}

fn coded(code: &str, message: &str) -> String {
    format!(r#"{{"type":"error.list","errors":[{{"code":"{code}","message":"{message}"}}]}}"#)
}

const UNKNOWN_WAIT: (RetryAdvice, RetryReason) = (RetryAdvice::Backoff, RetryReason::RateLimit);

#[test]
fn retry_after_comes_first() {
    let headers = [("X-RateLimit-Reset", "1800000009"), ("Retry-After", "3")];
    assert_eq!(advice(429, &headers, ""), after(3, RetryReason::RetryAfter));
    assert_eq!(advice(503, &headers, ""), after(3, RetryReason::RetryAfter));
}

#[test]
fn retry_after_may_be_a_date() {
    let date = |date| advice(429, &[("Retry-After", date)], "");
    assert_eq!(date(" Sun Jan 17 08:00:00 2027 "), after(3600, RetryReason::RetryAfter));
    assert_eq!(date("Fri, 15 Jan 2027 08:00:30 GMT"), after(30, RetryReason::RetryAfter));
    // In the past, and in another year: one of the clocks is wrong.
    assert_eq!(date("Fri, 15 Jan 2027 07:59:59 GMT"), after(10, RetryReason::WindowLength));
    assert_eq!(date("Sat, 15 Jan 2028 08:00:00 GMT"), after(10, RetryReason::WindowLength));
    let unavailable = advice(503, &[("Retry-After", "Fri, 15 Jan 2027 07:59:59 GMT")], "");
    assert_eq!(unavailable, (RetryAdvice::Backoff, RetryReason::Transient));
}

#[test]
fn a_rate_limit_waits_until_the_window_ends() {
    let reset = |reset| advice(429, &[("X-RateLimit-Reset", reset)], "");
    assert_eq!(reset("1800000007"), after(7, RetryReason::WindowReset));
    assert_eq!(reset("1800000060"), after(60, RetryReason::WindowReset));
}

#[test]
fn no_wait_is_zero() {
    assert_eq!(advice(429, &[("retry-after", " 0 ")], ""), after(1, RetryReason::RetryAfter));
    assert_eq!(advice(429, &[("Retry-After", DATE.1)], ""), after(1, RetryReason::RetryAfter));
    assert_eq!(advice(429, &[("X-RateLimit-Reset", "1800000000")], ""), after(1, RetryReason::WindowReset));
    let window = coded("rate_limit_exceeded", "Exceeded rate limit of 83 in 0_seconds");
    assert_eq!(advice(429, &[], &window), after(1, RetryReason::WindowLength));
}

#[test]
fn without_a_usable_date_the_wait_is_the_window() {
    let wait = |date: Option<&str>, reset: &str, message: &str| {
        let date = date.map(|date| ("Date", date));
        let headers: Vec<_> = date.into_iter().chain([("X-RateLimit-Reset", reset)]).collect();
        let retry = retry(429, &headers, &coded("rate_limit_exceeded", message), Idempotency::Idempotent);
        (retry.advice, retry.reason)
    };
    // Missing, garbled, and an hour or a century off.
    for date in [
        None,
        Some(""),
        Some("soon"),
        Some("Fri, 15 Jan 2027 25:00:00 GMT"),
        Some("Fri, 15 Jan 2027 07:00:00 GMT"),
        Some("Fri, 15 Jan 2027 09:00:00 GMT"),
        Some("Tue, 15 Jan 1980 08:00:00 GMT"),
        Some("Fri, 31 Dec 9999 23:59:59 GMT"),
    ] {
        assert_eq!(wait(date, "1800000007", "No"), after(10, RetryReason::WindowLength), "{date:?}");
        let named = wait(date, "1800000007", "Exceeded rate limit of 166 in 20_seconds");
        assert_eq!(named, after(20, RetryReason::WindowLength), "{date:?}");
    }
    // Milliseconds, and the largest number.
    for reset in ["1800000007000", "18446744073709551615"] {
        assert_eq!(wait(Some(DATE.1), reset, "No"), after(10, RetryReason::WindowLength), "{reset}");
    }
}

#[test]
fn a_message_may_have_the_length_of_the_window() {
    let window = |seconds: &str| {
        let message = format!("Exceeded rate limit of 83 in {seconds}_seconds");
        advice(429, &[], &coded("rate_limit_exceeded", &message))
    };
    assert_eq!(window("10"), after(10, RetryReason::WindowLength));
    assert_eq!(window("3600"), after(RetryAdvice::MAX_WINDOW.as_secs(), RetryReason::WindowLength));
}

#[test]
fn garbage_in_headers_counts_as_missing() {
    for garbage in
        ["", "soon", "-1", "+5", "1.5", "0x10", "1 2", "99999999999999999999999", "NaN", "Fri, 15 Jan"]
    {
        let headers = [("Retry-After", garbage), ("X-RateLimit-Reset", garbage)];
        assert_eq!(advice(429, &headers, ""), UNKNOWN_WAIT, "{garbage:?}");
    }
}

#[test]
fn no_wait_is_longer_than_the_bound() {
    let longest = RetryAdvice::MAX_WAIT.as_secs();
    assert_eq!(advice(429, &[("Retry-After", "3601")], ""), after(longest, RetryReason::RetryAfter));
    let endless = [("Retry-After", "18446744073709551615")];
    assert_eq!(advice(429, &endless, ""), after(longest, RetryReason::RetryAfter));
}

#[test]
fn no_wait_for_a_window_is_longer_than_a_minute() {
    let longest = RetryAdvice::MAX_WINDOW.as_secs();
    let reset = |reset: u64| advice(429, &[("X-RateLimit-Reset", &reset.to_string())], "");
    assert_eq!(reset(SENT + longest), after(longest, RetryReason::WindowReset));
    assert_eq!(reset(SENT + longest + 1), after(10, RetryReason::WindowLength));
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
        let retry = retry(status, &[], "", Idempotency::Idempotent);
        assert_eq!((retry.advice, retry.reason), (RetryAdvice::Backoff, RetryReason::Transient), "{status}");
        assert_eq!(retry.max_retries, Some(1));
    }
    assert_eq!(advice(401, &[], &coded("server_error", "")), (RetryAdvice::Backoff, RetryReason::Transient));
    assert_eq!(advice(501, &[], ""), (RetryAdvice::No, RetryReason::NotImplemented));
}

#[test]
fn permanent_failures_are_never_retried() {
    // A wait in the headers changes nothing.
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
        assert_eq!(retry(status, &headers, "", Idempotency::Idempotent).max_retries, Some(0), "{status}");
    }
    let conflict = RetryReason::Permanent(Category::Conflict);
    assert_eq!(advice(429, &headers, &coded("conflict", "")), (RetryAdvice::No, conflict));
    assert_eq!(advice(403, &headers, "<html>"), (RetryAdvice::No, RetryReason::Unknown));
}

#[test]
fn a_scroll_in_use_ends_after_a_minute() {
    for (code, message) in [
        ("scroll_exists", "scroll already exists for this app"),
        ("bad_request", "scroll already exists for this workspace"),
        ("scroll_exists", ""),
    ] {
        assert_eq!(advice(400, &[], &coded(code, message)), after(60, RetryReason::ScrollInUse), "{code}");
    }
    let scroll = coded("scroll_exists", "");
    assert_eq!(retry(400, &[], &scroll, Idempotency::NotIdempotent).max_retries, None);
    assert_eq!(advice(400, &[("Retry-After", "7")], &scroll), after(7, RetryReason::RetryAfter));
}

#[test]
fn a_scroll_that_has_ended_cannot_be_resumed() {
    let gone = (RetryAdvice::No, RetryReason::Permanent(Category::NotFound));
    assert_eq!(advice(404, &[], &coded("not_found", "scroll parameter not found")), gone);
    let broken = "Request failed due to an internal network error. Please restart the scroll operation.";
    assert_eq!(advice(500, &[], &coded("server_error", broken)), gone);
}

#[test]
fn a_lost_race_is_sent_again_once_and_at_once() {
    let lost = coded("unique_company_constraint", "Company already exists.");
    for &idempotency in Idempotency::ALL {
        let retry = retry(400, &[], &lost, idempotency);
        assert_eq!((retry.advice, retry.reason), after(1, RetryReason::LostRace));
        assert_eq!(retry.max_retries, Some(1));
    }
    let exists = coded("conflict", "A contact matching those details already exists with id=5b");
    assert_eq!(advice(409, &[], &exists), (RetryAdvice::No, RetryReason::Permanent(Category::Conflict)));
}

#[test]
fn a_refusal_that_passes_does_not_hide_another_error() {
    let body = r#"{"errors":[{"code":"scroll_exists"},{"code":"token_revoked"}]}"#;
    let revoked = RetryReason::Permanent(Category::Authentication);
    assert_eq!(advice(400, &[], body), (RetryAdvice::No, revoked));
}

#[test]
fn a_page_that_asks_for_a_human_passes_and_other_pages_are_unknown() {
    let captcha = "<!DOCTYPE html><div id=\"captcha-container\"></div>";
    let script = "<html><script src='/cdn-cgi/challenge-platform/h/b/orchestrate'></script></html>";
    for (status, page) in [(405, captcha), (403, script), (403, &*captcha.to_uppercase())] {
        for &idempotency in Idempotency::ALL {
            let retry = retry(status, &[], page, idempotency);
            assert_eq!((retry.advice, retry.reason), (RetryAdvice::Backoff, RetryReason::Challenge));
        }
    }
    let unknown = (RetryAdvice::No, RetryReason::Unknown);
    assert_eq!(advice(405, &[], "<html><h1>405 Not Allowed</h1></html>"), unknown);
    for status in [400, 401, 404, 406] {
        assert_eq!(
            advice(status, &[], "<html><script src=/recaptcha/api.js></script></html>"),
            unknown,
            "{status}"
        );
    }
    let text = (RetryAdvice::No, RetryReason::Permanent(Category::InvalidRequest));
    assert_eq!(advice(405, &[], "captcha"), text);
    assert_eq!(advice(503, &[], captcha), (RetryAdvice::Backoff, RetryReason::Transient));
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
    let post = |status: u16| retry(status, &[("Retry-After", "3")], "", Idempotency::from_method("POST"));
    for status in [408, 500, 502, 503, 504] {
        let retry = post(status);
        assert_eq!((retry.advice, retry.reason), (RetryAdvice::No, RetryReason::MayBeDone), "{status}");
        assert_eq!(retry.max_retries, Some(0), "{status}");
    }
    let limited = post(429);
    assert_eq!((limited.advice, limited.reason), after(3, RetryReason::RetryAfter));
    assert_eq!(limited.max_retries, None);
    assert_eq!(post(404).reason, RetryReason::Permanent(Category::NotFound));
}

#[test]
fn the_delay_is_from_the_response_or_from_the_caller() {
    let backoff = Duration::from_millis(250);
    let delay = |status, headers| retry(status, headers, "", Idempotency::Idempotent).delay(backoff);
    assert_eq!(delay(429, &[("Retry-After", "3")]), Some(Duration::from_secs(3)));
    assert_eq!(delay(429, &[]), Some(backoff));
    assert_eq!(delay(400, &[("Retry-After", "3")]), None);
}

#[test]
fn the_method_decides_if_a_request_is_idempotent() {
    for method in ["GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"] {
        assert_eq!(Idempotency::from_method(method), Idempotency::Idempotent, "{method}");
    }
    for method in ["POST", "PATCH", "CONNECT", "get", "", "QUERY"] {
        assert_eq!(Idempotency::from_method(method), Idempotency::NotIdempotent, "{method}");
    }
    #[cfg(feature = "http")]
    assert_eq!(Idempotency::from(&http::Method::PUT), Idempotency::Idempotent);
}
