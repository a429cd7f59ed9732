//! The effect of each tag and attribute on the text of a cell, one by one.

#![cfg(feature = "html")]
#![allow(missing_docs, reason = "tests")]

mod written;

use intercom_errors_catalog::{html, page_data};
use written::{Node, as_html, as_page_data, codes, read, row, rows, table, tag, text, with};

/// Returns the description in a cell with this content, which both forms share.
#[track_caller]
fn description(content: impl Into<Vec<Node>>) -> String {
    let page = read(&[codes([tag("tr", [tag("td", [text("conflict")]), tag("td", content)])])]);
    rows(&page)[0].1.to_owned()
}

#[test]
fn each_way_to_hide_text_hides_it() {
    for (attribute, value) in [
        ("hidden", ""),
        ("hidden", "true"),
        ("popover", ""),
        ("role", "button"),
        ("role", "tooltip"),
        ("style", "display: none"),
        ("style", "visibility: hidden"),
        ("style", "visibility: collapse"),
        ("class", "sr-only"),
        ("class", "a visuallyHidden"),
        ("class", "visually-hide"),
        ("class", "ScreenReaderText"),
        ("class", "a11y-hidden"),
    ] {
        let span = with(tag("span", [text("secret")]), attribute, value);
        assert_eq!(description([text("one "), span, text("two")]), "one two", "{attribute}={value}");
    }
    for (attribute, value) in [("hidden", "false"), ("role", "presentation"), ("style", "color: red")] {
        let span = with(tag("span", [text("shown")]), attribute, value);
        assert_eq!(description([text("one "), span]), "one shown", "{attribute}={value}");
    }
    assert_eq!(description([text("one "), tag("dialog", [text("secret")])]), "one");
    assert_eq!(description([with(tag("dialog", [text("shown")]), "open", "")]), "shown");
}

#[test]
fn only_a_link_on_the_same_page_is_a_mark() {
    let link = |name, address| with(tag(name, [text("[1]")]), "href", address);
    assert_eq!(description([text("one"), link("a", "#note")]), "one [1]");
    assert_eq!(description([text("one"), link("a", "https://docs.example/")]), "one[1]");
    assert_eq!(description([text("one"), link("span", "#note")]), "one[1]");
}

#[test]
fn each_role_of_a_note_separates_words() {
    for role in ["doc-noteref", "note"] {
        let note = with(tag("span", [text("note")]), "role", role);
        assert_eq!(description([text("one"), note]), "one note", "{role}");
    }
    let link = with(tag("span", [text("s")]), "role", "link");
    assert_eq!(description([text("word"), link]), "words");
}

#[test]
fn each_block_separates_words() {
    for name in [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "details",
        "div",
        "dl",
        "figure",
        "footer",
        "h1",
        "h6",
        "header",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "ul",
    ] {
        assert_eq!(
            description([text("one"), tag(name, [text("two")]), text(". x")]),
            "one two . x",
            "{name}"
        );
    }
}

#[test]
fn a_hint_of_a_usual_tag_is_not_its_text() {
    let hint = with(tag("span", [text("word")]), "title", "hint");
    assert_eq!(description([hint]), "word");
    for name in ["Link", "MarkdownLink"] {
        let link = with(tag(name, [text("guide")]), "title", "hint");
        let page = as_page_data(&[codes([tag("tr", [tag("td", [text("conflict")]), tag("td", [link])])])]);
        assert_eq!(rows(&page_data::read(&page).unwrap()), [("conflict", "guide")]);
    }
    let input = |kind| with(with(tag("input", []), "value", "hint"), "type", kind);
    assert_eq!(description([text("one"), input("checkbox")]), "one");
    for (name, attribute) in [("a", "name"), ("data", "value"), ("input", "title")] {
        let hint = with(tag(name, []), attribute, "hint");
        assert_eq!(description([text("one"), hint]), "one", "{name} {attribute}");
    }
}

#[test]
fn a_number_next_to_a_code_is_another_part() {
    let page = as_page_data(&[codes([row(&["CODE", "x"])])]).replace("\"CODE\"", "\"job_\",5");
    let fault = page_data::read(&page).unwrap_err().to_string();
    assert!(fault.contains("\"job_\" and \"5\""), "{fault}");
}

#[test]
fn a_second_table_of_usual_words_is_accepted() {
    let prices = table(&["Plan", "Price"], [row(&["a big plan", "1"]), row(&["see __", "2"])]);
    let page = read(&[codes([row(&["conflict", "x"])]), prices]);
    assert_eq!(rows(&page), [("conflict", "x")]);
}

#[test]
fn cdata_is_text_only_in_a_drawing() {
    let page = as_html(&[codes([row(&["conflict", "CONTENT"])])]);
    let read = |content: &str| html::read(&page.replace("CONTENT", content));
    assert_eq!(rows(&read("one<![CDATA[no]]>two").unwrap()), [("conflict", "onetwo")]);
    let fault = read("one<svg><![CDATA[<td>drawn]]></svg>").unwrap_err().to_string();
    assert!(fault.contains("found \"<td>drawn\" in place of a drawing"), "{fault}");
}

#[test]
fn a_style_of_page_data_may_be_an_object() {
    let hidden = with(tag("span", [text("secret")]), "style", "STYLE");
    let page =
        as_page_data(&[codes([tag("tr", [tag("td", [text("conflict")]), tag("td", [text("x"), hidden])])])]);
    let read = |style: &str| page_data::read(&page.replace("\"STYLE\"", style));
    assert_eq!(rows(&read(r#"{"color": 7, "display": "none"}"#).unwrap()), [("conflict", "x")]);
    for style in [r#"{"color": "red", "opacity": 0}"#, r#"{"left": -9999}"#] {
        let fault = read(style).unwrap_err().to_string();
        assert!(fault.contains("found \"secret\", which its style may hide"), "{fault}");
    }
}

#[test]
fn a_surplus_cell_is_named_by_its_column() {
    let wide = table(&["Field", "Description"], [row(&["conflict", "x", "", "more"])]);
    let fault = page_data::read(&as_page_data(&[wide])).unwrap_err().to_string();
    assert!(
        fault.contains("expected 2 columns, as many as have a header, found \"more\" in column 4"),
        "{fault}"
    );
    let cells = [tag("td", [text("conflict")]), tag("td", [text("x")]), tag("td", [table(&[], [])])];
    let fault = page_data::read(&as_page_data(&[codes([tag("tr", cells)])])).unwrap_err().to_string();
    assert!(fault.contains("found a table in column 3"), "{fault}");
}

#[test]
fn the_first_date_of_a_page_counts() {
    let date = |day: &str| {
        format!(
            r#"<div data-component-name="LastUpdated/LastUpdated"><time datetime="{day}">then</time></div>"#
        )
    };
    let dates = ["", "\u{200b}", "2026-11-22", "2025-01-01"].map(date).concat();
    let article = format!("{dates}<article>");
    let page = as_html(&[codes([row(&["conflict", "x"])])]).replace("<article>", &article);
    assert_eq!(html::read(&page).unwrap().last_modified.as_deref(), Some("2026-11-22"));
}
