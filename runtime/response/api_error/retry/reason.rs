//! The reason for a retry advice.

use core::fmt;

use crate::Category;

/// The reason for what [`ApiError::retry`](crate::ApiError::retry) advises.
///
/// # Examples
///
/// ```
/// use intercom_errors::{ApiError, Category, RetryReason};
///
/// let error = ApiError::from_response(502, &(), "").expect("502 is an error");
/// assert_eq!(error.retry_reason(0), RetryReason::Momentary);
/// assert_eq!(error.retry_reason(0).explanation(), "the failure is transient");
///
/// let error = ApiError::from_response(404, &(), "").expect("404 is an error");
/// assert_eq!(error.retry_reason(0), RetryReason::Permanent(Category::NotFound));
/// assert_eq!(error.retry_reason(0).as_str(), "not_found");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RetryReason {
    /// The response's `Retry-After` header names the wait.
    RetryAfter,
    /// The response's `X-RateLimit-Reset` header says when the window ends.
    WindowReset,
    /// A rate limit, and no usable header names the wait.
    RateLimit,
    /// A limit on concurrent jobs: a job has to end first, whatever the window.
    JobLimit,
    /// A transient failure.
    Momentary,
    /// A transient failure of a request that is not idempotent and may have been carried out.
    MayBeDone,
    /// The service does not support the request at all (501, 505).
    NotImplemented,
    /// A failure of this category, which is permanent.
    Permanent(Category),
    /// The cause of the failure is unknown.
    Unknown,
}

impl RetryReason {
    /// Returns the reason in lower case, such as `job_limit`, or a permanent failure's category.
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
            Self::Permanent(category) => category.as_str(),
            Self::Unknown => "unknown",
        }
    }

    /// Explains the reason in a few words for people. The wording may change in any release.
    #[must_use]
    pub const fn explanation(self) -> &'static str {
        match self {
            Self::RetryAfter => "the Retry-After header names the wait",
            Self::WindowReset => "the X-RateLimit-Reset header says when the rate limit's window ends",
            Self::RateLimit => "a rate limit, and no usable header names the wait",
            Self::JobLimit => "a limit on concurrent jobs: one of them has to end first",
            Self::Momentary => "the failure is transient",
            Self::MayBeDone => "the request may have been carried out, and is not idempotent",
            Self::NotImplemented => "the service does not support the request",
            Self::Permanent(Category::Authentication) => "the same credentials would fail again",
            Self::Permanent(Category::Permission) => "the same credentials still lack the permission",
            Self::Permanent(Category::Plan) => "the workspace's plan still does not include it",
            Self::Permanent(Category::NotFound) => "the resource would still not exist",
            Self::Permanent(Category::InvalidRequest) => "the request itself is invalid",
            Self::Permanent(Category::Conflict) => "the request would still conflict with existing data",
            Self::Permanent(_) => "the same request would fail again",
            Self::Unknown => "the cause of the failure is unknown",
        }
    }
}

impl fmt::Display for RetryReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
