//! Intercom's API error codes as a Rust enum, compiled from the docs of every API version.
//!
//! Intercom's REST API answers a failed request with an `error.list` whose `code` is a bare string. This
//! crate is generated from a snapshot of the docs that list those codes, so that a `match` on them is checked:
//!
//! ```
//! use intercom_errors::{ApiVersion, Availability, Code, ErrorCode};
//!
//! let code = ErrorCode::from_code("token_revoked").expect("the docs list it");
//! assert_eq!(code, ErrorCode::TokenRevoked);
//! assert_eq!(code.description(), Some("The token or API Key has been revoked"));
//! assert_eq!(code.availability(ApiVersion::Preview), Availability::Documented);
//!
//! // The API may send codes that no published source names. Nothing of them is lost:
//! match Code::from("brand_new_code") {
//!     Code::Known(ErrorCode::TokenRevoked) => println!("ask the user to connect again"),
//!     Code::Known(code) => println!("{code}"),
//!     Code::Unknown(code) => assert_eq!(code.as_str(), "brand_new_code"),
//! }
//! ```
//!
//! # What is known, and from where
//!
//! For each code and API version, [`ErrorCode::availability`] tells how much the published sources say. The
//! crate claims no more than its snapshot shows, and [`ErrorCode::SNAPSHOT`] says what that is.
//!
//! # A whole response
//!
//! [`ApiError::from_response`] takes any failed response and tells what happened, whether to try again and when:
//!
//! ```
//! # #[cfg(feature = "decode")] {
//! use intercom_errors::{ApiError, Category, RetryAdvice};
//!
//! let body = br#"{"type": "error.list", "errors": [{"code": "token_revoked"}]}"#;
//! let error = ApiError::from_response(401, &[("X-Request-Id", "a1")], body).expect("401 is an error");
//! assert_eq!(error.category(), Category::Authentication);
//! assert_eq!(error.retry(1_800_000_000), RetryAdvice::No);
//! assert_eq!(error.to_string(), "authentication (token_revoked), status 401, request a1");
//! # }
//! ```
//!
//! # Features
//!
//! | feature | default | for |
//! | --- | --- | --- |
//! | `std` | yes | `HashMap` as headers; without it the crate is `no_std` and needs `alloc` only |
//! | `serde` | yes | codes and versions as their wire strings; with `decode`, an error list as its JSON |
//! | `decode` | yes | [`ApiError`]: a whole response, any body |
//! | `http` | no | the `http` crate's types as status and headers |
//! | `all-versions` | yes | the codes of every version |
//! | `latest` | no | the codes of the version that the docs show by default |
//! | `v1_0` ... `preview` | no | the codes of that version; several give the union |
//! | `html` | no | HTML pages in the snapshot, at build time |
//! | `embed-snapshot` | no | the snapshot's files as bytes, for tools |
//!
//! `INTERCOM_ERRORS_SNAPSHOT=/path/of/DIR` in the environment of the build compiles another snapshot.

#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

extern crate alloc;
// The derive's expansion names this crate from outside, and here too.
extern crate self as intercom_errors;
#[cfg(feature = "std")]
extern crate std;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;
#[cfg(feature = "decode")]
mod api_error;
mod availability;
#[cfg(feature = "decode")]
mod body;
mod category;
mod code;
#[cfg(feature = "decode")]
mod detail;
#[cfg(feature = "decode")]
mod error_object;
mod evidence;
#[cfg(feature = "decode")]
mod headers;
#[cfg(feature = "decode")]
mod http_date;
mod impls;
mod methods;
mod parse_error;
mod snapshot;

#[cfg(feature = "decode")]
pub use api_error::{ApiError, CategorySource, RateLimit, Repeat, RetryAdvice, RetryReason};
pub use availability::Availability;
#[cfg(feature = "decode")]
pub use body::BodyForm;
pub use category::Category;
pub use code::{Code, UnknownCode};
#[cfg(feature = "decode")]
pub use detail::Detail;
#[cfg(feature = "decode")]
pub use error_object::{ErrorList, ErrorObject, RawJson};
pub use evidence::Evidence;
#[cfg(feature = "decode")]
pub use headers::{ByClosure, ByTrait, FindHeader, Headers, Status};
#[doc = include_str!("derive.md")]
pub use intercom_errors_macros::IntercomErrors;
pub use parse_error::{ParseCodeError, ParseVersionError, UnnamedCodeError};
#[cfg(feature = "embed-snapshot")]
pub use snapshot::embedded_snapshot;
pub use snapshot::{Snapshot, Source};

#[derive(IntercomErrors)]
#[intercom_errors(codes = pub ErrorCode, versions = pub ApiVersion)]
struct Intercom;

/// The README's examples run too.
#[cfg(all(doctest, feature = "http"))]
#[doc = include_str!("../README.md")]
struct Readme;
