// Codes that a pinned version does not list, and codes without a variant.
#![allow(unused_imports, unused_macros, dead_code)]

#[macro_use]
#[path = "../uses.rs"]
mod uses;

use intercom_errors::{ApiError, Code, ErrorCode, IntercomErrors, NoVariantError};

#[derive(IntercomErrors)]
#[intercom_errors(version = "2.10")]
enum BeforeTheFirst {
    Conflict,
    ContactMerged, // ERROR
}
uses!(BeforeTheFirst);

#[derive(IntercomErrors)]
#[intercom_errors(version = ["2.16", "2.7"])]
enum InOneOfAList {
    Conflict,
    #[intercom_errors(code = ["server_error", "ticket_not_found"])] // ERROR
    Several,
}
uses!(InOneOfAList);

#[derive(IntercomErrors)]
#[intercom_errors(version = "2.10..=2.16")]
enum InPartOfARange {
    Conflict,
    ContactMerged, // ERROR
}
uses!(InPartOfARange);

#[derive(IntercomErrors)]
#[intercom_errors(version = "2.15", exhaustive)] // ERROR
enum NotExhaustive {
    Conflict,
    #[intercom_errors(category = "not_found")]
    Missing,
    #[intercom_errors(other)]
    Other,
}
uses!(NotExhaustive, other);

#[derive(IntercomErrors)]
#[intercom_errors(version = "2.99", exhaustive)] // ERROR
enum UnknownVersion {
    Conflict,
}
uses!(UnknownVersion);

fn main() {}
