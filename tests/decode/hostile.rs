//! Malformed and hostile bodies.

use std::fmt::Write;

use intercom_errors::{BodyKind, Detail, Idempotency, RetryAdvice};

use super::{Read, read, response};

const DEEP: usize = 100_000;

#[test]
fn nesting_of_any_depth_is_skipped() {
    let deep = "[".repeat(DEEP) + &"]".repeat(DEEP);
    assert_eq!(response(400, &deep).body_kind(), BodyKind::OtherJson);

    let objects = "{\"a\":".repeat(DEEP) + "1" + &"}".repeat(DEEP);
    assert_eq!(response(400, &objects).body_kind(), BodyKind::OtherJson);

    let body = format!(r#"{{"x":{deep},"errors":[{deep},{{"code":"not_found","x":{deep},"data":{deep}}}]}}"#);
    let expected = Read {
        kind: BodyKind::ErrorList,
        request_id: None,
        errors: vec![(Some("not_found"), None, None, Some(&*deep))],
    };
    assert_eq!(read(&response(400, &body)), expected);

    for shape in [
        format!(r#"{{"errors":{deep}}}"#),
        format!(r#"{{"error":{deep}}}"#),
        format!(r#"{{"errors":{{"email":{deep}}}}}"#),
        format!(r#"{{"code":{deep}}}"#),
        "{\"error\":".repeat(DEEP) + "1" + &"}".repeat(DEEP),
        "{\"errors\":[".repeat(DEEP),
    ] {
        let error = response(400, &shape);
        assert_eq!(error.body(), shape.as_bytes());
    }
}

#[test]
fn a_million_errors_are_all_kept() {
    const MILLION: usize = 1_000_000;
    let mut body = String::from(r#"{"type":"error.list","errors":[{"code":"code_0"}"#);
    for number in 1..MILLION {
        write!(body, r#",{{"code":"code_{number}"}}"#).expect("a string takes any text");
    }
    body.push_str("]}");
    let error = response(400, &body);
    assert_eq!(error.errors().len(), MILLION);
    let last = error.errors().last().and_then(|object| object.code.as_ref());
    assert_eq!(last.map(AsRef::as_ref), Some("code_999999"));
}

#[test]
fn a_message_with_a_million_names_is_read_in_linear_time() {
    const MILLION: usize = 1_000_000;
    let message = format!("found unpermitted parameters: {}", vec!["a"; MILLION].join(","));
    let body = serde_json::json!({"errors": [{"code": "parameter_invalid", "message": message}]}).to_string();
    let error = response(400, &body);
    let Some(Detail::UnpermittedParameters { names, .. }) = error.detail() else {
        panic!("it lists the names")
    };
    assert_eq!(names.iter().count(), MILLION);
    assert_eq!(error.to_string(), "400 parameter_invalid (invalid_request)");
    assert_eq!(error.retry(Idempotency::Idempotent).advice, RetryAdvice::No);
}

#[test]
fn the_last_duplicate_key_that_is_not_null_counts() {
    let body = r#"{"request_id":"a","request_id":"b","request_id":null,"errors":[{"code":"one"}],
        "errors":[{"code":"two","code":"three","code":null,"data":1,"data":2}],"type":"x","type":"error.list"}"#;
    let expected = Read {
        kind: BodyKind::ErrorList,
        request_id: Some("b"),
        errors: vec![(Some("one"), None, None, None), (Some("three"), None, None, Some("2"))],
    };
    assert_eq!(read(&response(400, body)), expected);
}

#[test]
fn values_that_are_not_strings_are_kept_as_json() {
    let body = r#"{"request_id":7,"errors":[{"code":404,"message":{"en":"No"},"field":[1],"data":"text"},
        {"code":1.50e3,"message":true},{"code":123456789012345678901234567890}]}"#;
    let expected = Read {
        kind: BodyKind::ErrorList,
        request_id: Some("7"),
        errors: vec![
            (Some("404"), Some(r#"{"en":"No"}"#), Some("[1]"), Some(r#""text""#)),
            (Some("1.50e3"), Some("true"), None, None),
            (Some("123456789012345678901234567890"), None, None, None),
        ],
    };
    assert_eq!(read(&response(400, body)), expected);
}

#[test]
fn escapes_and_unpaired_surrogates_are_read() {
    let body = r#"{"errors":[{"\u0063ode":"not\u005ffound","message":"\ud83d\ude00 \ud83d \u0000"}]}"#;
    let expected = Read {
        kind: BodyKind::ErrorList,
        request_id: None,
        errors: vec![(Some("not_found"), Some("😀 \u{fffd} \0"), None, None)],
    };
    assert_eq!(read(&response(400, body)), expected);
}

#[test]
fn only_an_unpaired_surrogate_itself_is_replaced() {
    for body in [
        r#"{"\ud800":1,"errors":[{"code":"not_found"}]}"#,
        r#"{"errors":[{"\udc00":"\\\ud800","code":"not_found"}]}"#,
    ] {
        assert_eq!(read(&response(400, body)).errors, [(Some("not_found"), None, None, None)], "{body}");
    }
    let body = r#"{"errors":{"a\ud800":["b\ud83d","\ud83d\ude00"]}}"#;
    let expected =
        [(None, Some("b\u{fffd}"), Some("a\u{fffd}"), None), (None, Some("😀"), Some("a\u{fffd}"), None)];
    assert_eq!(read(&response(400, body)).errors, expected);
}

#[test]
fn a_long_field_name_is_kept_once() {
    let texts = vec![r#""a""#; 10_000].join(",");
    let long = "n".repeat(10_000);
    let body = format!(r#"{{"errors":{{"{long}":[{texts}],"short":[{texts}]}}}}"#);
    // Even if nothing is borrowed.
    let error = response(400, &body).into_owned();
    let fields = |name: &str| error.errors().iter().filter(|e| e.field.as_deref() == Some(name)).count();
    assert_eq!((error.errors().len(), fields(&long), fields("short")), (20_000, 1, 10_000));
}

#[test]
fn errors_within_errors_are_read_eight_levels_deep() {
    let nested = |levels: usize| {
        let body = "{\"error\":".repeat(levels) + r#"{"code":"not_found"}"# + &"}".repeat(levels);
        response(400, &body).errors().len()
    };
    assert_eq!((nested(7), nested(8), nested(100)), (1, 0, 0));
}

#[test]
fn a_byte_order_mark_is_skipped() {
    let body = "\u{feff}{\"errors\":[{\"code\":\"not_found\"}]}";
    assert_eq!(read(&response(400, body)).errors, [(Some("not_found"), None, None, None)]);
    assert_eq!(response(400, "\u{feff}").body_kind(), BodyKind::Empty);
}

#[test]
fn only_the_bytes_of_another_encoding_are_replaced() {
    let body = b"{\"errors\":[{\"code\":\"not_found\",\"message\":\"Caf\xe9 not found\"}]}";
    let error = response(400, body);
    let expected = Read {
        kind: BodyKind::ErrorList,
        request_id: None,
        errors: vec![(Some("not_found"), Some("Caf\u{fffd} not found"), None, None)],
    };
    assert_eq!(read(&error), expected);
    assert_eq!(error.body(), body);
    assert_eq!(response(400, b"Caf\xe9").body_kind(), BodyKind::Text);
    assert_eq!(response(400, b"<p>Caf\xe9").body_kind(), BodyKind::Html);
}

#[test]
fn bytes_that_are_not_text_are_binary() {
    let json = r#"{"errors":[{"code":"not_found"}]}"#;
    let utf16 = |order: fn(u16) -> [u8; 2]| json.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    assert_eq!(response(400, &utf16(u16::to_le_bytes)).body_kind(), BodyKind::Binary);
    assert_eq!(response(400, &utf16(u16::to_be_bytes)).body_kind(), BodyKind::Binary);
    assert_eq!(
        response(400, &[&[0xff, 0xfe][..], &utf16(u16::to_le_bytes)].concat()).body_kind(),
        BodyKind::Binary
    );
    let page = "<p>".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    assert_eq!(response(400, &page).body_kind(), BodyKind::Binary);
    // The first bytes of every gzip file.
    assert_eq!(response(400, b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03").body_kind(), BodyKind::Binary);
    assert_eq!(response(400, b"\0").body_kind(), BodyKind::Binary);
}

#[test]
fn a_raw_nul_breaks_json_and_nothing_else() {
    let body = "{\"errors\":[{\"code\":\"not_found\",\"message\":\"a\0b\"}]}";
    let expected = Read {
        kind: BodyKind::Broken,
        request_id: None,
        errors: vec![(Some("not_found"), None, None, None)],
    };
    assert_eq!(read(&response(400, body)), expected);
}

#[test]
fn text_after_the_json_makes_the_body_broken() {
    let body = r#"{"type":"error.list","errors":[{"code":"not_found"}]} {"#;
    let expected = Read {
        kind: BodyKind::Broken,
        request_id: None,
        errors: vec![(Some("not_found"), None, None, None)],
    };
    assert_eq!(read(&response(400, body)), expected);
}
