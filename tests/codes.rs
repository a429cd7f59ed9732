//! Codes and versions as texts: known or not, in Rust and in JSON.

use intercom_errors::{ApiVersion, Code, ErrorCode};

#[test]
fn a_code_is_its_wire_string_in_json() {
    let json = serde_json::to_string(&ErrorCode::TokenRevoked).unwrap();
    assert_eq!(json, "\"token_revoked\"");
    assert_eq!(serde_json::from_str::<ErrorCode>(&json).unwrap(), ErrorCode::TokenRevoked);
    let error = serde_json::from_str::<ErrorCode>("\"of_tomorrow\"").unwrap_err().to_string();
    assert!(error.contains("a known Intercom error code"), "{error}");
}

#[test]
fn any_code_survives_json_unchanged() {
    for text in ["token_revoked", "of_tomorrow", "", "Ünïcode \"quoted\"\n"] {
        let code: Code<'static> = serde_json::from_value(text.into()).unwrap();
        assert_eq!(code, Code::from(text));
        assert_eq!(code.as_str(), text);
        assert_eq!(serde_json::to_value(&code).unwrap(), text);
    }
}

#[test]
fn a_version_is_its_name() {
    assert_eq!(ApiVersion::V2_10.to_string(), "2.10");
    assert_eq!("2.10".parse(), Ok(ApiVersion::V2_10));
    assert_eq!("Unstable".parse(), Ok(ApiVersion::Preview), "Preview's earlier name");
    assert_eq!(serde_json::to_string(&ApiVersion::Preview).unwrap(), "\"Preview\"");
    assert_eq!(serde_json::from_str::<ApiVersion>("\"1.4\"").unwrap(), ApiVersion::V1_4);
    assert_eq!(
        "2.99".parse::<ApiVersion>().unwrap_err().to_string(),
        "unknown Intercom API version \"2.99\""
    );
}

#[test]
fn versions_sort_from_the_oldest_to_preview() {
    assert!(ApiVersion::V2_9 < ApiVersion::V2_10);
    assert!(ApiVersion::V2_16 < ApiVersion::Preview);
    assert!(ApiVersion::ALL.is_sorted());
    assert_eq!(ApiVersion::LATEST, ApiVersion::V2_15);
}

#[test]
fn the_codes_of_a_version_are_those_that_are_not_unlisted_there() {
    let codes: Vec<_> = ApiVersion::V2_10.error_codes().collect();
    assert!(codes.contains(&ErrorCode::TicketNotFound));
    assert!(!codes.contains(&ErrorCode::ContactMerged), "first seen in 2.16");
}
