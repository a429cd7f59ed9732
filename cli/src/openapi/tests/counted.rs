//! What counts.

use super::super::Tally;
use super::{NOT_FOUND, codes, description, media, seen};

#[test]
fn the_example_of_a_media_type_counts() {
    assert_eq!(codes(&media(&format!("example: {NOT_FOUND}"))), ["not_found 404 1"]);
}

#[test]
fn every_named_example_counts() {
    let text = media(&format!("examples:\n  One:\n    value: {NOT_FOUND}\n  Two:\n    value: {NOT_FOUND}"));
    assert_eq!(codes(&text), ["not_found 404 2"]);
}

#[test]
fn the_example_of_a_schema_counts_where_the_media_type_has_none() {
    let schema = format!("schema: {{example: {NOT_FOUND}}}");
    assert_eq!(codes(&media(&schema)), ["not_found 404 1"]);
    let shared = format!(
        "{}components: {{schemas: {{Gone: {{example: {NOT_FOUND}}}}}}}\n",
        media("schema: {$ref: '#/components/schemas/Gone'}")
    );
    assert_eq!(codes(&shared), ["not_found 404 1"]);
    assert_eq!(
        codes(&media(&format!("schema: {{examples: [{NOT_FOUND}, text, {NOT_FOUND}]}}"))),
        ["not_found 404 2"]
    );

    let own = "{type: error.list, errors: [{code: own}]}";
    assert_eq!(codes(&media(&format!("example: {own}\n{schema}"))), ["own 404 1"]);
    assert_eq!(codes(&media(&format!("examples: {{A: {{value: {own}}}}}\n{schema}"))), ["own 404 1"]);
}

#[test]
fn the_examples_of_a_schema_s_parts_are_no_bodies() {
    let text =
        media("schema: {properties: {code: {example: not_found}, errors: {example: [{code: not_found}]}}}");
    assert_eq!(codes(&text), [""; 0]);
}

#[test]
fn every_error_of_an_example_counts() {
    let text = media("example: {type: error.list, errors: [{code: b}, {code: a}, {code: b}]}");
    assert_eq!(codes(&text), ["a 404 1", "b 404 2"]);
}

#[test]
fn every_media_type_counts() {
    let text = description(&format!(
        "'404':\n  content:\n    application/json: {{example: {NOT_FOUND}}}\n    text/plain: {{example: {NOT_FOUND}}}"
    ));
    assert_eq!(codes(&text), ["not_found 404 2"]);
}

#[test]
fn every_operation_of_every_path_counts() {
    let responses = format!("{{responses: {{'404': {{content: {{a/b: {{example: {NOT_FOUND}}}}}}}}}}}");
    let text = format!(
        "openapi: 3.1.0\npaths:\n  /a:\n    get: {responses}\n    put: {responses}\n  /b:\n    trace: {responses}\n"
    );
    assert_eq!(codes(&text), ["not_found 404 3"]);
}

#[test]
fn what_is_no_operation_does_not_count() {
    let responses = format!("{{responses: {{'404': {{content: {{a/b: {{example: {NOT_FOUND}}}}}}}}}}}");
    let text = format!(
        "openapi: 3.1.0\nx-paths: {{}}\npaths:\n  x-internal: 1\n  /a:\n    summary: text\n    x-get: {responses}\n    \
         get: {{responses: {{'200': {{}}}}}}\nwebhooks:\n  w:\n    post: {responses}\n"
    );
    assert_eq!(codes(&text), [""; 0]);
}

#[test]
fn the_status_may_go_without_quotes() {
    let text = description(&format!("404: {{content: {{a/b: {{example: {NOT_FOUND}}}}}}}"));
    assert_eq!(codes(&text), ["not_found 404 1"]);
}

#[test]
fn one_code_counts_under_each_of_its_statuses() {
    let content = format!("{{content: {{a/b: {{example: {NOT_FOUND}}}}}}}");
    let text = description(&format!("'404': {content}\n'409': {content}"));
    assert_eq!(codes(&text), ["not_found 404 1", "not_found 409 1"]);
}

#[test]
fn responses_below_400_do_not_count() {
    let content = format!("{{content: {{a/b: {{example: {NOT_FOUND}}}}}}}");
    let text = description(&format!("'200': {content}\n'302': {content}\n2XX: {content}\nx-note: {content}"));
    assert_eq!(codes(&text), [""; 0]);
}

#[test]
fn bodies_that_are_no_error_list_do_not_count() {
    for body in [
        "{error_key: sms_failed}",
        "{type: error, message: no}",
        "{errors: {base: no}}",
        "{a: [{type: error}, error.list]}",
        "text",
        "an error.list with errors",
        "'{\"error_key\": \"sms_failed\"}'",
        "[]",
        "null",
    ] {
        assert_eq!(codes(&media(&format!("example: {body}"))), [""; 0]);
    }
}

#[test]
fn missing_and_empty_parts_are_no_fault() {
    for responses in [
        "'404':",
        "'404': {}",
        "'404': {content: }",
        "'404': {content: {a/b: }}",
        "'404': {content: {a/b: {examples: }}}",
    ] {
        assert_eq!(codes(&description(responses)), [""; 0]);
    }
}

#[test]
fn a_shared_response_counts_for_every_operation() {
    let text = format!(
        "{}        '403': {{$ref: '#/components/responses/Gone'}}\ncomponents:\n  responses:\n    Gone:\n      content: {{a/b: {{example: {NOT_FOUND}}}}}\n",
        description("'404': {$ref: '#/components/responses/Gone'}")
    );
    assert_eq!(codes(&text), ["not_found 403 1", "not_found 404 1"]);
}

#[test]
fn a_shared_example_counts() {
    let text = format!(
        "{}components:\n  examples:\n    Gone:\n      value: {NOT_FOUND}\n",
        media("examples:\n  Gone: {$ref: '#/components/examples/Gone'}")
    );
    assert_eq!(codes(&text), ["not_found 404 1"]);
}

#[test]
fn a_ref_may_pass_through_a_path_with_braces() {
    let text = format!(
        "{}        '403': {{$ref: '#/paths/~1contacts~1%7Bid%7D/get/responses/404'}}\n",
        description(&format!("'404': {{content: {{a/b: {{example: {NOT_FOUND}}}}}}}"))
    );
    assert_eq!(codes(&text), ["not_found 403 1", "not_found 404 1"]);
}

#[test]
fn an_alias_counts_like_what_it_stands_for() {
    let text =
        description(&format!("'404': &gone {{content: {{a/b: {{example: {NOT_FOUND}}}}}}}\n'410': *gone"));
    assert_eq!(codes(&text), ["not_found 404 1", "not_found 410 1"]);
}

#[test]
fn an_anchor_may_stand_on_a_key() {
    let text = media("example: {type: error.list, errors: [{&c code: not_found, field: *c}]}");
    assert_eq!(codes(&text), ["not_found 404 1"]);
}

#[test]
fn json_is_read_too() {
    let text = r#"{"openapi": "3.0.1", "paths": {"/a": {"get": {"responses": {"404": {"content":
        {"application/json": {"example": {"type": "error.list", "errors": [{"code": "not_found"}]}}}}}}}}}"#;
    assert_eq!(codes(text), ["not_found 404 1"]);
}

#[test]
fn the_tally_says_how_much_was_read() {
    let text = description(&format!(
        "'200': {{}}\n'404': {{content: {{a/b: {{examples: {{a: {{value: {NOT_FOUND}}}, b: {{value: text}}}}}}}}}}"
    ));
    let tally = Tally { responses: 2, error_responses: 1, examples: 2, error_lists: 1, errors: 1 };
    assert_eq!(seen(&text).tally, tally);
}
