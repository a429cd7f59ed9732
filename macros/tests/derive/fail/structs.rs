// Unit structs.
#![allow(unused_imports, unused_macros, dead_code)]

#[macro_use]
#[path = "../uses.rs"]
mod uses;

use intercom_errors::{ApiError, Code, ErrorCode, IntercomErrors, NoVariantError};

#[derive(IntercomErrors)]
struct NoArguments; // ERROR

#[derive(IntercomErrors)]
#[intercom_errors(codes = Several, exhaustive, version = "0.1", other)] // ERROR ERROR ERROR
struct SeveralMistakes;
uses_generated!(Several);

#[derive(IntercomErrors)]
#[intercom_errors(codes = "Named", versions = 5)] // ERROR ERROR
struct NotNames;
uses_generated!(Named);

#[derive(IntercomErrors)]
#[intercom_errors(codes = pub, versions = pub(crate) Visible)] // ERROR
struct OnlyVisibility;
const _: &[Visible] = Visible::ALL;

#[derive(IntercomErrors)]
#[intercom_errors(codes = pub(everywhere) Everywhere)] // ERROR
struct UnknownVisibility;

#[derive(IntercomErrors)]
#[intercom_errors(codes = crate)] // ERROR
struct Keyword;

#[derive(IntercomErrors)]
#[intercom_errors(codes = NameOfTheStruct)] // ERROR
struct NameOfTheStruct;

#[derive(IntercomErrors)]
#[intercom_errors(codes = Fault, versions = Fault)] // ERROR
struct OneNameForTwo;
uses_generated!(Fault);

#[derive(IntercomErrors)]
#[intercom_errors(versions = Release, version = "2.10")] // ERROR
struct NoCodes;
const _: &[Release] = Release::ALL;

#[derive(IntercomErrors)]
#[intercom_errors(codes = NotAList, derive = Debug)] // ERROR
struct DeriveWithoutAList;
uses_generated!(NotAList);

#[derive(IntercomErrors)]
#[intercom_errors(codes = Derived, derive(
    Debug, // ERROR
    std::fmt::Display, // ERROR
    Default, // ERROR
    Serialize, // ERROR
    serde::Deserialize, // ERROR
    "Trait", // ERROR
    strum::EnumIter,
    strum::EnumIter, // ERROR
))]
struct Derives;
uses_generated!(Derived);

fn main() {}
