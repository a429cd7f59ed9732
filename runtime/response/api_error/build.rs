//! Makes errors: from a response, or for a test.

use alloc::borrow::Cow;
use alloc::boxed::Box;

use super::{ApiError, Inner};
use crate::response::body::{self, BodyKind};
use crate::response::error_list::ErrorList;
use crate::response::error_object::ErrorObject;
use crate::response::headers::{Headers, Lookup, non_blank};
use crate::response::rate_limit::RateLimit;
use crate::response::retry_after::RetryAfter;

impl<'a> ApiError<'a> {
    /// Reads a response. `None` if the status is below 400, whatever the body contains: some successful responses from
    /// Intercom have `errors` too.
    ///
    /// [`Headers`] lists the types that `headers` can have. `body` is a string or bytes: `&str`, `&String`, `&[u8]`,
    /// `&Vec<u8>` or `&Bytes`.
    ///
    /// Bytes that are not UTF-8 and unpaired surrogates become U+FFFD, except in [`body`](Self::body).
    ///
    /// # Cost
    ///
    /// The time is linear in the length of the body, which may be nested to any depth. The memory is a box, the list of
    /// errors, and each string that JSON escapes. For errors as Intercom sends them, that is about the size of the
    /// body. For the worst list, which has only single letters, it is forty times that, or sixty under a field's name
    /// that JSON escapes.
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

    /// Makes an error with this status and these errors, for tests and mocks.
    ///
    /// Its [`body`](Self::body) is the JSON of an error list. From status 400 on,
    /// [`from_response`](Self::from_response) reads an equal error from that body without headers. An error without any
    /// part is left out.
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
}
