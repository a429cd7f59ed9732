//! Reads a failed response: headers and body in, errors and advice out.
//!
//! Imports go one way. `headers`, `category_source`, `advice`, `idempotency` and `retry` import nothing from this
//! directory. `detail` imports `advice`; `http_date`, `waits`, `rate_limit` and `retry_after` import the headers.
//! `error_object` imports `detail`, `error_list` imports `error_object`, and `body` imports both. `api_error` imports all
//! of these, and `attempts` imports `api_error`.

mod advice;
mod api_error;
mod attempts;
mod body;
mod category_source;
mod detail;
mod error_list;
mod error_object;
mod headers;
mod http_date;
mod idempotency;
mod rate_limit;
mod retry;
mod retry_after;
mod waits;

pub use api_error::ApiError;
pub use attempts::Attempts;
pub use body::BodyKind;
pub use category_source::CategorySource;
pub use detail::{Detail, Names};
pub use error_list::ErrorList;
pub use error_object::{ErrorObject, RawJson};
pub use headers::Headers;
pub use idempotency::Idempotency;
pub use rate_limit::RateLimit;
pub use retry::{Retry, RetryAdvice, RetryReason};
