//! The parts of a response.

use alloc::borrow::Cow;
use alloc::boxed::Box;

use super::{ApiError, Inner};
use crate::ApiVersion;
use crate::response::body::BodyKind;
use crate::response::error_list::ErrorList;
use crate::response::error_object::{ErrorObject, into_static};
use crate::response::rate_limit::RateLimit;

impl<'a> ApiError<'a> {
    /// Returns the HTTP status.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::ApiError;
    ///
    /// assert_eq!(ApiError::new(404, []).status(), 404);
    /// ```
    #[must_use]
    pub const fn status(&self) -> u16 {
        self.0.status
    }

    /// Returns the kind of body.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, BodyKind};
    ///
    /// let error = ApiError::from_response(502, &(), "<html>502 Bad Gateway</html>").expect("502 is an error");
    /// assert_eq!(error.body_kind(), BodyKind::Html);
    /// ```
    #[must_use]
    pub const fn body_kind(&self) -> BodyKind {
        self.0.body_kind
    }

    /// Returns the errors in the order of the body. An object's own error comes after the errors inside it.
    ///
    /// # Examples
    ///
    /// Print the errors of a form by field:
    ///
    /// ```
    /// use intercom_errors::ApiError;
    ///
    /// let body = r#"{"errors": {"email": "is invalid", "name": ["is too long"]}}"#;
    /// let error = ApiError::from_response(422, &(), body).expect("422 is an error");
    /// for object in error.errors() {
    ///     let field = object.field.as_deref().unwrap_or("the request");
    ///     println!("{field} {}", object.message.as_deref().unwrap_or_default());
    /// }
    /// # assert_eq!(error.errors().len(), 2);
    /// ```
    #[must_use]
    pub fn errors(&self) -> &[ErrorObject<'a>] {
        &self.0.list.errors
    }

    /// Returns the errors and the request ID as the list that usually contains them.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, ErrorCode};
    ///
    /// let error = ApiError::new(404, [ErrorCode::NotFound.into()]);
    /// assert_eq!(error.list().to_json().as_bytes(), error.body());
    /// ```
    #[must_use]
    pub const fn list(&self) -> &ErrorList<'a> {
        &self.0.list
    }

    /// Returns the ID by which Intercom's support finds the request: the body's `request_id`, else the `X-Request-Id`
    /// header. `None` if both are missing or blank.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::ApiError;
    ///
    /// let error = ApiError::from_response(500, &[("X-Request-Id", "a1")], "").expect("500 is an error");
    /// assert_eq!(error.request_id(), Some("a1"));
    /// ```
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.list.request_id.as_deref()
    }

    /// Returns the API version that answered, from the `Intercom-Version` header. `None` if there is no such header, or
    /// if the version is unknown. [`version_header`](Self::version_header) also returns an unknown version.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, ApiVersion};
    ///
    /// let headers = [("intercom-version", "2.10")];
    /// let error = ApiError::from_response(404, &headers, "").expect("404 is an error");
    /// assert_eq!(error.version(), Some(ApiVersion::V2_10));
    /// ```
    #[must_use]
    pub fn version(&self) -> Option<ApiVersion> {
        ApiVersion::__find(self.version_header()?)
    }

    /// Returns the `Intercom-Version` header verbatim. `None` if it is missing or blank.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::ApiError;
    ///
    /// let error = ApiError::from_response(404, &[("Intercom-Version", "9.9")], "").expect("404 is an error");
    /// assert_eq!(error.version(), None);
    /// assert_eq!(error.version_header(), Some("9.9"));
    /// ```
    #[must_use]
    pub fn version_header(&self) -> Option<&str> {
        self.0.version.as_deref()
    }

    /// Returns the `X-RateLimit-*` headers. For a successful response, use [`RateLimit::from_headers`].
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::ApiError;
    ///
    /// let error = ApiError::from_response(429, &[("X-RateLimit-Limit", "83")], "").expect("429 is an error");
    /// assert_eq!(error.rate_limit().limit, Some(83));
    /// ```
    #[must_use]
    pub const fn rate_limit(&self) -> RateLimit {
        self.0.rate_limit
    }

    /// Returns the body verbatim. It may contain personal data.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::ApiError;
    ///
    /// let error = ApiError::from_response(503, &(), "upstream connect error").expect("503 is an error");
    /// assert_eq!(error.body(), b"upstream connect error");
    /// ```
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.0.body
    }

    /// Converts into an owned error (`'static`).
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::ApiError;
    ///
    /// fn check(status: u16, body: &[u8]) -> Result<(), ApiError<'static>> {
    ///     ApiError::from_response(status, &(), body).map_or(Ok(()), |error| Err(error.into_owned()))
    /// }
    ///
    /// assert_eq!(check(204, b""), Ok(()));
    /// assert!(check(500, b"").is_err());
    /// ```
    #[must_use]
    pub fn into_owned(self) -> ApiError<'static> {
        let Inner { status, body_kind, list, version, rate_limit, retry_after, body } = *self.0;
        ApiError(Box::new(Inner {
            status,
            body_kind,
            list: list.into_owned(),
            version: version.map(into_static),
            rate_limit,
            retry_after,
            body: Cow::Owned(body.into_owned()),
        }))
    }
}
