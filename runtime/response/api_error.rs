//! A failed response as a value.

mod classify;
mod display;
mod retry;

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;

use super::body::{self, BodyKind};
use super::error_object::{ErrorList, ErrorObject};
use super::headers::{Headers, Lookup, non_blank};
use super::rate_limit::RateLimit;
use super::retry_after::RetryAfter;
use crate::ApiVersion;

/// A failed response of Intercom's API.
///
/// Read one with [`from_response`](Self::from_response). Then ask for its [`code`](Self::code) or its
/// [`category`](Self::category), or [`retry`](Self::retry) the request. The [guide](crate::guide) has examples by task,
/// such as an upsert, a scroll or a retry.
///
/// An `ApiError` borrows from headers and body. Use [`into_owned`](Self::into_owned) to keep it longer, and
/// [`new`](Self::new) to make one for a test.
///
/// # Bodies
///
/// Every status from 400 on results in an `ApiError`, with any headers and any body: an error list, its variations, a
/// load balancer's page, or nothing. [`body_kind`](Self::body_kind) returns which. If JSON is truncated, all codes and
/// messages before the break are kept.
///
/// An error is the body itself, an entry of a list, or a value under `error` or `errors`. It is an object, a string, or
/// a list of these, up to eight levels deep. An object under `errors` contains errors by field. A string is a code if
/// that code is known, else a message. Numbers and booleans are ignored. [`ErrorObject`] has the rules within one error.
///
/// # Logs
///
/// `Display` and `Debug` print one line for logs, without messages and other text that may contain personal data. `{:#}`
/// and `{:#?}` add them.
///
/// # Examples
///
/// ```
/// use intercom_errors::{ApiError, Category, ErrorCode, Idempotency};
///
/// let status = 404;
/// let headers = [("Content-Type", "application/json"), ("Intercom-Version", "2.15")];
/// let body = r#"{
///     "type": "error.list",
///     "request_id": "002tao2jpul9936ujpk0",
///     "errors": [{"code": "not_found", "message": "User Not Found"}]
/// }"#;
///
/// if let Some(error) = ApiError::from_response(status, &headers, body) {
///     assert_eq!(error.known_code(), Some(ErrorCode::NotFound));
///     assert_eq!(error.category(), Category::NotFound);
///     assert_eq!(error.message(), Some("User Not Found"));
///     assert!(!error.retry(Idempotency::from_method("GET")).is_retryable());
///     assert_eq!(error.to_string(), "404 not_found, request 002tao2jpul9936ujpk0");
/// }
/// ```
///
/// Use it in an error type of your own:
///
/// ```
/// use intercom_errors::ApiError;
///
/// #[derive(Debug, thiserror::Error)]
/// enum Error {
///     #[error("Intercom refused the request")]
///     Api(#[from] ApiError<'static>),
///     #[error("no response from Intercom")]
///     Io(#[from] std::io::Error),
/// }
///
/// fn check(status: u16, body: &[u8]) -> Result<(), Error> {
///     match ApiError::from_response(status, &(), body) {
///         Some(error) => Err(error.into_owned().into()),
///         None => Ok(()),
///     }
/// }
/// # assert!(check(404, b"").is_err() && check(200, b"").is_ok());
/// ```
// A box keeps a `Result` with it small.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiError<'a>(Box<Inner<'a>>);

#[derive(Clone, PartialEq, Eq)]
struct Inner<'a> {
    status: u16,
    body_kind: BodyKind,
    /// The errors. Its request ID is from the headers if the body has none.
    list: ErrorList<'a>,
    version: Option<Cow<'a, str>>,
    rate_limit: RateLimit,
    retry_after: Option<RetryAfter>,
    body: Cow<'a, [u8]>,
}

impl<'a> ApiError<'a> {
    /// Reads a response. `None` if the status is below 400, whatever the body contains: some successful responses of
    /// Intercom's have `errors` too.
    ///
    /// [`Headers`] lists the types that `headers` can have. `body` is a string or bytes: `&str`, `&String`, `&[u8]`,
    /// `&Vec<u8>` or `&Bytes`.
    ///
    /// Bytes that are not UTF-8 and unpaired surrogates become U+FFFD, except in [`body`](Self::body).
    ///
    /// # Cost
    ///
    /// The time is linear in the length of the body, which may be nested to any depth. The memory is a box, the list of
    /// errors, and each string that JSON escapes. For errors as Intercom sends them, that is about the size of the body.
    /// For the worst list, of nothing but single letters, it is forty times that, or sixty under a field's name that
    /// JSON escapes.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, BodyKind};
    ///
    /// assert_eq!(ApiError::from_response(200, &(), r#"{"errors": {"email": "is invalid"}}"#), None);
    ///
    /// let error = ApiError::from_response(503, &(), "upstream connect error").expect("503 is an error");
    /// assert_eq!(error.body_kind(), BodyKind::Text);
    /// assert_eq!(error.body(), b"upstream connect error");
    /// ```
    #[must_use]
    pub fn from_response(
        status: u16,
        headers: &'a (impl Headers + ?Sized),
        body: &'a (impl AsRef<[u8]> + ?Sized),
    ) -> Option<Self> {
        (status >= 400).then(|| Self::read(status, &|name| headers.header(name), body.as_ref()))
    }

    fn read(status: u16, header: Lookup<'_, 'a>, body: &'a [u8]) -> Self {
        let (body_kind, mut list) = body::read(body);
        let text = |name| header(name).and_then(non_blank).map(Cow::Borrowed);
        if list.request_id.as_deref().and_then(non_blank).is_none() {
            list.request_id = text("x-request-id");
        }
        // The fields are written into the box. `Box::new` would copy them there from the stack, which costs 8 % of the
        // time for the usual body (`cargo measure decode`).
        let inner = Box::new_uninit();
        Self(Box::write(
            inner,
            Inner {
                status,
                body_kind,
                list,
                version: text("intercom-version"),
                rate_limit: RateLimit::read(header),
                retry_after: RetryAfter::read(header),
                body: Cow::Borrowed(body),
            },
        ))
    }

    /// Makes an error with this status and these errors, for tests and mocks.
    ///
    /// Its [`body`](Self::body) is the JSON of an error list. [`from_response`](Self::from_response) reads an equal error
    /// from that body without headers. An error without any part is left out.
    ///
    /// Any status is possible. Below 400 a code decides the [`category`](Self::category), and without a code it is
    /// [`Other`](crate::Category::Other).
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, Category, ErrorCode, ErrorObject};
    ///
    /// let error = ApiError::new(404, [ErrorObject::new(ErrorCode::NotFound).with_message("No such contact")]);
    /// assert_eq!(error.category(), Category::NotFound);
    /// assert_eq!(error.message(), Some("No such contact"));
    ///
    /// let error = ApiError::new(503, []);
    /// assert_eq!(error.category(), Category::Unavailable);
    /// ```
    #[must_use]
    pub fn new(status: u16, errors: impl IntoIterator<Item = ErrorObject<'a>>) -> Self {
        let list = ErrorList::new(errors.into_iter().filter(|error| !error.is_blank()));
        Self(Box::new(Inner {
            status,
            body_kind: BodyKind::ErrorList,
            body: Cow::Owned(list.to_json().into_bytes()),
            list,
            version: None,
            rate_limit: RateLimit::default(),
            retry_after: None,
        }))
    }

    /// Sets the request ID, and replaces the body with one that has it. A blank ID counts as missing.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, ErrorCode};
    ///
    /// let error = ApiError::new(404, [ErrorCode::NotFound.into()]).with_request_id("a1");
    /// assert_eq!(error.to_string(), "404 not_found, request a1");
    /// ```
    #[must_use]
    pub fn with_request_id(mut self, request_id: impl Into<Cow<'a, str>>) -> Self {
        let inner = &mut *self.0;
        inner.list.request_id = Some(request_id.into()).filter(|id| non_blank(id).is_some());
        inner.body_kind = BodyKind::ErrorList;
        inner.body = Cow::Owned(inner.list.to_json().into_bytes());
        self
    }

    /// Reads a response of the `http` crate. `None` if the status is below 400.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::ApiError;
    ///
    /// let response = http::Response::builder().status(404).header("X-Request-Id", "a1").body("").unwrap();
    /// let error = ApiError::from_http(&response).expect("404 is an error");
    /// assert_eq!(error.request_id(), Some("a1"));
    /// ```
    #[cfg(feature = "http")]
    #[must_use]
    pub fn from_http<B: AsRef<[u8]>>(response: &'a http::Response<B>) -> Option<Self> {
        Self::from_response(response.status().as_u16(), response.headers(), response.body())
    }

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

    /// Returns the ID Intercom support uses to look up the request: the body's `request_id`, else the `X-Request-Id`
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

    /// Returns the body as a string, with U+FFFD in place of bytes that are not UTF-8.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::ApiError;
    ///
    /// let error = ApiError::from_response(400, &(), b"Caf\xe9").expect("400 is an error");
    /// assert_eq!(error.body_lossy(), "Caf\u{fffd}");
    /// ```
    #[must_use]
    pub fn body_lossy(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(self.body())
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
            version: version.map(|version| Cow::Owned(version.into_owned())),
            rate_limit,
            retry_after,
            body: Cow::Owned(body.into_owned()),
        }))
    }
}
