//! The reason of an advice.

use core::fmt;

/// Why [`ApiError::retry`](crate::ApiError::retry) advises what it does.
///
/// # Examples
///
/// ```
/// use intercom_errors::{ApiError, RetryReason};
///
/// let error = ApiError::from_response(502, &(), b"").expect("502 is an error");
/// assert_eq!(error.retry_reason(0), RetryReason::Momentary);
/// assert_eq!(error.retry_reason(0).as_str(), "momentary");
/// assert_eq!(error.retry_reason(0).explanation(), "a momentary failure: try once more");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RetryReason {
    /// The response's `Retry-After` names the wait.
    RetryAfter,
    /// The response's `X-RateLimit-Reset` says when the window ends.
    WindowReset,
    /// A rate limit, and no usable header that names the wait.
    RateLimit,
    /// A limit on jobs at once: a job has to end first, whatever the window.
    JobLimit,
    /// A failure that passes.
    Momentary,
    /// Such a failure, for a request that must not be sent twice and may have been carried out.
    MayBeDone,
    /// The service cannot do it at all (501, 505).
    NotImplemented,
    /// [`Category::Authentication`](crate::Category::Authentication).
    Authentication,
    /// [`Category::Permission`](crate::Category::Permission).
    Permission,
    /// [`Category::Plan`](crate::Category::Plan).
    Plan,
    /// [`Category::NotFound`](crate::Category::NotFound).
    NotFound,
    /// [`Category::InvalidRequest`](crate::Category::InvalidRequest).
    InvalidRequest,
    /// [`Category::Conflict`](crate::Category::Conflict).
    Conflict,
    /// Nothing tells what went wrong.
    Unknown,
}

impl RetryReason {
    /// The reason as a word in lower case, such as `job_limit`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RetryAfter => "retry_after",
            Self::WindowReset => "window_reset",
            Self::RateLimit => "rate_limit",
            Self::JobLimit => "job_limit",
            Self::Momentary => "momentary",
            Self::MayBeDone => "may_be_done",
            Self::NotImplemented => "not_implemented",
            Self::Authentication => "authentication",
            Self::Permission => "permission",
            Self::Plan => "plan",
            Self::NotFound => "not_found",
            Self::InvalidRequest => "invalid_request",
            Self::Conflict => "conflict",
            Self::Unknown => "unknown",
        }
    }

    /// The reason in a few words for people.
    #[must_use]
    pub const fn explanation(self) -> &'static str {
        match self {
            Self::RetryAfter => "the Retry-After header names the wait",
            Self::WindowReset => "the X-RateLimit-Reset header says when the rate limit's window ends",
            Self::RateLimit => "a rate limit, and no usable header names the wait",
            Self::JobLimit => "a limit on jobs at once: one of them has to end first",
            Self::Momentary => "a momentary failure: try once more",
            Self::MayBeDone => "the request may have been carried out, and must not be sent twice",
            Self::NotImplemented => "the service cannot do it",
            Self::Authentication => "the same credentials fail again",
            Self::Permission => "the same credentials still may not do it",
            Self::Plan => "the workspace's plan still does not include it",
            Self::NotFound => "what it names is still not there",
            Self::InvalidRequest => "the request itself is wrong",
            Self::Conflict => "it still clashes with what exists",
            Self::Unknown => "nothing tells what went wrong",
        }
    }
}

impl fmt::Display for RetryReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
