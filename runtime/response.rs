//! Reads a failed response: headers and body in, errors and advice out.

mod api_error;
mod body;
mod detail;
mod error_object;
mod headers;
mod http_date;

pub use api_error::{ApiError, CategorySource, RateLimit, Repeat, RetryAdvice, RetryReason};
pub use body::BodyForm;
pub use detail::Detail;
pub use error_object::{ErrorList, ErrorObject, RawJson};
pub use headers::{ByClosure, ByTrait, FindHeader, Headers, Status};
