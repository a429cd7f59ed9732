//! Codes and versions as strings, known or unknown, in Rust and in JSON.

use std::collections::HashSet;

use intercom_errors::{ApiVersion, Code, ErrorCode, UnknownCode};

#[test]
fn a_code_is_its_wire_string_in_json() {
    let json = serde_json::to_string(&ErrorCode::TokenRevoked).unwrap();
    assert_eq!(json, "\"token_revoked\"");
    assert_eq!(serde_json::from_str::<ErrorCode>(&json).unwrap(), ErrorCode::TokenRevoked);
    let error = serde_json::from_str::<ErrorCode>("\"future_code\"").unwrap_err().to_string();
    assert!(error.contains("unknown Intercom error code \"future_code\""), "{error}");
    let error = serde_json::from_str::<ErrorCode>("7").unwrap_err().to_string();
    assert!(error.contains("expected an Intercom error code"), "{error}");
}

#[test]
fn a_code_compares_with_known_codes_and_strings_in_both_directions() {
    let (known, unknown) = (Code::from("conflict"), Code::from("future_code"));
    assert_eq!(known, ErrorCode::Conflict);
    assert_eq!(ErrorCode::Conflict, known);
    assert_eq!(known, "conflict");
    assert_eq!("conflict", known);
    assert_eq!(known, *"conflict");
    assert_eq!(*"conflict", known);
    assert_eq!(unknown, "future_code");
    assert_eq!("future_code", unknown);
    assert_ne!(unknown, ErrorCode::Conflict);
    assert_ne!(ErrorCode::Conflict, unknown);
    assert_ne!(unknown, "conflict");
    assert_ne!("conflict", unknown);
}

#[test]
fn an_unknown_code_is_found_by_its_string() {
    let Code::Unknown(code) = Code::from("future_code") else { panic!("not in the docs") };
    let text: &str = code.as_ref();
    assert_eq!(text, "future_code");
    assert_eq!(format!("{code:>12}"), " future_code");
    assert_eq!(serde_json::to_value(&code).unwrap(), "future_code");
    assert_eq!(code.clone().into_string(), "future_code");
    let codes: HashSet<UnknownCode<'_>> = [code].into();
    assert!(codes.contains("future_code"));
    assert!(!codes.contains("other_code"));
}

#[test]
fn any_code_survives_json_unchanged() {
    for text in ["token_revoked", "future_code", "", "Ünïcode \"quoted\"\n"] {
        let code: Code<'static> = serde_json::from_value(text.into()).unwrap();
        assert_eq!(code, Code::from(text));
        assert_eq!(code.as_str(), text);
        assert_eq!(code.to_string(), text);
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
}

#[test]
fn the_error_of_a_misspelled_version_has_the_right_spelling() {
    for (text, expected) in [
        ("v2.15", "\"2.15\""),
        ("preview", "\"Preview\""),
        ("unstable", "\"Preview\""),
        (" 2.15", "\"2.15\""),
        ("2.99", "a name such as \"2.15\" or \"Preview\""),
    ] {
        let error = text.parse::<ApiVersion>().unwrap_err();
        assert_eq!(error.input(), text);
        let message = format!("unknown Intercom API version {text:?}: expected {expected}");
        assert_eq!(error.to_string(), message);
        let error = serde_json::from_value::<ApiVersion>(text.into()).unwrap_err();
        assert_eq!(error.to_string(), message);
    }
}

#[test]
fn versions_sort_from_the_oldest_to_preview() {
    assert!(ApiVersion::V2_9 < ApiVersion::V2_10);
    assert!(ApiVersion::V2_16 < ApiVersion::Preview);
    assert!(ApiVersion::ALL.is_sorted());
    assert_eq!(ApiVersion::DOCS_DEFAULT, ApiVersion::V2_15);
}

#[test]
fn a_version_has_the_codes_that_are_not_unlisted_there() {
    let codes: Vec<_> = ApiVersion::V2_10.error_codes().collect();
    assert!(codes.contains(&ErrorCode::TicketNotFound));
    assert!(!codes.contains(&ErrorCode::ContactMerged), "first seen in 2.16");
    let mut reversed: Vec<_> = ApiVersion::V2_10.error_codes().rev().collect();
    reversed.reverse();
    assert_eq!(codes, reversed);
}
