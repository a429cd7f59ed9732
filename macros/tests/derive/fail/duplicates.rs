// Two variants for the same codes: the later one is reported.
#![allow(unused_imports, unused_macros, dead_code)]

#[macro_use]
#[path = "../uses.rs"]
mod uses;

use intercom_errors::{ApiError, Code, ErrorCode, IntercomErrors, NoVariantError};

#[derive(IntercomErrors)]
enum Codes {
    Conflict,
    TokenRevoked,
    #[intercom_errors(code = "token_revoked")] // ERROR
    Revoked,
    #[intercom_errors(code = ["token_expired", "conflict", "token_expired"])] // ERROR ERROR
    Several,
}
uses!(Codes);

#[derive(IntercomErrors)]
enum Categories {
    Conflict,
    #[intercom_errors(category = "not_found")]
    Missing,
    #[intercom_errors(category = "not_found")] // ERROR
    Gone,
}
uses!(Categories);

#[derive(IntercomErrors)]
enum Others {
    Conflict,
    #[intercom_errors(other)]
    One(ErrorCode),
    #[intercom_errors(other)] // ERROR
    Two,
}
uses!(Others, other: ErrorCode);

fn main() {}
