// The variant for all other codes.
#![allow(unused_imports, unused_macros, dead_code)]

#[macro_use]
#[path = "../uses.rs"]
mod uses;

use intercom_errors::{ApiError, Code, ErrorCode, IntercomErrors, NoVariantError};

#[derive(IntercomErrors)]
enum NotMarked {
    Conflict,
    Other(ErrorCode), // ERROR
}
uses!(NotMarked, other: ErrorCode);

#[derive(IntercomErrors)]
enum NotMarkedAny {
    Conflict,
    NotFound(Code<'static>), // ERROR
}
uses!(NotMarkedAny, other: Code);

#[derive(IntercomErrors)]
enum NotMarkedUnit {
    Conflict,
    Other, // ERROR
}
uses!(NotMarkedUnit, other);

#[derive(IntercomErrors)]
enum MarkedDifferently {
    Conflict,
    #[intercom_errors(fallback)] // ERROR
    Rest,
    #[intercom_errors(skip)] // ERROR
    NotFound,
}
uses!(MarkedDifferently, other);

#[derive(IntercomErrors)]
enum MisspeltAttribute {
    Conflict,
    #[intercom_error(other)] // ERROR
    Other(Code<'static>),
}
uses!(MisspeltAttribute, other: Code);

#[derive(IntercomErrors)]
enum NotMarkedText {
    Conflict,
    Something(String), // ERROR
}
uses!(NotMarkedText, other: Code);

#[derive(IntercomErrors)]
enum NotMarkedNextToAnother {
    Conflict,
    Something(ErrorCode), // ERROR
    #[intercom_errors(other)]
    Other,
}
uses!(NotMarkedNextToAnother, other);

#[derive(IntercomErrors)]
#[intercom_errors(display)]
enum WrongType {
    Conflict,
    #[intercom_errors(other)]
    Other(String), // ERROR
}
uses!(WrongType, other: Code);
const _: fn(&WrongType) -> String = ToString::to_string;

#[derive(IntercomErrors)]
enum OptionalCode {
    Conflict,
    #[intercom_errors(other)]
    Other(Option<Code<'static>>), // ERROR
}
uses!(OptionalCode, other: Code);

#[derive(IntercomErrors)]
enum TwoFields {
    Conflict,
    #[intercom_errors(other)]
    Other(ErrorCode, u16), // ERROR
}
uses!(TwoFields, other: ErrorCode);

#[derive(IntercomErrors)]
enum NamedField {
    Conflict,
    #[intercom_errors(other)]
    Other { code: ErrorCode }, // ERROR
}
uses!(NamedField, other: ErrorCode);

fn main() {}
