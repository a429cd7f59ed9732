// Every spelling that the derive accepts.
use intercom_errors as renamed;
use intercom_errors::{Code, ErrorCode, IntercomErrors};

#[derive(Debug, PartialEq, IntercomErrors)]
#[intercom_errors(version = "2.15", display, crate = renamed,)]
enum AllInOne {
    Conflict,
    #[intercom_errors(other)]
    Other(intercom_errors::Code<'static>),
}

#[derive(Debug, PartialEq, IntercomErrors)]
#[intercom_errors()]
#[intercom_errors(version = ["2.10", "2.11..=2.11", "2.12..=2.13", " 2.14 .. ", "..=2.9",],)]
#[intercom_errors(crate = ::intercom_errors)]
enum OneByOne {
    Conflict,
    #[intercom_errors(code = ["not_found", r"company_not_found",])]
    Missing,
    #[intercom_errors(code = ["token_revoked"])]
    Revoked,
    #[intercom_errors(category = "server")]
    Server(renamed::r#ErrorCode),
    #[intercom_errors(other)]
    Else(r#ErrorCode),
}

#[derive(Debug, PartialEq, IntercomErrors)]
#[intercom_errors(exhaustive, version = "1.0..")]
enum ByCategory {
    #[intercom_errors(category = "authentication")]
    Authentication,
    #[intercom_errors(category = "plan")]
    Plan,
    #[intercom_errors(category = "permission")]
    Permission,
    #[intercom_errors(category = "conflict")]
    Conflict,
    #[intercom_errors(category = "not_found")]
    NotFound,
    #[intercom_errors(category = "invalid_request")]
    InvalidRequest(ErrorCode),
    #[intercom_errors(category = "server")]
    Server,
    #[intercom_errors(category = "unavailable")]
    Unavailable,
    #[intercom_errors(category = "rate_limit")]
    RateLimit,
    #[intercom_errors(category = "other")]
    Other,
}

#[derive(IntercomErrors)]
#[intercom_errors(codes = pub(crate) Codes, versions = Versions, version = "..=2.15", derive(),)]
struct Docs;

#[derive(IntercomErrors)]
#[intercom_errors(codes = pub Narrow, derive(strum::EnumIter, strum::EnumCount,))]
struct Narrowed;

macro_rules! captured {
    ($literal:literal, $path:path, $version:expr, $ty:ty) => {
        #[derive(Debug, PartialEq, IntercomErrors)]
        #[intercom_errors(version = $version, crate = $path)]
        enum Captured {
            #[intercom_errors(code = $literal)]
            Clash,
            #[intercom_errors(other)]
            Other($ty),
        }
    };
}

captured!("conflict", intercom_errors, "2.15", Code<'static>);

fn main() {
    assert_eq!(AllInOne::from("x").to_string(), "x");
    assert_eq!(OneByOne::Revoked.code(), Some(ErrorCode::TokenRevoked));
    assert_eq!(OneByOne::from(ErrorCode::CompanyNotFound), OneByOne::Missing);
    assert_eq!(ByCategory::try_from("conflict"), Ok(ByCategory::Conflict));
    assert_eq!(Codes::Conflict.availability(Versions::Preview), intercom_errors::Availability::Documented);
    assert_eq!(Narrow::ALL.len(), <Narrow as strum::EnumCount>::COUNT);
    assert_eq!(Captured::from("conflict"), Captured::Clash);
}
