//! YAML that stops the reading: no OpenAPI description, or one with a fault outside its examples.

use std::fmt::Write as _;

use super::{description, error, media};

#[test]
fn another_document_is_an_error() {
    assert_eq!(
        error("<!DOCTYPE html>"),
        "api.yaml:1:1: found a string, expected an OpenAPI 3 description, which is a mapping; check that this is the file"
    );
    assert_eq!(
        error("404: Not Found"),
        "api.yaml:1:1: found no `openapi` key, expected an OpenAPI 3 description; check that this is the file"
    );
    assert_eq!(
        error("openapi: 2.0"),
        "api.yaml:1:10: found OpenAPI version 2.0, expected 3.x; fetch a description in that format"
    );
    assert_eq!(
        error("openapi: []"),
        "api.yaml:1:10: `openapi` is a list, expected a version such as 3.0.1; correct it in the description"
    );
    assert_eq!(
        error("openapi: 3.0.1\ninfo: {}"),
        "api.yaml:1:1: found no `paths` key, expected the operations under it; check that the description is whole"
    );
}

#[test]
fn a_description_without_responses_is_an_error() {
    for paths in ["{}", "", "{/a: {get: {}}}", "{/a: {get: {responses: {}}}}", "{/a: {summary: text}}"] {
        let error = error(&format!("openapi: 3.0.1\npaths: {paths}"));
        assert!(
            error.ends_with("found no response under `paths`, expected some in every operation; check that the description is whole"),
            "{error}"
        );
    }
}

#[test]
fn a_part_of_the_wrong_kind_is_an_error() {
    for (paths, message) in [
        ("[]", "2:8: `paths` is a list"),
        ("{/a: []}", "2:13: path /a: the path item is a list"),
        ("{/a: {get: 5}}", "2:19: GET /a: the operation is a number"),
        ("{/a: {get: {responses: text}}}", "2:31: GET /a: `responses` is a string"),
        ("{/a: {get: {responses: {404: true}}}}", "2:37: GET /a, response 404: the response is a boolean"),
        ("{/a: {get: {responses: {404: {content: []}}}}}", "2:47: GET /a, response 404: `content` is a list"),
    ] {
        assert_eq!(
            error(&format!("openapi: 3.0.1\npaths: {paths}")),
            format!("api.yaml:{message}, expected a mapping; correct it in the description")
        );
    }
}

#[test]
fn a_ref_that_is_no_string_is_an_error() {
    assert_eq!(
        error(&description("'404': {$ref: [a]}")),
        "api.yaml:6:23: GET /contacts/{id}, response 404: `$ref` is a list, expected a string; correct it in the description"
    );
}

#[test]
fn a_ref_out_of_the_document_is_an_error() {
    for reference in ["errors.yaml#/Gone", "https://example.com/a.yaml", ""] {
        assert_eq!(
            error(&description(&format!("'404': {{$ref: '{reference}'}}"))),
            format!(
                "api.yaml:6:23: GET /contacts/{{id}}, response 404: found a `$ref` to `{reference}`, expected one into this \
                 file, which begins with `#/`; bundle the files into one"
            )
        );
    }
}

#[test]
fn a_ref_to_nothing_is_an_error() {
    for reference in ["#/components/responses/Gone", "#Gone", "#/openapi/a", "#/%7", "#/%zz", "#/%FF"] {
        assert_eq!(
            error(&description(&format!("'404': {{$ref: '{reference}'}}"))),
            format!(
                "api.yaml:6:23: GET /contacts/{{id}}, response 404: found a `$ref` to `{reference}`, which this file does not \
                 have; add it or correct the `$ref`"
            )
        );
    }
}

#[test]
fn refs_in_a_circle_are_an_error() {
    let text = format!(
        "{}components:\n  examples:\n    A: {{$ref: '#/components/examples/B'}}\n    B: {{$ref: '#/components/examples/A'}}\n",
        media("examples:\n  Gone: {$ref: '#/components/examples/A'}")
    );
    assert_eq!(
        error(&text),
        "api.yaml:14:15: GET /contacts/{id}, response 404, example `Gone`: found a `$ref` to `#/components/examples/A`, \
         which leads back to where it came from; point one of them at a value"
    );
}

#[test]
fn refs_that_explode_are_an_error() {
    let mut text = String::from("openapi: 3.0.1\npaths:\n");
    for path in 0..2000 {
        let _ = writeln!(
            text,
            "  /{path}: {{get: {{responses: {{'404': {{$ref: '#/components/responses/Big'}}}}}}}}"
        );
    }
    text.push_str("components: {responses: {Big: {content: {a/b: {examples: {\n");
    for example in 0..2000 {
        let _ = writeln!(text, "  e{example}: {{value: {{}}}},");
    }
    text.push_str("}}}}}}\n");
    let error = error(&text);
    assert!(
        error.ends_with("the `$ref`s and aliases up to here lead to more than 1000000 values; check that this is the description"),
        "{error}"
    );
}

#[test]
fn refs_of_schemas_that_explode_are_an_error() {
    let mut text = String::from("openapi: 3.0.1\npaths:\n");
    let mut content = String::new();
    for media in 0..1000 {
        let _ = write!(content, "a/{media}: {{schema: {{$ref: '#/components/schemas/Big'}}}}, ");
    }
    let _ = writeln!(text, "  /a: {{get: {{responses: {{404: {{content: {{{content}}}}}}}}}}}");
    for path in 0..500 {
        let _ = writeln!(
            text,
            "  /{path}: {{get: {{responses: {{404: {{$ref: '#/paths/~1a/get/responses/404'}}}}}}}}"
        );
    }
    text.push_str("components: {schemas: {Big: {}}}\n");
    let error = error(&text);
    assert!(error.contains("the `$ref`s and aliases up to here lead to more than 1000000 values"), "{error}");
}

#[test]
fn a_code_that_cannot_be_one_is_an_error() {
    for code in ["Not Found", "not-found", "_", ""] {
        assert_eq!(
            error(&media(&format!(
                "examples:\n  Gone:\n    value: {{type: error.list, errors: [{{code: '{code}'}}]}}"
            ))),
            format!(
                "api.yaml:11:61: GET /contacts/{{id}}, response 404, example `Gone`: found the code `{code}`, expected \
                 lower-case words joined by `_`, such as `not_found`, in 64 bytes at most; correct it in the description"
            )
        );
    }
}

#[test]
fn a_message_is_one_short_line_whatever_the_file_says() {
    let path = format!("/a\\n\\e[31m{}", "é".repeat(1000));
    let error = error(&format!("openapi: 3.0.1\npaths: {{\"{path}\": {{get: []}}}}"));
    assert!(error.starts_with("api.yaml:2:"), "{error}");
    assert!(error.contains("GET /a\\n\\u{1b}[31méé"), "{error}");
    assert!(error.chars().count() < 250 && !error.contains(char::is_control), "{error}");
}
