//! Every kind of body.

use intercom_errors::BodyKind::{self, *};
use intercom_errors::{ApiError, Code, ErrorCode};

use super::{Parts, Read, read, response};

#[track_caller]
fn check(body: &str, kind: BodyKind, request_id: Option<&str>, errors: &[Parts<'_>]) {
    let error = response(422, body);
    assert_eq!(read(&error), Read { kind, request_id, errors: errors.to_vec() });
    assert_eq!(error.body(), body.as_bytes());
    assert_eq!(error.status(), 422);
}

#[test]
fn an_error_list_keeps_every_part() {
    check(
        r#"{"type": "error.list", "request_id": "b5c2f8b0-1f3e-4a0e-9d0e-0a1b2c3d4e5f", "errors": [
            {"code": "parameter_invalid", "message": "is invalid", "field": "email"},
            {"code": "action_forbidden", "message": "no", "field": null, "data": {"required_permissions": ["x"]}}
        ]}"#,
        ErrorList,
        Some("b5c2f8b0-1f3e-4a0e-9d0e-0a1b2c3d4e5f"),
        &[
            (Some("parameter_invalid"), Some("is invalid"), Some("email"), None),
            (Some("action_forbidden"), Some("no"), None, Some(r#"{"required_permissions": ["x"]}"#)),
        ],
    );
}

#[test]
fn a_known_code_is_known_and_an_unknown_one_is_kept() {
    let error =
        response(404, r#"{"type":"error.list","errors":[{"code":"not_found"},{"code":"brand_new_code"}]}"#);
    let codes: Vec<_> = error.errors().iter().filter_map(|object| object.code.clone()).collect();
    assert_eq!(codes, [Code::Known(ErrorCode::NotFound), Code::from("brand_new_code")]);
}

#[test]
fn a_request_id_may_be_free_text_or_null() {
    check(r#"{"type":"error.list","request_id":"ask us","errors":[]}"#, ErrorList, Some("ask us"), &[]);
    check(r#"{"type":"error.list","request_id":null,"errors":[]}"#, ErrorList, None, &[]);
}

#[test]
fn a_request_id_is_at_the_top() {
    check(
        r#"{"errors":[{"code":"not_found","request_id":"a1"}]}"#,
        ErrorList,
        None,
        &[(Some("not_found"), None, None, None)],
    );
}

#[test]
fn message_and_field_may_be_null_or_missing() {
    check(
        r#"{"type":"error.list","errors":[{"code":"unauthorized","message":null,"field":null,"data":null}, {"code":"not_found"}]}"#,
        ErrorList,
        None,
        &[(Some("unauthorized"), None, None, None), (Some("not_found"), None, None, None)],
    );
}

#[test]
fn an_error_may_lack_its_code() {
    check(
        r#"{"type":"error.list","errors":[{"message":"No"}]}"#,
        ErrorList,
        None,
        &[(None, Some("No"), None, None)],
    );
}

#[test]
fn old_responses_have_the_code_in_type() {
    check(
        r#"{"errors":[{"type":"not_found","message":"No"}]}"#,
        ErrorList,
        None,
        &[(Some("not_found"), Some("No"), None, None)],
    );
    // If both are present, `code` counts.
    check(
        r#"{"errors":[{"type":"error","code":"not_found"}]}"#,
        ErrorList,
        None,
        &[(Some("not_found"), None, None, None)],
    );
}

#[test]
fn a_type_that_every_error_has_is_not_a_code() {
    let without_code = [(None, Some("No"), None, None)];
    check(r#"{"errors":[{"type":"error","message":"No"}]}"#, ErrorList, None, &without_code);
    check(r#"{"error":{"type":"error","message":"No"}}"#, NestedError, None, &without_code);
    check(
        r#"{"error":{"type":"error.list","errors":[{"code":"not_found"}]}}"#,
        NestedError,
        None,
        &[(Some("not_found"), None, None, None)],
    );
}

#[test]
fn errors_may_be_null_empty_or_missing() {
    check(r#"{"type":"error.list","errors":null}"#, ErrorList, None, &[]);
    check(r#"{"type":"error.list","errors":[]}"#, ErrorList, None, &[]);
    check(r#"{"type":"error.list"}"#, ErrorList, None, &[]);
}

#[test]
fn an_error_key_is_a_code() {
    check(
        r#"{"error_key":"sms_failed","message":"SMS was not sent"}"#,
        ErrorKey,
        None,
        &[(Some("sms_failed"), Some("SMS was not sent"), None, None)],
    );
    check(r#"{"error_key":"some_error"}"#, ErrorKey, None, &[(Some("some_error"), None, None, None)]);
    check(
        r#"{"errors":[{"error_key":"sms_failed","message":"No"}]}"#,
        ErrorList,
        None,
        &[(Some("sms_failed"), Some("No"), None, None)],
    );
}

#[test]
fn an_error_key_that_differs_from_the_code_is_an_error_of_its_own() {
    check(
        r#"{"error_key":"one","code":"two","message":"No"}"#,
        ErrorKey,
        None,
        &[(Some("two"), Some("No"), None, None), (Some("one"), None, None, None)],
    );
    check(r#"{"error_key":"one","code":"one"}"#, ErrorKey, None, &[(Some("one"), None, None, None)]);
}

#[test]
fn a_body_may_be_a_single_error() {
    check(
        r#"{"type":"error","request_id":"a1","message":"Something went wrong"}"#,
        SingleError,
        Some("a1"),
        &[(None, Some("Something went wrong"), None, None)],
    );
    check(
        r#"{"code":"not_found","message":"No"}"#,
        SingleError,
        None,
        &[(Some("not_found"), Some("No"), None, None)],
    );
}

#[test]
fn errors_may_be_messages_by_field() {
    check(
        r#"{"errors":{"email":"is invalid","na\u006de":["is long","is odd"],"age":null}}"#,
        FieldErrors,
        None,
        &[
            (None, Some("is invalid"), Some("email"), None),
            (None, Some("is long"), Some("name"), None),
            (None, Some("is odd"), Some("name"), None),
        ],
    );
}

#[test]
fn errors_by_field_may_have_codes_and_fields_of_their_own() {
    check(
        r#"{"errors":{"0":{"code":"not_unique","field":"email"},"name":[{"code":"conflict"}],"id":"not_found"}}"#,
        FieldErrors,
        None,
        &[
            (Some("not_unique"), None, Some("email"), None),
            (Some("conflict"), None, Some("name"), None),
            (Some("not_found"), None, Some("id"), None),
        ],
    );
}

#[test]
fn fields_may_have_the_names_of_an_error_s_parts() {
    check(
        r#"{"errors":{"code":"is odd","message":["is long","x"],"type":"not_found","request_id":"is used","error":"is set",
            "errors":["a"],"data":{"code":"conflict"},"field":null}}"#,
        FieldErrors,
        None,
        &[
            (None, Some("is odd"), Some("code"), None),
            (None, Some("is long"), Some("message"), None),
            (None, Some("x"), Some("message"), None),
            (Some("not_found"), None, Some("type"), None),
            (None, Some("is used"), Some("request_id"), None),
            (None, Some("is set"), Some("error"), None),
            (None, Some("a"), Some("errors"), None),
            (Some("conflict"), None, Some("data"), None),
        ],
    );
    check(
        r#"{"errors":{"code":"token_revoked","message":"gone"}}"#,
        FieldErrors,
        None,
        &[(Some("token_revoked"), None, Some("code"), None), (None, Some("gone"), Some("message"), None)],
    );
}

#[test]
fn a_string_may_replace_the_list() {
    check(r#"{"errors":"token_revoked"}"#, OtherJson, None, &[(Some("token_revoked"), None, None, None)]);
}

#[test]
fn a_list_may_replace_its_envelope_or_an_error() {
    let revoked = [(Some("token_revoked"), None, None, None)];
    check(r#"[{"code":"token_revoked"}]"#, OtherJson, None, &revoked);
    check(r#"{"errors":[[{"code":"token_revoked"}]]}"#, ErrorList, None, &revoked);
    check(r#"{"error":[{"code":"token_revoked"}]}"#, NestedError, None, &revoked);
    check(r#"{"error":{"errors":[{"code":"token_revoked"}]}}"#, NestedError, None, &revoked);
    check(r#"{"errors":[{"error":{"code":"token_revoked"}}]}"#, ErrorList, None, &revoked);
}

#[test]
fn an_error_s_own_parts_come_after_the_errors_inside_it() {
    check(
        r#"{"error":{"code":"one","errors":[{"code":"two"}]},"code":"three"}"#,
        NestedError,
        None,
        &[
            (Some("two"), None, None, None),
            (Some("one"), None, None, None),
            (Some("three"), None, None, None),
        ],
    );
}

#[test]
fn an_error_may_be_nested() {
    check(
        r#"{"error":{"type":"not_found","message":"No"}}"#,
        NestedError,
        None,
        &[(Some("not_found"), Some("No"), None, None)],
    );
    // A message is never a code, even if it has the text of one.
    check(
        r#"{"error":{"message":"not_found"}}"#,
        NestedError,
        None,
        &[(None, Some("not_found"), None, None)],
    );
}

#[test]
fn the_type_at_the_top_is_a_code_if_it_is_known() {
    check(
        r#"{"type":"not_found","message":"No"}"#,
        SingleError,
        None,
        &[(Some("not_found"), Some("No"), None, None)],
    );
    check(r#"{"type":"contact","message":"No"}"#, OtherJson, None, &[(None, Some("No"), None, None)]);
}

#[test]
fn an_error_may_be_a_string() {
    check(
        r#"{"status":400,"error":"Bad Request"}"#,
        ErrorText,
        None,
        &[(None, Some("Bad Request"), None, None)],
    );
    // Only a known code is read as a code.
    check(r#"{"error":"unauthorized"}"#, ErrorText, None, &[(Some("unauthorized"), None, None, None)]);
}

#[test]
fn other_json_has_no_errors() {
    for body in ["null", "[]", "[1]", "12", "-1.5", "true", r#""No""#, r#"{"a":[{}]}"#, "[[[{}]]]", "{}"] {
        check(body, OtherJson, None, &[]);
    }
}

#[test]
fn a_message_at_the_top_is_kept() {
    check(r#"{"message":"Forbidden"}"#, OtherJson, None, &[(None, Some("Forbidden"), None, None)]);
    check(
        r#"{"type":"error.list","message":"In short","errors":[{"code":"not_found"}]}"#,
        ErrorList,
        None,
        &[(Some("not_found"), None, None, None), (None, Some("In short"), None, None)],
    );
}

#[test]
fn entries_of_the_list_may_be_strings() {
    check(
        r#"{"errors":["No",null,3,["a"],true,{},"","\u00e9"]}"#,
        ErrorList,
        None,
        &[(None, Some("No"), None, None), (None, Some("a"), None, None), (None, Some("é"), None, None)],
    );
    check(r#"{"errors":["token_revoked"]}"#, ErrorList, None, &[(Some("token_revoked"), None, None, None)]);
    check(r#"{"errors":"No"}"#, OtherJson, None, &[(None, Some("No"), None, None)]);
}

#[test]
fn a_load_balancer_s_page_is_html() {
    check("<html>\r\n<head><title>502 Bad Gateway</title></head></html>", Html, None, &[]);
    check("\n <!DOCTYPE html><p>{\"code\":1}", Html, None, &[]);
}

#[test]
fn plain_text_is_text() {
    for body in
        ["upstream connect error", "503 Service Unavailable", "not found", "true story", "\"quoted\" text"]
    {
        check(body, Text, None, &[]);
    }
}

#[test]
fn an_empty_body_is_empty() {
    check("", Empty, None, &[]);
    check(" \r\n", Empty, None, &[]);
}

#[test]
fn the_complete_parts_of_truncated_json_are_kept() {
    check(
        r#"{"type":"error.list","request_id":"a1","errors":[{"code":"not_found","message":"No such con"#,
        Broken,
        Some("a1"),
        &[(Some("not_found"), None, None, None)],
    );
    check(
        r#"{"error":{"code":"not_found","message":"cut"#,
        Broken,
        None,
        &[(Some("not_found"), None, None, None)],
    );
    check(
        r#"{"errors":{"email":"is invalid","name":{"code":"conflict","m"#,
        Broken,
        None,
        &[(None, Some("is invalid"), Some("email"), None), (Some("conflict"), None, Some("name"), None)],
    );
    check(r#"{"errors":[{"code":"not_fo"#, Broken, None, &[]);
    check("{", Broken, None, &[]);
    // The number may have been longer.
    check(r#"{"errors":[{"message":"No","code":40"#, Broken, None, &[(None, Some("No"), None, None)]);
    check(r#"{"errors":[]} 1"#, Broken, None, &[]);
}

#[test]
fn a_status_below_400_is_not_an_error() {
    let body = br#"{"type":"error.list","errors":[{"code":"not_found"}]}"#;
    for status in [0, 100, 200, 204, 302, 399] {
        assert_eq!(ApiError::from_response(status, &(), body), None);
    }
    assert!(ApiError::from_response(400, &(), body).is_some());
    assert!(ApiError::from_response(u16::MAX, &(), body).is_some());
}
