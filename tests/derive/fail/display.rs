// Enums with a variant that has no wire name to print.
#![allow(unused_imports, unused_macros, dead_code)]

#[macro_use]
#[path = "../uses.rs"]
mod uses;

use intercom_errors::{ApiError, Code, ErrorCode, IntercomErrors, NoVariantError};

#[derive(IntercomErrors)]
#[intercom_errors(display)] // ERROR
enum UnitOther {
    Conflict,
    #[intercom_errors(other)]
    Other,
}
uses!(UnitOther, other);
const _: fn(&UnitOther) -> String = ToString::to_string;

#[derive(IntercomErrors)]
#[intercom_errors(display)] // ERROR
enum UnitCategory {
    Conflict,
    #[intercom_errors(category = "not_found")]
    Missing,
}
uses!(UnitCategory);

#[derive(IntercomErrors)]
#[intercom_errors(display)] // ERROR
enum WithAnotherMistake {
    Conflict,
    TokenRevokd, // ERROR
    #[intercom_errors(other)]
    Other,
}
uses!(WithAnotherMistake, other);

#[derive(IntercomErrors)]
#[intercom_errors(display)] // ERROR
enum SeveralCodes {
    Conflict,
    #[intercom_errors(code = ["not_found", "company_not_found"])]
    Missing,
}
uses!(SeveralCodes);

fn main() {}
