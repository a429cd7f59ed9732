//! Failed responses, from bytes to advice.
#![cfg(feature = "decode")]

mod attempts;
mod cases;
mod classify;
mod construct;
mod detail;
mod headers;
mod hostile;
mod print;
mod properties;
mod rate_limit;
mod retry;
#[cfg(feature = "serde")]
mod serde;
mod shapes;
mod words;

use intercom_errors::{ApiError, BodyKind, Code, ErrorObject};

/// A response without headers.
fn response(status: u16, body: &(impl AsRef<[u8]> + ?Sized)) -> ApiError<'_> {
    ApiError::from_response(status, &(), body).expect("the status is an error")
}

/// The parts of a body that were read.
#[derive(Debug, PartialEq)]
struct Read<'a> {
    kind: BodyKind,
    request_id: Option<&'a str>,
    errors: Vec<Parts<'a>>,
}

/// An error's code, message, field and data.
type Parts<'a> = (Option<&'a str>, Option<&'a str>, Option<&'a str>, Option<&'a str>);

fn read<'e>(error: &'e ApiError<'_>) -> Read<'e> {
    let errors = error.errors().iter().map(parts).collect();
    Read { kind: error.body_kind(), request_id: error.request_id(), errors }
}

fn parts<'e>(error: &'e ErrorObject<'_>) -> Parts<'e> {
    let ErrorObject { code, message, field, data, .. } = error;
    (code.as_ref().map(Code::as_str), message.as_deref(), field.as_deref(), data.as_ref().map(AsRef::as_ref))
}
