// Versions that do not exist, and ranges of them.
#![allow(unused_imports, unused_macros, dead_code)]

#[macro_use]
#[path = "../uses.rs"]
mod uses;

use intercom_errors::{ApiError, Code, ErrorCode, IntercomErrors, NoVariantError};

#[derive(IntercomErrors)]
#[intercom_errors(version = ["2.99", "v2.15", "2_15", "preview", "0", "latest"])] // ERROR ERROR ERROR ERROR ERROR ERROR
enum Unknown {
    Conflict,
}
uses!(Unknown);

#[derive(IntercomErrors)]
#[intercom_errors(version = ["2.10-2.15", ">=2.10", "2.10, 2.15", "2.10..=3.0"])] // ERROR ERROR ERROR ERROR
enum OtherSyntax {
    Conflict,
}
uses!(OtherSyntax);

#[derive(IntercomErrors)]
#[intercom_errors(version = ["2.15..=2.10", "2.10..2.15", "2.10...2.15", "2.10...=2.15", "2.10...", "2.10..="])] // ERROR ERROR ERROR ERROR ERROR ERROR
enum Ranges {
    Conflict,
}
uses!(Ranges);

#[derive(IntercomErrors)]
#[intercom_errors(version = 2.10)] // ERROR
enum Number {
    Conflict,
}
uses!(Number);

#[derive(IntercomErrors)]
#[intercom_errors(version = 2.10..=2.15)] // ERROR
enum RangeOfNumbers {
    Conflict,
}
uses!(RangeOfNumbers);

#[derive(IntercomErrors)]
#[intercom_errors(version = [])] // ERROR
enum Nothing {
    Conflict,
}
uses!(Nothing);

#[derive(IntercomErrors)]
#[intercom_errors(version = ["2.10", 2.15, V2_16])] // ERROR ERROR
enum ListOfOthers {
    Conflict,
    ContactMerged, // ERROR
}
uses!(ListOfOthers);

fn main() {}
