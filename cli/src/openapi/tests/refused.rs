//! YAML that stops the reading: another document, or a description with a fault outside its examples.

use intercom_errors_catalog::CodeName;

use super::{description, error, error_object};

#[test]
fn another_document_is_an_error() {
    const OTHER: &str = "1:1: the file is not an OpenAPI description: expected a mapping with the key `openapi`; check \
                         that this is the description";
    const VERSION: &str = "1:10: the OpenAPI version is not supported: expected 3.x, found";
    for (text, message) in [
        ("<!DOCTYPE html>", OTHER.to_owned()),
        ("404: Not Found", OTHER.to_owned()),
        ("openapi: 2.0", format!("{VERSION} \"2.0\"")),
        ("openapi: []", format!("{VERSION} a list")),
    ] {
        assert_eq!(error(text), format!("api.yaml:{message}"));
    }
}

#[test]
fn a_description_without_responses_is_an_error() {
    for rest in [
        "",
        "paths: {}",
        "paths:",
        "paths: {/a: {get: {}}}",
        "paths: {/a: {get: {responses: {}}, summary: text}}",
    ] {
        assert_eq!(
            error(&format!("openapi: 3.0.1\n{rest}")),
            "api.yaml:1:1: the description has no responses: expected some under `paths`; check that the file is complete"
        );
    }
}

#[test]
fn a_part_that_is_not_valid_is_an_error() {
    for (paths, place, found) in [
        ("[]", "2:8: `paths`", "a list"),
        ("{/a: []}", "2:13: path \"/a\": the path item", "a list"),
        ("{/a: {get: 5}}", "2:19: GET \"/a\": the operation", "a number"),
        ("{/a: {get: {responses: a}}}", "2:31: GET \"/a\": `responses`", "a string"),
        (
            "{/a: {get: {responses: {404: true}}}}",
            "2:37: GET \"/a\", response \"404\": the response",
            "a boolean",
        ),
        (
            "{/a: {get: {responses: {404: {content: []}}}}}",
            "2:47: GET \"/a\", response \"404\": `content`",
            "a list",
        ),
    ] {
        assert_eq!(
            error(&format!("openapi: 3.0.1\npaths: {paths}")),
            format!("api.yaml:{place} is not valid: expected a mapping, found {found}")
        );
    }
}

#[test]
fn a_ref_that_leads_to_no_value_is_an_error() {
    const OUTSIDE: &str =
        "leads to another file: expected one that begins with `#/`; bundle the files into one";
    const NOWHERE: &str = "leads nowhere: expected a value in this file; add it or correct the `$ref`";
    for (reference, why) in [
        ("errors.yaml#/Gone", OUTSIDE),
        ("https://example.com/a.yaml", OUTSIDE),
        ("", OUTSIDE),
        ("#/components/responses/Gone", NOWHERE),
        ("#Gone", NOWHERE),
        ("#/openapi/a", NOWHERE),
        ("#/%7", NOWHERE),
        ("#/%zz", NOWHERE),
        ("#/%FF", NOWHERE),
    ] {
        assert_eq!(
            error(&description(&format!("404: {{$ref: '{reference}'}}"))),
            format!(
                "api.yaml:6:21: GET \"/contacts/{{id}}\", response \"404\": the `$ref` \"{reference}\" {why}"
            )
        );
    }
    assert_eq!(
        error(&description("404: {$ref: [a]}")),
        "api.yaml:6:21: GET \"/contacts/{id}\", response \"404\": `$ref` is not valid: expected a string, found a list"
    );
}

#[test]
fn refs_in_a_circle_are_an_error() {
    let text = description("404: {$ref: '#/x-a'}");
    assert_eq!(
        error(&format!("{text}x-a: {{$ref: '#/x-b'}}\nx-b: {{$ref: '#/x-a'}}\n")),
        "api.yaml:8:13: GET \"/contacts/{id}\", response \"404\": the `$ref` \"#/x-a\" leads in a circle: expected a value \
         at its end"
    );
}

#[test]
fn refs_that_explode_are_an_error() {
    for media in ["{examples: {A: {value: {}}}}", "{schema: {$ref: '#/x-schema'}}"] {
        let reference = "{get: {responses: {404: {$ref: '#/x-big'}}}}";
        let paths: Vec<_> = (0..500).map(|path| format!("/{path}: {reference}")).collect();
        let content: Vec<_> = (0..1000).map(|name| format!("a/{name}: {media}")).collect();
        let big = format!("x-big: {{content: {{{}}}}}\nx-schema: {{}}\n", content.join(", "));
        let error = error(&format!("openapi: 3.0.1\npaths: {{{}}}\n{big}", paths.join(", ")));
        let message = "the `$ref`s up to here lead to too many values: expected at most 1000000; check that this is \
                       the description";
        assert!(error.ends_with(message), "{error}");
    }
}

#[test]
fn a_code_that_is_not_valid_is_an_error() {
    for code in ["Not Found", "not-found", "_", ""] {
        let why = CodeName::new(code).unwrap_err();
        assert_eq!(
            error(&error_object(&format!("{{code: '{code}'}}"))),
            format!(
                "api.yaml:11:24: GET \"/contacts/{{id}}\", response \"404\", example \"Gone\": the code \"{code}\" {why}"
            )
        );
    }
}

#[test]
fn a_path_that_is_not_valid_is_an_error() {
    assert_eq!(
        error("openapi: 3.0.1\npaths: {contacts: {get: {}}}"),
        "api.yaml:2:20: path \"contacts\": GET of this path is not an operation: expected a method and a path such as \
         \"POST /contacts\""
    );
}

#[test]
fn every_message_is_one_short_line() {
    let path = format!("/a\\n\\e[31m{}", "é".repeat(1000));
    let error = error(&format!("openapi: 3.0.1\npaths: {{\"{path}\": {{get: []}}}}"));
    assert!(error.starts_with("api.yaml:2:"), "{error}");
    assert!(error.contains("path \"/a\\n\\u{1b}[31méé"), "{error}");
    assert!(error.chars().count() < 250 && !error.contains(char::is_control), "{error}");
}
