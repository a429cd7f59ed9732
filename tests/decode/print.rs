//! `Display` for logs, and `Debug` for developers.

use std::error::Error;

use intercom_errors::ApiError;

use super::response;

const BODY: &str = r#"{"type":"error.list","request_id":"a1","errors":[
    {"code":"parameter_invalid","message":"bad\nline"},
    {"code":"token_revoked","message":"jo@example.com has left"}
]}"#;

#[test]
fn a_log_line_has_no_message() {
    let line = "authentication (token_revoked) and 1 more, status 401, request a1";
    assert_eq!(response(401, BODY).to_string(), line);
    assert_eq!(response(500, "").to_string(), "server, status 500");
    assert_eq!(response(403, "<html>").to_string(), "other, status 403");
}

#[test]
fn the_alternate_form_adds_the_messages() {
    let line = "authentication (token_revoked) and 1 more, status 401, request a1: \
                bad\\nline; jo@example.com has left";
    assert_eq!(format!("{:#}", response(401, BODY)), line);
}

#[test]
fn a_response_cannot_start_a_line_of_its_own() {
    let body = r#"{"request_id":"a\r\nb\u2028","errors":[{"code":"x\u001b[31m\n\u202e"}]}"#;
    let line = "invalid_request (x\\u{1b}[31m\\n\\u{202e}), status 400, request a\\r\\nb\\u{2028}";
    assert_eq!(format!("{:#}", response(400, body)), line);
    let line = "invalid_request ([text of 8 characters]), status 400, request [text of 5 characters]";
    assert_eq!(response(400, body).to_string(), line);
}

#[test]
fn of_a_code_that_does_not_look_like_one_the_length_is_printed() {
    let printed = |code: &str| {
        let body = format!(r#"{{"errors":[{{"code":"{code}"}}]}}"#);
        let error = response(400, &body);
        assert_eq!(format!("{error:#}"), format!("invalid_request ({code}), status 400"));
        error.to_string()
    };
    for code in ["brand_new_code", "Brand-New.2", "404", "E1000", &"x".repeat(64)] {
        assert_eq!(printed(code), format!("invalid_request ({code}), status 400"));
    }
    for (code, length) in [
        ("", 0),
        ("user@example.com is a thing", 27),
        ("+3531234567", 11),
        ("3531234567", 10),
        ("353-123-4567", 12),
        ("086.123.4567", 12),
        ("Zoë", 3),
        (&"x".repeat(65), 65),
        (&"é".repeat(1000), 1000),
    ] {
        assert_eq!(printed(code), format!("invalid_request ([text of {length} characters]), status 400"));
    }
}

#[test]
fn of_a_request_id_that_does_not_look_like_one_the_length_is_printed() {
    let printed = |id: &str| response(500, &format!(r#"{{"request_id":"{id}"}}"#)).to_string();
    for id in ["b5c2f8b0-1f3e-4a0e-9d0e-0a1b2c3d4e5f", "002tao2jpul9936ujpk0", "1234567890123"] {
        assert_eq!(printed(id), format!("server, status 500, request {id}"));
    }
    assert_eq!(printed("ask jo@example.com"), "server, status 500, request [text of 18 characters]");
}

#[test]
fn debug_cuts_the_body() {
    let body = "x".repeat(100_000);
    let text = format!("{:?}", response(500, &body));
    let expected = format!(
        "ApiError {{ status: 500, form: Text, request_id: None, errors: [], version: None, rate_limit: \
         RateLimit {{ limit: None, remaining: None, reset: None }}, retry_after: None, body: \"{}\" and 99488 \
         bytes more }}",
        "x".repeat(512)
    );
    assert_eq!(text, expected);
}

#[test]
fn it_is_an_error_that_threads_can_share() {
    fn is<T: Error + Send + Sync + Clone + 'static>(_: &T) {}
    is(&response(500, "").into_owned());
}

#[test]
fn it_is_one_pointer_wide() {
    assert_eq!(size_of::<Option<ApiError<'_>>>(), size_of::<usize>());
    assert_eq!(size_of::<Result<(), ApiError<'_>>>(), size_of::<usize>());
}

#[test]
fn into_owned_changes_nothing() {
    let error = response(401, BODY);
    assert_eq!(error.clone().into_owned(), error);
}
