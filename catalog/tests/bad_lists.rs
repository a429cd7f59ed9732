//! Lists with one fault each, and the whole message about it.

#![allow(missing_docs, reason = "tests")]

use intercom_errors_catalog::{Catalog, Snapshot};

const RESTORE: &str = "restore the file from version control; only the tool writes it";
const FIX: &str = "fix the file, or restore it from version control";

/// A page of 2.1 that lists `conflict`.
const PAGE: &str = r#"{"versions": [{"version": "2.1", "label": "v2.1", "link": "/2.1", "default": true}],
    "props": {"ast": {"$$mdtype": "Tag", "name": "table", "attributes": {}, "children": [
        {"$$mdtype": "Tag", "name": "tr", "attributes": {}, "children": [
            {"$$mdtype": "Tag", "name": "th", "attributes": {}, "children": ["Field"]},
            {"$$mdtype": "Tag", "name": "th", "attributes": {}, "children": ["Description"]}]},
        {"$$mdtype": "Tag", "name": "tr", "attributes": {}, "children": [
            {"$$mdtype": "Tag", "name": "td", "attributes": {}, "children": ["conflict"]},
            {"$$mdtype": "Tag", "name": "td", "attributes": {}, "children": ["Data clashes"]}]}]}}}"#;

/// Reads and merges a snapshot of the page and of these lists, by kind.
fn read(lists: &[(&str, &str)]) -> Result<Catalog, String> {
    let entry = |kind: &str, version: &str| {
        format!(
            r#"{{"path": "{kind}.json", "kind": "{kind}"{version}, "source_url": "https://docs.example/",
                "sha256": "{}"}}"#,
            "0".repeat(64)
        )
    };
    let mut entries = vec![entry("page-data", r#", "version": "2.1""#)];
    entries.extend(lists.iter().map(|(kind, _)| entry(kind, "")));
    let manifest = format!(r#"{{"files": [{}]}}"#, entries.join(", "));
    let read = |path: &str| {
        Ok(match path.strip_suffix(".json") {
            Some("manifest") => manifest.clone().into(),
            Some("page-data") => PAGE.into(),
            kind => lists.iter().find(|(name, _)| Some(*name) == kind).unwrap().1.into(),
        })
    };
    Snapshot::load("snapshot", read).and_then(Catalog::merge).map_err(|fault| fault.to_string())
}

#[track_caller]
fn refused(kind: &str, text: &str, message: &str) {
    let remedy = if matches!(kind, "secondary" | "categories") { FIX } else { RESTORE };
    assert_eq!(read(&[(kind, text)]).unwrap_err(), format!("snapshot/{kind}.json: {message}; {remedy}"));
}

/// Observations in 2.1 of these codes.
fn observed(codes: &str) -> String {
    format!(r#"{{"source": {{"repository": "r", "files": {{}}}}, "versions": {{"2.1": {{{codes}}}}}}}"#)
}

/// A listing and a client with these keys.
fn secondary(listing: &str, client: &str) -> String {
    format!(r#"{{"listings": [{listing}], "clients": [{client}]}}"#)
}

fn retired(code: &str) -> String {
    format!(r#"{{"codes": [{code}]}}"#)
}

#[test]
fn whole_lists_are_read() {
    let catalog = read(&[
        ("observed", &observed(r#""not_found": {"statuses": {"404": 2, "400": 1}}"#)),
        ("secondary", &secondary("", r#"{"source": "a client", "codes": ["scroll_exists"]}"#)),
        ("retired", &retired(r#"{"code": "old_code", "since": "2026-01-31", "description": null}"#)),
    ]);
    let codes: Vec<_> = catalog.unwrap().codes.into_iter().map(|code| code.name.to_string()).collect();
    assert_eq!(codes, ["conflict", "not_found", "old_code", "scroll_exists"]);
}

#[test]
fn each_list_is_json_of_one_object() {
    for kind in ["observed", "secondary", "retired"] {
        refused(kind, "[]", "expected an object, found an array");
        refused(kind, "", "line 1, column 0: not valid JSON: EOF while parsing a value");
        refused(kind, "{} {}", "line 1, column 4: not valid JSON: trailing characters");
        let deep = "[".repeat(200);
        let bound = "nested too deep: expected at most 127 arrays and objects around a value";
        refused(kind, &deep, &format!("line 1, column 128: {bound}"));
    }
    refused("observed", "{}", r#"top level: missing key "source""#);
    refused("secondary", "{}", r#"top level: missing key "listings""#);
    refused("retired", "{}", r#"top level: missing key "codes""#);
}

#[test]
fn each_list_has_known_keys_only() {
    let more = |text: &str| text.replacen('{', r#"{"more": 1, "#, 1);
    for (kind, text, known) in [
        ("observed", observed(""), r#""source", "versions""#),
        ("secondary", secondary("", ""), r#""listings", "clients""#),
        ("retired", retired(""), r#""codes""#),
    ] {
        refused(kind, &more(&text), &format!(r#"top level: unknown key "more": expected only {known}"#));
    }
    refused(
        "observed",
        &observed(r#""a": {"statuses": {"404": 1}, "count": 1}"#),
        r#"versions["2.1"].a: unknown key "count": expected only "statuses""#,
    );
    refused(
        "observed",
        r#"{"source": {"repository": "r", "files": {}, "hash": "x"}, "versions": {}}"#,
        r#"source: unknown key "hash": expected only "repository", "revision", "files", "etags""#,
    );
    refused(
        "secondary",
        &secondary(r#"{"version": "2.1", "source": "s", "codes": [], "url": "u"}"#, ""),
        r#"listings[0]: unknown key "url": expected only "version", "source", "codes""#,
    );
    refused(
        "secondary",
        &secondary("", r#"{"version": "2.1", "source": "s", "codes": []}"#),
        r#"clients[0]: unknown key "version": expected only "source", "codes""#,
    );
    refused(
        "retired",
        &retired(r#"{"code": "a", "since": "2026-01-02", "until": "2027-01-02"}"#),
        r#"codes[0]: unknown key "until": expected only "code", "since", "description", "statuses""#,
    );
}

#[test]
fn no_key_is_there_twice() {
    refused(
        "observed",
        &observed(r#""a": {"statuses": {"404": 1}}, "a": {"statuses": {"400": 1}}"#),
        r#"line 1, column 100: not valid JSON: duplicate key "a""#,
    );
    refused(
        "observed",
        &observed(r#""a": {"statuses": {"404": 1, "404": 2}}"#),
        r#"line 1, column 100: not valid JSON: duplicate key "404""#,
    );
    refused(
        "secondary",
        r#"{"listings": [], "clients": [], "listings": []}"#,
        r#"line 1, column 42: not valid JSON: duplicate key "listings""#,
    );
    refused(
        "retired",
        r#"{"codes": [], "codes": []}"#,
        r#"line 1, column 21: not valid JSON: duplicate key "codes""#,
    );
}

#[test]
fn observations_have_the_types_that_are_expected() {
    let wrong = |codes: &str, message: &str| refused("observed", &observed(codes), message);
    wrong(r#""a": 404"#, r#"versions["2.1"].a: expected an object, found 404"#);
    wrong(r#""a": {"statuses": [404]}"#, r#"versions["2.1"].a.statuses: expected an object, found an array"#);
    wrong(
        r#""a": {"statuses": {"404": "1"}}"#,
        r#"versions["2.1"].a.statuses.404: expected a count, found the string "1""#,
    );
    wrong(
        r#""a": {"statuses": {"404": -1}}"#,
        r#"versions["2.1"].a.statuses.404: expected a count, found -1"#,
    );
    wrong(
        r#""a": {"statuses": {"404": 4294967296}}"#,
        r#"versions["2.1"].a.statuses.404: expected a count, found 4294967296"#,
    );
    wrong(
        r#""a": {"statuses": {"404": 0}}"#,
        r#"versions["2.1"].a.statuses.404: expected a count of 1 or more, found 0"#,
    );
    refused(
        "observed",
        r#"{"source": {"repository": "r", "files": {"2.1/a.yaml": 7}}, "versions": {}}"#,
        r#"source.files["2.1/a.yaml"]: expected a string, found 7"#,
    );
    refused(
        "observed",
        r#"{"source": {"repository": "r", "files": {}}, "versions": []}"#,
        "versions: expected an object, found an array",
    );
}

#[test]
fn an_observed_status_is_one_of_an_error() {
    for status in ["200", "399", "600", "4xx", "+404", "0404", "404.0", ""] {
        let is_word = !status.is_empty() && !status.contains(['.', '+']);
        let place = if is_word { format!(".{status}") } else { format!("[{status:?}]") };
        refused(
            "observed",
            &observed(&format!(r#""a": {{"statuses": {{"{status}": 1}}}}"#)),
            &format!(
                r#"versions["2.1"].a.statuses{place}: the status "{status}" is not an HTTP status of an error: expected 400 to 599"#
            ),
        );
    }
}

#[test]
fn a_version_has_a_known_name() {
    let unknown = |name: &str| {
        format!(r#"the version "{name}" is unknown: expected a name such as "2.10" or "Preview""#)
    };
    refused(
        "observed",
        r#"{"source": {"repository": "r", "files": {}}, "versions": {"v2": {}}}"#,
        &format!("versions.v2: {}", unknown("v2")),
    );
    refused(
        "secondary",
        &secondary(r#"{"version": "Unstable", "source": "s", "codes": []}"#, ""),
        &format!("listings[0].version: {}", unknown("Unstable")),
    );
}

#[test]
fn a_code_is_an_identifier() {
    let shape = "is not an identifier: expected words of a-z and 0-9 joined by single underscores, the first one \
        beginning with a letter";
    refused(
        "observed",
        &observed(r#""Not Found": {"statuses": {"404": 1}}"#),
        &format!(r#"versions["2.1"]["Not Found"]: the code "Not Found" {shape}"#),
    );
    refused(
        "secondary",
        &secondary(r#"{"version": "2.1", "source": "s", "codes": ["a", "b-c"]}"#, ""),
        &format!(r#"listings[0].codes[1]: the code "b-c" {shape}"#),
    );
    refused(
        "secondary",
        &secondary("", r#"{"source": "s", "codes": [""]}"#),
        r#"clients[0].codes[0]: the code "" is empty"#,
    );
    refused(
        "secondary",
        &secondary("", r#"{"source": "s", "codes": [7]}"#),
        "clients[0].codes[0]: expected a string, found 7",
    );
    refused(
        "retired",
        &retired(r#"{"code": "self", "since": "2026-01-02"}"#),
        r#"codes[0].code: the code "self" would become `Self`, a keyword of Rust"#,
    );
}

#[test]
fn nothing_is_in_a_list_twice() {
    let listing = r#"{"version": "2.1", "source": "s", "codes": []}"#;
    refused(
        "secondary",
        &secondary(&format!("{listing}, {listing}"), ""),
        r#"listings[1].version: duplicate listing of the version "2.1""#,
    );
    refused(
        "secondary",
        &secondary("", r#"{"source": "s", "codes": ["a", "b", "a"]}"#),
        r#"clients[0].codes[2]: duplicate code "a""#,
    );
    let old = r#"{"code": "a", "since": "2026-01-02"}"#;
    refused("retired", &retired(&format!("{old}, {old}")), r#"codes[1].code: duplicate code "a""#);
}

#[test]
fn a_code_has_one_category_that_exists() {
    let categories = |entries: &str| format!(r#"{{"categories": [{entries}]}}"#);
    let plan = r#"{"code": "a", "category": "plan", "reason": "r"}"#;
    assert!(read(&[("categories", &categories(plan))]).is_ok());
    for (entries, message) in [
        (&*format!("{plan}, {plan}"), r#"categories[1].code: duplicate code "a""#),
        (
            r#"{"code": "a", "category": "paid", "reason": "r"}"#,
            "categories[0].category: unknown category: expected \
            one of authentication, plan, permission, conflict, not_found, invalid_request, server, unavailable, \
            rate_limit, other",
        ),
        (r#"{"code": "a", "category": "plan"}"#, "categories[0]: missing key \"reason\""),
    ] {
        refused("categories", &categories(entries), message);
    }
}

#[test]
fn a_code_is_retired_on_a_date() {
    for date in [
        "",
        "2026",
        "2026-1-2",
        "02-01-2026",
        "2026/01/02",
        "2026-00-10",
        "2026-13-01",
        "2026-01-00",
        "2026-01-32",
        "2026-01-02T00:00",
        "２026-01-0",
    ] {
        refused(
            "retired",
            &retired(&format!(r#"{{"code": "a", "since": "{date}"}}"#)),
            &format!(r#"codes[0].since: "{date}" is not a date: expected one such as "2026-11-22""#),
        );
    }
    refused(
        "retired",
        &retired(r#"{"code": "a", "since": 20260102}"#),
        "codes[0].since: expected a string, found 20260102",
    );
}

#[test]
fn a_retired_code_s_statuses_are_those_of_errors_ascending() {
    for (statuses, message) in [
        ("410", "codes[0].statuses: expected an array, found 410"),
        ("[410, \"404\"]", "codes[0].statuses[1]: expected a count, found the string \"404\""),
        (
            "[399]",
            "codes[0].statuses[0]: the status \"399\" is not an HTTP status of an error: expected 400 to 599",
        ),
        (
            "[65940]",
            "codes[0].statuses[0]: the status \"65940\" is not an HTTP status of an error: expected 400 to 599",
        ),
        ("[410, 404]", "codes[0].statuses[1]: the status 404 is out of order: expected each once, ascending"),
        ("[410, 410]", "codes[0].statuses[1]: the status 410 is out of order: expected each once, ascending"),
    ] {
        let code = format!(r#"{{"code": "a", "since": "2026-01-02", "statuses": {statuses}}}"#);
        refused("retired", &retired(&code), message);
    }
}

#[test]
fn a_listing_is_of_a_version_that_something_names() {
    let listing = secondary(r#"{"version": "2.2", "source": "s", "codes": ["a"]}"#, "");
    assert_eq!(
        read(&[("secondary", &listing)]).unwrap_err(),
        format!(
            "snapshot/secondary.json: listings[0].version: no page and no description names the version \"2.2\"; {FIX}"
        ),
    );
    let described = r#"{"source": {"repository": "r", "files": {}}, "versions": {"2.2": {}}}"#;
    assert!(read(&[("secondary", &listing), ("observed", described)]).is_ok());
}

#[test]
fn a_retired_code_is_named_by_no_source() {
    let again = |code: &str, origin: &str| {
        let error = read(&[
            ("observed", &observed(r#""not_found": {"statuses": {"404": 1}}"#)),
            ("secondary", &secondary("", r#"{"source": "a client", "codes": ["scroll_exists"]}"#)),
            ("retired", &retired(&format!(r#"{{"code": "{code}", "since": "2026-01-02"}}"#))),
        ]);
        assert_eq!(
            error.unwrap_err(),
            format!(
                "snapshot: the code \"{code}\" is retired, but {origin} names it; let the tool rewrite the list of \
                 retired codes"
            ),
        );
    };
    again("conflict", "page-data.json, table row 1");
    again("not_found", "the OpenAPI description of 2.1");
    again("scroll_exists", "a client's source");
}

#[test]
fn codes_of_two_lists_are_two_variants() {
    let error = read(&[
        ("observed", &observed(r#""error1": {"statuses": {"404": 1}}"#)),
        ("retired", &retired(r#"{"code": "error_1", "since": "2026-01-02"}"#)),
    ]);
    assert_eq!(
        error.unwrap_err(),
        "snapshot: the codes \"error1\" (the OpenAPI description of 2.1) and \"error_1\" (the retired codes) would both \
         become the variant `Error1`; fetch the page again; if it is published like this, the crate needs a rule \
         for it",
    );
}
