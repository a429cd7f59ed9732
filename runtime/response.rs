//! Reads a failed response: headers and body in, errors and advice out.
//!
//! Imports go one way: `printable`, `headers`, `http_date`, `category_source` and `detail` use nothing of this directory.
//! `waits`, `rate_limit` and `retry_after` use the headers, `advice` uses `detail`, `error_object` uses these, and `body`
//! uses `error_object`.
//! `idempotency` and `retry` have the answers of `api_error`, which uses all of these, and `attempts` uses `api_error`.

mod advice;
mod api_error;
mod attempts;
mod body;
mod category_source;
mod detail;
mod error_object;
mod headers;
mod http_date;
mod idempotency;
mod printable;
mod rate_limit;
mod retry;
mod retry_after;
mod waits;

pub use api_error::ApiError;
pub use attempts::Attempts;
pub use body::BodyKind;
pub use category_source::CategorySource;
pub use detail::{Detail, Names};
pub use error_object::{ErrorList, ErrorObject, RawJson};
pub use headers::Headers;
pub use idempotency::Idempotency;
pub use rate_limit::RateLimit;
pub use retry::{Retry, RetryAdvice, RetryReason};
