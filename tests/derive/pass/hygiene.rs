// Generated code uses nothing of the user's: there is no prelude, and names and methods of all kinds are in scope.
#![no_implicit_prelude]

mod names {
    #![allow(dead_code, non_upper_case_globals, non_camel_case_types)]

    macro_rules! constants {
        ($($name:ident)*) => { $(pub const $name: ::core::primitive::u8 = 0;)* };
    }

    macro_rules! types {
        ($($name:ident)*) => { $(pub struct $name;)* };
    }

    constants!(code text name found place word first last version states multiplier bits serializer deserializer);
    constants!(unknown error other value object formatter f variant known any codes versions held result source);
    constants!(CODES NAMES DESCRIPTIONS STATES SINCE STATUSES CATEGORIES EVIDENCE PLACES WORDS VERSIONS URLS ALL);
    constants!(hash find words all_words is_same never);
    types!(Some None Ok Err Option Result Visitor String From TryFrom FromStr Display Debug Clone Copy Iterator);
    types!(ErrorCode Code ApiError NoVariantError Category Availability S D E bool str u8 u16 u32 u64 usize);
}

use ::core::marker::Sized;
use names::*;

/// Each method that generated code calls, on every type.
#[allow(dead_code)]
trait Blanket {
    fn as_str(&self) {}
    fn from(_: u8) {}
    fn try_from(_: u8) {}
    fn from_str(_: u8) {}
    fn from_code(_: u8) {}
    fn code(&self) {}
    fn wire_name(&self) {}
    fn known(&self) {}
    fn category(&self) {}
    fn availability(&self) {}
    fn description(&self) {}
    fn into_owned(&self) {}
    fn clone(&self) {}
    fn fmt(&self) {}
    fn pad(&self) {}
    fn write_str(&self) {}
    fn iter(&self) {}
    fn copied(&self) {}
    fn filter(&self) {}
    fn find(&self) {}
    fn map(&self) {}
    fn unwrap_or_default(&self) {}
    fn len(&self) {}
    fn as_bytes(&self) {}
    fn first_chunk(&self) {}
    fn wrapping_mul(&self) {}
    fn serialize_str(&self) {}
    fn deserialize_str(&self) {}
    fn invalid_value(&self) {}
}

impl<T: ?Sized> Blanket for T {}

#[::core::prelude::v1::derive(::intercom_errors::IntercomErrors)]
#[intercom_errors(display)]
enum Own {
    Conflict,
    #[intercom_errors(category = "not_found")]
    Missing(::intercom_errors::ErrorCode),
    #[intercom_errors(other)]
    Other(::intercom_errors::Code<'static>),
}

#[::core::prelude::v1::derive(::intercom_errors::IntercomErrors)]
enum Few {
    Conflict,
    #[intercom_errors(code = ["not_found", "server_error"])]
    Several,
    #[intercom_errors(category = "plan")]
    Plan,
}

#[::core::prelude::v1::derive(::intercom_errors::IntercomErrors)]
enum Sum {
    #[intercom_errors(other)]
    Other,
}

mod generic_names {
    #![allow(unused_imports)]
    use super::Blanket as _;
    use super::names::*;

    #[::core::prelude::v1::derive(::intercom_errors::IntercomErrors)]
    #[intercom_errors(codes = pub E, versions = pub D)]
    struct S;
}

mod local_names {
    #![allow(unused_imports)]
    use super::Blanket as _;
    use super::names::*;

    #[::core::prelude::v1::derive(::intercom_errors::IntercomErrors)]
    #[intercom_errors(codes = pub Visitor, versions = pub Option)]
    struct Result;
}

const CONSTANT: ::core::primitive::u8 = code;

fn main() {
    ::core::assert_eq!(CONSTANT, 0);
    ::core::assert!(Own::Conflict.code().is_some());
    ::core::assert_eq!(
        <Own as ::core::convert::From<&::core::primitive::str>>::from("x").wire_name(),
        ::core::option::Option::Some("x")
    );
    ::core::assert!(<Few as ::core::convert::TryFrom<&::core::primitive::str>>::try_from("x").is_err());
    ::core::assert!(Few::Several.code().is_none());
    ::core::assert!(Few::Plan.code().is_none());
    ::core::assert!(Own::Missing(::intercom_errors::ErrorCode::NotFound).code().is_some());
    ::core::assert!(Sum::Other.code().is_none());
    ::core::assert!(generic_names::E::from_code("conflict").is_some());
    ::core::assert_eq!(generic_names::D::ALL.len(), local_names::Option::ALL.len());
    ::core::assert!(local_names::Visitor::from_code("conflict").is_some());
}
