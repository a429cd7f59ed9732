//! A user's crate.

#![forbid(unsafe_code)]
#![deny(missing_docs)]

use intercom_errors::{ApiVersion, Availability, Code, ErrorCode, IntercomErrors};

/// Returns advice for the user.
pub fn advice(code: &str) -> String {
    match Code::from(code) {
        Code::Known(ErrorCode::TokenRevoked | ErrorCode::TokenExpired) => "connect again".to_owned(),
        Code::Known(code) => code.description().unwrap_or("no description").to_owned(),
        Code::Unknown(code) => format!("new: {code}"),
    }
}

/// The user's own enums, generated from the same docs.
pub mod own {
    use super::IntercomErrors;

    /// The item with the derive.
    #[derive(IntercomErrors)]
    #[intercom_errors(codes = pub Fault, versions = pub Release)]
    pub struct Docs;
}

/// `true` if the docs' default version has the code.
pub const CURRENT: bool =
    !matches!(ErrorCode::TokenRevoked.availability(ApiVersion::DOCS_DEFAULT), Availability::Unlisted);

/// A code that is looked up at compile time.
pub const LOOKED_UP: Option<ErrorCode> = ErrorCode::from_code("conflict");

#[cfg(test)]
mod tests {
    use super::own::{Fault, Release};
    use super::*;

    #[test]
    fn codes_are_matched() {
        assert_eq!(advice("token_revoked"), "connect again");
        assert_eq!(advice("conflict"), "There is existing data that clashes with the request data");
        assert_eq!(advice("brand_new_code"), "new: brand_new_code");
    }

    #[test]
    fn constants_are_evaluated_at_compile_time() {
        assert_eq!(LOOKED_UP, Some(ErrorCode::Conflict));
        const { assert!(CURRENT) };
    }

    #[test]
    fn the_users_enums_have_the_same_codes_and_states() {
        assert_eq!(Fault::ALL.len(), ErrorCode::ALL.len());
        for (own, code) in Fault::ALL.iter().zip(ErrorCode::ALL) {
            assert_eq!(own.as_str(), code.as_str());
            assert_eq!(Fault::from_code(code.as_str()), Some(*own));
            for (release, version) in Release::ALL.iter().zip(ApiVersion::ALL) {
                assert_eq!(own.availability(*release), code.availability(*version));
            }
        }
    }
}
