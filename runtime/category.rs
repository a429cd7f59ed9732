//! What kind of failure a code or a status stands for.

use core::fmt;

/// A kind of failure, by what a caller can do about it.
///
/// A code's category is curated where its statuses tell nothing or the wrong thing: `api_plan_restricted` comes
/// with 403, and yet no scope is missing. A code without such an entry takes the category that all statuses it
/// was seen with share.
///
/// # Examples
///
/// ```
/// use intercom_errors::{Category, ErrorCode};
///
/// assert_eq!(ErrorCode::ApiPlanRestricted.category(), Category::Plan);
/// assert_eq!(Category::from_status(403), Category::Permission);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Category {
    /// The token or key is missing, wrong, expired, revoked or blocked: the user must connect again.
    Authentication,
    /// The caller is known, and may not do this.
    Permission,
    /// The workspace's plan does not include this.
    Plan,
    /// What the request names does not exist, or no longer.
    NotFound,
    /// The request itself is wrong; sent again unchanged, it fails again.
    InvalidRequest,
    /// The request clashes with what exists.
    Conflict,
    /// Too many requests: wait, then send it again.
    RateLimit,
    /// The service cannot answer now.
    Unavailable,
    /// The service failed.
    Server,
    /// Nothing published tells.
    Other,
}

impl Category {
    /// What an HTTP status says by itself. Below 400 there is no failure, and the answer is `Other`.
    ///
    /// It follows <https://developers.intercom.com/docs/references/rest-api/errors/http-responses>, and the
    /// statuses that replies were seen with: 410 comes with `contact_merged`, and older versions send 402 where
    /// newer ones send 403 with `api_plan_restricted`.
    #[must_use]
    pub const fn from_status(status: u16) -> Self {
        match status {
            401 => Self::Authentication,
            402 => Self::Plan,
            403 => Self::Permission,
            404 | 410 => Self::NotFound,
            408 | 502..=504 => Self::Unavailable,
            409 => Self::Conflict,
            429 => Self::RateLimit,
            400..=499 => Self::InvalidRequest,
            500..=599 => Self::Server,
            _ => Self::Other,
        }
    }

    /// The category in lower case, such as `rate_limit`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Authentication => "authentication",
            Self::Permission => "permission",
            Self::Plan => "plan",
            Self::NotFound => "not_found",
            Self::InvalidRequest => "invalid_request",
            Self::Conflict => "conflict",
            Self::RateLimit => "rate_limit",
            Self::Unavailable => "unavailable",
            Self::Server => "server",
            Self::Other => "other",
        }
    }
}

impl fmt::Display for Category {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
