// Another type with the name `ErrorCode`: the errors are at the field.
#![allow(unused_imports, unused_macros, dead_code)]

#[macro_use]
#[path = "../uses.rs"]
mod uses;

use intercom_errors::{ApiError, Code, ErrorCode, IntercomErrors, NoVariantError};

mod mine {
    pub struct ErrorCode;
}

#[derive(IntercomErrors)]
enum Own {
    Conflict,
    #[intercom_errors(other)]
    Other(mine::ErrorCode), // ERROR ERROR
}
uses!(Own, other: ErrorCode);

fn main() {}
