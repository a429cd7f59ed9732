//! The kinds of failure.

crate::word_enum! {
    /// A kind of failure, by what a caller can do about it.
    ///
    /// A person chose the category of a code if its statuses say nothing or the wrong thing. For example,
    /// `api_plan_restricted` comes with 403, but no scope is missing. Any other code takes the category that all of its
    /// statuses share.
    ///
    /// Categories sort by significance, the most significant first. A permanent failure comes before a transient one, and
    /// a problem of the account comes before a problem of the request. Fixing the less significant problem would not
    /// help.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{Category, ErrorCode};
    ///
    /// assert_eq!(ErrorCode::ApiPlanRestricted.category(), Category::Plan);
    /// assert_eq!(Category::from_status(403), Category::Permission);
    /// assert_eq!("rate_limit".parse(), Ok(Category::RateLimit));
    /// ```
    pub enum Category: "category" {
        /// The token or key is missing, wrong, expired, revoked or blocked. The user must connect again.
        Authentication = "authentication",
        /// The workspace's plan does not include this.
        Plan = "plan",
        /// The token is valid, but lacks a permission.
        Permission = "permission",
        /// The request clashes with existing data.
        Conflict = "conflict",
        /// The requested resource does not exist, or no longer exists.
        NotFound = "not_found",
        /// The request itself is wrong. The same request fails again.
        InvalidRequest = "invalid_request",
        /// The service failed.
        Server = "server",
        /// The service cannot respond now.
        Unavailable = "unavailable",
        /// Too many requests. Wait, then send the request again.
        RateLimit = "rate_limit",
        /// No published source says what this failure means.
        Other = "other",
    }
}

impl Category {
    /// Returns the category that an HTTP status alone suggests. It is `Other` below 400, where there is no failure, and
    /// from 600 on, where no status is defined.
    ///
    /// Sources: <https://developers.intercom.com/docs/references/rest-api/errors/http-responses>, and the statuses
    /// seen in published responses: 410 comes with `contact_merged`, and older versions send 402 where newer versions
    /// send 403 with `api_plan_restricted`.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::Category;
    ///
    /// assert_eq!(Category::from_status(404), Category::NotFound);
    /// assert_eq!(Category::from_status(204), Category::Other);
    /// ```
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

    /// Returns what to do about a failure of this kind, in a sentence or two for people. The wording may change in any
    /// release.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::Category;
    ///
    /// assert!(Category::Conflict.advice().starts_with("The request conflicts with an existing object."));
    /// ```
    #[must_use]
    pub const fn advice(self) -> &'static str {
        match self {
            Self::Authentication => {
                "Intercom does not accept the token: it is missing, wrong, expired, revoked or blocked. Check which token \
                 is sent, or let the user connect again."
            }
            Self::Plan => {
                "The workspace's plan does not include this. A permission or a new token does not help, only another \
                 plan."
            }
            Self::Permission => {
                "The token is valid, but lacks a permission. Give the app the permission that the endpoint needs. The \
                 message and the data may name it."
            }
            Self::Conflict => {
                "The request conflicts with an existing object. Look that object up, and update it instead of creating \
                 another."
            }
            Self::NotFound => {
                "The object does not exist, or no longer exists. After a POST, it is usually one that the body names, such \
                 as a user. Check the IDs, the path and the API version, and check if the token belongs to the same \
                 workspace."
            }
            Self::InvalidRequest => {
                "The request is not valid. Fix the problem named by the message and the field, then send it again."
            }
            Self::Server => {
                "The service failed. If one retry fails too, the request may be wrong: some wrong values cause a 500. \
                 Check its operators and values. If they are right, send the request ID to Intercom's support."
            }
            Self::Unavailable => {
                "The service did not respond in time, but it may have carried out the request. If the request is not \
                 idempotent, check that before you repeat it."
            }
            Self::RateLimit => {
                "There are too many requests or jobs at once. Wait, then send fewer. The X-RateLimit headers of every \
                 response say how many requests are left."
            }
            Self::Other => {
                "No published source says what went wrong. Read the message, and send the request ID to Intercom's \
                 support."
            }
        }
    }
}
