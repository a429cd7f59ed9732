//! Examples that are skipped: reported, and not counted.

use super::{NOT_FOUND, RESPONSE, body, description, error_object, listed, media, seen, skipped};

const IN_RESPONSE: &str = "GET \"/contacts/{id}\", response \"404\"";
const IN_EXAMPLE: &str = "GET \"/contacts/{id}\", response \"404\", example \"Gone\"";

#[test]
fn examples_without_a_single_status_are_skipped() {
    for key in ["default", "4XX", "4xx", "40", "600", "+404"] {
        assert_eq!(
            skipped(&description(&format!("{key}: {RESPONSE}"))),
            format!(
                "api.yaml:6:9: GET \"/contacts/{{id}}\", response \"{key}\": the status of these examples is not a \
                 number: expected 100 to 599"
            )
        );
    }
    let schema = format!("default: {{content: {{a/b: {{schema: {{example: {NOT_FOUND}}}}}}}}}");
    assert!(skipped(&description(&schema)).ends_with("is not a number: expected 100 to 599"));
}

#[test]
fn an_example_in_a_place_that_is_not_read_is_skipped() {
    const SCHEMA: &str = "the example of a schema";
    for (text, at, site, found) in [
        ("{example: {}}", "9:25", IN_RESPONSE, "`example`"),
        ("{schema: {example: {}}}", "9:34", IN_RESPONSE, SCHEMA),
        ("{schema: {examples: []}}", "9:35", IN_RESPONSE, SCHEMA),
        ("{schema: {$ref: '#/x-shared'}}", "10:21", IN_RESPONSE, SCHEMA),
        ("{examples: {Gone: {externalValue: a.json}}}", "9:33", IN_EXAMPLE, "`externalValue`"),
        ("{examples: {Gone: {$ref: '#/x-shared'}}}", "9:33", IN_EXAMPLE, "a `$ref`"),
        ("{examples: {Gone: {value: {$ref: '#/x-shared'}}}}", "9:33", IN_EXAMPLE, "a `$ref`"),
    ] {
        assert_eq!(
            skipped(&format!("{}x-shared: {{example: {{}}}}\n", media(text))),
            format!(
                "api.yaml:{at}: {site}: an example is in a place that is not read: expected its body in a `value` under \
                 `examples`, found {found}"
            )
        );
    }
}

#[test]
fn next_to_examples_that_count_another_example_is_skipped_and_one_of_the_schema_is_ignored() {
    for (other, count) in [("schema: {example: {}}", 0), ("example: {}", 1)] {
        let text = media(&format!("{{{other}, examples: {{Gone: {{value: {NOT_FOUND}}}}}}}"));
        assert_eq!(listed(&seen(&text)), ["not_found 404 1"]);
        assert_eq!(seen(&text).skipped.len(), count);
    }
}

#[test]
fn a_schema_that_cannot_be_followed_is_skipped_and_the_rest_counts() {
    for (reference, why) in [
        ("'#/missing'", "leads nowhere: expected a value in this file; add it or correct the `$ref`"),
        (
            "'a.yaml#/a'",
            "leads to another file: expected one that begins with `#/`; bundle the files into one",
        ),
        ("'#/x-shared'", "leads in a circle: expected a value at its end"),
        ("[a]", "`$ref` is not valid: expected a string, found a list"),
    ] {
        for status in ["404", "default"] {
            let response = format!("{{content: {{a/b: {{schema: {{$ref: {reference}}}}}}}}}");
            let text = description(&format!("{status}: {response}\n410: {RESPONSE}"));
            let observations = seen(&format!("{text}x-shared: {{$ref: '#/x-shared'}}\n"));
            assert_eq!(listed(&observations), ["not_found 410 1"]);
            assert_eq!(observations.skipped.len(), 1);
            let problem = &observations.skipped[0];
            assert!(
                problem.contains(&format!("response \"{status}\": ")) && problem.ends_with(why),
                "{problem}"
            );
        }
    }
}

#[test]
fn an_operation_next_to_a_reference_is_skipped() {
    let text = format!(
        "openapi: 3.0.1\npaths:\n  /a:\n    $ref: '#/x-a'\n    get: {{responses: {{404: {RESPONSE}}}}}\n\
         x-a: {{post: {{responses: {{410: {RESPONSE}}}}}}}\n"
    );
    let observations = seen(&text);
    assert_eq!(listed(&observations), ["not_found 410 1"]);
    assert_eq!(
        observations.skipped,
        [
            "api.yaml:5:5: path \"/a\": an operation next to a `$ref` is not read: expected it in the target of the `$ref`"
        ]
    );
}

#[test]
fn a_part_that_is_not_valid_is_skipped() {
    const VALUE: &str = "the body of the response";
    let list = |fields: &str| body(&format!("{{type: error.list, {fields}}}"));
    for (text, at, site, part, expected, found) in [
        (media("text"), "9:15", IN_RESPONSE, "the media type", "a mapping", "a string"),
        (media("{examples: [a]}"), "9:26", IN_RESPONSE, "`examples`", "a mapping", "a list"),
        (media("{examples: {Gone: text}}"), "9:33", IN_EXAMPLE, "the example", "a mapping", "a string"),
        (media("{examples: {Gone: {}}}"), "9:33", IN_EXAMPLE, "`value`", VALUE, "nothing"),
        (list("errors: {code: a}"), "10:44", IN_EXAMPLE, "`errors`", "a list", "a mapping"),
        (list("errors: text"), "10:44", IN_EXAMPLE, "`errors`", "a list", "a string"),
        (list("errors: null"), "10:44", IN_EXAMPLE, "`errors`", "a list", "null"),
        (list("error: []"), "10:17", IN_EXAMPLE, "`errors`", "a list", "nothing"),
        (error_object("not_found"), "11:17", IN_EXAMPLE, "the error", "a mapping", "a string"),
    ] {
        let message =
            format!("api.yaml:{at}: {site}: {part} is not valid: expected {expected}, found {found}");
        assert_eq!(skipped(&text), message);
    }
}

#[test]
fn a_code_that_is_not_a_string_is_skipped() {
    for (error, column, found) in [
        ("{}", 17, "nothing"),
        ("{code: 404}", 24, "a number"),
        ("{code: -4.5e3}", 24, "a number"),
        ("{code: true}", 24, "a boolean"),
        ("{code: null}", 24, "null"),
        ("{code: ~}", 24, "null"),
        ("{code: [a]}", 24, "a list"),
        ("{code: {a: b}}", 24, "a mapping"),
    ] {
        assert_eq!(
            skipped(&error_object(error)),
            format!(
                "api.yaml:11:{column}: {IN_EXAMPLE}: `code` is not valid: expected a string such as `not_found`, found \
                 {found}"
            )
        );
    }
}

#[test]
fn an_error_key_that_is_not_a_string_is_skipped() {
    assert_eq!(
        skipped(&body("{error_key: 404}")),
        format!(
            "api.yaml:10:29: {IN_EXAMPLE}: `error_key` is not valid: expected a string such as `not_found`, found a number"
        )
    );
}

#[test]
fn errors_in_a_body_of_another_shape_are_skipped() {
    const INSIDE: &str = "one inside another body";
    const UNTYPED: &str = "a list of `errors` without that type";
    const TEXT: &str = "a string of JSON";
    for (other, column, found) in [
        ("[{type: error.list}]", 17, "a list"),
        ("[{code: not_found}]", 17, "a list"),
        ("{errors: [{code: not_found}]}", 26, UNTYPED),
        ("{data: {errors: [{code: not_found}]}}", 33, UNTYPED),
        ("{value: {type: error.list}}", 25, INSIDE),
        ("{a: [b, {c: {type: error.list}}]}", 29, INSIDE),
        (r#"{body: '{"type": "error.list"}'}"#, 24, TEXT),
        (r#"'{"type":"error.list","errors":[{"code":"not_found"}]}'"#, 17, TEXT),
        (r#"'{"errors":[{"code":"not_found"}]}'"#, 17, TEXT),
        (r#"" \n {\"errors\": []}""#, 17, TEXT),
    ] {
        assert_eq!(
            skipped(&body(other)),
            format!(
                "api.yaml:10:{column}: {IN_EXAMPLE}: the body is not read: expected a mapping whose `type` is \
                 `error.list`, found {found}"
            )
        );
    }
}

#[test]
fn the_other_errors_of_an_example_count() {
    let observations = seen(&error_object("{code: a}, {}, {code: b}"));
    assert_eq!(listed(&observations), ["a 404 1", "b 404 1"]);
    assert_eq!(observations.skipped.len(), 1);
}

#[test]
fn a_problem_of_a_shared_response_is_reported_once() {
    let text = description("404: {$ref: '#/x-shared'}\n410: {$ref: '#/x-shared'}");
    let problem = skipped(&format!("{text}x-shared: {{content: {{a/b: {{examples: {{Gone: {{}}}}}}}}}}\n"));
    assert!(problem.starts_with(&format!("api.yaml:8:45: {IN_EXAMPLE}: `value` ")), "{problem}");
}

#[test]
fn problems_come_in_the_order_of_the_file() {
    let operation = format!("{{get: {{responses: {{40: {RESPONSE}}}}}}}");
    let text = format!("openapi: 3.0.1\npaths:\n  /b: {operation}\n  /a: {operation}\n");
    let lines: Vec<_> = seen(&text).skipped.iter().map(|problem| problem[..11].to_owned()).collect();
    assert_eq!(lines, ["api.yaml:3:", "api.yaml:4:"]);
}
