//! Responses in logs and in the output of programs.

use std::time::Instant;

use serde_json::{Deserializer, Value, json};

use super::decode;

const LIST: &str =
    r#"{"type":"error.list","request_id":"a1","errors":[{"code":"not_found","message":"No {x}"}]}"#;

/// Returns the documents of the responses in an input.
fn documents(input: &str, arguments: &[&str]) -> Vec<Value> {
    let ran = decode(input, &[arguments, &["--format", "json"]].concat());
    assert_eq!(ran.err, "");
    Deserializer::from_str(&ran.out).into_iter().collect::<Result<_, _>>().unwrap()
}

/// Checks the readings, the status and the codes of an input with one response. Spaces separate the words.
#[track_caller]
fn check(input: &str, readings: &str, status: Option<u16>, codes: &str) {
    let documents = documents(input, &[]);
    let [document] = &*documents else { panic!("{} responses in {input}", documents.len()) };
    let found: Vec<&Value> =
        document["errors"].as_array().unwrap().iter().map(|error| &error["code"]).collect();
    let words = |text: &str| json!(text.split_whitespace().collect::<Vec<_>>());
    assert_eq!(document["input"], words(readings), "{input}");
    assert_eq!(document["status"], json!(status), "{input}");
    assert_eq!(json!(found), words(codes), "{input}");
}

#[test]
fn an_input_that_is_a_body_is_read_as_it_is() {
    check(LIST, "body", None, "not_found");
    check(r#"{"errors":[{"code":"not_found","data":{"type":"error.list"}}]}"#, "body", None, "not_found");
    check(r#"{"status":400,"error":"not_found"}"#, "body", None, "not_found");
    check(r#"[{"code":"not_found"},{"code":"conflict"}]"#, "body", None, "not_found conflict");
    // The body is truncated, or other text follows it.
    check(r#"{"errors":[{"code":"not_found"},{"code":"conf"#, "body", None, "not_found");
    check(r#"{"errors":[{"code":"not_found"}]} trailing"#, "body", None, "not_found");
    for text in ["null", "\"text\"", "no {json} here", "{", "[2026] upstream error", r#"{"level": "error"}"#]
    {
        check(text, "body", None, "");
    }
    check(&format!("<html>{LIST}</html>"), "body", None, "");
}

#[test]
fn json_is_found_in_a_line_of_a_log() {
    check(&format!("E/Intercom( 7049): Failed to register: {LIST}"), "found", None, "not_found");
    check(&format!("[2026-01-02 03:04] {{main}} \"POST\" {LIST}, gave up\n"), "found", None, "not_found");
    check(&format!("time=3 body={} retry=no", json!(LIST)), "found json_string", None, "not_found");
    check(
        &json!({"level": "error", "context": {"body": LIST}}).to_string(),
        "found json_string",
        None,
        "not_found",
    );
    check("b'{\"errors\":[{\"code\":\"not_found\"}]}'", "found", None, "not_found");
}

#[test]
fn a_truncated_body_in_a_log_is_read() {
    // https://github.com/intercom/intercom-php/issues/273
    let php = r#"Client error: `GET https://api.intercom.io/users?email=x` resulted in a `409 Conflict` response:
{"type":"error.list","request_id":"001n2v63prh02g8hv120","errors":[{"code":"conflict","message":"Multiple existing users (truncated...)"#;
    check(php, "found", None, "conflict");
    assert_eq!(documents(php, &[])[0]["request_id"], "001n2v63prh02g8hv120");
}

#[test]
fn a_response_that_a_client_logged_has_its_status_and_headers() {
    let list: Value = serde_json::from_str(LIST).unwrap();
    for logged in [
        json!({"statusCode": 404, "body": list, "headers": {"intercom-version": "2.1", "x-n": 1}}),
        json!({"status_code": 404, "body": LIST, "headers": {"Intercom-Version": "2.1"}}),
        json!({"statusCode": null, "status": 404, "data": list, "headers": {"Intercom-Version": "2.1"}}),
        json!({"status": "404", "data": list, "headers": {"Intercom-Version": "2.1"}}),
    ] {
        check(&logged.to_string(), "object", Some(404), "not_found");
        assert_eq!(documents(&logged.to_string(), &[])[0]["version"], "2.1");
    }
    let logged = json!({"response": {"statusCode": 503, "body": null}});
    check(&logged.to_string(), "found object", Some(503), "");
    let documents = documents(&json!({"statusCode": 404, "body": LIST}).to_string(), &["--status", "410"]);
    assert_eq!(documents[0]["status"], 410);
}

#[test]
fn published_logs_are_read() {
    // https://github.com/intercom/intercom-node/issues/186
    let node = r#"{"statusCode":400,"body":{"type":"error.list","request_id":"b1qf1jijuefttcaga4fg","errors":[{"code":"service_error","message":"role_consistent_with_anonymous validation failed"}]},"headers":{"status":"400 Bad Request","x-ratelimit-limit":"83","x-ratelimit-remaining":"83"}}"#;
    check(node, "object", Some(400), "service_error");
    // https://github.com/deepak786/intercom_flutter/issues/494
    let flutter = r#"E/Intercom( 7049): Failed to register or update user: {"type":"error.list","request_id":"004eudcblmmmtrl8fdv0","errors":[{"code":"hmac_mismatch","message":"Failed Identity Verification check"}]}"#;
    check(flutter, "found", None, "hmac_mismatch");
    let document = &documents(flutter, &["--status", "401"])[0];
    assert_eq!(document["category"], "authentication");
    assert_eq!(document["errors"][0]["detail"], json!({"fact": "identity_verification_failed"}));
    // https://github.com/intercom/intercom-php/issues/174
    let php = r#"{errors:[{code:"media_type_not_acceptable",message:"The Accept header should send a media type of application/json"}],type:"error.list"}"#;
    check(php, "notation", None, "media_type_not_acceptable");
}

#[test]
fn json_may_be_inside_a_json_string() {
    check(&json!(LIST).to_string(), "json_string", None, "not_found");
    check(&json!(json!(LIST).to_string()).to_string(), "json_string", None, "not_found");
}

#[test]
fn literals_of_python_and_javascript_are_read() {
    let read = "notation";
    let python =
        "{'type': 'error.list', 'errors': [{'code': 'not_found', 'message': \"it's\", 'field': None}]}";
    check(python, read, None, "not_found");
    check(
        "{errors:[{code:\"media_type_not_acceptable\",message:'No'}],type:\"error.list\"}",
        read,
        None,
        "media_type_not_acceptable",
    );
    check(
        "{\n  type: 'error.list',\n  errors: [ { code: 'not_found', field: undefined, }, ],\n}",
        read,
        None,
        "not_found",
    );
    check(&format!("ERROR {python} <- Intercom"), "found notation", None, "not_found");
    check(
        "{ statusCode: 404, body: { errors: [ { code: 'not_found' } ] } }",
        "notation object",
        Some(404),
        "not_found",
    );
    // Node printed a part of it only.
    check("{ errors: [ [Object] ] }", "body", None, "");
}

#[test]
fn a_code_that_is_a_status_replaces_a_missing_one() {
    let body =
        r#"{"errors":[{"code":"400","message":"User email, user_id or anonymous_id must be supplied"}]}"#;
    check(body, "body code_as_status", Some(400), "400");
    let ran = decode(body, &[]);
    ran.exits(1).says("status 400, invalid request\n").says("  retry       no: ");
    ran.says("  input       only a body; a code that is an HTTP status, as the status\n");
    assert_eq!(documents(body, &["--status", "422"])[0]["status"], 422);
    check(r#"{"errors":[{"code":"200"}]}"#, "body", None, "200");
}

#[test]
fn each_of_several_responses_gets_a_report() {
    let codes = |input: &str| -> Vec<Value> {
        documents(input, &[]).iter().map(|document| document["errors"][0]["code"].clone()).collect()
    };
    let other = LIST.replace("not_found", "conflict");
    assert_eq!(codes(&format!("{LIST}\n{other}\n")), ["not_found", "conflict"]);
    assert_eq!(codes(&format!("[{LIST},{other}]")), ["not_found", "conflict"]);
    assert_eq!(codes(&format!("a {LIST}\nb\nc {other}\n")), ["not_found", "conflict"]);
    let curl = format!("HTTP/2 404 \r\n\r\n{LIST}HTTP/2 200 \r\n\r\n{{}}HTTP/2 409 \r\n\r\n{other}");
    assert_eq!(codes(&curl), ["not_found", "conflict"]);
    let ran = decode(&curl, &[]);
    ran.clean().says("response 1 of 2\nstatus 404, not found\n");
    ran.says("\n\nresponse 2 of 2\nstatus 409, conflict\n");
}

#[test]
fn a_hostile_text_is_given_up_in_time() {
    let start = Instant::now();
    for text in ["x{\"a\":", "x{a:[", "x{\"", "x\"{\\\"", "x[{", "x{'a':'"] {
        check(&text.repeat(200_000), "body", None, "");
    }
    assert!(start.elapsed().as_secs() < 60, "{:?}", start.elapsed());
}
