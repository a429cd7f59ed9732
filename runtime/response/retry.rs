//! Advice on whether to retry a request.

mod reason;

use core::fmt;
use core::time::Duration;

pub use reason::RetryReason;

/// Advice on whether to retry a request, from [`ApiError::retry`](crate::ApiError::retry).
///
/// It is about one response. In a retry loop, use [`Attempts`](crate::Attempts), which also counts.
///
/// # Examples
///
/// ```
/// use intercom_errors::{ApiError, Idempotency, RetryAdvice, RetryReason};
///
/// let error = ApiError::from_response(504, &(), "").expect("504 is an error");
///
/// let retry = error.retry(Idempotency::from_method("GET"));
/// assert_eq!(retry.advice, RetryAdvice::Backoff);
/// assert_eq!(retry.reason, RetryReason::Transient);
/// assert_eq!(retry.max_retries, Some(1));
///
/// let retry = error.retry(Idempotency::from_method("POST"));
/// assert_eq!(retry.advice, RetryAdvice::No);
/// assert_eq!(retry.reason, RetryReason::MayBeDone);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub struct Retry {
    /// The advice: no retry, a retry after a wait, or a retry with backoff.
    pub advice: RetryAdvice,
    /// The reason for the advice.
    pub reason: RetryReason,
    /// The maximum number of retries: 0 if the advice is `No`, 1 after a transient failure or a lost race. `None` if
    /// the response sets no limit, as under a rate limit. Choose one then.
    pub max_retries: Option<u32>,
}

impl Retry {
    /// Returns how long to wait before the retry: the response's own wait, else `backoff`. `None` if the advice is
    /// `No`.
    ///
    /// `backoff` should grow with each retry, and be partly random (jitter), so that clients that failed together do
    /// not retry together. [`Attempts`](crate::Attempts) does both.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use intercom_errors::{ApiError, Idempotency};
    ///
    /// let delay = |status: u16, headers: &[(&str, &str)]| {
    ///     let error = ApiError::from_response(status, headers, "").expect("the status is an error's");
    ///     error.retry(Idempotency::Idempotent).delay(Duration::from_millis(500))
    /// };
    /// assert_eq!(delay(429, &[("Retry-After", "7")]), Some(Duration::from_secs(7)));
    /// assert_eq!(delay(502, &[]), Some(Duration::from_millis(500)));
    /// assert_eq!(delay(404, &[]), None);
    /// ```
    #[must_use]
    pub const fn delay(self, backoff: Duration) -> Option<Duration> {
        match self.advice {
            RetryAdvice::No => None,
            RetryAdvice::After(wait) => Some(wait),
            RetryAdvice::Backoff => Some(backoff),
        }
    }

    /// Returns true unless the advice is `No`.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, Idempotency};
    ///
    /// let error = ApiError::from_response(429, &(), "").expect("429 is an error");
    /// assert!(error.retry(Idempotency::NotIdempotent).is_retryable());
    /// ```
    #[must_use]
    pub const fn is_retryable(self) -> bool {
        !matches!(self.advice, RetryAdvice::No)
    }
}

/// Advice on whether to retry a request, in a [`Retry`].
///
/// # Examples
///
/// ```
/// use std::time::Duration;
///
/// use intercom_errors::{ApiError, Idempotency, RetryAdvice};
///
/// let error = ApiError::from_response(429, &[("Retry-After", "7")], "").expect("429 is an error");
/// match error.retry(Idempotency::Idempotent).advice {
///     RetryAdvice::After(wait) => assert_eq!(wait, Duration::from_secs(7)),
///     RetryAdvice::Backoff => println!("retry with exponential backoff and jitter"),
///     _ => println!("do not retry"),
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum RetryAdvice {
    /// Do not retry; the request would fail again.
    No,
    /// Retry after this long: at least a second, at most [`RetryAdvice::MAX_WAIT`].
    After(Duration),
    /// Retry with exponential backoff. The response does not say how long to wait.
    Backoff,
}

impl RetryAdvice {
    /// The maximum wait that a `Retry-After` can ask for: one hour. Only proxies send that header, and a retry that is
    /// too early costs one more 429.
    pub const MAX_WAIT: Duration = Duration::from_secs(60 * 60);

    /// The maximum wait for the end of a rate limit's window: one minute, the length of a window in 2016. Today a
    /// window is 10 seconds long (<https://developers.intercom.com/docs/references/rest-api/errors/rate-limiting>).
    pub const MAX_WINDOW: Duration = Duration::from_secs(60);

    /// The wait for another scroll to end: one minute after its last request
    /// (<https://developers.intercom.com/docs/references/rest-api/api.intercom.io/companies/scrolloverallcompanies>).
    pub const SCROLL: Duration = Duration::from_secs(60);

    /// Returns the advice in lower case: `no`, `after` or `backoff`.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::RetryAdvice;
    ///
    /// assert_eq!(RetryAdvice::Backoff.as_str(), "backoff");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::No => "no",
            Self::After(_) => "after",
            Self::Backoff => "backoff",
        }
    }
}

impl fmt::Display for RetryAdvice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
