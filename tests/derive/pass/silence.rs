// Generated code causes no warning, and has no `allow`: the lints are forbidden.
#![forbid(
    deprecated,
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    irrefutable_let_patterns,
    let_underscore_drop,
    non_camel_case_types,
    non_snake_case,
    private_bounds,
    private_interfaces,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    unreachable_code,
    unreachable_patterns,
    unreachable_pub,
    unsafe_code,
    unused,
    unused_lifetimes,
    unused_qualifications,
    unused_results,
    clippy::all,
    clippy::pedantic,
    clippy::integer_division,
    clippy::cast_possible_truncation
)]
#![deny(clippy::nursery)]

use intercom_errors::{Code, ErrorCode, IntercomErrors};

// The items are not used, except for single variants.
#[derive(IntercomErrors)]
#[intercom_errors(codes = Fault, versions = Release)]
struct Docs;

#[deprecated]
#[derive(IntercomErrors)]
#[intercom_errors(codes = Older, version = "..=2.9")]
struct Deprecated;

#[derive(IntercomErrors)]
#[intercom_errors(display)]
enum Own {
    #[deprecated]
    Conflict,
    NotFound,
    #[deprecated]
    #[intercom_errors(category = "plan")]
    Plan(ErrorCode),
    #[deprecated]
    #[intercom_errors(other)]
    Other(Code<'static>),
}

#[derive(IntercomErrors)]
enum Few {
    Conflict,
    #[intercom_errors(code = ["token_revoked", "token_expired"])]
    Token,
    #[intercom_errors(category = "server")]
    Server,
    #[intercom_errors(category = "not_found")]
    Missing,
}

#[derive(IntercomErrors)]
enum Known {
    #[intercom_errors(other)]
    Other(ErrorCode),
    Conflict,
}

#[derive(Debug, IntercomErrors)]
enum Unused {
    Conflict,
    #[intercom_errors(other)]
    Other(Code<'static>),
}

#[allow(clippy::redundant_pub_crate, reason = "the lint contradicts `unreachable_pub`")]
mod private {
    macro_rules! items {
        ($visibility:vis $name:ident, $codes:ident) => {
            #[derive(intercom_errors::IntercomErrors)]
            $visibility enum $name {
                Conflict,
                #[intercom_errors(other)]
                Other,
            }

            #[derive(intercom_errors::IntercomErrors)]
            #[intercom_errors(codes = $visibility $codes)]
            struct Docs;
        };
    }

    items!(pub(super) Made, MadeCodes);
}

fn main() {
    drop((Own::NotFound, Few::Conflict, Known::Conflict, private::Made::Conflict));
}
