//! A failed response as a value.

mod classify;
mod display;
mod rate_limit;
mod retry;

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::string::String;

pub use classify::CategorySource;
pub use rate_limit::RateLimit;
use rate_limit::RetryAfter;
pub use retry::{Repeat, RetryAdvice, RetryReason};

use super::body::{self, BodyForm};
use super::error_object::{ErrorList, ErrorObject};
use super::headers::{Headers, non_blank};
use crate::ApiVersion;

/// A response of Intercom's API to a failed request.
///
/// Every status from 400 on, with any headers and any body, gives one: an error list, its variations, a load
/// balancer's page or nothing at all ([`BodyForm`] says which). It borrows from headers and body; use
/// [`into_owned`](Self::into_owned) to keep it longer.
///
/// All codes and messages that are complete before JSON breaks off are kept. An error is the body itself, an entry of a
/// list, or a value under `error` or `errors`, up to eight levels deep: an object, a string, or a list of these. An
/// object under `errors` contains errors by field. A string is the error's code if that is known, else its message.
/// Numbers and booleans are ignored. [`ErrorObject`] has the rules within one error.
///
/// `Display` prints one line for logs: no messages, and no other text that does not look like a code or an ID, since
/// both may contain personal data. `{:#}` adds them.
///
/// # Examples
///
/// ```
/// use intercom_errors::{ApiError, Category, Code, ErrorCode, RetryAdvice};
///
/// let status = 404;
/// let headers = [("Content-Type", "application/json"), ("Intercom-Version", "2.15")];
/// let body = r#"{
///     "type": "error.list",
///     "request_id": "002tao2jpul9936ujpk0",
///     "errors": [{"code": "not_found", "message": "User Not Found"}]
/// }"#;
/// let now = 1_800_000_000;
///
/// if let Some(error) = ApiError::from_response(status, &headers, body) {
///     assert_eq!(error.category(), Category::NotFound);
///     match error.retry(now) {
///         RetryAdvice::After(wait) => println!("retry in {} s", wait.as_secs()),
///         RetryAdvice::Backoff => println!("retry with backoff"),
///         _ => println!("do not retry: {}", error.retry_reason(now).explanation()),
///     }
///     for object in error.errors() {
///         match &object.code {
///             Some(Code::Known(ErrorCode::NotFound)) => println!("it does not exist"),
///             Some(code) => println!("{code}"),
///             None => println!("an error without a code"),
///         }
///     }
///     assert_eq!(error.to_string(), "not_found (not_found), status 404, request 002tao2jpul9936ujpk0");
/// }
/// ```
// A box, so that a `Result` with it is cheap to return.
#[derive(Clone, PartialEq, Eq)]
pub struct ApiError<'a>(Box<Inner<'a>>);

#[derive(Clone, PartialEq, Eq)]
struct Inner<'a> {
    status: u16,
    form: BodyForm,
    /// The errors, and the request ID of the headers if the body has none.
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
    /// [`Headers`] lists the types that `headers` can have. `body` is a string or bytes.
    ///
    /// It takes time linear in the body, which may be nested to any depth. It allocates a box, the list of errors and
    /// each string that JSON escapes: about as much as the body for errors as Intercom sends them, and some forty times
    /// as much for the worst list, which contains nothing but single letters (sixty, under a field's name that JSON
    /// escapes). Bytes that are not UTF-8 and unpaired surrogates are replaced with U+FFFD, except in
    /// [`body`](Self::body).
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, BodyForm};
    ///
    /// assert_eq!(ApiError::from_response(200, &(), r#"{"errors": {"email": "is invalid"}}"#), None);
    ///
    /// let error = ApiError::from_response(503, &(), "upstream connect error").expect("503 is an error");
    /// assert_eq!(error.form(), BodyForm::Text);
    /// assert_eq!(error.body(), b"upstream connect error");
    /// ```
    #[must_use]
    pub fn from_response(
        status: u16,
        headers: &'a (impl Headers + ?Sized),
        body: &'a (impl AsRef<[u8]> + ?Sized),
    ) -> Option<Self> {
        if status < 400 {
            return None;
        }
        let body = body.as_ref();
        let (form, mut list) = body::read(body);
        let header = |name| headers.header(name).and_then(non_blank).map(Cow::Borrowed);
        if list.request_id.as_deref().and_then(non_blank).is_none() {
            list.request_id = header("x-request-id");
        }
        // The fields are written into the box. `Box::new` would copy them there from the stack, which costs 8 % of the
        // time for the usual body (`cargo measure decode`).
        let inner = Box::new_uninit();
        Some(Self(Box::write(
            inner,
            Inner {
                status,
                form,
                list,
                version: header("intercom-version"),
                rate_limit: RateLimit::from_headers(headers),
                retry_after: RetryAfter::from_headers(headers),
                body: Cow::Borrowed(body),
            },
        )))
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
    #[must_use]
    pub const fn status(&self) -> u16 {
        self.0.status
    }

    /// Returns the form of the body.
    #[must_use]
    pub const fn form(&self) -> BodyForm {
        self.0.form
    }

    /// Returns the errors in the body's order. An object's own error comes after the errors inside it.
    #[must_use]
    pub fn errors(&self) -> &[ErrorObject<'a>] {
        &self.0.list.errors
    }

    /// Returns the errors and the request ID as the list that usually contains them.
    #[must_use]
    pub const fn list(&self) -> &ErrorList<'a> {
        &self.0.list
    }

    /// Returns the ID Intercom support uses to look up the request: the body's `request_id`, else the `X-Request-Id`
    /// header.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.0.list.request_id.as_deref()
    }

    /// Returns the API version that answered, from the `Intercom-Version` header. `None` if there is no such header, or
    /// if the crate does not know the version; [`version_text`](Self::version_text) has it.
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
        ApiVersion::__find(self.version_text()?)
    }

    /// Returns the `Intercom-Version` header verbatim.
    #[must_use]
    pub fn version_text(&self) -> Option<&str> {
        self.0.version.as_deref()
    }

    /// Returns the `X-RateLimit-*` headers.
    #[must_use]
    pub const fn rate_limit(&self) -> RateLimit {
        self.0.rate_limit
    }

    /// Returns the body verbatim.
    #[must_use]
    pub fn body(&self) -> &[u8] {
        &self.0.body
    }

    /// Returns the body as a string, with U+FFFD in place of bytes that are not UTF-8.
    #[must_use]
    pub fn body_text(&self) -> Cow<'_, str> {
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
        let Inner { status, form, list, version, rate_limit, retry_after, body } = *self.0;
        ApiError(Box::new(Inner {
            status,
            form,
            list: list.into_owned(),
            version: version.map(|version| Cow::Owned(version.into_owned())),
            rate_limit,
            retry_after,
            body: Cow::Owned(body.into_owned()),
        }))
    }
}
