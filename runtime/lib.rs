//! Intercom's API error codes as a Rust enum, compiled from the docs of every API version.
//!
//! Intercom's REST API reports a failure as an `error.list` whose `code` is a bare string. This crate is generated from
//! a snapshot of the docs that list those codes, so the compiler checks a `match` on them:
//!
//! ```
//! use intercom_errors::{ApiVersion, Availability, Code, ErrorCode};
//!
//! let code = ErrorCode::from_code("token_revoked").expect("the docs list it");
//! assert_eq!(code, ErrorCode::TokenRevoked);
//! assert_eq!(code.description(), Some("The token or API Key has been revoked"));
//! assert_eq!(code.availability(ApiVersion::Preview), Availability::Documented);
//!
//! // The API may send new codes. They are kept verbatim:
//! match Code::from("brand_new_code") {
//!     Code::Known(ErrorCode::TokenRevoked) => println!("ask the user to connect again"),
//!     Code::Known(code) => println!("{code}"),
//!     Code::Unknown(code) => assert_eq!(code.as_str(), "brand_new_code"),
//! }
//! ```
//!
//! # Failed responses
//!
//! [`ApiError::from_response`] reads any failed response. The result says what failed, and whether to retry the
//! request:
//!
//! ```
//! # #[cfg(feature = "decode")] {
//! use intercom_errors::{ApiError, Category, ErrorCode, Idempotency};
//!
//! let body = r#"{"type": "error.list", "errors": [{"code": "token_revoked"}]}"#;
//! let headers = [("X-Request-Id", "a1")];
//! let error = ApiError::from_response(401, &headers, body).expect("401 is an error");
//! assert_eq!(error.known_code(), Some(ErrorCode::TokenRevoked));
//! assert_eq!(error.category(), Category::Authentication);
//! assert!(!error.retry(Idempotency::from_method("GET")).is_retryable());
//! assert_eq!(error.to_string(), "401 token_revoked (authentication), request a1");
//! # }
//! ```
//!
//! - [`Attempts`] counts the retries of a request and returns the waits before them.
//! - [`RateLimit`] says how long to rest so that the limit is not reached.
//! - [`IntercomErrors`](derive@IntercomErrors) derives conversions for an enum of your own.
//! - The [`guide`] has examples by task.
//!
//! # Sources
//!
//! [`ErrorCode::availability`] returns the state of a code in an API version, according to the published sources.
//! [`ErrorCode::SNAPSHOT`] describes the snapshot. The crate claims nothing that its snapshot does not show.
//!
//! # Features
//!
//! | feature | default | for |
//! | --- | --- | --- |
//! | `std` | yes | `HashMap` as headers; without it, the crate is `no_std` and needs only `alloc` |
//! | `serde` | yes | serde's traits for codes and versions; with `decode`, also for error lists |
//! | `decode` | yes | [`ApiError`] and the types around it |
//! | `http` | no | `http::HeaderMap` as headers, and [`ApiError`] from `http::Response` |
//! | `all-versions` | yes | the codes of every version |
//! | `docs-default` | no | the codes of the version that the docs show by default |
//! | `v1_0` ... `preview` | no | the codes of that version; several features give the union |
//! | `html` | no | HTML pages in the snapshot, at build time |
//! | `embed-snapshot` | no | the snapshot's files as bytes, for tools |
//!
//! To compile newer docs than those of the release, run `cargo intercom-errors init` in your workspace. It creates a
//! snapshot of your own, and sets the environment variable `INTERCOM_ERRORS_SNAPSHOT` for builds to its directory.

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
mod code;
#[cfg(all(any(doc, doctest), feature = "decode"))]
#[doc = include_str!("guide.md")]
pub mod guide {}
mod impls;
mod methods;
mod parse_error;
mod printable;
#[cfg(feature = "decode")]
mod response;
mod snapshot;

pub use code::{Code, UnknownCode};
#[doc = include_str!("derive.md")]
pub use intercom_errors_macros::IntercomErrors;
pub use intercom_errors_vocabulary::{Availability, Category, Evidence, ParseWordError};
pub use parse_error::{NoVariantError, ParseCodeError, ParseVersionError};
#[cfg(feature = "decode")]
pub use response::*;
#[cfg(feature = "embed-snapshot")]
#[doc(hidden)]
pub use snapshot::embedded_snapshot;
pub use snapshot::{SnapshotFile, SnapshotInfo};

#[derive(IntercomErrors)]
#[intercom_errors(codes = pub ErrorCode, versions = pub ApiVersion)]
struct Intercom;

/// Runs the examples of the README.
#[cfg(all(doctest, feature = "http"))]
#[doc = include_str!("../README.md")]
struct Readme;
