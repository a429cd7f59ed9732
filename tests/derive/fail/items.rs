// Items that are not an enum or a unit struct, and items with generic parameters.
#![allow(unused_imports, unused_macros, dead_code)]

#[macro_use]
#[path = "../uses.rs"]
mod uses;

use intercom_errors::{ApiError, Code, ErrorCode, IntercomErrors, NoVariantError};

#[derive(IntercomErrors)]
#[intercom_errors(display)]
enum Borrowed<'a> { // ERROR
    Conflict,
    #[intercom_errors(other)]
    Other(Code<'a>),
}
const _: &[Borrowed<'static>] = Borrowed::ALL;
const _: Option<ErrorCode> = Borrowed::Conflict.code();

fn convert(code: &str) -> Borrowed<'static> {
    Borrowed::from(code)
}

#[derive(IntercomErrors)]
enum Counted<const N: usize = 3> // ERROR
where
    [u8; N]: Sized,
{
    Conflict,
    NotFound,
}
const _: Option<ErrorCode> = Counted::<3>::Conflict.code();

#[derive(IntercomErrors)]
enum Parameter<T> { // ERROR
    Conflict,
    Several(T),
}
const _: Option<ErrorCode> = Parameter::<u8>::Conflict.code();

#[derive(IntercomErrors)]
#[intercom_errors(codes = Fields)]
struct WithFields { // ERROR
    code: ErrorCode,
}
uses_generated!(Fields);

#[derive(IntercomErrors)]
struct WithNothing {} // ERROR

#[derive(IntercomErrors)]
#[intercom_errors(codes = Parameters)]
struct WithParameters<const N: usize>; // ERROR
uses_generated!(Parameters);

#[derive(IntercomErrors)]
union Union { // ERROR
    a: u8,
    b: i8,
}

fn main() {}
