//! The advice to retry a request or not, and the wait.

mod reason;

use core::time::Duration;

pub use reason::RetryReason;

use super::ApiError;
use crate::Category;
use crate::response::detail::Detail;

/// The advice to retry a request or not, from [`ApiError::retry`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RetryAdvice {
    /// Do not retry; the request would fail again.
    No,
    /// Retry after this long, which is at most [`RetryAdvice::LONGEST`].
    After(Duration),
    /// Retry with exponential backoff; the response does not say how long to wait.
    Backoff,
}

impl RetryAdvice {
    /// The maximum wait: one hour, for a `Retry-After`. Only proxies send that header, and coming back early costs one
    /// more 429.
    pub const LONGEST: Duration = Duration::from_secs(60 * 60);

    /// The maximum wait for the end of a rate limit's window: one minute. Windows have 10 seconds
    /// (<https://developers.intercom.com/docs/references/rest-api/errors/rate-limiting>), and clocks may differ by the
    /// rest. A later `X-RateLimit-Reset` is of another unit or clock, and only says that there is a window.
    pub const LONGEST_WINDOW: Duration = Duration::from_secs(60);

    fn after(seconds: u64) -> Self {
        Self::After(Duration::from_secs(seconds).min(Self::LONGEST))
    }
}

/// The effect of repeating a request, for [`ApiError::retry_for`].
///
/// The HTTP method decides it ([`of_method`](Self::of_method)), unless you know more: a POST that searches is safe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Repeat {
    /// Idempotent: repeating the request has no further effect.
    Safe,
    /// Not idempotent: repeating the request may send a second message or create a second note.
    Unsafe,
}

impl Repeat {
    /// Returns what RFC 9110, section 9.2.2, says about an HTTP method. Methods are in upper case; an unknown one is
    /// unsafe.
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
    /// Advises on retrying an idempotent request. `now` is the Unix time in seconds.
    ///
    /// After a rate limit, wait as long as `Retry-After` says (seconds or a date), but at most
    /// [`RetryAdvice::LONGEST`]; else until `X-RateLimit-Reset`, but at most [`RetryAdvice::LONGEST_WINDOW`]. Malformed
    /// headers and times in the past count as missing. If a message reports a limit on concurrent jobs, the end of the
    /// window does not help, and the advice is `Backoff`. Retry transient failures once
    /// ([`retry_limit`](Self::retry_limit)). All other failures are permanent, also `conflict` and any other 409.
    ///
    /// Intercom's docs advise one retry after 500, 502, 503 and 504
    /// (<https://developers.intercom.com/docs/references/rest-api/errors/http-responses>). This crate treats 408 and
    /// other 5xx except 501 and 505 the same. The docs describe windows of 10 seconds, and no `Retry-After`
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
    /// let error = ApiError::from_response(429, &headers, "").expect("429 is an error");
    /// assert_eq!(error.retry(now), RetryAdvice::After(Duration::from_secs(7)));
    /// ```
    #[must_use]
    pub fn retry(&self, now: u64) -> RetryAdvice {
        self.retry_for(Repeat::Safe, now).0
    }

    /// Returns the reason for the advice of [`retry`](Self::retry).
    #[must_use]
    pub fn retry_reason(&self, now: u64) -> RetryReason {
        self.retry_for(Repeat::Safe, now).1
    }

    /// Returns the advice and its reason for a request that is idempotent or not. `now` is the Unix time in seconds.
    ///
    /// After a transient failure it is unknown if the request was carried out, so do not retry it unless it is
    /// idempotent. A rate limit refuses a request before it is carried out.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, Repeat, RetryAdvice, RetryReason};
    ///
    /// let error = ApiError::from_response(504, &(), "").expect("504 is an error");
    /// assert_eq!(error.retry_for(Repeat::of_method("GET"), 0), (RetryAdvice::Backoff, RetryReason::Momentary));
    /// assert_eq!(error.retry_for(Repeat::of_method("POST"), 0), (RetryAdvice::No, RetryReason::MayBeDone));
    /// ```
    #[must_use]
    pub fn retry_for(&self, repeat: Repeat, now: u64) -> (RetryAdvice, RetryReason) {
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
            Category::Other => no(RetryReason::Unknown),
            category => no(RetryReason::Permanent(category)),
        }
    }

    /// Returns the maximum number of retries for an idempotent request: none, one after a transient failure, and any
    /// number (`None`) under a rate limit. For any other request ask [`retry_for`](Self::retry_for) first: if it
    /// advises against a retry, there is none.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::ApiError;
    ///
    /// let limit = |status: u16| ApiError::from_response(status, &(), "").map(|error| error.retry_limit());
    /// assert_eq!(limit(404), Some(Some(0)));
    /// assert_eq!(limit(502), Some(Some(1)));
    /// assert_eq!(limit(429), Some(None));
    /// ```
    #[must_use]
    pub fn retry_limit(&self) -> Option<u32> {
        match self.retry_for(Repeat::Safe, 0).0 {
            RetryAdvice::No => Some(0),
            _ if self.category() == Category::RateLimit => None,
            _ => Some(1),
        }
    }

    /// Returns true if an idempotent request is worth retrying at all.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.retry_limit() != Some(0)
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
        self.0.retry_after.and_then(|header| header.seconds_from(now))
    }
}
