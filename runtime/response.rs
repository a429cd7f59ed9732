//! Reads a failed response: headers and body in, errors and advice out.
//!
//! Imports go one way: `headers`, `http_date` and `detail` use nothing of this directory, `error_object` uses
//! `detail`, `body` uses `error_object`, and `api_error` uses them all.

mod api_error;
mod body;
mod detail;
mod error_object;
mod headers;
mod http_date;

pub use api_error::{ApiError, CategorySource, RateLimit, Repeat, RetryAdvice, RetryReason};
pub use body::{BodyForm, read as read_body};
pub use detail::Detail;
pub use error_object::{ErrorList, ErrorObject, RawJson};
pub use headers::Headers;
