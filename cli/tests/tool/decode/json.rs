//! The JSON form.

use serde_json::{Value, json};

use super::decode;

fn decoded(input: &str, arguments: &[&str]) -> Value {
    let ran = decode(input, &[arguments, &["--format", "json"]].concat());
    assert_eq!(ran.err, "");
    ran.json()
}

#[test]
fn the_document_has_every_key() {
    let input = "HTTP/2 429 \r\nintercom-version: 2.1\r\nretry-after: 7\r\nx-ratelimit-limit: 83\r\n\
                 x-ratelimit-remaining: 0\r\nx-ratelimit-reset: 1800000007\r\n\r\n\
                 {\"request_id\":\"a1\",\"errors\":[{\"code\":\"brand_new\",\"field\":\"f\",\
                 \"message\":\"Exceeded rate limit of 83 in 10_seconds\",\"data\":{\"b\":1.0,\"a\":\t[2]}},\
                 {\"code\":\"conflct\"}]}";
    let retry = json!({"advice": "after", "seconds": 7, "max_retries": null,
        "reason": "retry_after", "explanation": "the Retry-After header specifies the wait"});
    assert_eq!(
        decoded(input, &[]),
        json!({
            "input": ["http"],
            "status": 429,
            "body_kind": "error_list",
            "request_id": "a1",
            "version": "2.1",
            "rate_limit": {"limit": 83, "remaining": 0, "reset": 1_800_000_007},
            "category": "rate_limit",
            "category_source": "status",
            "advice": "There are too many requests or jobs at once. Wait, then send fewer. The X-RateLimit \
                       headers of every response say how many requests are left.",
            "retry": retry,
            "retry_not_idempotent": retry,
            "errors": [
                {"code": "brand_new", "field": "f", "message": "Exceeded rate limit of 83 in 10_seconds",
                    "data": {"b": 1.0, "a": [2]}, "detail": {"fact": "window_limit", "count": 83, "seconds": 10}},
                {"code": "conflct", "field": null, "message": null, "data": null, "detail": null},
            ],
            "codes": [],
            "unknown": [{"code": "brand_new", "nearest": []}, {"code": "conflct", "nearest": ["conflict"]}],
        })
    );
}

#[test]
fn values_that_depend_on_the_status_are_null_without_one() {
    let decoded = decoded(r#"{"errors":[{"message":"No"}]}"#, &[]);
    for key in
        ["status", "category", "category_source", "retry", "retry_not_idempotent", "request_id", "version"]
    {
        assert_eq!(decoded[key], Value::Null, "{key}");
    }
}

#[test]
fn each_known_code_comes_once_as_in_list() {
    let decoded = decoded(r#"{"errors":[{"code":"conflict"},{"code":"conflict"}]}"#, &["--status", "409"]);
    assert_eq!(decoded["errors"].as_array().unwrap().len(), 2);
    assert_eq!(
        decoded["codes"],
        json!([{"code": "conflict", "variant": "Conflict", "description": "Data clashes", "since": "2.1",
            "statuses": [409], "availability": {"1.0": "presumed", "2.0": "presumed", "2.1": "documented",
            "Preview": "documented"}}])
    );
    assert_eq!(decoded["unknown"], json!([]));
}

#[test]
fn a_request_that_is_not_idempotent_has_its_own_advice() {
    let decoded = decoded("", &["--status", "502"]);
    assert_eq!(
        decoded["retry"],
        json!({"advice": "backoff", "seconds": null, "max_retries": 1,
            "reason": "transient", "explanation": "the failure is transient"})
    );
    assert_eq!(
        decoded["retry_not_idempotent"],
        json!({"advice": "no", "seconds": null, "max_retries": 0,
            "reason": "may_be_done",
            "explanation": "the request may have been carried out, and is not idempotent"})
    );
}

#[test]
fn every_detail_is_a_fact() {
    for (message, fact) in [
        (
            "A contact matching those details already exists with id=5b",
            json!({"fact": "contact_exists", "id": "5b", "archived": false}),
        ),
        ("Multiple existing users match this email address", json!({"fact": "multiple_contacts_match"})),
        (
            "User has been marked for permanent deletion and is not restorable.",
            json!({"fact": "permanently_deleted"}),
        ),
        ("scroll already exists for this workspace", json!({"fact": "scroll_in_use"})),
        ("page limit reached, please use scroll API", json!({"fact": "page_limit"})),
        ("Custom attribute 'x' does not exist", json!({"fact": "unknown_attribute", "name": "x"})),
        ("The requested version could not be found", json!({"fact": "version_not_found"})),
        (
            "Requested resource is not available in current API version.",
            json!({"fact": "not_available_in_version"}),
        ),
        ("This contact has been merged.", json!({"fact": "contact_merged"})),
        (
            "Exceeded rate limit of 1 pending data export jobs",
            json!({"fact": "job_limit", "count": 1, "kind": "data export"}),
        ),
    ] {
        let body = json!({"errors": [{"message": message}]}).to_string();
        assert_eq!(decoded(&body, &[])["errors"][0]["detail"], fact);
        decode(&body, &[]).clean().says("  detail    ");
    }
}

#[test]
fn control_characters_are_escapes() {
    let input = "{\"errors\":[{\"message\":\"a\u{202e}\\u001b\u{7f}\",\"data\":[\"\u{9b}\",\r\n\t1]}]}";
    let ran = decode(input, &["--format", "json"]);
    ran.clean().says(r#""a\u202e\u001b\u007f""#).says(r#"["\u009b","#);
    assert!(!ran.out.contains(|c: char| c != '\n' && c.is_control()), "{}", ran.out);
    assert_eq!(ran.json()["errors"][0]["data"], json!(["\u{9b}", 1]));
}

#[test]
fn data_may_be_of_any_depth() {
    let deep = "[".repeat(100_000) + &"]".repeat(100_000);
    let ran = decode(&format!(r#"{{"errors":[{{"data":{deep}}}]}}"#), &["--format", "json"]);
    ran.clean().says(&format!("\"data\": {deep},\n"));
}
