//! What is odd: told, and left out of the count.

use super::{NOT_FOUND, description, listed, media, oddity, seen};

#[test]
fn a_status_that_is_no_number_is_odd() {
    for (key, column) in [("default", 9), ("4XX", 9), ("4xx", 9), ("40", 9), ("600", 9)] {
        let text = description(&format!("{key}: {{content: {{a/b: {{example: {NOT_FOUND}}}}}}}"));
        assert_eq!(
            oddity(&text),
            format!(
                "api.yaml:6:{column}: GET /contacts/{{id}}, response {key}: found `{key}` for a status, expected a number \
                 from 100 to 599; its examples are not counted, read them by hand"
            )
        );
    }
}

#[test]
fn a_response_for_several_statuses_is_odd_only_with_an_example() {
    assert_eq!(seen(&description("default: {content: {a/b: {schema: {}}}}")).oddities, []);
    let odd =
        oddity(&description(&format!("default: {{content: {{a/b: {{schema: {{example: {NOT_FOUND}}}}}}}}}")));
    assert!(odd.contains("found `default` for a status"), "{odd}");
}

#[test]
fn a_media_type_that_is_no_mapping_is_odd() {
    assert_eq!(
        oddity(&description("'404': {content: {a/b: text}}")),
        "api.yaml:6:32: GET /contacts/{id}, response 404: found a string for a media type, expected a mapping; \
         nothing is counted there, correct the description"
    );
}

#[test]
fn examples_without_names_are_odd() {
    assert_eq!(
        oddity(&media(&format!("examples: [{NOT_FOUND}]"))),
        "api.yaml:9:25: GET /contacts/{id}, response 404: found a list under `examples`, expected a mapping of named \
         examples; they are not counted, correct the description"
    );
}

#[test]
fn a_named_example_that_is_no_mapping_is_odd() {
    assert_eq!(
        oddity(&media("examples:\n  Gone: text")),
        "api.yaml:10:23: GET /contacts/{id}, response 404, example `Gone`: found a string for an example, expected a \
         mapping with a `value`; it is not counted, correct the description"
    );
}

#[test]
fn an_example_without_a_value_is_odd() {
    assert_eq!(
        oddity(&media(&format!("examples:\n  Gone: {NOT_FOUND}"))),
        "api.yaml:10:23: GET /contacts/{id}, response 404, example `Gone`: found no `value`, expected the body of the \
         response under it; the example is not counted, correct the description"
    );
}

#[test]
fn an_example_kept_elsewhere_is_odd() {
    assert_eq!(
        oddity(&media("examples:\n  Gone:\n    externalValue: https://example.com/gone.json")),
        "api.yaml:11:19: GET /contacts/{id}, response 404, example `Gone`: found an `externalValue`, expected the body in \
         the file, under `value`; the example is not counted, read it by hand"
    );
}

#[test]
fn a_ref_in_place_of_a_body_is_odd() {
    for (example, place, site) in [
        ("example: {$ref: '#/components/examples/Gone'}", "9:31", "its example"),
        ("examples:\n  Gone:\n    value: {$ref: '#/components/examples/Gone'}", "11:33", "example `Gone`"),
    ] {
        let text = format!("{}components: {{examples: {{Gone: {{value: {NOT_FOUND}}}}}}}\n", media(example));
        assert_eq!(
            oddity(&text),
            format!(
                "api.yaml:{place}: GET /contacts/{{id}}, response 404, {site}: found a `$ref` in place of a body, expected \
                 the body itself; the example is not counted, write the body out or refer to a whole example under \
                 `examples`"
            )
        );
    }
}

#[test]
fn a_body_that_is_a_list_is_odd() {
    for body in [format!("[{NOT_FOUND}]"), "[{code: not_found}]".to_owned()] {
        assert_eq!(
            oddity(&media(&format!("example: {body}"))),
            "api.yaml:9:24: GET /contacts/{id}, response 404, its example: found a list for a body, expected a mapping; \
             its codes are not counted, read them by hand"
        );
    }
}

#[test]
fn a_body_that_is_json_in_a_string_is_odd() {
    for body in [
        r#"'{"type":"error.list","errors":[{"code":"not_found"}]}'"#,
        r#"'{"errors":[{"code":"not_found"}]}'"#,
        "|\n  \n  {\"type\": \"error.list\", \"errors\": []}",
    ] {
        let odd = oddity(&media(&format!("example: {body}")));
        let expected = "GET /contacts/{id}, response 404, its example: found a string that holds JSON with errors, \
            expected the body as a mapping; its codes are not counted, read them by hand";
        assert!(odd.ends_with(expected), "{body}: {odd}");
    }
}

#[test]
fn an_error_list_inside_a_body_of_another_shape_is_odd() {
    for (body, column) in [
        (format!("{{value: {NOT_FOUND}}}"), 32),
        (format!("{{a: [b, {{c: {NOT_FOUND}}}]}}"), 36),
        (r#"{body: '{"type": "error.list"}'}"#.to_owned(), 31),
    ] {
        assert_eq!(
            oddity(&media(&format!("example: {body}"))),
            format!(
                "api.yaml:9:{column}: GET /contacts/{{id}}, response 404, its example: found an `error.list` inside a body of \
                 another shape, expected it to be the body; its codes are not counted, read them by hand"
            )
        );
    }
}

#[test]
fn an_odd_example_of_a_schema_says_so() {
    let odd = oddity(&media(&format!("schema: {{example: [{NOT_FOUND}]}}")));
    let expected = "GET /contacts/{id}, response 404, its schema's example: found a list for a body";
    assert!(odd.contains(expected), "{odd}");
}

#[test]
fn a_schema_that_cannot_be_followed_is_odd_and_the_rest_counts() {
    for (reference, why) in [
        (
            "'#/components/schemas/missing'",
            "found a `$ref` to `#/components/schemas/missing`, which this file does not have; add it or correct the `$ref`",
        ),
        (
            "'schemas.yaml#/error'",
            "found a `$ref` to `schemas.yaml#/error`, expected one into this file, which begins with `#/`; bundle the \
             files into one",
        ),
        ("[a]", "`$ref` is a list, expected a string; correct it in the description"),
    ] {
        let schema = format!("{{schema: {{$ref: {reference}}}}}");
        for status in ["404", "default"] {
            let text = description(&format!(
                "{status}: {{content: {{a/b: {schema}}}}}\n'410': {{content: {{a/b: {{example: {NOT_FOUND}}}}}}}"
            ));
            let observations = seen(&text);
            assert_eq!(listed(&observations), ["not_found 410 1"]);
            let odd: Vec<_> = observations.oddities.iter().map(ToString::to_string).collect();
            let column = 43 + status.len();
            assert_eq!(
                odd,
                [format!(
                    "api.yaml:6:{column}: GET /contacts/{{id}}, response {status}: {why}; no example of that schema is counted"
                )]
            );
        }
    }
}

#[test]
fn schemas_that_refer_to_each_other_are_odd() {
    let schemas = "A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}";
    let text = format!(
        "{}components: {{schemas: {{{schemas}}}}}\n",
        media("schema: {$ref: '#/components/schemas/A'}")
    );
    let odd = oddity(&text);
    let expected = "which leads back to where it came from; point one of them at a value; no example of that schema is \
        counted";
    assert!(odd.ends_with(expected), "{odd}");
}

#[test]
fn a_list_of_errors_without_its_type_is_odd() {
    assert_eq!(
        oddity(&media("example: {errors: [{code: not_found}]}")),
        "api.yaml:9:33: GET /contacts/{id}, response 404, its example: found a list of `errors` in a body whose `type` is \
         not `error.list`; its codes are not counted, read them by hand"
    );
}

#[test]
fn errors_that_are_no_list_are_odd() {
    for (errors, column, found) in [
        ("errors: {code: a}", 51, "a mapping"),
        ("errors: text", 51, "a string"),
        ("errors: null", 51, "null"),
        ("error: []", 24, "no `errors`"),
    ] {
        assert_eq!(
            oddity(&media(&format!("example: {{type: error.list, {errors}}}"))),
            format!(
                "api.yaml:9:{column}: GET /contacts/{{id}}, response 404, its example: found {found} in an `error.list`, \
                 expected `errors` to be a list; the example is not counted, correct the description"
            )
        );
    }
}

#[test]
fn an_error_that_is_no_mapping_is_odd() {
    assert_eq!(
        oddity(&media("example: {type: error.list, errors: [not_found]}")),
        "api.yaml:9:52: GET /contacts/{id}, response 404, its example: found a string for an error, expected a mapping \
         with a `code`; it is not counted, correct the description"
    );
}

#[test]
fn an_error_without_a_code_is_odd() {
    assert_eq!(
        oddity(&media("example:\n  type: error.list\n  errors:\n  - message: no")),
        "api.yaml:12:19: GET /contacts/{id}, response 404, its example: found an error without a `code`, expected one \
         such as `not_found`; it is not counted, correct the description"
    );
}

#[test]
fn a_code_that_is_no_string_is_odd() {
    for (code, found) in [
        ("404", "a number"),
        ("-4.5e3", "a number"),
        ("0x1F", "a number"),
        (".inf", "a number"),
        ("!!int '4'", "a number"),
        ("true", "a boolean"),
        ("null", "null"),
        ("~", "null"),
        ("", "null"),
        ("[a]", "a list"),
        ("{a: b}", "a mapping"),
    ] {
        let odd = oddity(&media(&format!("example:\n  type: error.list\n  errors:\n  - code: {code}")));
        let expected = format!(
            "its example: found {found} for a `code`, expected a string such as `not_found`; it is not counted"
        );
        assert!(odd.contains(&expected), "{code}: {odd}");
    }
}

#[test]
fn a_quoted_or_tagged_number_is_a_string_and_no_word_is_a_number() {
    for code in ["no", "on", "inf", "nan", "infinity", "!!str true", "'null'"] {
        let observations =
            seen(&media(&format!("example: {{type: error.list, errors: [{{code: {code}}}]}}")));
        assert_eq!(observations.oddities, [], "{code}");
    }
}

#[test]
fn beside_an_odd_error_the_others_count() {
    let observations = seen(&media("example: {type: error.list, errors: [{code: a}, {}, {code: b}]}"));
    assert_eq!(listed(&observations), ["a 404 1", "b 404 1"]);
    assert_eq!(observations.oddities.len(), 1);
}

#[test]
fn an_oddity_in_a_shared_response_is_told_once() {
    let text = format!(
        "{}components:\n  responses:\n    Gone: {{content: {{a/b: {{examples: {{Gone: {{}}}}}}}}}}\n",
        description(
            "'404': {$ref: '#/components/responses/Gone'}\n'410': {$ref: '#/components/responses/Gone'}"
        )
    );
    let odd = oddity(&text);
    let expected = "api.yaml:10:45: GET /contacts/{id}, response 404, example `Gone`: found no `value`";
    assert!(odd.starts_with(expected), "{odd}");
}

#[test]
fn oddities_come_in_the_order_of_the_file() {
    let text =
        "openapi: 3.0.1\npaths:\n  /b: {get: {responses: {40: {}}}}\n  /a: {get: {responses: {40: {}}}}\n";
    let lines: Vec<_> = seen(text).oddities.iter().filter_map(|odd| odd.place.at).map(|at| at.line).collect();
    assert_eq!(lines, [3, 4]);
}
