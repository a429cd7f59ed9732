//! Whether to send a request again, and when.

mod reason;

use core::time::Duration;

pub use reason::RetryReason;

use super::ApiError;
use crate::{Category, Detail};

/// Whether to send a request again, and when: [`ApiError::retry`].
///
/// # Examples
///
/// ```
/// use intercom_errors::RetryAdvice;
/// use std::time::Duration;
///
/// /// How long to wait before the try of that number, the first being 0.
/// fn wait(advice: RetryAdvice, tries: u32) -> Option<Duration> {
///     match advice {
///         RetryAdvice::After(wait) => Some(wait),
///         RetryAdvice::Backoff => Some(Duration::from_secs(1 << tries.min(6))),
///         _ => None,
///     }
/// }
///
/// assert_eq!(wait(RetryAdvice::Backoff, 3), Some(Duration::from_secs(8)));
/// assert_eq!(wait(RetryAdvice::No, 0), None);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RetryAdvice {
    /// Sent again, it fails again.
    No,
    /// Once so much time has gone by, and at most [`RetryAdvice::LONGEST`].
    After(Duration),
    /// After a wait of the caller's choice that grows with each try, for the response names none.
    Backoff,
}

impl RetryAdvice {
    /// The longest wait that is ever advised: one hour, by a `Retry-After`. Only proxies send that header, and to
    /// come back early costs one more 429.
    pub const LONGEST: Duration = Duration::from_secs(60 * 60);

    /// The longest wait for the end of a rate limit's window: one minute. Windows have 10 seconds
    /// (<https://developers.intercom.com/docs/references/rest-api/errors/rate-limiting>), and clocks may differ by
    /// the rest. An `X-RateLimit-Reset` further away is of another unit or clock, and tells that there is a window.
    pub const LONGEST_WINDOW: Duration = Duration::from_secs(60);

    fn after(seconds: u64) -> Self {
        Self::After(Duration::from_secs(seconds).min(Self::LONGEST))
    }
}

/// Whether a request may be carried out twice: [`ApiError::retry_for`].
///
/// A method tells it ([`of_method`](Self::of_method)), or the caller knows more: a POST that searches is safe.
///
/// # Examples
///
/// ```
/// use intercom_errors::{ApiError, Repeat, RetryAdvice};
///
/// let error = ApiError::from_response(500, &(), b"").expect("500 is an error");
/// let (search, _) = error.retry_for(Repeat::Safe, 0);
/// let (create, _) = error.retry_for(Repeat::Unsafe, 0);
/// assert_eq!((search, create), (RetryAdvice::Backoff, RetryAdvice::No));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Repeat {
    /// Twice does what once does.
    Safe,
    /// Twice does more than once: a second message, a second note.
    Unsafe,
}

impl Repeat {
    /// What an HTTP method promises by RFC 9110, section 9.2.2. Methods are in upper case; an unknown one promises
    /// nothing.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::Repeat;
    ///
    /// assert_eq!(Repeat::of_method("PUT"), Repeat::Safe);
    /// assert_eq!(Repeat::of_method("POST"), Repeat::Unsafe);
    /// ```
    #[must_use]
    pub fn of_method(method: &str) -> Self {
        match method {
            "GET" | "HEAD" | "OPTIONS" | "TRACE" | "PUT" | "DELETE" => Self::Safe,
            _ => Self::Unsafe,
        }
    }
}

impl ApiError<'_> {
    /// Whether to send the request again, and when, for a request that may be sent twice. `now` is the Unix time
    /// in seconds.
    ///
    /// A rate limit is waited out: as long as `Retry-After` says (seconds or a date), and never longer than
    /// [`RetryAdvice::LONGEST`]; else until `X-RateLimit-Reset`, and never longer than
    /// [`RetryAdvice::LONGEST_WINDOW`]. Headers that are garbage or name a time that is over count as missing.
    /// Where the message tells of a limit on jobs at once, the window's end does not help, and the advice is
    /// `Backoff`. Momentary failures are for one retry: [`retry_limit`](Self::retry_limit) tells. All others are
    /// permanent, also `conflict` and whatever else comes with 409.
    ///
    /// Intercom's docs advise one retry after 500, 502, 503 and 504
    /// (<https://developers.intercom.com/docs/references/rest-api/errors/http-responses>); here 408 and other 5xx
    /// are taken for the same, 501 and 505 aside. They tell of windows of 10 seconds, and name no `Retry-After`
    /// (<https://developers.intercom.com/docs/references/rest-api/errors/rate-limiting>); proxies send it.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, RetryAdvice};
    /// use std::time::Duration;
    ///
    /// let now = 1_800_000_000;
    /// let headers = [("X-RateLimit-Reset", "1800000007")];
    /// let error = ApiError::from_response(429, &headers, b"").expect("429 is an error");
    /// assert_eq!(error.retry(now), RetryAdvice::After(Duration::from_secs(7)));
    /// ```
    #[must_use]
    pub fn retry(&self, now: u64) -> RetryAdvice {
        self.decide(Repeat::Safe, now).0
    }

    /// Why [`retry`](Self::retry) advises what it does.
    #[must_use]
    pub fn retry_reason(&self, now: u64) -> RetryReason {
        self.decide(Repeat::Safe, now).1
    }

    /// The advice, and why, for a request that may or may not be sent twice. `now` is the Unix time in seconds.
    ///
    /// After a momentary failure nobody knows whether the request was carried out, so one that must not be sent
    /// twice is not sent again. A rate limit refuses a request before it is carried out.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, Repeat, RetryAdvice, RetryReason};
    ///
    /// let error = ApiError::from_response(504, &(), b"").expect("504 is an error");
    /// assert_eq!(error.retry_for(Repeat::of_method("GET"), 0), (RetryAdvice::Backoff, RetryReason::Momentary));
    /// assert_eq!(error.retry_for(Repeat::of_method("POST"), 0), (RetryAdvice::No, RetryReason::MayBeDone));
    /// ```
    #[must_use]
    pub fn retry_for(&self, repeat: Repeat, now: u64) -> (RetryAdvice, RetryReason) {
        self.decide(repeat, now)
    }

    /// How many retries make sense at most, for a request that may be sent twice: none, one after a momentary
    /// failure, and any number (`None`) under a rate limit. For one that must not be sent twice,
    /// [`retry_for`](Self::retry_for) comes first: where it advises against a retry, there is none.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, Repeat, RetryAdvice};
    ///
    /// let limit = |status: u16| ApiError::from_response(status, &(), b"").map(|error| error.retry_limit());
    /// assert_eq!(limit(404), Some(Some(0)));
    /// assert_eq!(limit(502), Some(Some(1)));
    /// assert_eq!(limit(429), Some(None));
    ///
    /// let error = ApiError::from_response(502, &(), b"").expect("502 is an error");
    /// assert_eq!(error.retry_limit(), Some(1));
    /// assert_eq!(error.retry_for(Repeat::Unsafe, 0).0, RetryAdvice::No);
    /// ```
    #[must_use]
    pub fn retry_limit(&self) -> Option<u32> {
        match self.decide(Repeat::Safe, 0).0 {
            RetryAdvice::No => Some(0),
            _ if self.category() == Category::RateLimit => None,
            _ => Some(1),
        }
    }

    /// Whether the request, if it may be sent twice, is worth sending again at all.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.retry_limit() != Some(0)
    }

    fn decide(&self, repeat: Repeat, now: u64) -> (RetryAdvice, RetryReason) {
        let no = |reason| (RetryAdvice::No, reason);
        match self.category() {
            Category::RateLimit => self.wait_out_limit(now),
            Category::Unavailable | Category::Server => match (self.status(), repeat) {
                (501 | 505, _) => no(RetryReason::NotImplemented),
                (_, Repeat::Unsafe) => no(RetryReason::MayBeDone),
                (_, Repeat::Safe) => match self.retry_after_from(now) {
                    Some(seconds) => (RetryAdvice::after(seconds), RetryReason::RetryAfter),
                    None => (RetryAdvice::Backoff, RetryReason::Momentary),
                },
            },
            Category::Authentication => no(RetryReason::Authentication),
            Category::Permission => no(RetryReason::Permission),
            Category::Plan => no(RetryReason::Plan),
            Category::NotFound => no(RetryReason::NotFound),
            Category::InvalidRequest => no(RetryReason::InvalidRequest),
            Category::Conflict => no(RetryReason::Conflict),
            Category::Other => no(RetryReason::Unknown),
        }
    }

    fn wait_out_limit(&self, now: u64) -> (RetryAdvice, RetryReason) {
        if let Some(seconds) = self.retry_after_from(now) {
            return (RetryAdvice::after(seconds), RetryReason::RetryAfter);
        }
        let is_job_limit = |detail| matches!(detail, Detail::JobLimit { .. });
        if self.errors().iter().any(|error| error.detail().is_some_and(is_job_limit)) {
            return (RetryAdvice::Backoff, RetryReason::JobLimit);
        }
        let window = self.rate_limit().reset.and_then(|reset| reset.checked_sub(now));
        match window.map(Duration::from_secs) {
            Some(window) => {
                (RetryAdvice::After(window.min(RetryAdvice::LONGEST_WINDOW)), RetryReason::WindowReset)
            }
            None => (RetryAdvice::Backoff, RetryReason::RateLimit),
        }
    }

    fn retry_after_from(&self, now: u64) -> Option<u64> {
        self.retry_after.and_then(|header| header.seconds_from(now))
    }
}
