//! Changes that a docs site may make to its page. Each one is understood or refused.

#![cfg(feature = "html")]
#![allow(missing_docs, reason = "tests")]

mod written;

use std::fs;

use intercom_errors_catalog::{Fault, Page, Snapshot, html, page_data};
use written::{Node, as_html, as_page_data, codes, row, rows, table, tag, text, with};

const NEW_SHAPE: &str =
    "if the docs changed their format, extend the reader in catalog/; never edit a page by hand";
const WRONG_CONTENT: &str =
    "fetch the page again; if it is published like this, the crate needs a rule for it";

fn fixture(name: &str) -> Result<Page, Fault> {
    let text = fs::read_to_string(format!("tests/fixtures/changes/{name}")).unwrap();
    if text.starts_with('<') { html::read(&text) } else { page_data::read(&text) }
}

#[test]
fn text_next_to_a_code_is_not_part_of_the_code() {
    for (name, description) in [
        ("copy.html", "x"),
        ("details.html", "Invalid. More Text"),
        ("false-child.json", "x"),
        ("hidden.html", "x"),
        ("null-attributes.json", "x"),
        ("sronly.html", "x"),
        ("svg.html", "x"),
        ("tooltip.html", "x"),
    ] {
        assert_eq!(rows(&fixture(name).unwrap()), [("conflict", description)], "{name}");
    }
}

#[test]
fn a_page_that_cannot_be_understood_is_refused() {
    let pieces = |pieces: &str| {
        format!(
            "table row 1: the column \"Field\" is wrong: expected a code in one piece, found {pieces}; {NEW_SHAPE}"
        )
    };
    for (name, message) in [
        (
            "another-page.json",
            format!(
                "templateId: this is another page: expected the template \"markdown\", found \"openapi_docs\"; {NEW_SHAPE}"
            ),
        ),
        ("badge.html", pieces(r#""job_closed" and "deprecated""#)),
        ("bom.json", format!("expected the page's tree in props.ast or ast, found neither; {NEW_SHAPE}")),
        (
            "code-and-field.html",
            format!(
                "table 1: two columns may have the codes: expected only \"Field\", found \"Code\" too; {NEW_SHAPE}"
            ),
        ),
        ("glued.html", pieces(r#""token_revoked" and "token_blocked""#)),
        (
            "second-table.html",
            format!(
                "table 2: two tables may list codes: expected only the one with the headers \"Field\", \"Description\", \
             found one with \"Code\", \"Description\", by the header \"Code\"; {NEW_SHAPE}"
            ),
        ),
        ("select.html", format!("table row 1: the code \"\" is empty; {WRONG_CONTENT}")),
        ("sup-link.html", pieces(r#""conflict" and "1""#)),
        ("sup.html", pieces(r#""conflict" and "1""#)),
        ("sup.json", pieces(r#""conflict" and "1""#)),
    ] {
        assert_eq!(fixture(name).unwrap_err().to_string(), message, "{name}");
    }
}

/// Every fixture belongs to a test.
#[test]
fn every_change_is_read() {
    let source = include_str!("changes.rs");
    for entry in fs::read_dir("tests/fixtures/changes").unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(source.contains(&format!("\"{name}\",")), "{name} is not read");
    }
}

#[test]
fn a_whole_page_reads_the_same_in_both_forms() {
    let text = |name| fs::read_to_string(format!("tests/fixtures/rendered/{name}")).unwrap();
    let page = page_data::read(&text("page.json")).unwrap();
    let html = html::read(&text("page.html")).unwrap();
    assert_eq!(page.rows, html.rows);
    assert_eq!((page.active(), page.versions.len()), (html.active(), html.versions.len()));
    assert_eq!(page.rows.len(), 22);
    assert_eq!(rows(&page)[0], ("server_error", "Generic server error"));
    assert_eq!(rows(&page)[4], ("parameter_invalid", "A parameter's value is invalid"));
    assert_eq!(rows(&page)[21], ("admin_not_found", "The admin does not exist"));
}

/// Returns the fault of a page with this content, which both forms share, without the remedy.
#[track_caller]
fn refusal(content: &[Node]) -> String {
    let fault = page_data::read(&as_page_data(content)).unwrap_err().to_string();
    assert_eq!(fault, html::read(&as_html(content)).unwrap_err().to_string());
    fault.rsplit_once("; if ").unwrap().0.replace("; fetch the page again", "")
}

#[track_caller]
fn refusal_of_row(code: impl Into<Vec<Node>>, description: impl Into<Vec<Node>>) -> String {
    let message = refusal(&[codes([tag("tr", [tag("td", code), tag("td", description)])])]);
    message.strip_prefix("table row 1: ").unwrap().to_owned()
}

#[test]
fn text_that_only_an_attribute_has_is_reported() {
    let icon = with(tag("img", []), "alt", "deprecated");
    let badge = with(tag("x-badge", []), "label", "deprecated");
    let alone = |column, attribute| {
        format!(
            r#"the column "{column}" is wrong: expected text, found "deprecated" in the attribute "{attribute}" alone"#
        )
    };
    let field = with(with(tag("input", []), "type", "text"), "value", "deprecated");
    for (tag, attribute) in [(icon, "alt"), (badge, "label"), (field, "value")] {
        assert_eq!(refusal_of_row([text("conflict"), tag.clone()], [text("x")]), alone("Field", attribute));
        assert_eq!(refusal_of_row([text("conflict")], [text("x "), tag]), alone("Description", attribute));
    }
    // A component of page-data alone.
    let note = with(tag("Admonition", []), "name", "deprecated");
    let page = as_page_data(&[codes([tag("tr", [tag("td", [text("conflict")]), tag("td", [note])])])]);
    let fault = page_data::read(&page).unwrap_err().to_string();
    assert!(fault.contains(&alone("Description", "name")), "{fault}");
    let spoken = with(tag("x-badge", [text("new")]), "label", "new");
    assert_eq!(
        rows(&written::read(&[codes([tag("tr", [tag("td", [text("conflict")]), tag("td", [spoken])])])])),
        [("conflict", "new")]
    );
}

#[test]
fn text_that_a_style_sheet_may_hide_is_refused() {
    let tip = with(tag("span", [text("word")]), "class", "has-tooltip");
    assert_eq!(
        refusal_of_row([text("conflict")], [text("x "), tip]),
        "the column \"Description\" is wrong: expected text that is shown, found \"word\", which its class \
         \"has-tooltip\" may hide",
    );
    for style in ["opacity: 0", "font-size: 0", "clip: rect(0, 0, 0, 0)", "left: -9999px"] {
        let styled = with(tag("span", [text("conflict")]), "style", style);
        assert_eq!(
            refusal_of_row([styled], [text("x")]),
            "the column \"Field\" is wrong: expected text that is shown, found \"conflict\", which its style may hide",
            "{style}"
        );
    }
    let faint = with(tag("span", [text("conflict")]), "style", "opacity: 0.9");
    let page = written::read(&[codes([tag("tr", [tag("td", [faint]), tag("td", [text("x")])])])]);
    assert_eq!(rows(&page), [("conflict", "x")]);
}

#[test]
fn words_that_touch_at_a_tag_are_refused() {
    for (content, word) in [
        (vec![text("the job"), tag("span", [text("NEW")])], "job"),
        (vec![tag("strong", [text("NEW")]), text("The job")], "NEW"),
        (vec![text("the job"), tag("span", [text("1")])], "job"),
    ] {
        assert_eq!(
            refusal_of_row([text("conflict")], content),
            format!(
                "the column \"Description\" is wrong: expected space at a tag, found none after \"{word}\""
            ),
        );
    }
    for (left, right) in [("code", "code"), ("strong", "span"), ("kbd", "a")] {
        assert_eq!(
            refusal_of_row(
                [text("conflict")],
                [text("see "), tag(left, [text("a_1")]), tag(right, [text("b")])]
            ),
            "the column \"Description\" is wrong: expected space at a tag, found none after \"a_1\"",
        );
    }
}

#[test]
fn control_characters_in_a_description_are_refused() {
    let page = [codes([row(&["conflict", "x\u{1b}[2J"])])];
    let expected = format!(
        "table row 1: the description is not text: expected no control characters, found \"x\\u{{1b}}[2J\"; {WRONG_CONTENT}"
    );
    assert_eq!(page_data::read(&as_page_data(&page)).unwrap_err().to_string(), expected);
    assert_eq!(html::read(&as_html(&page)).unwrap_err().to_string(), expected);
}

#[test]
fn invisible_characters_in_a_code_are_refused() {
    for c in ['\u{202e}', '\u{ad}', '\u{200b}', '\u{e0041}'] {
        let message = refusal(&[codes([row(&[&format!("con{c}flict"), "x"])])]);
        let shown = c.escape_unicode();
        assert_eq!(
            message,
            format!(
                "table row 1: the column \"Field\" is wrong: expected characters that can be seen, found '{shown}'"
            )
        );
    }
}

#[test]
fn a_row_that_is_not_a_code_is_refused() {
    let hidden = |name: &'static str, children: Vec<Node>| with(tag(name, children), "hidden", "");
    let cells = || vec![tag("td", [text("gone")]), tag("td", [text("x")])];
    let shown = || row(&["conflict", "x"]);
    for (rows, found) in [
        (vec![shown(), hidden("tr", cells())], "one that is hidden"),
        (
            vec![shown(), with(tag("tr", cells()), "class", "d-none")],
            "one that its class \"d-none\" may hide",
        ),
        (
            vec![shown(), tag("tr", [hidden("td", vec![text("old")]), tag("td", [text("gone")])])],
            "one that is hidden",
        ),
    ] {
        assert_eq!(refusal(&[codes(rows)]), format!("table row 2: expected a row of a code, found {found}"));
    }
    let hidden_body = hidden("tbody", vec![row(&["gone", "x"])]);
    assert_eq!(
        refusal(&[tag("table", [written::head(&["Field", "Description"]), hidden_body])]),
        "table row 1: expected a row of a code, found one that is hidden",
    );
    let foot = tag("tfoot", [row(&["total", "1 code"])]);
    let head = written::head(&["Field", "Description"]);
    assert_eq!(
        refusal(&[tag("table", [head, tag("tbody", [shown()]), foot])]),
        "table row 2: expected a row of a code, found the foot of the table",
    );
    let page = [codes([row(&["authentication", ""]), row(&["token_revoked", "x"])])];
    assert_eq!(
        page_data::read(&as_page_data(&page)).unwrap_err().to_string(),
        format!(
            "table row 1: the code \"authentication\" has no description: expected one, as other rows have; {WRONG_CONTENT}"
        ),
    );
}

#[test]
fn a_second_table_with_signs_of_codes_is_refused() {
    for (headers, cells, sign) in [
        (["Error", "Meaning"], ["E1", "x"], "the header \"Error\""),
        (["Name", "Meaning"], ["new_code (beta)", "x"], "the cell \"new_code\""),
        (["Name", "Meaning"], ["gone", "x"], "the cell \"gone\""),
        (["Meaning", "Name"], ["Clashes", "conflict"], "the code \"conflict\""),
    ] {
        let known = codes([row(&["conflict", "x"])]);
        let other = tag("div", [with(table(&headers, [row(&cells)]), "hidden", "")]);
        let [first, second] = headers;
        assert_eq!(
            refusal(&[other, known]),
            format!(
                "table 1: two tables may list codes: expected only the one with the headers \"Field\", \
                 \"Description\", found one with \"{first}\", \"{second}\", by {sign}"
            ),
        );
    }
}

#[test]
fn plain_cells_as_headers_do_not_hide_a_column_of_codes() {
    let other = tag("table", [tag("tbody", [row(&["The name", "Meaning"]), row(&["gone", "x"])])]);
    assert_eq!(
        refusal(&[codes([row(&["conflict", "x"])]), other]),
        "table 2: two tables may list codes: expected only the one with the headers \"Field\", \"Description\", \
         found one with \"The name\", \"Meaning\", by the cell \"gone\"",
    );
}

#[test]
fn a_code_in_two_parts_is_refused() {
    for (code, parts) in [
        (vec![tag("b", [text("job_")]), text("closed")], "\"job_\" and \"closed\""),
        (vec![text("job_"), tag("b", []), text("closed")], "\"job_\" and \"closed\""),
    ] {
        assert!(refusal_of_row(code, [text("x")]).contains(parts));
    }
}

#[test]
fn a_link_that_would_be_code_in_the_docs_is_refused() {
    let link = "/docs/2.1/codes#)\\n\\n```rust\\nstd::fs::write(\\\"/some/file\\\", \\\"\\\").unwrap();\\n```\\n\\n<script>";
    let page = as_page_data(&[codes([row(&["conflict", "x"])])]).replacen(
        '{',
        &format!(
            r#"{{"versions": [{{"version": "2.1", "label": "v2.1", "link": "{link}", "default": true}}], "#
        ),
        1,
    );
    let manifest = format!(
        r#"{{"files": [{{"path": "page.json", "kind": "page-data", "version": "2.1",
            "source_url": "https://docs.example/", "sha256": "{}"}}]}}"#,
        "0".repeat(64)
    );
    let read =
        |path: &str| Ok(if path == "page.json" { page.clone() } else { manifest.clone() }.into_bytes());
    let message = Snapshot::load("snapshot", read).unwrap_err().to_string();
    assert!(
        message
            .starts_with("snapshot/page.json: versions[0].link: the link \"/docs/2.1/codes#)\\n\\n```rust"),
        "{message}"
    );
    let label = page.replace(link, "/").replace(r#""v2.1""#, r#""v\n\n    loop {}""#);
    assert_eq!(
        page_data::read(&label).unwrap_err().to_string(),
        format!(
            "versions[0].label: the label \"v\\n\\n    loop {{}}\" is not a version's label: expected 1 to 40 visible \
             characters; {NEW_SHAPE}"
        ),
    );
}
