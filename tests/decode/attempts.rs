//! The state of a retry loop.

use std::time::Duration;

use intercom_errors::{ApiError, Attempts, Idempotency, RetryAdvice};

use super::response;

/// The delays in milliseconds until there is none, if every response is this one.
fn delays(attempts: Attempts, error: &ApiError<'_>) -> Vec<u128> {
    let mut attempts = attempts;
    std::iter::from_fn(|| attempts.next_delay(error)).map(|delay| delay.as_millis()).collect()
}

fn idempotent() -> Attempts {
    Attempts::new(Idempotency::Idempotent)
}

fn limited(seconds: &'static str) -> ApiError<'static> {
    let headers = [("Retry-After", seconds)];
    ApiError::from_response(429, &headers, "").expect("429 is an error").into_owned()
}

#[test]
fn a_steady_transient_failure_is_retried_once() {
    assert_eq!(delays(idempotent(), &response(503, "")), [1_000]);
    assert_eq!(delays(idempotent().max_retries(100), &response(503, "")), [1_000]);
    assert_eq!(delays(Attempts::new(Idempotency::NotIdempotent), &response(503, "")), [0; 0]);
    assert_eq!(delays(idempotent(), &response(404, "")), [0; 0]);
}

#[test]
fn a_steady_rate_limit_is_retried_five_times_with_exponential_backoff() {
    assert_eq!(delays(idempotent(), &response(429, "")), [1_000, 2_000, 4_000, 8_000, 16_000]);
    let post = Attempts::new(Idempotency::NotIdempotent);
    assert_eq!(delays(post.max_retries(2), &limited("7")), [7_000, 7_000]);
    assert_eq!(delays(idempotent().max_retries(0), &limited("7")), [0; 0]);
}

#[test]
fn a_backoff_is_bounded_and_never_zero() {
    let backoff = |base, max| {
        let attempts = idempotent().backoff(Duration::from_millis(base), Duration::from_millis(max));
        delays(attempts, &response(429, ""))
    };
    assert_eq!(backoff(100, 500), [100, 200, 400, 500, 500]);
    assert_eq!(backoff(500, 100), [100; 5]);
    assert_eq!(backoff(0, 0), [1; 5]);
    let endless = idempotent().backoff(Duration::MAX, Duration::MAX).max_retries(100);
    assert_eq!(delays(endless, &response(429, "")), [RetryAdvice::MAX_WAIT.as_millis(); 100]);
}

#[test]
fn a_wait_of_zero_seconds_does_not_spin() {
    let spinning = idempotent().backoff(Duration::ZERO, Duration::ZERO).max_retries(u32::MAX).jitter(|| 0.0);
    let mut attempts = spinning;
    for _ in 0..1_000 {
        assert_eq!(attempts.next_delay(&limited("0")), Some(Duration::from_secs(1)));
    }
}

#[test]
fn jitter_shortens_a_backoff_and_never_a_wait_of_the_response() {
    let backoff = |random: fn() -> f64| delays(idempotent().jitter(random), &response(429, ""))[1];
    assert_eq!([backoff(|| 0.0), backoff(|| 0.5), backoff(|| 1.0)], [1_000, 1_500, 2_000]);
    let wait = |random: fn() -> f64| delays(idempotent().jitter(random), &limited("7"))[0];
    assert_eq!([wait(|| 0.0), wait(|| 0.5), wait(|| 1.0)], [7_000, 7_500, 8_000]);
}

#[test]
fn a_random_number_out_of_range_counts_as_one() {
    for random in [|| -1.0, || 2.0, || f64::NAN, || f64::INFINITY] as [fn() -> f64; 4] {
        assert_eq!(delays(idempotent().jitter(random), &limited("7"))[0], 8_000);
        assert_eq!(delays(idempotent().jitter(random), &response(429, ""))[0], 1_000);
    }
}

#[test]
fn failures_of_several_kinds_are_counted_together() {
    let (unavailable, limit) = (response(503, ""), limited("7"));
    let mut attempts = idempotent().max_retries(3);
    let mut next = |error| attempts.next_delay(error).map(|delay| delay.as_secs());
    assert_eq!(next(&unavailable), Some(1));
    assert_eq!(next(&limit), Some(7));
    // One transient failure has been retried.
    assert_eq!(next(&unavailable), None);
    assert_eq!(next(&limit), Some(7));
    assert_eq!(next(&limit), None);
}

#[test]
fn attempts_can_move_to_another_thread() {
    fn is<T: Send + Sync + Clone + 'static>(_: &T) {}
    is(&idempotent());
}
