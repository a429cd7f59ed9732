//! Errors that count.

use super::{NOT_FOUND, RESPONSE, body, codes, description, error_object, media, seen};

#[test]
fn every_named_example_counts() {
    let text = media(&format!("{{examples: {{One: {{value: {NOT_FOUND}}}, Two: {{value: {NOT_FOUND}}}}}}}"));
    assert_eq!(codes(&text), ["not_found 404 2"]);
}

#[test]
fn the_examples_of_a_schema_s_parts_are_not_bodies() {
    let schema = "{properties: {code: {example: not_found}, errors: {example: [{code: not_found}]}}}";
    assert_eq!(codes(&media(&format!("{{schema: {schema}}}"))), [""; 0]);
}

#[test]
fn every_error_of_an_example_counts() {
    assert_eq!(codes(&error_object("{code: b}, {code: a}, {code: b}")), ["a 404 1", "b 404 2"]);
}

#[test]
fn every_media_type_counts() {
    let examples = format!("{{examples: {{A: {{value: {NOT_FOUND}}}}}}}");
    let text = description(&format!("404: {{content: {{a/b: {examples}, c/d: {examples}}}}}"));
    assert_eq!(codes(&text), ["not_found 404 2"]);
}

#[test]
fn every_operation_of_every_path_counts() {
    let operation = format!("{{responses: {{404: {RESPONSE}}}}}");
    let text = format!(
        "openapi: 3.1.0\npaths: {{/a: {{get: {operation}, put: {operation}}}, /b: {{trace: {operation}}}}}"
    );
    assert_eq!(codes(&text), ["not_found 404 3"]);
}

#[test]
fn only_operations_count() {
    let operation = format!("{{responses: {{404: {RESPONSE}}}}}");
    let text = format!(
        "openapi: 3.1.0\nx-paths: {{}}\npaths:\n  x-internal: 1\n  /a:\n    summary: text\n    x-get: {operation}\n    \
         get: {{responses: {{200: {{}}}}}}\nwebhooks:\n  w:\n    post: {operation}\n"
    );
    assert_eq!(codes(&text), [""; 0]);
}

#[test]
fn the_version_may_be_a_number() {
    let text = description(&format!("404: {RESPONSE}")).replace("3.0.1", "3.1");
    assert_eq!(codes(&text), ["not_found 404 1"]);
}

#[test]
fn one_code_counts_under_each_of_its_statuses_with_quotes_or_without() {
    let text = description(&format!("'404': {RESPONSE}\n409: {RESPONSE}"));
    assert_eq!(codes(&text), ["not_found 404 1", "not_found 409 1"]);
}

#[test]
fn responses_below_400_do_not_count() {
    let text = description(&format!("200: {RESPONSE}\n302: {RESPONSE}\n2XX: {RESPONSE}\nx-note: {RESPONSE}"));
    assert_eq!(codes(&text), [""; 0]);
}

#[test]
fn bodies_of_other_shapes_do_not_count() {
    for other in [
        "{type: error, message: no}",
        "{errors: {base: no}}",
        "{a: [{type: error}, error.list]}",
        "an error.list with errors",
        "'{\"error_key\": \"sms_failed\"}'",
        "[]",
        "null",
    ] {
        assert_eq!(codes(&body(other)), [""; 0]);
    }
}

#[test]
fn the_error_key_of_a_body_counts() {
    assert_eq!(codes(&body("{error_key: sms_failed}")), ["sms_failed 404 1"]);
    assert_eq!(codes(&body("{error_key: sms_failed, message: no}")), ["sms_failed 404 1"]);
}

#[test]
fn every_operation_of_a_code_is_kept() {
    let text = format!(
        "openapi: 3.1.0\npaths:\n  /a/{{id}}:\n    get: {{responses: {{404: {RESPONSE}}}}}\n    put: {{responses: {{404: {RESPONSE}, 410: {RESPONSE}}}}}\n"
    );
    let observations = seen(&text);
    let operations: Vec<_> =
        observations.codes.values().flat_map(|seen| &seen.operations).map(|o| &**o).collect();
    assert_eq!(operations, ["GET /a/{id}", "PUT /a/{id}"]);
}

#[test]
fn missing_and_empty_parts_are_fine() {
    for responses in [
        "404:",
        "404: {}",
        "404: {content: }",
        "404: {content: {a/b: }}",
        "404: {content: {a/b: {examples: }}}",
        "default: {content: {a/b: {schema: {}}}}",
    ] {
        assert_eq!(codes(&description(responses)), [""; 0]);
    }
}

#[test]
fn a_shared_response_counts_for_every_operation() {
    let text = description("404: {$ref: '#/x-shared/Gone'}\n403: {$ref: '#/x-shared/Gone'}");
    let text = format!("{text}x-shared: {{Gone: {RESPONSE}}}\n");
    assert_eq!(codes(&text), ["not_found 403 1", "not_found 404 1"]);
}

#[test]
fn a_shared_path_item_counts() {
    let item = format!("{{get: {{responses: {{404: {RESPONSE}}}}}}}");
    let text = format!("openapi: 3.1.0\npaths: {{/a: {{$ref: '#/x-shared'}}}}\nx-shared: {item}\n");
    assert_eq!(codes(&text), ["not_found 404 1"]);
}

#[test]
fn a_ref_may_pass_through_a_path_with_braces() {
    let reference = "{$ref: '#/paths/~1contacts~1%7Bid%7D/get/responses/404'}";
    let text = description(&format!("404: {RESPONSE}\n403: {reference}"));
    assert_eq!(codes(&text), ["not_found 403 1", "not_found 404 1"]);
}

#[test]
fn a_quoted_number_and_a_word_are_strings() {
    for code in ["no", "on", "inf", "nan", "infinity", "'true'", "'null'"] {
        let text = error_object(&format!("{{code: {code}}}"));
        assert_eq!(codes(&text), [format!("{} 404 1", code.trim_matches('\''))]);
    }
}

#[test]
fn json_is_read_too() {
    let text = r#"{"openapi": "3.0.1", "paths": {"/a": {"get": {"responses": {"404": {"content": {"a/b":
        {"examples": {"A": {"value": {"type": "error.list", "errors": [{"code": "not_found"}]}}}}}}}}}}}"#;
    assert_eq!(codes(text), ["not_found 404 1"]);
}
