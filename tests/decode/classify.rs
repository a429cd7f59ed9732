//! Code first, then status; and a page is not Intercom's.

use std::collections::HashSet;

use intercom_errors::{ApiError, Category, CategorySource, Code, Detail, ErrorCode};

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
    assert_eq!(error.code().map(Code::as_str), Some("brand_new_code"));
    assert_eq!(error.known_code(), None);
    let error = response(400, r#"{"errors":[{"message":"No"},{"message":"Yes"}]}"#);
    assert_eq!((error.code(), error.message()), (None, Some("No")));
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
        assert_eq!(error.code().map(Code::as_str), Some(code));
        assert_eq!(error.known_code(), ErrorCode::from_code(code));
    }
}

#[test]
fn a_page_says_nothing_of_permissions() {
    let page = "<html><h1>403 Forbidden</h1></html>";
    for status in [400, 401, 402, 403, 404, 409] {
        assert_eq!(classified(status, page), (Category::Other, CategorySource::Body), "{status}");
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

#[test]
fn a_message_is_never_that_of_another_code() {
    let message = |body: &str| response(400, body).message().map(str::to_owned);
    let revoked = r#"{"code":"token_revoked"}"#;
    assert_eq!(
        message(&format!(r#"{{"errors":[{revoked},{{"code":"parameter_invalid","message":"No"}}]}}"#)),
        None
    );
    // One without a code may be about all of them.
    assert_eq!(
        message(&format!(r#"{{"errors":[{revoked}],"message":"In short"}}"#)).as_deref(),
        Some("In short")
    );
}

#[test]
fn every_error_is_looked_through_for_a_code_and_a_detail() {
    let body = r#"{"errors":[{"code":"token_revoked","message":"No"},
        {"code":"conflict","message":"scroll already exists for this workspace"},{"code":"brand_new_code"}]}"#;
    let error = response(400, body);
    assert!(error.has(ErrorCode::TokenRevoked) && error.has(ErrorCode::Conflict));
    assert!(!error.has(ErrorCode::NotFound));
    assert_eq!(error.detail(), Some(Detail::ScrollInUse));
    assert_eq!(response(400, "").detail(), None);
}

#[test]
fn the_type_of_an_error_is_a_known_code_or_a_category() {
    assert_eq!(response(401, &list(&["token_revoked"])).error_type(), "token_revoked");
    assert_eq!(response(401, &list(&["user@example.com"])).error_type(), "authentication");
    assert_eq!(response(503, "").error_type(), "unavailable");
    assert_eq!(response(403, "<html>").error_type(), "other");
}

#[test]
fn each_category_has_its_own_advice() {
    let advice: HashSet<&str> = Category::ALL.iter().map(|category| category.advice()).collect();
    assert_eq!(advice.len(), Category::ALL.len());
    assert_eq!(response(404, "").advice(), Category::NotFound.advice());
    assert!(!advice.contains(response(404, "<html>").advice()));
}
