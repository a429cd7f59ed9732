//! What kind of failure a response is: by its code, then by its status.

use core::fmt;

use super::ApiError;
use crate::{BodyForm, Category, Code, ErrorCode, ErrorObject};

/// From what [`ApiError::category`] is known.
///
/// # Examples
///
/// ```
/// use intercom_errors::{ApiError, Category, CategorySource};
///
/// let body = br#"{"type": "error.list", "errors": [{"code": "api_plan_restricted"}]}"#;
/// let error = ApiError::from_response(403, &(), body).expect("403 is an error");
/// assert_eq!((error.category(), error.category_source()), (Category::Plan, CategorySource::Code));
///
/// // A code that no published source names leaves the status.
/// let body = br#"{"type": "error.list", "errors": [{"code": "of_tomorrow"}]}"#;
/// let error = ApiError::from_response(403, &(), body).expect("403 is an error");
/// assert_eq!((error.category(), error.category_source()), (Category::Permission, CategorySource::Status));
///
/// // A load balancer's page tells nothing of Intercom's permissions.
/// let error = ApiError::from_response(403, &(), b"<html>403 Forbidden</html>").expect("403 is an error");
/// assert_eq!((error.category(), error.category_source()), (Category::Other, CategorySource::Form));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CategorySource {
    /// A code of the response, whose category is known.
    Code,
    /// The status, as no code tells.
    Status,
    /// The body's form: it is a page, and so not from Intercom's API, whose statuses these are.
    Form,
}

impl CategorySource {
    /// The source as a word in lower case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Status => "status",
            Self::Form => "form",
        }
    }
}

impl fmt::Display for CategorySource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl<'a> ApiError<'a> {
    /// What kind of failure it is.
    ///
    /// The response's codes tell it; where several do, the most severe: the order is authentication, plan,
    /// permission, conflict, not found, invalid request, server, unavailable, rate limit. What stays thus comes
    /// before what passes, and what the caller's account lacks before what is wrong with the one request: to
    /// mend or to wait out a later one does not help while an earlier one holds.
    ///
    /// Where no code tells, the status does ([`Category::from_status`]), so that a code of tomorrow loses nothing.
    /// The exception is a page: a 4xx with HTML comes from something on the way to Intercom, and is `Other`; only
    /// 408 and 429 mean the same from everyone.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, Category};
    ///
    /// let body = br#"{"errors": [{"code": "parameter_invalid"}, {"code": "token_revoked"}]}"#;
    /// let error = ApiError::from_response(400, &(), body).expect("400 is an error");
    /// assert_eq!(error.category(), Category::Authentication);
    /// ```
    #[must_use]
    pub fn category(&self) -> Category {
        self.classify().0
    }

    /// From what [`category`](Self::category) is known.
    #[must_use]
    pub fn category_source(&self) -> CategorySource {
        self.classify().1
    }

    /// The error that counts: the first of those whose codes are of the [`category`](Self::category), else the
    /// first that has a code, else the first.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, ErrorCode};
    ///
    /// let body = br#"{"errors": [{"code": "parameter_invalid"}, {"code": "token_revoked"}]}"#;
    /// let error = ApiError::from_response(400, &(), body).expect("400 is an error");
    /// let code = error.primary().and_then(|object| object.code.as_ref()?.known());
    /// assert_eq!(code, Some(ErrorCode::TokenRevoked));
    /// ```
    #[must_use]
    pub fn primary(&self) -> Option<&ErrorObject<'a>> {
        let errors = self.errors();
        let telling = errors.iter().filter(|error| error.category().is_some());
        // Of equals `min_by_key` takes the first.
        let most_severe = telling.min_by_key(|error| error.category().map(rank));
        most_severe.or_else(|| errors.iter().find(|error| error.code.is_some())).or_else(|| errors.first())
    }

    fn classify(&self) -> (Category, CategorySource) {
        if let Some(category) =
            self.errors().iter().filter_map(ErrorObject::category).min_by_key(|&category| rank(category))
        {
            return (category, CategorySource::Code);
        }
        let means_the_same_from_everyone = matches!(self.status(), 408 | 429 | 500..);
        match self.form() {
            BodyForm::Html if !means_the_same_from_everyone => (Category::Other, CategorySource::Form),
            _ => (Category::from_status(self.status()), CategorySource::Status),
        }
    }
}

impl ErrorObject<'_> {
    /// What kind of failure the code stands for; `None` where there is no code, or nothing published tells of it.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{Category, ErrorCode, ErrorObject};
    ///
    /// let mut object = ErrorObject::default();
    /// assert_eq!(object.category(), None);
    /// object.code = Some(ErrorCode::TokenRevoked.into());
    /// assert_eq!(object.category(), Some(Category::Authentication));
    /// ```
    #[must_use]
    pub fn category(&self) -> Option<Category> {
        let known = self.code.as_ref().and_then(Code::known);
        known.map(ErrorCode::category).filter(|&category| category != Category::Other)
    }
}

/// The most severe first.
const fn rank(category: Category) -> u8 {
    match category {
        Category::Authentication => 0,
        Category::Plan => 1,
        Category::Permission => 2,
        Category::Conflict => 3,
        Category::NotFound => 4,
        Category::InvalidRequest => 5,
        Category::Server => 6,
        Category::Unavailable => 7,
        Category::RateLimit => 8,
        Category::Other => 9,
    }
}
