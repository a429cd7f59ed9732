//! `Display` and `Debug` for logs, and their alternate forms for developers.

use std::error::Error;

use intercom_errors::{ApiError, Detail, ErrorObject, IntercomErrors, RawJson};

use super::response;

const BODY: &str = r#"{"type":"error.list","request_id":"a1","errors":[
    {"code":"parameter_invalid","message":"bad\nline"},
    {"code":"token_revoked","message":"jo@example.com has left","field":"jo@field","data":"jo@data"}
]}"#;

#[test]
fn a_log_line_has_status_and_code_first() {
    assert_eq!(response(401, BODY).to_string(), "401 token_revoked (authentication), 2 errors, request a1");
    assert_eq!(response(500, "").to_string(), "500 (server)");
    assert_eq!(response(503, "").to_string(), "503 (unavailable)");
    assert_eq!(response(403, "<html>").to_string(), "403 (other)");
    let body = r#"{"request_id":"002tao2jpul9936ujpk0","errors":[{"code":"not_found"}]}"#;
    assert_eq!(response(404, body).to_string(), "404 not_found, request 002tao2jpul9936ujpk0");
}

#[test]
fn only_the_alternate_forms_print_messages() {
    let headers = [("X-RateLimit-Limit", "jo@header"), ("Intercom-Version", "jo@version")];
    let error = ApiError::from_response(401, &headers, BODY).expect("401 is an error").into_owned();
    let panic = |error: ApiError<'static>| {
        let result: Result<(), _> = Some(error).map_or(Ok(()), Err);
        let panic = std::panic::catch_unwind(|| result.unwrap()).expect_err("it is an error");
        *panic.downcast::<String>().expect("the message is formatted")
    };
    let chain = anyhow::Error::new(error.clone()).context("cannot update the contact");
    let printed = [
        format!("{error}"),
        format!("{error:?}"),
        panic(error.clone()),
        format!("{chain}"),
        format!("{chain:#}"),
        format!("{chain:?}"),
        format!("{:?}", error.list()),
        format!("{:?}", error.errors()),
        format!("{:?}", error.errors()[1].data),
    ];
    for text in &printed {
        assert!(!text.contains("jo@") && !text.contains("bad"), "{text}");
    }
    assert_eq!(printed[1], "ApiError(401 token_revoked (authentication), 2 errors, request a1)");
    assert_eq!(printed[2], format!("called `Result::unwrap()` on an `Err` value: {}", printed[1]));
    let errors = "[ErrorObject(parameter_invalid), ErrorObject(token_revoked)]";
    assert_eq!(printed[6], format!("ErrorList {{ request_id: Some(a1), errors: {errors} }}"));
    assert_eq!(printed[7], errors);
}

#[test]
fn the_alternate_forms_print_everything() {
    let error = response(401, BODY);
    let line =
        "401 token_revoked (authentication), 2 errors, request a1: bad\\nline; jo@example.com has left";
    assert_eq!(format!("{error:#}"), line);
    for part in ["jo@example.com has left", "jo@field", "jo@data", "bad\\nline", "body_kind: ErrorList"] {
        assert!(format!("{error:#?}").contains(part), "{error:#?}");
    }
    let list = error.list();
    assert!(format!("{list:#?}").contains("jo@example.com has left"), "{list:#?}");
}

#[test]
fn a_response_cannot_start_a_line_of_its_own() {
    let body = r#"{"request_id":"a\r\nb\u2028","errors":[{"code":"x\u001b[31m\n\u202e"}]}"#;
    let line = "400 x\\u{1b}[31m\\n\\u{202e} (invalid_request), request a\\r\\nb\\u{2028}";
    assert_eq!(format!("{:#}", response(400, body)), line);
    let line = "400 [text of 8 characters] (invalid_request), request [text of 5 characters]";
    assert_eq!(response(400, body).to_string(), line);
}

#[test]
fn text_that_does_not_look_like_a_code_is_printed_as_its_length() {
    let printed = |code: &str| {
        let body = format!(r#"{{"errors":[{{"code":"{code}"}}]}}"#);
        let error = response(400, &body);
        assert_eq!(format!("{error:#}"), format!("400 {code} (invalid_request)"));
        error.to_string()
    };
    for code in ["brand_new_code", "brand_new_2", "404", &"x".repeat(64)] {
        assert_eq!(printed(code), format!("400 {code} (invalid_request)"));
    }
    for (code, length) in [
        ("", 0),
        ("user@example.com is a thing", 27),
        ("Jo-Smith", 8),
        ("jo.smith", 8),
        ("+3531234567", 11),
        ("3531234567", 10),
        ("353-123-4567", 12),
        ("086.123.4567", 12),
        ("Zoë", 3),
        (&"x".repeat(65), 65),
        (&"é".repeat(1000), 1000),
    ] {
        assert_eq!(printed(code), format!("400 [text of {length} characters] (invalid_request)"));
    }
}

#[test]
fn text_that_does_not_look_like_a_request_id_is_printed_as_its_length() {
    let printed = |id: &str| response(500, &format!(r#"{{"request_id":"{id}"}}"#)).to_string();
    for id in ["b5c2f8b0-1f3e-4a0e-9d0e-0a1b2c3d4e5f", "002tao2jpul9936ujpk0", "a1"] {
        assert_eq!(printed(id), format!("500 (server), request {id}"));
    }
    for (id, length) in [("ask jo@example.com", 18), ("3531234567", 10), ("353-123-4567", 12)] {
        assert_eq!(printed(id), format!("500 (server), request [text of {length} characters]"));
    }
}

#[test]
fn a_detail_prints_no_values() {
    let object = ErrorObject::new("not_found").with_message("No such email[ann@example.com]");
    let detail = object.detail().expect("the wording is known");
    assert_eq!(
        (detail.to_string(), format!("{detail:?}")),
        ("no_such_record".into(), "Detail(no_such_record)".into())
    );
    assert!(format!("{detail:#?}").contains("ann@example.com"), "{detail:#?}");

    let object = ErrorObject::new("any").with_message("the type parameter must be one of: ann, bob");
    let Some(Detail::AllowedValues { values, .. }) = object.detail() else { panic!("it lists the values") };
    assert_eq!(format!("{values:?}"), "Names(2)");
    assert_eq!(format!("{values:#?}"), "[\n    \"ann\",\n    \"bob\",\n]");
}

#[test]
fn a_missing_variant_prints_no_text_that_is_not_a_code() {
    #[derive(Debug, IntercomErrors)]
    enum Failure {
        NotFound,
    }

    let printed = |code: &str| {
        let error = Failure::try_from(code).expect_err("it has no variant");
        assert_eq!(format!("{error:?}"), format!("NoVariantError({error})"));
        assert_eq!(format!("{error:#}"), format!("no variant for Intercom error code {code}"));
        assert!(format!("{error:#?}").contains(code));
        error.to_string()
    };
    assert_eq!(printed("brand_new_code"), "no variant for Intercom error code brand_new_code");
    assert_eq!(printed("jo@example.com"), "no variant for Intercom error code [text of 14 characters]");
    assert_eq!(Failure::NotFound.wire_name(), Some("not_found"));
}

#[test]
fn data_is_printed_by_the_alternate_debug_only() {
    let data = RawJson::parse("[1.50]").expect("it is JSON");
    assert_eq!(format!("{data:?}"), "RawJson(6 bytes)");
    assert_eq!(format!("{data:#?}"), "RawJson(\n    \"[1.50]\",\n)");
}

#[test]
fn debug_truncates_the_body() {
    let body = "x".repeat(100_000);
    let text = format!("{:#?}", response(500, &body));
    let end = format!("    body: \"{}\" and 99488 more bytes,\n}}", "x".repeat(512));
    assert!(text.ends_with(&end), "{text}");
}

#[test]
fn an_error_can_be_shared_between_threads() {
    fn is<T: Error + Send + Sync + Clone + 'static>(_: &T) {}
    is(&response(500, "").into_owned());
}

#[test]
fn an_error_is_one_pointer_wide() {
    assert_eq!(size_of::<Option<ApiError<'_>>>(), size_of::<usize>());
    assert_eq!(size_of::<Result<(), ApiError<'_>>>(), size_of::<usize>());
}

#[test]
fn into_owned_changes_nothing() {
    let error = response(401, BODY);
    assert_eq!(error.clone().into_owned(), error);
}
