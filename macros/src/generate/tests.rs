//! The derive over a made-up catalog, for facts that no published code has.

use super::expand;

const VERSIONS: &str = r#"
    ("2.9" V2_9 "v2.9" "https://docs.example/2.9")
    ("2.10" V2_10 "v2.10" "https://docs.example/2.10" default)
    ("2.11" V2_11 "v2.11" _)
    ("Preview" Preview "Preview" "https://docs.example/preview")
"#;

const CODES: &str = r#"
    ("added_code" AddedCode "uuuo" "openapi" [400] "conflict" _ _)
    ("dropped_code" DroppedCode "dduu" "page" [404 410] "not_found" _ "Is `gone`")
    ("retired_code" RetiredCode "pppp" "" [] "other" "2026-01-02" _)
    ("rumored_code" RumoredCode "pppp" "client report" [] "other" _ _)
    ("scattered_code" ScatteredCode "dudd" "page openapi" [422] "plan" _ _)
"#;

/// Expands an item over the codes and versions above. `extra` are more codes.
fn expand_with(extra: &str, left_out: &str, item: &str) -> String {
    let carried = format!(
        r#"runtime {{ ::intercom_errors }} item {{ derived {item} }} is_release {{ false }}
        sources {{ ("page" "2.10" "https://docs.example/2.10" "2026-01-02T03:04:05Z" "00") ("retired" _ "" _ "01") }}
        versions {{ {VERSIONS} }} codes {{ {CODES} {extra} }} left_out {{ {left_out} }}"#
    );
    expand(carried.parse().unwrap()).to_string()
}

/// Returns the messages about an item.
fn messages(left_out: &str, item: &str) -> Vec<String> {
    let expanded = expand_with("", left_out, item).replace("\\n", "\n").replace("\\\"", "\"");
    let messages = expanded.split("compile_error ! { \"").skip(1);
    messages.map(|message| message.split_once("\" }").unwrap().0.to_owned()).collect()
}

const NOTE: &str = "\n= note: the docs are those of the snapshot in INTERCOM_ERRORS_SNAPSHOT (last modified 2026-01-02T03:04:05Z)";

#[track_caller]
fn assert_message(left_out: &str, item: &str, message: &str) {
    assert_eq!(messages(left_out, item), [format!("{message}{NOTE}")]);
}

#[test]
fn a_code_before_its_first_version_is_reported_with_it() {
    assert_message(
        "",
        "#[intercom_errors(version = \"2.10\")] enum Failure { AddedCode }",
        "unlisted error code: expected a code that is available in version 2.10, found `added_code`\n\
         = help: remove the code, or pin version Preview or newer",
    );
}

#[test]
fn a_code_after_its_last_version_is_reported_with_it() {
    assert_message(
        "",
        "#[intercom_errors(version = \"2.10..\")] enum Failure { DroppedCode }",
        "unlisted error code: expected a code that is available in version 2.11, found `dropped_code`\n\
         = help: remove the code, or pin version 2.10 or older",
    );
}

#[test]
fn a_code_in_a_gap_is_reported_with_the_version_before_it() {
    assert_message(
        "",
        "#[intercom_errors(version = \"2.10\")] enum Failure { ScatteredCode }",
        "unlisted error code: expected a code that is available in version 2.10, found `scattered_code`\n\
         = help: remove the code, or pin version 2.9 or older",
    );
}

#[test]
fn a_disabled_code_is_reported_with_the_feature_of_its_first_version() {
    for (states, feature) in
        [("uddu", "v2_10"), ("uuuo", "preview"), ("uupp", "v2_11"), ("uuuu", "all-versions")]
    {
        assert_message(
            &format!("(\"new_code\" \"{states}\")"),
            "enum Failure { NewCode }",
            &format!(
                "disabled error code: expected one that an enabled API version has, found `NewCode`\n\
                 = help: enable the feature `{feature}` of intercom-errors"
            ),
        );
    }
}

#[test]
fn pinned_versions_with_disabled_codes_are_reported_with_their_features() {
    let left_out = "(\"new_code\" \"uudu\") (\"newer_code\" \"uudd\")";
    for item in [
        "#[intercom_errors(codes = Failure, version = [\"2.9\", \"2.10..\"])] struct Docs;",
        "#[intercom_errors(exhaustive, version = [\"2.9\", \"2.10..\"])] enum Failure { RumoredCode }",
    ] {
        let messages = messages(left_out, item);
        let expected = "a pinned version has disabled codes: expected none, found 2\n\
                        = help: enable the features of intercom-errors that have them: `v2_11` or `preview`";
        assert!(messages.contains(&format!("{expected}{NOTE}")), "{messages:?}");
    }
}

#[test]
fn an_exhaustive_enum_needs_no_variant_for_a_retired_code() {
    assert_message(
        "",
        "#[intercom_errors(exhaustive)] enum Failure { AddedCode, RumoredCode, #[intercom_errors(category = \"plan\")] Plan }",
        "the enum is not exhaustive: expected a variant for each available code, found 1 code without one\n\
         = help: add `DroppedCode`",
    );
}

#[test]
fn the_docs_of_a_variant_say_what_is_known_of_its_code() {
    let expanded = expand_with("", "", "#[intercom_errors(codes = Failure)] struct Docs;");
    for doc in [
        r"`added_code`\n\nObserved in Preview.\n\nCategory: `Conflict`. Seen with HTTP status 400.",
        r"`dropped_code`: Is \\`gone\\`\n\nDocumented in 2.9, 2.10.\n\nCategory: `NotFound`. Seen with HTTP status 404, 410.\n\n[Docs](<https://docs.example/2.10>)",
        r"`retired_code`\n\nRetired: no published source has named it since 2026-01-02. Presumed in 2.9 to Preview.\n\nCategory: `Other`.",
        r"`rumored_code`\n\nPresumed in 2.9 to Preview. No source says which versions have it: Intercom's own client libraries name it, published responses and proposed examples carry it.\n\nCategory: `Other`.",
        r"`scattered_code`\n\nDocumented in 2.9, 2.11, Preview.\n\nCategory: `Plan`. Seen with HTTP status 422.\n\n[Docs](<https://docs.example/preview>)",
    ] {
        assert!(expanded.contains(&format!("#[doc = \"{doc}\"]").replace("#[", "# [")), "{doc}\n{expanded}");
    }
}

#[test]
fn the_docs_of_a_version_link_to_its_page() {
    let expanded = expand_with("", "", "#[intercom_errors(versions = Release)] struct Docs;");
    assert!(expanded.contains(r"Version 2.9: [v2\\.9](<https://docs.example/2.9>)."), "{expanded}");
    assert!(expanded.contains("Version 2.11. The docs have no page of its error codes."), "{expanded}");
    assert!(expanded.contains("Release , V2_10 ; V2_11"), "the docs' default, and the newest with a number");
}

#[test]
fn states_are_a_row_of_bytes_for_each_code() {
    let expanded = expand_with("", "", "#[intercom_errors(codes = Failure)] struct Docs;");
    assert!(expanded.contains(r#"[[u8 ; 4usize] ; 5usize] = [* b"\x03\x03\x03\x01""#), "{expanded}");
}

#[test]
fn a_name_has_words_for_its_length_its_end_and_the_rest() {
    let longest = r#"("wordy_code_of_26_character" WordyCode "pppp" "" [] "other" _ _)"#;
    let expanded = expand_with(longest, "", "#[intercom_errors(codes = Failure)] struct Docs;");
    assert!(expanded.contains("WORDS : [[u64 ; 5usize] ; 6usize]"), "{expanded}");
}

#[test]
fn a_variant_with_any_code_has_its_wire_name() {
    let wire_name = |item: &str| {
        let expanded = expand_with("", "", item);
        let (_, body) = expanded.split_once("fn wire_name").unwrap();
        body.split_once("fn description").unwrap().0.to_owned()
    };
    let any = wire_name("enum Failure { #[intercom_errors(other)] Other(Code<'static>) }");
    assert!(any.contains("Code :: as_str (__code)"), "{any}");
    let known = wire_name("enum Failure { AddedCode }");
    assert!(!known.contains("match"), "{known}");
}

#[test]
fn codes_that_no_hash_tells_apart_are_searched() {
    let find = |extra: &str| expand_with(extra, "", "#[intercom_errors(codes = Failure)] struct Docs;");
    assert!(find("").contains("lookup :: find (__code ,"));
    let alike = r#"("the_first_a_the_last" A "pppp" "" [] "other" _ _) ("the_first_b_the_last" B "pppp" "" [] "other" _ _)"#;
    assert!(find(alike).contains("lookup :: search (__code , & NAMES)"));
}

#[test]
fn tokens_of_another_catalog_are_an_error() {
    for carried in ["", "runtime {}", "runtime {} item { derived enum A {} } is_release { 5 }"] {
        let expanded = expand(carried.parse().unwrap()).to_string();
        assert!(expanded.contains("compile_error"), "{expanded}");
    }
    for (states, problem) in [
        ("pp?p", "unknown letter"),
        ("", "expected one letter for each version"),
        ("ppp", "expected one letter for each version"),
        ("ppppp", "expected one letter for each version"),
    ] {
        let code = format!("(\"x\" X \"{states}\" \"\" [] \"other\" _ _)");
        let left_out = format!("(\"x\" \"{states}\")");
        for expanded in [expand_with(&code, "", "enum A {}"), expand_with("", &left_out, "enum A {}")] {
            assert!(expanded.contains(problem), "{states}: {expanded}");
        }
    }
}
