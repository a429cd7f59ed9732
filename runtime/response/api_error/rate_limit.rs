//! The headers that say how many requests are left, and when to come back.

use crate::response::headers::{Headers, non_blank};
use crate::response::http_date;

/// The `X-RateLimit-*` headers of a response.
///
/// Intercom sends them with many responses, but not with all: <https://developers.intercom.com/docs/references/rest-api/errors/rate-limiting>.
/// A value that is not a whole number counts as missing.
///
/// # Examples
///
/// ```
/// use intercom_errors::ApiError;
///
/// let headers = [("X-RateLimit-Limit", "83"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "soon")];
/// let error = ApiError::from_response(429, &headers, "").expect("429 is an error");
/// assert_eq!(error.rate_limit().limit, Some(83));
/// assert_eq!(error.rate_limit().remaining, Some(0));
/// assert_eq!(error.rate_limit().reset, None);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct RateLimit {
    /// The number of requests that the current window allows. A window has 10 seconds.
    pub limit: Option<u64>,
    /// The number of requests that are left in the window.
    pub remaining: Option<u64>,
    /// The end of the window, in seconds of Unix time.
    pub reset: Option<u64>,
}

impl RateLimit {
    pub(super) fn from_headers(headers: &(impl Headers + ?Sized)) -> Self {
        let count = |name| headers.header(name).and_then(number);
        Self {
            limit: count("x-ratelimit-limit"),
            remaining: count("x-ratelimit-remaining"),
            reset: count("x-ratelimit-reset"),
        }
    }
}

/// The `Retry-After` header. Intercom does not document it, but proxies send it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RetryAfter {
    /// A wait in seconds.
    Seconds(u64),
    /// A date, in seconds of Unix time.
    Date(u64),
}

impl RetryAfter {
    pub(super) fn from_headers(headers: &(impl Headers + ?Sized)) -> Option<Self> {
        let value = headers.header("retry-after")?;
        number(value).map(Self::Seconds).or_else(|| http_date::parse(value).map(Self::Date))
    }

    /// Returns the wait from `now` on, in seconds. `None` for a date in the past.
    pub(super) const fn seconds_from(self, now: u64) -> Option<u64> {
        match self {
            Self::Seconds(seconds) => Some(seconds),
            Self::Date(date) => date.checked_sub(now),
        }
    }
}

/// Parses digits and nothing else: `parse` by itself would also accept a sign.
fn number(value: &str) -> Option<u64> {
    let value = non_blank(value)?;
    value.bytes().all(|byte| byte.is_ascii_digit()).then(|| value.parse().ok())?
}
