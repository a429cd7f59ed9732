//! Lists with one fault each, and the whole message about the fault.

#![allow(missing_docs, reason = "tests")]

use intercom_errors_catalog::{Catalog, Category, Operation, Snapshot};

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

/// Asserts the message that refuses a list of this kind.
#[track_caller]
fn assert_refused(kind: &str, text: &str, message: &str) {
    let remedy = if matches!(kind, "secondary" | "reference" | "categories") { FIX } else { RESTORE };
    assert_eq!(read(&[(kind, text)]).unwrap_err(), format!("snapshot/{kind}.json: {message}; {remedy}"));
}

/// Returns observations of these codes in 2.1.
fn observed(codes: &str) -> String {
    format!(r#"{{"source": {{"repository": "r", "files": {{}}}}, "versions": {{"2.1": {{{codes}}}}}}}"#)
}

/// Returns secondary sources with this listing and this client.
fn secondary(listing: &str, client: &str) -> String {
    format!(r#"{{"listings": [{listing}], "clients": [{client}]}}"#)
}

/// Returns a listing of 2.1 without rows, with these keys in addition.
fn listing(more: &str) -> String {
    format!(
        r#"{{"versions": ["2.1"], "complete": true, "date": "2026-06-12", "source": "s", "codes": {{}}{more}}}"#
    )
}

/// Returns secondary sources with these reports and placeholders.
fn more_secondary(reports: &str, placeholders: &str) -> String {
    format!(r#"{{"listings": [], "clients": [], "reports": [{reports}], "placeholders": [{placeholders}]}}"#)
}

/// Returns the reference pages of 2.1 with these codes.
fn reference(codes: &str) -> String {
    format!(r#"{{"source": "s", "versions": {{"2.1": {{{codes}}}}}}}"#)
}

fn retired(code: &str) -> String {
    format!(r#"{{"codes": [{code}]}}"#)
}

#[test]
fn whole_lists_are_read() {
    let catalog = read(&[
        ("observed", &observed(r#""not_found": {"statuses": {"404": 2, "400": 1}}"#)),
        ("secondary", &secondary("", r#"{"source": "a client", "codes": ["scroll_exists"]}"#)),
        ("reference", &reference(r#""invalid_query": {"statuses": {"400": 1}, "pages": ["a.md"]}"#)),
        ("retired", &retired(r#"{"code": "old_code", "since": "2026-01-31", "description": null}"#)),
    ]);
    let catalog = catalog.unwrap();
    let example = &catalog.code("invalid_query").unwrap().evidence[0];
    assert_eq!((example.source.as_deref(), &*example.pages), (Some("s"), &["a.md".to_owned()][..]));
    let codes: Vec<_> = catalog.codes.into_iter().map(|code| code.name.to_string()).collect();
    assert_eq!(codes, ["conflict", "invalid_query", "not_found", "old_code", "scroll_exists"]);
    let report = r#"{"code": "hmac_mismatch", "statuses": [401], "operations": ["GET /a"], "source": "s", "dates": "d"}"#;
    let secondary = more_secondary(report, r#"{"code": "some_error", "reason": "r"}"#);
    let catalog = read(&[("secondary", &secondary)]).unwrap();
    let code = catalog.code("hmac_mismatch").unwrap();
    assert_eq!(code.statuses(), [401]);
    assert_eq!(*code.evidence[0].operations, [Operation::new("GET /a").unwrap()]);
}

#[test]
fn each_list_is_json_of_one_object() {
    for kind in ["observed", "reference", "secondary", "retired"] {
        assert_refused(kind, "[]", "expected an object, found an array");
        assert_refused(kind, "", "line 1, column 0: not valid JSON: EOF while parsing a value");
        assert_refused(kind, "{} {}", "line 1, column 4: not valid JSON: trailing characters");
        let deep = "[".repeat(200);
        let bound = "nested too deep: expected at most 127 arrays and objects around a value";
        assert_refused(kind, &deep, &format!("line 1, column 128: {bound}"));
    }
    assert_refused("observed", "{}", r#"top level: missing key "source""#);
    assert_refused("secondary", "{}", r#"top level: missing key "listings""#);
    assert_refused("reference", "{}", r#"top level: missing key "versions""#);
    assert_refused("retired", "{}", r#"top level: missing key "codes""#);
}

#[test]
fn each_list_has_known_keys_only() {
    let more = |text: &str| text.replacen('{', r#"{"more": 1, "#, 1);
    for (kind, text, known) in [
        ("observed", observed(""), r#""source", "versions""#),
        ("reference", reference(""), r#""source", "versions""#),
        ("secondary", secondary("", ""), r#""listings", "clients", "reports", "placeholders""#),
        ("retired", retired(""), r#""codes""#),
    ] {
        assert_refused(
            kind,
            &more(&text),
            &format!(r#"top level: unknown key "more": expected only {known}"#),
        );
    }
    assert_refused(
        "observed",
        &observed(r#""a": {"statuses": {"404": 1}, "count": 1}"#),
        r#"versions["2.1"].a: unknown key "count": expected only "statuses", "operations""#,
    );
    assert_refused(
        "observed",
        r#"{"source": {"repository": "r", "files": {}, "hash": "x"}, "versions": {}}"#,
        r#"source: unknown key "hash": expected only "repository", "revision", "files", "etags""#,
    );
    assert_refused(
        "secondary",
        &secondary(&listing(r#", "url": "u""#), ""),
        r#"listings[0]: unknown key "url": expected only "versions", "complete", "date", "source", "label", "link", "codes""#,
    );
    assert_refused(
        "secondary",
        &more_secondary(r#"{"code": "a", "status": 400}"#, ""),
        r#"reports[0]: unknown key "status": expected only "code", "statuses", "operations", "source", "dates""#,
    );
    assert_refused(
        "secondary",
        &more_secondary("", r#"{"code": "a", "why": "r"}"#),
        r#"placeholders[0]: unknown key "why": expected only "code", "reason""#,
    );
    assert_refused(
        "reference",
        &reference(r#""a": {"pages": ["a.md"], "without_status": 1}"#),
        r#"versions["2.1"].a: unknown key "without_status": expected only "statuses", "pages""#,
    );
    assert_refused(
        "secondary",
        &secondary("", r#"{"version": "2.1", "source": "s", "codes": []}"#),
        r#"clients[0]: unknown key "version": expected only "source", "codes""#,
    );
    assert_refused(
        "retired",
        &retired(r#"{"code": "a", "since": "2026-01-02", "until": "2027-01-02"}"#),
        r#"codes[0]: unknown key "until": expected only "code", "since", "description", "statuses""#,
    );
}

#[test]
fn no_key_is_duplicate() {
    assert_refused(
        "observed",
        &observed(r#""a": {"statuses": {"404": 1}}, "a": {"statuses": {"400": 1}}"#),
        r#"line 1, column 100: not valid JSON: duplicate key "a""#,
    );
    assert_refused(
        "observed",
        &observed(r#""a": {"statuses": {"404": 1, "404": 2}}"#),
        r#"line 1, column 100: not valid JSON: duplicate key "404""#,
    );
    assert_refused(
        "secondary",
        r#"{"listings": [], "clients": [], "listings": []}"#,
        r#"line 1, column 42: not valid JSON: duplicate key "listings""#,
    );
    assert_refused(
        "retired",
        r#"{"codes": [], "codes": []}"#,
        r#"line 1, column 21: not valid JSON: duplicate key "codes""#,
    );
}

#[test]
fn observations_have_the_types_that_are_expected() {
    let wrong = |codes: &str, message: &str| assert_refused("observed", &observed(codes), message);
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
    assert_refused(
        "observed",
        r#"{"source": {"repository": "r", "files": {"2.1/a.yaml": 7}}, "versions": {}}"#,
        r#"source.files["2.1/a.yaml"]: expected a string, found 7"#,
    );
    assert_refused(
        "observed",
        r#"{"source": {"repository": "r", "files": {}}, "versions": []}"#,
        "versions: expected an object, found an array",
    );
}

#[test]
fn an_observed_status_is_the_status_of_an_error() {
    for status in ["200", "399", "600", "4xx", "+404", "0404", "404.0", ""] {
        let is_word = !status.is_empty() && !status.contains(['.', '+']);
        let place = if is_word { format!(".{status}") } else { format!("[{status:?}]") };
        assert_refused(
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
    assert_refused(
        "observed",
        r#"{"source": {"repository": "r", "files": {}}, "versions": {"v2": {}}}"#,
        &format!("versions.v2: {}", unknown("v2")),
    );
    assert_refused(
        "secondary",
        &secondary(&listing("").replace("2.1", "Unstable"), ""),
        &format!("listings[0].versions[0]: {}", unknown("Unstable")),
    );
}

#[test]
fn a_code_is_an_identifier() {
    let shape = "is not an identifier: expected words of a-z and 0-9 joined by single underscores, the first one \
        beginning with a letter";
    assert_refused(
        "observed",
        &observed(r#""Not Found": {"statuses": {"404": 1}}"#),
        &format!(r#"versions["2.1"]["Not Found"]: the code "Not Found" {shape}"#),
    );
    assert_refused(
        "secondary",
        &secondary(&listing("").replace("{}", r#"{"a": "A", "b-c": null}"#), ""),
        &format!(r#"listings[0].codes["b-c"]: the code "b-c" {shape}"#),
    );
    assert_refused(
        "secondary",
        &secondary("", r#"{"source": "s", "codes": [""]}"#),
        r#"clients[0].codes[0]: the code "" is empty"#,
    );
    assert_refused(
        "secondary",
        &secondary("", r#"{"source": "s", "codes": [7]}"#),
        "clients[0].codes[0]: expected a string, found 7",
    );
    assert_refused(
        "retired",
        &retired(r#"{"code": "self", "since": "2026-01-02"}"#),
        r#"codes[0].code: the code "self" would become `Self`, a keyword of Rust"#,
    );
}

#[test]
fn a_list_has_no_duplicates() {
    let listing = listing("");
    assert_refused(
        "secondary",
        &secondary(&format!("{listing}, {listing}"), ""),
        r#"listings[1].versions[0]: duplicate listing of the version "2.1""#,
    );
    assert_refused(
        "secondary",
        &secondary(&listing.replace(r#"["2.1"]"#, r#"["2.1", "2.1"]"#), ""),
        r#"listings[0].versions[1]: duplicate listing of the version "2.1""#,
    );
    let report = r#"{"code": "a", "source": "s", "dates": "d"}"#;
    assert_refused(
        "secondary",
        &more_secondary(&format!("{report}, {report}"), ""),
        r#"reports[1].code: duplicate code "a""#,
    );
    let placeholder = r#"{"code": "a", "reason": "r"}"#;
    assert_refused(
        "secondary",
        &more_secondary("", &format!("{placeholder}, {placeholder}")),
        r#"placeholders[1].code: duplicate code "a""#,
    );
    assert_refused(
        "secondary",
        &secondary("", r#"{"source": "s", "codes": ["a", "b", "a"]}"#),
        r#"clients[0].codes[2]: duplicate code "a""#,
    );
    let old = r#"{"code": "a", "since": "2026-01-02"}"#;
    assert_refused("retired", &retired(&format!("{old}, {old}")), r#"codes[1].code: duplicate code "a""#);
}

#[test]
fn a_duplicate_is_found_in_a_list_of_any_length() {
    // If each entry were compared with all others, this test would take minutes.
    const ENTRIES: usize = 30_000;
    let list = |entry: &dyn Fn(usize) -> String| {
        let entries: Vec<String> = (0..=ENTRIES).map(|i| entry(i % ENTRIES)).collect();
        entries.join(", ")
    };
    let duplicate = |place: &str| format!("{place}: duplicate code \"a0\"");
    let codes = list(&|i| format!(r#"{{"code": "a{i}", "since": "2026-01-02"}}"#));
    assert_refused("retired", &retired(&codes), &duplicate("codes[30000].code"));
    let categories = list(&|i| format!(r#"{{"code": "a{i}", "category": "plan", "reason": "r"}}"#));
    let categories = format!(r#"{{"categories": [{categories}]}}"#);
    assert_refused("categories", &categories, &duplicate("categories[30000].code"));
    let reports = list(&|i| format!(r#"{{"code": "a{i}", "source": "s", "dates": "d"}}"#));
    assert_refused("secondary", &more_secondary(&reports, ""), &duplicate("reports[30000].code"));
    let placeholders = list(&|i| format!(r#"{{"code": "a{i}", "reason": "r"}}"#));
    assert_refused("secondary", &more_secondary("", &placeholders), &duplicate("placeholders[30000].code"));
    let client = format!(r#"{{"source": "s", "codes": [{}]}}"#, list(&|i| format!("\"a{i}\"")));
    assert_refused("secondary", &secondary("", &client), &duplicate("clients[0].codes[30000]"));
    let versions = list(&|i| format!("\"{}.{}\"", i / 1000, i % 1000));
    assert_refused(
        "secondary",
        &secondary(&listing("").replace(r#""2.1""#, &versions), ""),
        "listings[0].versions[30000]: duplicate listing of the version \"0.0\"",
    );
}

#[test]
fn long_lists_are_merged_in_full() {
    // If each code were compared with all others, this test would take minutes.
    const CODES: usize = 30_000;
    let list = |entry: &dyn Fn(usize) -> String| (0..CODES).map(entry).collect::<Vec<_>>().join(", ");
    let rows = list(&|i| format!("\"listed{i}\": null"));
    let placeholders = list(&|i| format!(r#"{{"code": "observed{i}", "reason": "r"}}"#));
    let secondary = format!(
        r#"{{"listings": [{}], "clients": [], "placeholders": [{placeholders}]}}"#,
        listing(r#", "label": "v2.2", "link": "/2.2""#)
            .replace("2.1", "2.2")
            .replace("{}", &format!("{{{rows}}}"))
    );
    let categories = list(&|i| format!(r#"{{"code": "listed{i}", "category": "plan", "reason": "r"}}"#));
    let catalog = read(&[
        ("secondary", &secondary),
        ("observed", &observed(&list(&|i| format!(r#""observed{i}": {{"statuses": {{"404": 1}}}}"#)))),
        ("categories", &format!(r#"{{"categories": [{categories}]}}"#)),
        ("retired", &retired(&list(&|i| format!(r#"{{"code": "old{i}", "since": "2026-01-02"}}"#)))),
    ])
    .unwrap();
    assert_eq!(catalog.codes.len(), 2 * CODES + 1);
    assert!(catalog.codes.is_sorted_by(|a, b| a.name < b.name));
    let plan = catalog.codes.iter().filter(|code| code.category == Category::Plan);
    assert_eq!(plan.count(), CODES);
}

#[test]
fn all_files_together_name_a_bounded_number_of_versions() {
    let versions: Vec<String> = (0..30_000).map(|i| format!("\"{}.{}\": {{}}", i / 1000, i % 1000)).collect();
    let observed = format!(
        r#"{{"source": {{"repository": "r", "files": {{}}}}, "versions": {{{}}}}}"#,
        versions.join(", ")
    );
    let message = format!("snapshot: too many versions: expected at most 500 in all files; {FIX}");
    assert_eq!(read(&[("observed", &observed)]).unwrap_err(), message);
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
        assert_refused("categories", &categories(entries), message);
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
        assert_refused(
            "retired",
            &retired(&format!(r#"{{"code": "a", "since": "{date}"}}"#)),
            &format!(r#"codes[0].since: "{date}" is not a date: expected one such as "2026-11-22""#),
        );
    }
    assert_refused(
        "retired",
        &retired(r#"{"code": "a", "since": 20260102}"#),
        "codes[0].since: expected a string, found 20260102",
    );
}

#[test]
fn the_statuses_of_a_retired_code_are_those_of_errors_ascending() {
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
        ("[410, 404]", "codes[0].statuses[1]: 404 is out of order: expected each item once, ascending"),
        ("[410, 410]", "codes[0].statuses[1]: 410 is out of order: expected each item once, ascending"),
    ] {
        let code = format!(r#"{{"code": "a", "since": "2026-01-02", "statuses": {statuses}}}"#);
        assert_refused("retired", &retired(&code), message);
    }
}

#[test]
fn a_listing_is_of_a_version_that_another_source_names() {
    let listing = secondary(&listing("").replace("2.1", "2.2"), "");
    assert_eq!(
        read(&[("secondary", &listing)]).unwrap_err(),
        format!(
            "snapshot/secondary.json: listings[0].versions[0]: no page and no description names the version \"2.2\"; {FIX}"
        ),
    );
    let described = r#"{"source": {"repository": "r", "files": {}}, "versions": {"2.2": {}}}"#;
    assert!(read(&[("secondary", &listing), ("observed", described)]).is_ok());
}

#[test]
fn no_source_names_a_retired_code() {
    let again = |code: &str, origin: &str| {
        let error = read(&[
            ("observed", &observed(r#""not_found": {"statuses": {"404": 1}}"#)),
            ("reference", &reference(r#""invalid_query": {"pages": ["a.md"]}"#)),
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
    again("conflict", "page-data.json, version 2.1");
    again("not_found", "observed.json, version 2.1");
    again("invalid_query", "reference.json, version 2.1");
    again("scroll_exists", "secondary.json");
}

#[test]
fn codes_of_two_lists_are_two_variants() {
    let error = read(&[
        ("observed", &observed(r#""error1": {"statuses": {"404": 1}}"#)),
        ("retired", &retired(r#"{"code": "error_1", "since": "2026-01-02"}"#)),
    ]);
    assert_eq!(
        error.unwrap_err(),
        "snapshot: the codes \"error1\" (observed.json, version 2.1) and \"error_1\" (retired.json) would both \
         become the variant `Error1`; fetch the page again; if it is published like this, the crate needs a rule \
         for it",
    );
}

#[test]
fn a_listing_is_of_versions_on_a_day() {
    let wrong = |old: &str, new: &str, message: &str| {
        assert_refused("secondary", &secondary(&listing("").replace(old, new), ""), message);
    };
    wrong(r#"["2.1"]"#, "[]", "listings[0].versions: the listing has no version: expected one or more");
    wrong("true", r#""yes""#, r#"listings[0].complete: expected true or false, found the string "yes""#);
    wrong(
        "2026-06-12",
        "June 2026",
        r#"listings[0].date: "June 2026" is not a date: expected one such as "2026-11-22""#,
    );
    wrong("{}", r#"{"a": 7}"#, "listings[0].codes.a: expected a string, found 7");
}

#[test]
fn a_listing_links_the_page_of_one_version() {
    let linked = |keys: &str, versions: &str| secondary(&listing(keys).replace(r#""2.1""#, versions), "");
    let both = r#", "label": "v2.2", "link": "/2.2""#;
    assert!(read(&[("secondary", &linked(both, r#""2.2""#))]).is_ok());
    for (keys, versions, message) in [
        (both, r#""2.2", "2.3""#, "listings[0].label: expected a link for one version, found 2 versions"),
        (
            r#", "label": "v2.2""#,
            r#""2.2""#,
            r#"listings[0].label: expected both keys "label" and "link" or neither, found one"#,
        ),
        (
            r#", "label": "v2.2", "link": "https://a.example""#,
            r#""2.2""#,
            "listings[0].link: the link \"https://a.example\" is not a path on the docs site: expected a single `/`, \
             then at most 200 bytes of A-Z a-z 0-9 / . _ ~ - without `..`",
        ),
    ] {
        assert_refused("secondary", &linked(keys, versions), message);
    }
}

#[test]
fn an_operation_is_a_method_and_a_path() {
    let expected = r#"is not an operation: expected a method and a path such as "POST /contacts""#;
    assert_refused(
        "observed",
        &observed(r#""a": {"statuses": {"404": 1}, "operations": ["GET /a", "/a"]}"#),
        &format!(r#"versions["2.1"].a.operations[1]: "/a" {expected}"#),
    );
    for second in ["GET /b", "GET /a"] {
        assert_refused(
            "observed",
            &observed(&format!(r#""a": {{"statuses": {{"404": 1}}, "operations": ["GET /b", "{second}"]}}"#)),
            &format!(
                r#"versions["2.1"].a.operations[1]: {second} is out of order: expected each item once, ascending"#
            ),
        );
    }
    assert_refused(
        "secondary",
        &more_secondary(r#"{"code": "a", "operations": ["get /a"], "source": "s", "dates": "d"}"#, ""),
        &format!(r#"reports[0].operations[0]: "get /a" {expected}"#),
    );
}

#[test]
fn a_reference_example_is_on_a_page() {
    for (code, message) in [
        (r#""a": {"pages": []}"#, "pages: no page has the example: expected one or more"),
        (
            r#""a": {"statuses": {"200": 1}, "pages": ["a.md"]}"#,
            r#"statuses.200: the status "200" is not an HTTP status of an error: expected 400 to 599"#,
        ),
    ] {
        assert_refused("reference", &reference(code), &format!(r#"versions["2.1"].a.{message}"#));
    }
}

#[test]
fn text_for_people_is_one_line_of_bounded_length() {
    let long = "x".repeat(4097);
    let cut = format!("\"{}\"... (4097 bytes)", "x".repeat(60));
    for (text, found) in [
        ("", r#""""#),
        (r"a\nb", r#""a\nb""#),
        (r"\u001b[2J", r#""\u{1b}[2J""#),
        ("a\u{202e}b", r#""a\u{202e}b""#),
        ("a\u{200b}b", r#""a\u{200b}b""#),
        ("a\u{e0041}b", r#""a\u{e0041}b""#),
        (&long, &cut),
    ] {
        let problem =
            format!("{found} is not a line of text: expected 1 to 4096 characters that can be seen");
        let wrong =
            |kind: &str, list: &str, place: &str| assert_refused(kind, list, &format!("{place}: {problem}"));
        wrong(
            "secondary",
            &secondary(&listing("").replace(r#""s""#, &format!(r#""{text}""#)), ""),
            "listings[0].source",
        );
        wrong(
            "secondary",
            &secondary(&listing("").replace("{}", &format!(r#"{{"a": "{text}"}}"#)), ""),
            "listings[0].codes.a",
        );
        wrong(
            "secondary",
            &secondary("", &format!(r#"{{"source": "{text}", "codes": []}}"#)),
            "clients[0].source",
        );
        let report = format!(r#"{{"code": "a", "source": "s", "dates": "{text}"}}"#);
        wrong("secondary", &more_secondary(&report, ""), "reports[0].dates");
        let placeholder = format!(r#"{{"code": "a", "reason": "{text}"}}"#);
        wrong("secondary", &more_secondary("", &placeholder), "placeholders[0].reason");
        wrong(
            "reference",
            &reference(&format!(r#""a": {{"pages": ["{text}"]}}"#)),
            r#"versions["2.1"].a.pages[0]"#,
        );
        let category =
            format!(r#"{{"categories": [{{"code": "a", "category": "plan", "reason": "{text}"}}]}}"#);
        wrong("categories", &category, "categories[0].reason");
        let code = format!(r#"{{"code": "a", "since": "2026-01-02", "description": "{text}"}}"#);
        wrong("retired", &retired(&code), "codes[0].description");
        for (key, place) in
            [("revision", "source.revision"), ("files", "source.files.a"), ("etags", "source.etags.a")]
        {
            let value =
                if key == "revision" { format!("\"{text}\"") } else { format!("{{\"a\": \"{text}\"}}") };
            let files = if key == "files" { "" } else { r#""files": {}, "# };
            let source =
                format!(r#"{{"source": {{"repository": "r", {files}"{key}": {value}}}, "versions": {{}}}}"#);
            wrong("observed", &source, place);
        }
    }
}
