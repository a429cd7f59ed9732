// Tokens between an argument and its comma are reported.
#![allow(unused_imports, unused_macros, dead_code)]

#[macro_use]
#[path = "../uses.rs"]
mod uses;

use intercom_errors::{ApiError, Code, ErrorCode, IntercomErrors, NoVariantError};

#[derive(IntercomErrors)]
#[intercom_errors(version = "2.15" exhaustive)] // ERROR
enum NoComma {
    Conflict,
}
uses!(NoComma);

#[derive(IntercomErrors)]
#[intercom_errors(version = "2.15"; exhaustive)] // ERROR
enum Semicolon {
    Conflict,
}
uses!(Semicolon);

#[derive(IntercomErrors)]
#[intercom_errors(version = "2.15" display)] // ERROR
enum GoesOn {
    Conflict,
}
uses!(GoesOn);
const _: fn(&GoesOn) -> String = ToString::to_string;

#[derive(IntercomErrors)]
#[intercom_errors(version = "2.10"..="2.15")] // ERROR
enum RangeOfStrings {
    Conflict,
}
uses!(RangeOfStrings);

#[derive(IntercomErrors)]
#[intercom_errors(,)] // ERROR
#[intercom_errors(version = "2.15",, display,)] // ERROR
#[intercom_errors(crate = intercom_errors junk)] // ERROR
enum Commas {
    Conflict,
    #[intercom_errors(code = "not_found" | "gone")] // ERROR
    Either,
    #[intercom_errors(code = "server_error" "gone")] // ERROR
    Both,
    #[intercom_errors(code = ["token_revoked" "token_expired"])] // ERROR
    List,
    #[intercom_errors(code = "token_blocked"suffix)] // ERROR
    Suffix,
    #[intercom_errors(code = "token_not_found".to_owned())] // ERROR
    Method,
    #[intercom_errors(category = "plan" plus)] // ERROR
    Plan,
    #[intercom_errors(other, => Other)] // ERROR
    Other,
}
uses!(Commas, other);

#[derive(IntercomErrors)]
#[intercom_errors(codes = Fault<T>, versions = a::Release, derive() junk)] // ERROR ERROR ERROR
struct Docs;
uses_generated!(Fault);
const _: Release = Release::Preview;

fn main() {}
