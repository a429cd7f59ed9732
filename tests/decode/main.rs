//! Failed responses, from bytes to advice.
#![cfg(feature = "decode")]

mod classify;
mod detail;
mod headers;
mod hostile;
mod print;
mod properties;
mod retry;
#[cfg(feature = "serde")]
mod serde;
mod shapes;

use intercom_errors::{ApiError, BodyForm, Code, ErrorObject};

/// A response without headers.
fn response(status: u16, body: &(impl AsRef<[u8]> + ?Sized)) -> ApiError<'_> {
    ApiError::from_response(status, &(), body).expect("the status is an error's")
}

/// Everything that was read from a body.
#[derive(Debug, PartialEq)]
struct Read<'a> {
    form: BodyForm,
    request_id: Option<&'a str>,
    errors: Vec<Parts<'a>>,
}

/// An error's code, message, field and data.
type Parts<'a> = (Option<&'a str>, Option<&'a str>, Option<&'a str>, Option<&'a str>);

fn read<'e>(error: &'e ApiError<'_>) -> Read<'e> {
    let errors = error.errors().iter().map(parts).collect();
    Read { form: error.form(), request_id: error.request_id(), errors }
}

fn parts<'e>(error: &'e ErrorObject<'_>) -> Parts<'e> {
    let ErrorObject { code, message, field, data, .. } = error;
    (code.as_ref().map(Code::as_str), message.as_deref(), field.as_deref(), data.as_ref().map(AsRef::as_ref))
}
