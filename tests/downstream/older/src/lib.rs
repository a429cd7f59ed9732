//! The derive in edition 2021, without the standard library, under strict lints, and with the crate renamed.

#![no_std]
#![forbid(unsafe_code)]
#![deny(missing_docs, unused_qualifications, unreachable_pub, clippy::all, clippy::pedantic)]

use error_codes::{Code, ErrorCode, IntercomErrors};

/// An enum with every form of a variant.
#[derive(Debug, Clone, PartialEq, Eq, Hash, IntercomErrors)]
#[intercom_errors(crate = error_codes, display)]
pub enum Failure {
    /// A code by the variant's name.
    TokenRevoked,
    /// A code by its wire name.
    #[intercom_errors(code = "rate_limit_exceeded")]
    Slower,
    /// A category.
    #[intercom_errors(category = "not_found")]
    Missing(ErrorCode),
    /// All other codes.
    #[intercom_errors(other)]
    Other(Code<'static>),
}

/// An enum without a variant for other codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, IntercomErrors)]
#[intercom_errors(crate = error_codes, version = "2.15..")]
pub enum Few {
    /// A code by the variant's name.
    Conflict,
    /// A category that does not keep the code.
    #[intercom_errors(category = "authentication")]
    SignIn,
}

/// The item from which the enums are generated.
#[derive(IntercomErrors)]
#[intercom_errors(crate = error_codes, codes = Generated, versions = Release)]
pub struct Docs;

#[cfg(test)]
mod tests {
    extern crate std;

    use super::{Failure, Few, Generated, Release};
    use error_codes::{Code, ErrorCode};
    use std::string::ToString;

    #[test]
    fn conversions_are_total_if_a_variant_accepts_all_other_codes() {
        assert_eq!(Failure::from("rate_limit_exceeded"), Failure::Slower);
        assert_eq!(Failure::from("team_not_found"), Failure::Missing(ErrorCode::TeamNotFound));
        assert_eq!(Failure::from("brand_new_code").to_string(), "brand_new_code");
        assert_eq!(Failure::from(Code::from("conflict")).code(), Some(ErrorCode::Conflict));
    }

    #[test]
    fn conversions_can_fail_if_no_variant_does() {
        assert_eq!("conflict".parse(), Ok(Few::Conflict));
        assert_eq!(Few::try_from(ErrorCode::TokenExpired), Ok(Few::SignIn));
        assert!(Few::try_from(Code::from("brand_new_code")).is_err());
        assert_eq!(Few::SignIn.wire_name(), None);
        assert_eq!(Few::ALL, [Few::Conflict, Few::SignIn]);
    }

    #[test]
    fn generated_enums_have_the_codes_and_methods_of_the_library() {
        assert_eq!(Generated::ALL.len(), ErrorCode::ALL.len());
        assert_eq!(Release::DOCS_DEFAULT.to_string(), "2.15");
        assert!(Release::Preview
            .error_codes()
            .eq(Generated::ALL.iter().copied().filter(|code| {
                code.availability(Release::Preview) != error_codes::Availability::Unlisted
            })));
    }
}
