//! The category: from the code, else from the status.

use std::collections::HashSet;

use intercom_errors::{ApiError, Category, CategorySource, Code, Detail, ErrorCode, ErrorObject};

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
fn a_code_ranks_above_the_status() {
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
fn an_error_with_a_code_ranks_above_one_without() {
    let error = response(400, r#"{"errors":[{"message":"No"},{"code":"brand_new_code"}]}"#);
    assert_eq!(error.code().map(Code::as_str), Some("brand_new_code"));
    assert_eq!(error.known_code(), None);
    let error = response(400, r#"{"errors":[{"message":"No"},{"message":"Yes"}]}"#);
    assert_eq!((error.code(), error.message()), (None, Some("No")));
}

#[test]
fn the_most_severe_of_several_codes_counts() {
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
fn a_page_has_no_information_about_permissions() {
    let page = "<html><h1>403 Forbidden</h1></html>";
    for status in [400, 401, 402, 403, 404, 409] {
        assert_eq!(classified(status, page), (Category::Other, CategorySource::Body), "{status}");
    }
}

#[test]
fn the_advice_for_a_page_is_about_the_way_to_intercom() {
    let is_about = |status, page: &str, text| response(status, page).advice().contains(text);
    let captcha = "<html><div id=\"captcha\"></div></html>";
    assert!(is_about(405, "<html>405 Not Allowed</html>", "a proxy, a firewall or a load balancer"));
    assert!(is_about(405, captcha, "such as a CAPTCHA"));
    assert!(is_about(404, captcha, "a proxy, a firewall or a load balancer"));
}

#[test]
fn a_page_may_mean_that_the_service_is_unavailable() {
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
fn a_message_never_belongs_to_another_code() {
    let message = |body: &str| response(400, body).message().map(str::to_owned);
    let revoked = r#"{"code":"token_revoked"}"#;
    assert_eq!(
        message(&format!(r#"{{"errors":[{revoked},{{"code":"parameter_invalid","message":"No"}}]}}"#)),
        None
    );
    // A message without a code may be about all errors.
    assert_eq!(
        message(&format!(r#"{{"errors":[{revoked}],"message":"In short"}}"#)).as_deref(),
        Some("In short")
    );
}

#[test]
fn every_error_is_searched_for_a_code_and_a_detail() {
    let body = r#"{"errors":[{"code":"token_revoked","message":"No"},
        {"code":"conflict","message":"scroll already exists for this workspace"},{"code":"brand_new_code"}]}"#;
    let error = response(400, body);
    assert!(error.has(ErrorCode::TokenRevoked) && error.has(ErrorCode::Conflict));
    assert!(!error.has(ErrorCode::NotFound));
    assert_eq!(error.detail(), Some(Detail::ScrollInUse));
    assert_eq!(response(400, "").detail(), None);
}

/// A list with one error.
fn single(code: &str, message: &str) -> String {
    format!(r#"{{"type":"error.list","errors":[{{"code":"{code}","message":"{message}"}}]}}"#)
}

#[test]
fn a_known_message_corrects_the_category_of_the_code_or_the_status() {
    let message = CategorySource::Message;
    let closed = single("forbidden", "job job_v2_1 is closed for new task updates");
    assert_eq!(classified(403, &closed), (Category::Conflict, message));
    let company = single("bad_request", "Company already exists.");
    assert_eq!(classified(400, &company), (Category::Conflict, message));
    let region = "Your workspace is hosted in Europe but you connected to United States";
    assert_eq!(classified(403, &single("brand_new", region)), (Category::InvalidRequest, message));
    assert_eq!(classified(403, &single("forbidden", region)), (Category::InvalidRequest, message));
    let scroll = single("bad_request", "scroll already exists for this app");
    assert_eq!(classified(400, &scroll), (Category::Conflict, message));
    assert_eq!(
        response(403, &closed).primary_error().and_then(ErrorObject::category),
        Some(Category::Conflict)
    );
}

#[test]
fn a_message_that_agrees_or_is_unknown_corrects_nothing() {
    let source = |body: &str| classified(403, body).1;
    assert_eq!(source(&single("conflict", "Company already exists.")), CategorySource::Code);
    assert_eq!(
        source(&single("action_forbidden", "job 1 is closed for new task updates today")),
        CategorySource::Code
    );
    assert_eq!(
        source(&single("brand_new", "the job is closed for new task updates")),
        CategorySource::Status
    );
    assert_eq!(
        source(&single("conflict", "page limit reached, please use scroll API")),
        CategorySource::Code
    );
}

#[test]
fn advice_does_not_mislead() {
    let advice = |status: u16, code: &str, message: &str| response(status, &single(code, message)).advice();
    for (status, code, message, says) in [
        (404, "not_found", "User Not Found", "After a POST, it is usually one that the body names"),
        (
            404,
            "not_found",
            "The requested resource does not exist; check your path and try again",
            "Do not treat",
        ),
        (400, "intercom_version_invalid", "", "the version that is set for the app"),
        (401, "unauthorized", "Access Token Invalid", "A revoked token often arrives as this code"),
        (401, "token_suspended", "", "The app is suspended."),
        (
            410,
            "contact_merged",
            "",
            "Up to version 2.15 a merged contact is a plain 404. From 2.16 on it is a 410.",
        ),
        (404, "not_found", "This contact has been merged.", "Follow the Link header"),
        (403, "brand_new", "This user is unsubscribed from emails", "No permission of the token is missing."),
        (403, "forbidden", "job 1 is closed for new task updates", "Start another job."),
        (401, "hmac_mismatch", "", "The API token is not at fault."),
        (500, "server_error", "Server Error", "the request may be wrong"),
    ] {
        let found = advice(status, code, message);
        assert!(found.contains(says), "{code} {message}: {found}");
    }
    assert_eq!(advice(409, "conflict", ""), Category::Conflict.advice());
}

#[test]
fn an_error_type_is_a_known_code_or_a_category() {
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
