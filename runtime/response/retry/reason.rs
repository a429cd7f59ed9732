//! The reason for retry advice.

use core::fmt;

use crate::Category;

/// The reason for the advice in a [`Retry`](crate::Retry).
///
/// # Examples
///
/// ```
/// use intercom_errors::{ApiError, Category, Idempotency, RetryReason};
///
/// let error = ApiError::from_response(502, &(), "").expect("502 is an error");
/// let reason = error.retry(Idempotency::Idempotent).reason;
/// assert_eq!(reason, RetryReason::Transient);
/// assert_eq!(reason.explanation(), "the failure is transient");
///
/// let error = ApiError::from_response(404, &(), "").expect("404 is an error");
/// let reason = error.retry(Idempotency::Idempotent).reason;
/// assert_eq!(reason, RetryReason::Permanent(Category::NotFound));
/// assert_eq!(reason.as_str(), "not_found");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum RetryReason {
    /// The `Retry-After` header specifies the wait.
    RetryAfter,
    /// The `X-RateLimit-Reset` and `Date` headers specify the end of the rate limit's window.
    WindowReset,
    /// No usable header specifies the end of the rate limit's window, so the wait is the length of a window.
    WindowLength,
    /// A rate limit. The response does not say how long to wait.
    RateLimit,
    /// A limit on concurrent jobs. A job has to end first, so the window does not matter.
    JobLimit,
    /// Another scroll is open. It ends a minute after its last request.
    ScrollInUse,
    /// Another request created the same company at the same time. A retry updates that company.
    LostRace,
    /// A firewall on the way to Intercom sent a challenge, such as a CAPTCHA, as it does after many requests.
    Challenge,
    /// A transient failure.
    Transient,
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
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::RetryReason;
    ///
    /// assert_eq!(RetryReason::JobLimit.as_str(), "job_limit");
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::RetryAfter => "retry_after",
            Self::WindowReset => "window_reset",
            Self::WindowLength => "window_length",
            Self::RateLimit => "rate_limit",
            Self::JobLimit => "job_limit",
            Self::ScrollInUse => "scroll_in_use",
            Self::LostRace => "lost_race",
            Self::Challenge => "challenge",
            Self::Transient => "transient",
            Self::MayBeDone => "may_be_done",
            Self::NotImplemented => "not_implemented",
            Self::Permanent(category) => category.as_str(),
            Self::Unknown => "unknown",
        }
    }

    /// Explains the reason in a few words for people. The wording may change in any release.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::RetryReason;
    ///
    /// println!("not sent again: {}", RetryReason::MayBeDone.explanation());
    /// ```
    #[must_use]
    pub const fn explanation(self) -> &'static str {
        match self {
            Self::RetryAfter => "the Retry-After header specifies the wait",
            Self::WindowReset => "the X-RateLimit-Reset header specifies the end of the rate limit's window",
            Self::WindowLength => {
                "a rate limit's window has this length, and no usable header specifies its end"
            }
            Self::RateLimit => "a rate limit, and the response does not say how long to wait",
            Self::JobLimit => "a limit on concurrent jobs: one of them has to end first",
            Self::ScrollInUse => "the other scroll ends a minute after its last request",
            Self::LostRace => "another request created the same company, and a retry updates it",
            Self::Challenge => "a firewall sent a temporary challenge, such as a CAPTCHA",
            Self::Transient => "the failure is transient",
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
