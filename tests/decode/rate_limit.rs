//! The `X-RateLimit-*` headers of any response.

use std::time::Duration;

use intercom_errors::RateLimit;

const DATE: (&str, &str) = ("Date", "Fri, 15 Jan 2027 08:00:00 GMT");
const RESET: (&str, &str) = ("X-RateLimit-Reset", "1800000007");

#[test]
fn the_end_of_the_window_is_measured_from_the_date() {
    let resets_in = |headers: &[(&str, &str)]| RateLimit::from_headers(headers).resets_in;
    assert_eq!(resets_in(&[DATE, RESET]), Some(Duration::from_secs(7)));
    assert_eq!(resets_in(&[RESET]), None);
    assert_eq!(resets_in(&[DATE]), None);
    assert_eq!(resets_in(&[("Date", "soon"), RESET]), None);
    // In the past, within this second, and further away than any window.
    assert_eq!(resets_in(&[DATE, (RESET.0, "1799999999")]), None);
    assert_eq!(resets_in(&[DATE, (RESET.0, "1800000000")]), Some(Duration::from_secs(1)));
    assert_eq!(resets_in(&[DATE, (RESET.0, "1800000061")]), None);
}

#[test]
fn the_pause_comes_when_a_tenth_of_the_window_is_left() {
    let pause = |limit: &str, remaining: &str| {
        let headers = [DATE, RESET, ("X-RateLimit-Limit", limit), ("X-RateLimit-Remaining", remaining)];
        RateLimit::from_headers(&headers).pause()
    };
    let rest = Some(Duration::from_secs(7));
    for (limit, remaining, expected) in [
        ("83", "83", None),
        ("83", "9", None),
        ("83", "8", rest),
        ("83", "0", rest),
        ("500", "51", None),
        ("500", "50", rest),
        // For a small or an unknown limit, one request is kept.
        ("5", "2", None),
        ("5", "1", rest),
        ("unknown", "2", None),
        ("unknown", "1", rest),
        ("83", "unknown", None),
    ] {
        assert_eq!(pause(limit, remaining), expected, "{remaining} of {limit}");
    }
}

#[test]
fn without_a_known_end_the_pause_is_the_documented_window() {
    let limit = RateLimit::from_headers(&[("X-RateLimit-Remaining", "0"), RESET]);
    assert_eq!(limit.pause(), Some(RateLimit::WINDOW));
    assert_eq!(RateLimit::WINDOW, Duration::from_secs(10));
    assert_eq!(RateLimit::from_headers(&()).pause(), None);
}
