// Conversions for each kind of `other`: `From` if every value has a variant, else `TryFrom`.
use intercom_errors::{ApiError, Code, ErrorCode, IntercomErrors, NoVariantError};

#[derive(Debug, Clone, PartialEq, IntercomErrors)]
enum Without {
    Conflict,
    #[intercom_errors(code = ["not_found", "company_not_found"])]
    Missing,
    #[intercom_errors(category = "rate_limit")]
    Slow,
}

#[derive(Debug, Clone, PartialEq, IntercomErrors)]
enum Known {
    Conflict,
    #[intercom_errors(other)]
    Other(ErrorCode),
}

#[derive(Debug, Clone, PartialEq, IntercomErrors)]
enum Any {
    #[intercom_errors(other)]
    Other(Code<'static>),
    Conflict,
}

#[derive(Debug, Clone, PartialEq, IntercomErrors)]
enum Unit {
    Conflict,
    #[intercom_errors(other)]
    Other,
}

const MISSING: Option<ErrorCode> = Without::Missing.code();
const CONFLICT: Option<ErrorCode> = Without::ALL[0].code();
const DESCRIPTION: Option<&str> = Any::Conflict.description();

/// Converts with `From` or `TryFrom`.
fn convert<'a, T>(error: &'a ApiError<'_>) -> Result<T, NoVariantError>
where
    T: TryFrom<&'a ApiError<'a>>,
    NoVariantError: From<T::Error>,
{
    Ok(T::try_from(error)?)
}

fn main() {
    let (known, unknown) = (ErrorCode::NotFound, Code::from("brand_new_code"));
    let body = r#"{"errors": [{"code": "conflict"}]}"#;
    let conflict = ApiError::from_response(409, &(), body).unwrap();
    let no_code = ApiError::from_response(500, &(), "").unwrap();

    assert_eq!(Without::try_from(known), Ok(Without::Missing));
    assert_eq!(Without::try_from(ErrorCode::RateLimitExceeded), Ok(Without::Slow));
    assert_eq!(Without::try_from(Code::from("company_not_found")), Ok(Without::Missing));
    assert_eq!(Without::try_from(&conflict), Ok(Without::Conflict));
    let error = Without::try_from(&unknown).unwrap_err();
    assert_eq!(error.code(), Some(&unknown));
    assert_eq!(error.to_string(), "no variant for Intercom error code brand_new_code");
    let error = Without::try_from(&no_code).unwrap_err();
    assert_eq!(error.code(), None);
    assert_eq!(error.to_string(), "no variant for an Intercom error without a code");
    assert_eq!(Without::try_from("server_error").unwrap_err().into_code().unwrap(), ErrorCode::ServerError);

    assert_eq!(Known::from(known), Known::Other(known));
    assert_eq!(Known::try_from(&Code::from("not_found")), Ok(Known::Other(known)));
    assert_eq!(Known::try_from("conflict"), Ok(Known::Conflict));
    assert!(Known::try_from(unknown.clone()).is_err());
    assert!(Known::try_from(&no_code).is_err());

    assert_eq!(Any::from(known), Any::Other(known.into()));
    assert_eq!(Any::from(&unknown), Any::Other(unknown.clone()));
    assert_eq!(Any::from("conflict"), Any::Conflict);
    assert_eq!(Any::try_from(&conflict), Ok(Any::Conflict));
    assert!(Any::try_from(&no_code).is_err());

    assert_eq!(Unit::from(known), Unit::Other);
    assert_eq!(Unit::from(unknown), Unit::Other);
    assert_eq!(Unit::from("conflict"), Unit::Conflict);
    assert_eq!(Unit::from(&conflict), Unit::Conflict);
    assert_eq!(Unit::from(&no_code), Unit::Other);

    assert_eq!("not_found".parse(), Ok(Without::Missing));
    assert_eq!("not_found".parse(), Ok(Known::Other(known)));
    assert_eq!("not_found".parse(), Ok(Any::Other(known.into())));
    assert_eq!("not_found".parse(), Ok(Unit::Other));
    assert!("brand_new_code".parse::<Known>().is_err());

    assert_eq!(convert(&conflict), Ok(Any::Conflict));
    assert_eq!(convert(&conflict), Ok(Unit::Conflict));

    assert_eq!(Without::ALL, [Without::Conflict, Without::Missing, Without::Slow]);
    assert_eq!(Any::ALL, [Any::Conflict]);
    assert_eq!(Unit::ALL, [Unit::Conflict, Unit::Other]);

    assert_eq!((MISSING, CONFLICT), (None, Some(ErrorCode::Conflict)));
    assert_eq!(DESCRIPTION, ErrorCode::Conflict.description());
    assert_eq!(Without::Missing.wire_name(), None);
    assert_eq!(Without::Slow.wire_name(), None);
    assert_eq!(Known::Other(known).wire_name(), Some("not_found"));
    assert_eq!(Any::from("brand_new_code").wire_name(), Some("brand_new_code"));
    assert_eq!(Any::from("brand_new_code").code(), None);
    assert_eq!(Unit::Other.wire_name(), None);
}
