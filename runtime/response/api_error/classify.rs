//! The kind of failure: from the codes, else from the status.

use core::fmt;

use super::ApiError;
use crate::response::body::BodyForm;
use crate::response::error_object::ErrorObject;
use crate::{Category, Code};

/// The source of [`ApiError::category`].
///
/// # Examples
///
/// ```
/// use intercom_errors::{ApiError, Category, CategorySource};
///
/// let body = r#"{"type": "error.list", "errors": [{"code": "api_plan_restricted"}]}"#;
/// let error = ApiError::from_response(403, &(), body).expect("403 is an error");
/// assert_eq!((error.category(), error.category_source()), (Category::Plan, CategorySource::Code));
///
/// // No published source names this code, so the status decides.
/// let body = r#"{"type": "error.list", "errors": [{"code": "brand_new_code"}]}"#;
/// let error = ApiError::from_response(403, &(), body).expect("403 is an error");
/// assert_eq!((error.category(), error.category_source()), (Category::Permission, CategorySource::Status));
///
/// // A load balancer's page says nothing about Intercom's permissions.
/// let error = ApiError::from_response(403, &(), "<html>403 Forbidden</html>").expect("403 is an error");
/// assert_eq!((error.category(), error.category_source()), (Category::Other, CategorySource::Form));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CategorySource {
    /// A code in the response.
    Code,
    /// The HTTP status; no code in the response has a known category.
    Status,
    /// The form of the body: it is an HTML page, so neither body nor status is from Intercom's API.
    Form,
}

impl CategorySource {
    /// Returns the source in lower case.
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
    /// Returns the kind of failure.
    ///
    /// If several codes have a category, the most severe wins, in this order: authentication, plan, permission,
    /// conflict, not found, invalid request, server, unavailable, rate limit. Permanent failures rank above
    /// transient ones, and account problems above problems with this request: fixing the lower-ranked one would not
    /// help.
    ///
    /// If no code has a category, the status decides ([`Category::from_status`]), so new codes are still
    /// classified. HTML is the exception: a 4xx with a page comes from something on the way to Intercom, and is
    /// `Other`. Only 408 and 429 mean the same from every server.
    #[must_use]
    pub fn category(&self) -> Category {
        self.classify().0
    }

    /// Returns the source of the [`category`](Self::category).
    #[must_use]
    pub fn category_source(&self) -> CategorySource {
        self.classify().1
    }

    /// Returns the most significant error: the first whose code is of the [`category`](Self::category), else the
    /// first with a code, else the first.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, Category, ErrorCode};
    ///
    /// let body = r#"{"errors": [{"code": "parameter_invalid"}, {"code": "token_revoked"}]}"#;
    /// let error = ApiError::from_response(400, &(), body).expect("400 is an error");
    /// let code = error.primary().and_then(|object| object.code.as_ref()?.known());
    /// assert_eq!(code, Some(ErrorCode::TokenRevoked));
    /// assert_eq!(error.category(), Category::Authentication);
    /// ```
    #[must_use]
    pub fn primary(&self) -> Option<&ErrorObject<'a>> {
        let errors = self.errors();
        self.list()
            .most_significant()
            .map(|(error, _)| error)
            .or_else(|| errors.iter().find(|error| error.code.is_some()))
            .or_else(|| errors.first())
    }

    /// Returns the code of the most significant error. `None` if no error has one.
    #[must_use]
    pub fn code(&self) -> Option<&Code<'_>> {
        self.primary()?.code.as_ref()
    }

    fn classify(&self) -> (Category, CategorySource) {
        if let Some(category) = self.list().category() {
            return (category, CategorySource::Code);
        }
        let is_the_same_from_every_server = matches!(self.status(), 408 | 429 | 500..);
        match self.form() {
            BodyForm::Html if !is_the_same_from_every_server => (Category::Other, CategorySource::Form),
            _ => (Category::from_status(self.status()), CategorySource::Status),
        }
    }
}
