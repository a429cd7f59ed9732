// Arguments that are unknown, misplaced or malformed.
#![allow(unused_imports, unused_macros, dead_code)]

#[macro_use]
#[path = "../uses.rs"]
mod uses;

use intercom_errors::{ApiError, Code, ErrorCode, IntercomErrors, NoVariantError};

#[derive(IntercomErrors)]
#[intercom_errors] // ERROR
enum NoParentheses {
    Conflict,
}
uses!(NoParentheses);

#[derive(IntercomErrors)]
#[intercom_errors = "2.15"] // ERROR
enum Value {
    Conflict,
}
uses!(Value);

#[derive(IntercomErrors)]
#[intercom_errors(strict)] // ERROR
#[intercom_errors(versoin = "2.10", my::display = 3)] // ERROR ERROR
enum Unknown {
    Conflict,
    ContactMerged,
}
uses!(Unknown);

#[derive(IntercomErrors)]
#[intercom_errors(dispaly)] // ERROR
enum Misspelt {
    Conflict,
    #[intercom_errors(cod = "not_found")] // ERROR
    Missing,
    #[intercom_errors(catgory = "server")] // ERROR
    Server(ErrorCode),
    #[intercom_errors(othr)] // ERROR
    Lost(Code<'static>),
}
uses!(Misspelt, other: Code);
const _: fn(&Misspelt) -> String = ToString::to_string;

#[derive(IntercomErrors)]
#[intercom_errors(codes = Codes)] // ERROR
#[intercom_errors(code = "conflict", derive(Debug), other)] // ERROR ERROR ERROR
enum Misplaced {
    Conflict,
    #[intercom_errors(version = "2.15")] // ERROR
    NotFound,
    #[intercom_errors(rename = "gone")] // ERROR
    Gone,
    #[intercom_errors(other)]
    Other(#[intercom_errors(code = "conflict")] ErrorCode), // ERROR
}
uses!(Misplaced, other: ErrorCode);

#[derive(IntercomErrors)]
#[intercom_errors(version = "2.15", version = "2.14")] // ERROR
#[intercom_errors(display)]
#[intercom_errors(display)] // ERROR
enum Twice {
    Conflict,
    #[intercom_errors(code = "not_found", code = "nothing")] // ERROR
    Missing,
}
uses!(Twice);

#[derive(IntercomErrors)]
#[intercom_errors(display = true, exhaustive = false)] // ERROR ERROR
enum FlagsWithValues {
    Conflict,
    #[intercom_errors(other = true)] // ERROR
    Other(Code<'static>),
}
uses!(FlagsWithValues, other: Code);
const _: fn(&FlagsWithValues) -> String = ToString::to_string;

#[derive(IntercomErrors)]
#[intercom_errors(version)] // ERROR
#[intercom_errors(crate =, display(true))] // ERROR ERROR
enum NoValues {
    Conflict,
    #[intercom_errors(code)] // ERROR
    Lost,
    #[intercom_errors(code =)] // ERROR
    Gone,
    #[intercom_errors(code("not_found"))] // ERROR
    Missing,
    #[intercom_errors(category)] // ERROR
    Server(ErrorCode),
    #[intercom_errors("conflict")] // ERROR
    Clash,
}
uses!(NoValues);
const _: fn(&NoValues) -> String = ToString::to_string;

#[derive(IntercomErrors)]
#[intercom_errors(crate = "intercom_errors", version = "2.15")] // ERROR
enum CrateAsString {
    Conflict,
}
uses!(CrateAsString);

#[derive(IntercomErrors)]
#[intercom_errors(crate = 5)] // ERROR
enum CrateAsNumber {
    Conflict,
    Lost, // ERROR
}
uses!(CrateAsNumber);

fn main() {}
