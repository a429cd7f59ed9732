//! A failed request's response, as a value.

mod classify;
mod display;
mod rate_limit;
mod retry;

use alloc::borrow::Cow;
use alloc::string::String;

pub use classify::CategorySource;
pub use rate_limit::RateLimit;
use rate_limit::{Packed, RetryAfter};
pub use retry::{Repeat, RetryAdvice, RetryReason};

use crate::response::body;
use crate::response::error_object::owned;
use crate::response::headers::{FindHeader, Status, present};
use crate::{ApiVersion, BodyForm, ErrorList, ErrorObject};

/// A response of Intercom's API to a request that failed.
///
/// Any status from 400 on, any headers and any body give one: an error list, its near relatives, a load
/// balancer's page or nothing at all ([`BodyForm`] says which). The body itself stays at hand. It borrows from
/// headers and body; [`into_owned`](Self::into_owned) frees it of them.
///
/// No code and no message of an error is lost that came whole before the place where JSON breaks. An error is the
/// body itself, an entry of it where it is a list, or what stands in either under `error` or `errors`, up to eight
/// levels deep: an object, a text, or a list of these. An object under `errors` has errors by field. A text is the
/// error's code where it is known as one, else its message; a number or a truth value says nothing. [`ErrorObject`] has
/// the rules within one error.
///
/// It prints as one line fit for a log: without messages, and without any other text that does not look like a code
/// or an id, since both may hold personal data. `{:#}` adds them.
///
/// # Examples
///
/// ```
/// use intercom_errors::{ApiError, Category, Code, ErrorCode, RetryAdvice};
///
/// let status = 404;
/// let headers = [("Content-Type", "application/json"), ("Intercom-Version", "2.15")];
/// let body = br#"{
///     "type": "error.list",
///     "request_id": "002tao2jpul9936ujpk0",
///     "errors": [{"code": "not_found", "message": "User Not Found"}]
/// }"#;
/// let now = 1_800_000_000;
///
/// if let Some(error) = ApiError::from_response(status, &headers, body) {
///     assert_eq!(error.category(), Category::NotFound);
///     match error.retry(now) {
///         RetryAdvice::After(wait) => println!("again in {} s", wait.as_secs()),
///         RetryAdvice::Backoff => println!("again in a while"),
///         _ => println!("not again: {}", error.retry_reason(now).explanation()),
///     }
///     for object in error.errors() {
///         match &object.code {
///             Some(Code::Known(ErrorCode::NotFound)) => println!("there is no such thing"),
///             Some(code) => println!("{code}"),
///             None => println!("an error without a code"),
///         }
///     }
///     assert_eq!(error.to_string(), "not_found (not_found), status 404, request 002tao2jpul9936ujpk0");
/// }
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct ApiError<'a> {
    status: u16,
    form: BodyForm,
    /// With the request id of the headers where the body has none.
    list: ErrorList<'a>,
    version: Option<Cow<'a, str>>,
    rate_limit: Packed,
    retry_after: Option<RetryAfter>,
    body: Cow<'a, [u8]>,
}

impl<'a> ApiError<'a> {
    /// Reads a response; `None` where the status is below 400, whatever the body holds: some of Intercom's
    /// successful replies have `errors` too.
    ///
    /// `headers` is whatever has [`Headers`](crate::Headers), such as a slice of pairs, `()` or, with the feature
    /// `http`, `http::HeaderMap`, or a closure from a name to a value.
    ///
    /// It takes time linear in the body, whose nesting may have any depth. It allocates for the list of errors and
    /// for each text that JSON escapes: about as much as the body has for errors as Intercom sends them, and some
    /// forty times as much for the worst list, one of nothing but single letters (sixty, where they stand under a
    /// field's name that JSON escapes). Bytes that are no UTF-8, and halves of surrogate pairs, are replaced in what
    /// is read, not in [`body`](Self::body).
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, BodyForm};
    ///
    /// assert_eq!(ApiError::from_response(200, &(), br#"{"errors": {"email": "is invalid"}}"#), None);
    ///
    /// let error = ApiError::from_response(503, &(), b"upstream connect error").expect("503 is an error");
    /// assert_eq!(error.form(), BodyForm::Text);
    /// assert_eq!(error.body(), b"upstream connect error");
    /// ```
    #[must_use]
    pub fn from_response<By>(
        status: impl Status,
        headers: &'a (impl FindHeader<'a, By> + ?Sized),
        body: &'a [u8],
    ) -> Option<Self> {
        let status = status.number();
        if status < 400 {
            return None;
        }
        let (form, mut list) = body::read(body);
        let header = |name| headers.find(name).and_then(present).map(Cow::Borrowed);
        if list.request_id.as_deref().and_then(present).is_none() {
            list.request_id = header("x-request-id");
        }
        Some(Self {
            status,
            form,
            list,
            version: header("intercom-version"),
            rate_limit: Packed::read(headers),
            retry_after: RetryAfter::read(headers),
            body: Cow::Borrowed(body),
        })
    }

    /// Reads a response of the `http` crate's; `None` where the status is below 400.
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
        Self::from_response(response.status(), response.headers(), response.body().as_ref())
    }

    /// The HTTP status.
    #[must_use]
    pub const fn status(&self) -> u16 {
        self.status
    }

    /// What the body is.
    #[must_use]
    pub const fn form(&self) -> BodyForm {
        self.form
    }

    /// The errors that the body tells of, in its order; what an object says of itself comes after the errors inside
    /// it.
    #[must_use]
    pub fn errors(&self) -> &[ErrorObject<'a>] {
        &self.list.errors
    }

    /// The errors and the request id, as the envelope that they usually come in.
    #[must_use]
    pub const fn list(&self) -> &ErrorList<'a> {
        &self.list
    }

    /// What Intercom's support finds the request by: the body's `request_id`, else the `X-Request-Id` header.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.list.request_id.as_deref()
    }

    /// The API version that answered, as the `Intercom-Version` header names it; `None` where there is no such
    /// header, or where it names a version that the crate does not know: [`version_text`](Self::version_text).
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, ApiVersion};
    ///
    /// let headers = [("intercom-version", "2.10")];
    /// let error = ApiError::from_response(404, &headers, b"").expect("404 is an error");
    /// assert_eq!(error.version(), Some(ApiVersion::V2_10));
    /// ```
    #[must_use]
    pub fn version(&self) -> Option<ApiVersion> {
        ApiVersion::__find(self.version_text()?)
    }

    /// The `Intercom-Version` header as it came.
    #[must_use]
    pub fn version_text(&self) -> Option<&str> {
        self.version.as_deref()
    }

    /// What the `X-RateLimit-*` headers say.
    #[must_use]
    pub const fn rate_limit(&self) -> RateLimit {
        self.rate_limit.unpack()
    }

    /// The body as it came.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// The body as text, with U+FFFD in place of what is no UTF-8.
    #[must_use]
    pub fn body_text(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.body)
    }

    /// The same error, borrowing nothing.
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
        let Self { status, form, list, version, rate_limit, retry_after, body } = self;
        ApiError {
            status,
            form,
            list: list.into_owned(),
            version: version.map(owned),
            rate_limit,
            retry_after,
            body: Cow::Owned(body.into_owned()),
        }
    }
}
