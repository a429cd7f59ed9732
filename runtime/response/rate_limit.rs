//! The `X-RateLimit-*` headers.

use core::time::Duration;

use super::headers::{Headers, Lookup, number};
use super::retry::RetryAdvice;
use super::waits::until;

/// The `X-RateLimit-*` headers of a response, failed or not.
///
/// Slow down before the limit is reached: [`pause`](Self::pause) returns how long to rest. A value that is not a whole
/// number counts as missing.
///
/// Intercom sends these headers with authenticated responses. It spreads the limit of a minute over windows of 10
/// seconds (<https://developers.intercom.com/docs/references/rest-api/errors/rate-limiting>).
///
/// # Examples
///
/// ```
/// use std::time::Duration;
///
/// use intercom_errors::RateLimit;
///
/// let headers = [
///     ("Date", "Fri, 15 Jan 2027 08:00:00 GMT"),
///     ("X-RateLimit-Limit", "83"),
///     ("X-RateLimit-Remaining", "0"),
///     ("X-RateLimit-Reset", "1800000007"),
/// ];
/// let limit = RateLimit::from_headers(&headers);
/// assert_eq!((limit.limit, limit.remaining), (Some(83), Some(0)));
/// assert_eq!(limit.reset, Some(1_800_000_007));
/// assert_eq!(limit.resets_in, Some(Duration::from_secs(7)));
/// ```
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct RateLimit {
    /// The number of requests that the current window allows.
    pub limit: Option<u64>,
    /// The number of requests that are left in the window.
    pub remaining: Option<u64>,
    /// The end of the window, in seconds of Unix time by Intercom's clock.
    pub reset: Option<u64>,
    /// The time from the response's `Date` header to `reset`, at least a second. The clock of this machine does not
    /// matter.
    ///
    /// `None` if one of the two headers is missing or invalid. `None` also if `reset` is before `Date`, or more than
    /// [`RetryAdvice::MAX_WINDOW`](crate::RetryAdvice::MAX_WINDOW) after it.
    pub resets_in: Option<Duration>,
}

impl RateLimit {
    /// The length of a window, as the docs describe it: 10 seconds.
    pub const WINDOW: Duration = Duration::from_secs(10);

    /// Reads the headers of any response, failed or not. [`Headers`] lists the types that `headers` can have.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::RateLimit;
    ///
    /// let limit = RateLimit::from_headers(&[("X-RateLimit-Remaining", "82"), ("X-RateLimit-Reset", "soon")]);
    /// assert_eq!(limit.remaining, Some(82));
    /// assert_eq!(limit.reset, None);
    /// assert_eq!(RateLimit::from_headers(&()), RateLimit::default());
    /// ```
    #[must_use]
    pub fn from_headers(headers: &(impl Headers + ?Sized)) -> Self {
        Self::read(&|name| headers.header(name))
    }

    pub(super) fn read(header: Lookup<'_, '_>) -> Self {
        let count = |name| header(name).and_then(number);
        let reset = count("x-ratelimit-reset");
        Self {
            limit: count("x-ratelimit-limit"),
            remaining: count("x-ratelimit-remaining"),
            reset,
            resets_in: reset.and_then(|reset| until(reset, header, RetryAdvice::MAX_WINDOW)),
        }
    }

    /// Returns how long to rest before the next request, so that the window is never used up. `None`: send it now.
    ///
    /// Rest if at most a tenth of the window's requests are left, or at most one. The wait is
    /// [`resets_in`](Self::resets_in), or [`WINDOW`](Self::WINDOW) if that is unknown. Without an
    /// `X-RateLimit-Remaining` header, the result is `None`.
    ///
    /// The tenth is for requests that are on their way, and for other programs that share the limit. Intercom's docs
    /// advise to watch `X-RateLimit-Remaining` and to slow down before it reaches zero.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use intercom_errors::RateLimit;
    ///
    /// let pause = |remaining| {
    ///     let headers = [("X-RateLimit-Limit", "83"), ("X-RateLimit-Remaining", remaining)];
    ///     RateLimit::from_headers(&headers).pause()
    /// };
    /// assert_eq!(pause("82"), None);
    /// assert_eq!(pause("8"), Some(Duration::from_secs(10)));
    /// ```
    #[must_use]
    pub fn pause(self) -> Option<Duration> {
        let reserve = (self.limit.unwrap_or_default() / 10).max(1);
        (self.remaining? <= reserve).then_some(self.resets_in.unwrap_or(Self::WINDOW))
    }
}
