//! Code first, then status; and a page is not Intercom's.

use intercom_errors::{ApiError, Category, CategorySource, Code, ErrorCode};

use super::response;

fn classified(status: u16, body: &str) -> (Category, CategorySource) {
    let error = response(status, body);
    (error.category(), error.category_source())
}

fn list(codes: &[&str]) -> String {
    let errors: Vec<String> = codes.iter().map(|code| format!(r#"{{"code":"{code}"}}"#)).collect();
    format!(r#"{{"type":"error.list","errors":[{}]}}"#, errors.join(","))
}

#[test]
fn the_code_tells_more_than_the_status() {
    assert_eq!(classified(403, &list(&["api_plan_restricted"])), (Category::Plan, CategorySource::Code));
    assert_eq!(classified(400, &list(&["conflict"])), (Category::Conflict, CategorySource::Code));
    assert_eq!(classified(401, &list(&["server_error"])), (Category::Server, CategorySource::Code));
}

#[test]
fn an_unknown_or_missing_code_leaves_the_status() {
    for body in
        [&*list(&["brand_new_code"]), &*list(&[]), "", "null", "No", "{", r#"{"errors":[{"message":"No"}]}"#]
    {
        assert_eq!(classified(401, body), (Category::Authentication, CategorySource::Status), "{body}");
    }
    assert_eq!(classified(600, ""), (Category::Other, CategorySource::Status));
}

#[test]
fn an_error_with_a_code_counts_before_one_without() {
    let error = response(400, r#"{"errors":[{"message":"No"},{"code":"brand_new_code"}]}"#);
    let code = error.primary().and_then(|object| object.code.as_ref()).map(Code::as_str);
    assert_eq!(code, Some("brand_new_code"));
    let error = response(400, r#"{"errors":[{"message":"No"},{"message":"Yes"}]}"#);
    assert_eq!(error.primary().and_then(|object| object.message.as_deref()), Some("No"));
}

#[test]
fn of_several_codes_the_most_severe_counts() {
    // One code of each category, in the documented order.
    let by_severity = [
        "token_revoked",
        "api_plan_restricted",
        "action_forbidden",
        "conflict",
        "not_found",
        "parameter_invalid",
        "server_error",
        "service_unavailable",
        "rate_limit_exceeded",
        "brand_new_code",
    ];
    let mut codes = Vec::new();
    for code in by_severity.into_iter().rev() {
        codes.push(code);
        let body = list(&codes);
        let error = response(400, &body);
        let expected = ErrorCode::from_code(code).map_or(Category::InvalidRequest, ErrorCode::category);
        assert_eq!(error.category(), expected, "{code}");
        let primary = error.primary().and_then(|object| object.code.as_ref());
        assert_eq!(primary.map(Code::as_str), Some(code));
    }
}

#[test]
fn a_page_says_nothing_of_permissions() {
    let page = "<html><h1>403 Forbidden</h1></html>";
    for status in [400, 401, 402, 403, 404, 409] {
        assert_eq!(classified(status, page), (Category::Other, CategorySource::Form), "{status}");
    }
}

#[test]
fn a_page_may_say_that_the_service_is_away() {
    let page = "<html></html>";
    assert_eq!(classified(408, page), (Category::Unavailable, CategorySource::Status));
    assert_eq!(classified(429, page), (Category::RateLimit, CategorySource::Status));
    assert_eq!(classified(500, page), (Category::Server, CategorySource::Status));
    assert_eq!(classified(504, page), (Category::Unavailable, CategorySource::Status));
}

#[test]
fn a_code_read_before_the_break_counts() {
    let error = ApiError::from_response(403, &(), br#"{"errors":[{"code":"api_plan_restricted","#);
    let error = error.expect("403 is an error");
    assert_eq!((error.category(), error.category_source()), (Category::Plan, CategorySource::Code));
}
