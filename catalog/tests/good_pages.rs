//! The shapes that a page may have, in each form that can have them.

#![cfg(feature = "html")]
#![allow(missing_docs, reason = "tests")]

mod written;

use intercom_errors_catalog::{Label, SitePath, Version, VersionLink, html, page_data};
use written::{Node, as_html, as_page_data, codes, read, row, rows, table, tag, text, with};

/// Asserts the description in a cell with this content, in both forms.
#[track_caller]
fn assert_described(content: impl Into<Vec<Node>>, expected: &str) {
    let page = read(&[codes([tag("tr", [tag("td", [text("conflict")]), tag("td", content)])])]);
    assert_eq!(rows(&page), [("conflict", expected)]);
}

#[test]
fn inline_tags_leave_their_text() {
    assert_described(
        [
            text("See "),
            tag("code", [text("type")]),
            text(", "),
            tag("strong", [text("all")]),
            text(" of it, or "),
            with(tag("a", [text("the "), tag("em", [text("guide")])]), "href", "/docs"),
            text("s."),
        ],
        "See type, all of it, or the guides.",
    );
}

#[test]
fn a_component_of_the_docs_leaves_its_text() {
    for name in ["Link", "MarkdownLink"] {
        let link = with(tag(name, [text("guide")]), "href", "/docs");
        let row = tag("tr", [tag("td", [text("conflict")]), tag("td", [text("The "), link, text("s")])]);
        let page = page_data::read(&as_page_data(&[codes([row])])).unwrap();
        assert_eq!(rows(&page), [("conflict", "The guides")]);
    }
}

#[test]
fn breaks_paragraphs_and_lists_separate_words() {
    assert_described([text("one"), tag("br", []), text("two")], "one two");
    assert_described([tag("p", [text("one")]), tag("p", [text("two")])], "one two");
    assert_described(
        [
            text("one of"),
            tag("ul", [tag("li", [text("a")]), tag("li", [tag("p", [text("b")])])]),
            text("end"),
        ],
        "one of a b end",
    );
}

#[test]
fn white_space_folds() {
    assert_described(
        [text(" \n one\u{a0}\t two\r\n"), tag("em", [text(" three ")]), text(" ")],
        "one two three",
    );
}

#[test]
fn adjacent_strings_are_one_text() {
    assert_described([text("one"), text(" "), text("two"), text(""), text("fold")], "one twofold");
}

#[test]
fn null_children_are_nothing() {
    assert_described([Node::Null, text("one"), Node::Null, tag("code", [Node::Null])], "one");
}

#[test]
fn numbers_are_text() {
    assert_described([text("after "), Node::Number(-30), text(" or "), Node::Number(60)], "after -30 or 60");
    let page = as_page_data(&[codes([row(&["conflict", "x"])])])
        .replace(r#"["x"]"#, r#"[1.50, " ", -2e3, " ", -0]"#);
    assert_eq!(rows(&page_data::read(&page).unwrap()), [("conflict", "1.5 -2000 -0")]);
}

#[test]
fn a_page_may_have_no_descriptions() {
    let page = read(&[codes([row(&["conflict", " "]), row(&["not_found", ""])])]);
    assert_eq!(rows(&page), [("conflict", ""), ("not_found", "")]);
    assert_eq!(page.rows[0].description, None);
}

#[test]
fn a_code_may_be_inside_a_tag_and_next_to_hidden_text() {
    let in_code = || tag("code", [text("conflict")]);
    let hidden = [
        tag("button", [text("copy")]),
        tag("svg", [tag("title", [text("link")])]),
        with(tag("span", [text("old_")]), "hidden", ""),
        with(tag("span", [text("link")]), "class", "sr-only"),
        with(tag("span", [text("copy")]), "class", "Button__VisuallyHidden-sc-1x"),
        with(tag("span", [text("permanent")]), "role", "tooltip"),
        with(tag("span", [text("old_")]), "style", "Display: none;"),
        with(tag("a", [text("#")]), "aria-hidden", "true"),
        tag("select", [tag("option", [text("gone")])]),
        tag("template", [text("gone")]),
    ];
    for hidden in hidden {
        for cell in [
            vec![hidden.clone(), in_code()],
            vec![in_code(), hidden.clone()],
            vec![tag("p", [in_code(), hidden])],
        ] {
            let page = read(&[codes([tag("tr", [tag("td", cell), tag("td", [text("x")])])])]);
            assert_eq!(rows(&page), [("conflict", "x")]);
        }
    }
}

#[test]
fn a_code_may_break_between_its_words() {
    let html = as_html(&[codes([row(&["CODE", "x"])])]).replace("CODE", "<code>job_<wbr>closed<wbr></code>");
    assert_eq!(rows(&html::read(&html).unwrap()), [("job_closed", "x")]);
}

#[test]
fn hidden_text_is_not_part_of_a_description() {
    assert_described(
        [text("one"), with(tag("span", [text("(hidden)")]), "hidden", ""), text(" two")],
        "one two",
    );
    assert_described([text("one"), tag("button", [text("copy")])], "one");
    assert_described([text("one"), tag("svg", [tag("title", [text("link")])]), text("two")], "one two");
}

#[test]
fn footnotes_badges_and_unknown_tags_separate_words() {
    let badge = with(tag("span", [text("new")]), "class", "md-badge");
    assert_described(
        [text("one"), tag("sup", [text("1")]), text(". Two"), tag("sup", [text("2")])],
        "one 1. Two 2",
    );
    assert_described([text("one ("), tag("sup", [text("1")]), text(")")], "one (1)");
    assert_described([text("one"), badge.clone()], "one new");
    assert_described([badge, text("one")], "new one");
    assert_described([text("one"), with(tag("a", [text("1")]), "href", "#note-1")], "one 1");
    assert_described([text("one"), with(tag("a", [text("¶")]), "href", "#one"), text(".")], "one ¶.");
    assert_described([text("see "), with(tag("a", [text("note")]), "href", "#note"), text("s")], "see notes");
    assert_described(
        [text("one"), tag("details", [tag("summary", [text("two")]), text("three")])],
        "one two three",
    );
    assert_described([text("one"), tag("callout", [text("two")]), text(", three")], "one two, three");
    for name in ["Tabs", "Tab", "Callout"] {
        let row =
            tag("tr", [tag("td", [text("conflict")]), tag("td", [text("one"), tag(name, [text("two")])])]);
        let page = page_data::read(&as_page_data(&[codes([row])])).unwrap();
        assert_eq!(rows(&page), [("conflict", "one two")]);
    }
}

#[test]
fn invisible_characters_are_left_out() {
    assert_described([text("\u{feff}o\u{ad}ne\u{200b} \u{202e}two\u{2069}")], "one two");
}

#[test]
fn false_children_are_nothing() {
    let file =
        as_page_data(&[codes([row(&["conflict", "x"])])]).replace(r#"["x"]"#, r#"[false, "x", false]"#);
    assert_eq!(rows(&page_data::read(&file).unwrap()), [("conflict", "x")]);
}

#[test]
fn attributes_may_be_null() {
    let file = as_page_data(&[codes([row(&["conflict", "x"])])])
        .replace(r#""attributes": {}"#, r#""attributes": null"#);
    assert_eq!(rows(&page_data::read(&file).unwrap()), [("conflict", "x")]);
}

#[test]
fn a_file_may_begin_with_a_byte_order_mark() {
    let page = [codes([row(&["conflict", "x"])])];
    for page in [
        page_data::read(&format!("\u{feff}{}", as_page_data(&page))),
        html::read(&format!("\u{feff}{}", as_html(&page))),
    ] {
        assert_eq!(rows(&page.unwrap()), [("conflict", "x")]);
    }
}

/// Returns a file with these signs of its identity, and two versions.
fn file_with_signs(signs: &str, active: &str) -> String {
    let version = |name: &str| {
        format!(
            r#"{{"version": "{name}", "label": "v{name}", "link": "/docs/{name}/error-codes", "default": {}, "active": {}}}"#,
            name == "2.14",
            name == active
        )
    };
    let page = as_page_data(&[codes([row(&["conflict", "x"])])]);
    let versions = format!(r#"{{"versions": [{}, {}], {signs}, "#, version("2.14"), version("2.15"));
    page.replacen('{', &versions, 1)
}

#[test]
fn the_address_of_a_page_has_its_version() {
    let own = |file: &str| page_data::read(file).unwrap().active().unwrap().to_string();
    assert_eq!(own(&file_with_signs(r#""slug": "/docs/2.15/error-codes""#, "")), "2.15");
    assert_eq!(
        own(&file_with_signs(r#""slug": "/docs/2.14/error-codes/", "templateId": "markdown""#, "2.14")),
        "2.14"
    );
}

#[test]
fn another_page_of_the_docs_is_refused() {
    let fault = |signs| page_data::read(&file_with_signs(signs, "2.15")).unwrap_err().to_string();
    for (signs, message) in [
        (
            r#""slug": "/docs/2.14/error-codes""#,
            "slug: this is another page: expected \"/docs/2.15/error-codes\", the link of 2.15, found \"/docs/2.14/error-codes\"; ",
        ),
        (
            r#""slug": "/docs/2.15/errors""#,
            "slug: this is another page: expected a path that ends in \"/error-codes\", found \"/docs/2.15/errors\"; ",
        ),
        (
            r#""templateId": "openapi_docs""#,
            "templateId: this is another page: expected the template \"markdown\", found \"openapi_docs\"; ",
        ),
    ] {
        let found = fault(signs);
        assert!(found.starts_with(message), "{found}");
    }
    let unlisted =
        page_data::read(&file_with_signs(r#""slug": "/docs/2.16/error-codes""#, "")).unwrap_err().to_string();
    assert!(
        unlisted.contains("expected the link of one of its versions, found \"/docs/2.16/error-codes\""),
        "{unlisted}"
    );
    let page = [codes([row(&["conflict", "x"])])];
    let titled =
        as_page_data(&page).replacen(r#""props": {"#, r#""props": {"seo": {"title": "Error Objects"}, "#, 1);
    let message = "this is another page: expected a title with \"Error Codes\", found \"Error Objects\"; ";
    let found = page_data::read(&titled).unwrap_err().to_string();
    assert!(found.starts_with(&format!("props.seo.title: {message}")), "{found}");
    let titled = as_html(&page).replace("<head>", "<head><title>Error Objects</title>");
    let found = html::read(&titled).unwrap_err().to_string();
    assert!(found.starts_with(&format!("title: {message}")), "{found}");
}

#[test]
fn entities_are_read_once() {
    let html = as_html(&[codes([row(&["conflict", "BODY"])])])
        .replace("BODY", "it&#x27;s &amp;amp; &lt;b&gt; &quot;&eacute;&#233;&hellip;&nbsp;x");
    let json = as_page_data(&[codes([row(&["conflict", "it's &amp; <b> \"éé…\u{a0}x"])])]);
    let page = html::read(&html).unwrap();
    assert_eq!(rows(&page), [("conflict", "it's &amp; <b> \"éé… x")]);
    assert_eq!(page, page_data::read(&json).unwrap());
}

#[test]
fn comments_scripts_and_drawings_are_not_text() {
    let html = as_html(&[codes([row(&["conflict", "BODY"])])]).replace(
        "BODY",
        "on<!-- no -->e <script>'</td>'</script><style>td {}</style><template><table><tr><td>no</td></tr>\
         </table></template><noscript><b>no</b></noscript><svg><td></td><style>p {}</style></svg>two",
    );
    assert_eq!(rows(&html::read(&html).unwrap()), [("conflict", "one two")]);
}

#[test]
fn end_tags_may_be_left_out_of_html() {
    let html = "<table><tr><th>Field<th>Description<tr><td>conflict<td><p>one<p>two<tr><td>not_found</table>";
    let html = html.replace("<tr><td>not_found", "<tr><td>not_found<td>x");
    assert_eq!(rows(&html::read(&html).unwrap()), [("conflict", "one two"), ("not_found", "x")]);
}

#[test]
fn the_table_is_found_by_its_headers() {
    let page = read(&[
        tag("p", [text("Field and Description")]),
        table(&["Status", "Meaning"], [row(&["409", "Conflict"])]),
        codes([row(&["conflict", "x"])]),
        table(&["Header", "Type"], [row(&["Retry-After", "number"])]),
    ]);
    assert_eq!(rows(&page), [("conflict", "x")]);
}

#[test]
fn columns_may_be_more_and_in_another_order() {
    let headers = ["Since", "DESCRIPTION", " field ", "Notes"];
    let page = read(&[table(&headers, [row(&["2.1", "x", "conflict", "y"])])]);
    assert_eq!(rows(&page), [("conflict", "x")]);
}

#[test]
fn headers_may_hold_tags() {
    let th = |name| tag("th", [tag("strong", [text(name)])]);
    let rows_of = [tag("tr", [th("Field"), th("Description")]), row(&["conflict", "x"])];
    assert_eq!(rows(&read(&[tag("table", [tag("tbody", rows_of)])])), [("conflict", "x")]);
}

#[test]
fn a_row_may_end_in_empty_cells_without_a_header() {
    let page = read(&[codes([row(&["conflict", "x", "", ""])])]);
    assert_eq!(rows(&page), [("conflict", "x")]);
}

#[test]
fn a_span_of_one_is_accepted() {
    let cell = |content| with(with(tag("td", [text(content)]), "colSpan", "1"), "rowSpan", "1");
    let page = read(&[codes([tag("tr", [cell("conflict"), cell("x")])])]);
    assert_eq!(rows(&page), [("conflict", "x")]);
}

#[test]
fn cells_of_other_tables_may_have_spans() {
    let wide = |name| with(tag(name, [text("Note")]), "colSpan", "2");
    let tall = with(tag("td", [text("Note")]), "rowSpan", "0");
    let other = tag("table", [tag("tr", [wide("th")]), tag("tr", [wide("td"), tall])]);
    let page = read(&[other.clone(), codes([row(&["conflict", "x"])]), other]);
    assert_eq!(rows(&page), [("conflict", "x")]);
}

#[test]
fn keys_may_come_in_any_order() {
    let cell = |text| format!(r#"{{"children": [{text:?}], "attributes": {{"colSpan": 1}}, "name": "td"}}"#);
    let header = |text| format!(r#"{{"children": [{text:?}], "name": "th", "$$mdtype": "Tag"}}"#);
    let row = |a, b| format!(r#"{{"children": [{a}, {b}], "name": "tr"}}"#);
    let (head, body) =
        (row(header("Field"), header("Description")), row(cell("conflict"), cell("Data clashes")));
    let tree = format!(r#"{{"attributes": {{}}, "children": [null, {head}, {body}], "name": "table"}}"#);
    let page = page_data::read(&format!(r#"{{"props": {{"x": [1], "ast": {tree}}}, "y": 2}}"#)).unwrap();
    assert_eq!(rows(&page), [("conflict", "Data clashes")]);
}

#[test]
fn the_tree_may_be_at_the_top_and_an_array() {
    let table = codes([row(&["conflict", "x"])]).json();
    for file in [format!(r#"{{"ast": {table}}}"#), format!(r#"{{"props": {{}}, "ast": [[{table}], 1]}}"#)] {
        assert_eq!(rows(&page_data::read(&file).unwrap()), [("conflict", "x")]);
    }
}

#[test]
fn a_page_may_have_no_versions_and_no_date() {
    let page = read(&[codes([row(&["conflict", "x"])])]);
    assert_eq!((page.versions, page.last_modified), (Vec::new(), None));
}

#[test]
fn both_forms_list_the_versions() {
    let directory = "tests/fixtures/snapshots/agreeing";
    let text = |name| std::fs::read_to_string(format!("{directory}/{name}")).unwrap();
    let link = |minor, link: Option<&str>, default| VersionLink {
        version: Version::Numbered { major: 2, minor },
        label: Label::new(&format!("v2.{minor}")).unwrap(),
        link: link.map(|link| SitePath::new(link).unwrap()),
        default,
        active: false,
    };
    let page = page_data::read(&text("page.json")).unwrap();
    assert_eq!(
        page.versions,
        [
            link(14, Some("/docs/references/2.14/errors"), Some(false)),
            VersionLink { active: true, ..link(15, Some("/docs/references/errors"), Some(true)) },
        ]
    );
    assert_eq!(page.last_modified.as_deref(), Some("2026-11-22T10:00:00.000Z"));
    assert_eq!(
        html::read(&text("page.html")).unwrap().versions,
        [VersionLink { active: true, ..link(14, None, None) }, link(15, None, None)]
    );
}

#[test]
fn html_has_preview_and_the_day_but_no_other_menu() {
    let page = as_html(&[codes([row(&["conflict", "x"])])]).replace(
        "<article>",
        r#"<ul data-component-name="Dropdown/DropdownMenu">
             <li data-component-name="Dropdown/DropdownMenuItem">Copy this page</li></ul>
           <div data-component-name="VersionPicker/VersionPicker"><div>v2.9</div>
             <ul data-component-name="Dropdown/DropdownMenu">
               <li data-component-name="Dropdown/DropdownMenuItem"> <div>Preview</div> </li></ul></div>
           <div data-component-name="LastUpdated/LastUpdated">Last updated <!-- -->
             <time dateTime="2026-11-22">3 minutes ago</time></div>
           <article>"#,
    );
    let page = html::read(&page).unwrap();
    let preview = VersionLink {
        version: Version::Preview,
        label: Label::new("Preview").unwrap(),
        link: None,
        default: None,
        active: false,
    };
    assert_eq!((page.versions, page.last_modified.as_deref()), (vec![preview], Some("2026-11-22")));
}

#[test]
fn a_picker_may_be_empty_or_drawn_twice() {
    let item = r#"<li data-component-name="Dropdown/DropdownMenuItem">v2.9</li>"#;
    let picker = |items| format!(r#"<div data-component-name="VersionPicker/VersionPicker">{items}</div>"#);
    for (pickers, count) in [(picker(""), 0), (picker(item) + &picker("") + &picker(item), 1)] {
        let page = as_html(&[codes([row(&["conflict", "x"])])]).replace("<article>", &pickers);
        assert_eq!(html::read(&page).unwrap().versions.len(), count);
    }
}
