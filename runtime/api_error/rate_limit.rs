//! The headers that say how many requests are left, and when to come back.

use crate::headers::{FindHeader, present};
use crate::http_date;

/// The `X-RateLimit-*` headers of a reply.
///
/// Intercom sends them on many replies, but not on all: <https://developers.intercom.com/docs/references/rest-api/errors/rate-limiting>.
/// A value that is no number is left out.
///
/// # Examples
///
/// ```
/// use intercom_errors::ApiError;
///
/// let headers = [("X-RateLimit-Limit", "83"), ("X-RateLimit-Remaining", "0"), ("X-RateLimit-Reset", "soon")];
/// let error = ApiError::from_response(429, &headers, b"").expect("429 is an error");
/// assert_eq!(error.rate_limit().limit, Some(83));
/// assert_eq!(error.rate_limit().remaining, Some(0));
/// assert_eq!(error.rate_limit().reset, None);
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct RateLimit {
    /// How many requests the current window allows. Windows have 10 seconds.
    pub limit: Option<u64>,
    /// How many of them are left.
    pub remaining: Option<u64>,
    /// When the window ends, in seconds of Unix time.
    pub reset: Option<u64>,
}

impl RateLimit {
    pub(super) fn read<'a, By>(headers: &'a (impl FindHeader<'a, By> + ?Sized)) -> Self {
        let number = |name| headers.find(name).and_then(number);
        Self {
            limit: number("x-ratelimit-limit"),
            remaining: number("x-ratelimit-remaining"),
            reset: number("x-ratelimit-reset"),
        }
    }
}

/// When `Retry-After` says to come back. Intercom documents no such header, but proxies send it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RetryAfter {
    /// In so many seconds.
    Seconds(u64),
    /// At this Unix time.
    At(u64),
}

impl RetryAfter {
    pub(super) fn read<'a, By>(headers: &'a (impl FindHeader<'a, By> + ?Sized)) -> Option<Self> {
        let value = headers.find("retry-after")?;
        number(value).map(Self::Seconds).or_else(|| http_date::parse(value).map(Self::At))
    }

    /// The seconds from `now` on. A date that is over tells nothing.
    pub(super) fn seconds_from(self, now: u64) -> Option<u64> {
        match self {
            Self::Seconds(seconds) => Some(seconds),
            Self::At(time) => time.checked_sub(now),
        }
    }
}

/// Digits and nothing else: `parse` by itself would also take a sign.
fn number(value: &str) -> Option<u64> {
    let value = present(value)?;
    value.bytes().all(|byte| byte.is_ascii_digit()).then(|| value.parse().ok())?
}
