//! A failed response as a value.

mod build;
mod classify;
mod display;
mod parts;
mod retry;

use alloc::borrow::Cow;
use alloc::boxed::Box;

use super::body::BodyKind;
use super::error_list::ErrorList;
use super::rate_limit::RateLimit;
use super::retry_after::RetryAfter;

/// A failed response of Intercom's API.
///
/// Read one with [`from_response`](Self::from_response). Then ask for its [`code`](Self::code), its
/// [`category`](Self::category), or the advice to [`retry`](Self::retry). The [guide](crate::guide) has examples by
/// task, such as an upsert, a scroll or a retry.
///
/// An `ApiError` borrows from headers and body. Use [`into_owned`](Self::into_owned) to keep it longer, and
/// [`new`](Self::new) to make one for a test.
///
/// # Bodies
///
/// Every status from 400 on results in an `ApiError`, with any headers and any body: an error list, its variations, a
/// load balancer's page, or nothing. [`body_kind`](Self::body_kind) says which. If JSON is truncated, all codes and
/// messages before the break are kept.
///
/// An error is the body itself, an entry of a list, or a value under `error` or `errors`. It is an object, a string, or
/// a list of these, up to eight levels deep. An object under `errors` contains errors by field. A string is a code if
/// that code is known, else a message. Numbers and booleans are ignored. [`ErrorObject`](crate::ErrorObject) has the
/// rules within one error.
///
/// # Logs
///
/// `Display` and `Debug` print one line for logs, without messages and other text that may contain personal data.
/// `{:#}` and `{:#?}` add them.
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
