// Variants for categories.
#![allow(unused_imports, unused_macros, dead_code)]

#[macro_use]
#[path = "../uses.rs"]
mod uses;

use intercom_errors::{ApiError, Code, ErrorCode, IntercomErrors, NoVariantError};

#[derive(IntercomErrors)]
enum Unknown {
    Conflict,
    #[intercom_errors(category = "missing")] // ERROR
    Missing,
    #[intercom_errors(category = "notfound")] // ERROR
    Gone(ErrorCode),
    #[intercom_errors(category = "nothing")] // ERROR
    Nothing,
    #[intercom_errors(category = Category::Plan)] // ERROR
    Path,
}
uses!(Unknown);

#[derive(IntercomErrors)]
enum Fields {
    Conflict,
    #[intercom_errors(category = "not_found")]
    Missing(Code<'static>), // ERROR
    #[intercom_errors(category = "plan")]
    Plan(u8), // ERROR
}
uses!(Fields);

#[derive(IntercomErrors)]
enum TwoMeanings {
    Conflict,
    #[intercom_errors(category = "not_found", code = "not_found")] // ERROR
    Missing,
    #[intercom_errors(other, category = "plan")] // ERROR
    Plan,
}
uses!(TwoMeanings, other);

fn main() {}
