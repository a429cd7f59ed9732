//! Properties of every page and snapshot.

#![cfg(feature = "html")]
#![allow(missing_docs, reason = "tests")]

mod written;

use std::collections::HashMap;

use intercom_errors_catalog::{Catalog, Snapshot, emit, html, is_unprintable, page_data};
use proptest::collection::{hash_set, vec};
use proptest::prelude::*;
use written::{Node, as_html, as_page_data, codes, tag, text, with};

/// Generates text that is hard to read: unusual white space, text like entities and tags, any script.
fn unusual_text() -> impl Strategy<Value = String> {
    let part = prop_oneof![
        Just(" ".to_owned()),
        Just("\r\n\t".to_owned()),
        Just("\u{a0}\u{2003}\u{85}\u{feff}".to_owned()),
        Just("\u{200b}".to_owned()),
        Just("a\u{ad}b\u{202e}".to_owned()),
        Just("&amp;".to_owned()),
        Just("&#0;&lt".to_owned()),
        Just("</td><b>\"'`{}\\".to_owned()),
        Just("<!-- ]]>".to_owned()),
        "[a-zA-Z0-9_.]{1,8}",
        // HTML can have any character but NUL. Other tests cover the invisible ones.
        any::<char>()
            .prop_filter("NUL", |&c| c != '\0' && (c.is_control() || !is_unprintable(c)))
            .prop_map(String::from),
    ];
    vec(part, 0..6).prop_map(|parts| parts.concat())
}

/// Generates nodes nested as HTML may nest them. There, a heading or a list item ends one that is directly around it.
fn node() -> impl Strategy<Value = Node> {
    let leaf = prop_oneof![
        6 => unusual_text().prop_map(Node::Text),
        1 => unusual_text().prop_map(|text| tag("h3", [Node::Text(text)])),
        1 => Just(Node::Null),
        1 => any::<i64>().prop_map(Node::Number),
        1 => Just(tag("br", [])),
    ];
    leaf.prop_recursive(4, 24, 4, |inner| {
        let name = prop::sample::select(vec!["code", "strong", "em", "span", "a", "p", "div", "ul"]);
        (name, vec(inner, 0..4)).prop_map(|(name, children)| match name {
            "ul" => tag("ul", children.into_iter().map(|child| tag("li", [child])).collect::<Vec<_>>()),
            // The reader refuses words that touch at a tag, so most tags are between spaces.
            "p" | "div" => tag(name, children),
            _ => tag("span", [text(" "), tag(name, children), text(" ")]),
        })
    })
}

/// Tags that a docs site may put around a code or next to it.
const DRESSINGS: &[&str] = &[
    "a",
    "abbr",
    "b",
    "badge",
    "bdi",
    "button",
    "code",
    "custom-tag",
    "dd",
    "del",
    "details",
    "div",
    "em",
    "font",
    "h4",
    "i",
    "ins",
    "kbd",
    "label",
    "li",
    "mark",
    "p",
    "pre",
    "s",
    "samp",
    "script",
    "section",
    "small",
    "span",
    "strong",
    "style",
    "sub",
    "summary",
    "sup",
    "svg",
    "template",
    "time",
    "title",
    "u",
    "ul",
    "var",
    "Admonition",
    "Badge",
    "Icon",
    "Link",
    "Tab",
    "Tooltip",
    "VisuallyHidden",
];

/// Attributes that such a tag may have.
const ATTRIBUTES: &[(&str, &str)] = &[
    ("", ""),
    ("aria-hidden", "true"),
    ("aria-label", "copy"),
    ("class", "badge"),
    ("class", "sr-only"),
    ("class", "tooltip"),
    ("data-content", "new"),
    ("hidden", ""),
    ("href", "#conflict"),
    ("id", "conflict"),
    ("label", "new"),
    ("role", "tooltip"),
    ("style", "display: none"),
    ("title", "new"),
];

type Rows = Vec<(String, Vec<Node>)>;

fn table_rows() -> impl Strategy<Value = Rows> {
    let code = "[a-z][a-z0-9]{0,6}(_[a-z0-9]{1,5}){0,3}".prop_filter("keyword", |code| code != "self");
    (hash_set(code, 1..12), vec(vec(node(), 0..4), 12))
        .prop_map(|(codes, cells)| codes.into_iter().zip(cells).collect())
}

fn written_table(rows: &Rows) -> Node {
    let rows: Vec<_> = rows
        .iter()
        .map(|(code, cell)| tag("tr", [tag("td", [tag("code", [text(code)])]), tag("td", cell.clone())]))
        .collect();
    codes(rows)
}

/// Returns the text of nodes by a simple rule: blocks are separate words, white space is one space.
fn visible_text(nodes: &[Node]) -> String {
    fn append(node: &Node, out: &mut String) {
        match node {
            Node::Text(text) => out.push_str(text),
            Node::Null => {}
            Node::Number(number) => out.push_str(&number.to_string()),
            Node::Tag { name, children, .. } => {
                let edge = if ["code", "strong", "em", "span", "a"].contains(name) { "" } else { "\n" };
                out.push_str(edge);
                for child in children {
                    append(child, out);
                }
                out.push_str(edge);
            }
        }
    }
    let mut out = String::new();
    for node in nodes {
        append(node, &mut out);
    }
    out.retain(|c| !INVISIBLE.contains(c));
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Invisible characters that [`unusual_text`] is likely to have. It has others rarely.
const INVISIBLE: &str = "\u{feff}\u{200b}\u{ad}\u{202e}";

/// Returns the reason why a page with these rows is refused, if it is refused.
fn refusal(rows: &Rows) -> Option<&'static str> {
    let texts: Vec<String> = rows.iter().map(|(_, cell)| visible_text(cell)).collect();
    if texts.iter().any(|text| text.contains(char::is_control)) {
        Some("expected no control characters")
    } else if texts.iter().any(String::is_empty) && !texts.iter().all(String::is_empty) {
        Some("has no description")
    } else {
        None
    }
}

/// Generates a JSON file with known keys in unexpected places.
fn unusual_json() -> impl Strategy<Value = String> {
    let name =
        prop::sample::select(vec!["table", "tr", "td", "th", "p", "template", "thead", "Field", "Tag"]);
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("-1e3".to_owned()),
        any::<u32>().prop_map(|number| number.to_string()),
        name.prop_map(|name| format!("{name:?}")),
        Just("\"Description\"".to_owned()),
    ];
    let value = leaf.prop_recursive(7, 48, 5, |inner| {
        let key = prop::sample::select(vec![
            "name",
            "children",
            "attributes",
            "$$mdtype",
            "colSpan",
            "rowSpan",
            "props",
            "ast",
            "versions",
            "x",
        ]);
        prop_oneof![
            vec(inner.clone(), 0..5).prop_map(|items| format!("[{}]", items.join(","))),
            vec((key, inner), 0..5).prop_map(|entries| {
                let entries: Vec<_> = entries.iter().map(|(key, value)| format!("{key:?}:{value}")).collect();
                format!("{{{}}}", entries.join(","))
            }),
        ]
    });
    prop_oneof![
        value.clone(),
        value.clone().prop_map(|tree| format!(r#"{{"ast":{tree}}}"#)),
        value.prop_map(|versions| format!(r#"{{"versions":{versions},"props":{{"ast":[]}}}}"#)),
    ]
}

fn unusual_html() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "<table>",
        "</table>",
        "<tr>",
        "</tr>",
        "<th>Field",
        "<th>Description",
        "<td colspan=3>",
        "<td rowspan=0>",
        "<td>",
        "</td>",
        "a",
        "<b>",
        "</b>",
        "<p>",
        "</p>",
        "<svg>",
        "</svg>",
        "<template>",
        "</template>",
        "<!--",
        "-->",
        "<script>",
        "</script>",
        "<select>",
        "<caption>",
        "<tbody>",
        "<math>",
        "<frameset>",
        "</body>",
        "\0",
        "<div data-component-name='VersionPicker/VersionPicker'>",
        "<li data-component-name='Dropdown/DropdownMenuItem'>v2.1",
        "</li>",
        "</div>",
        "&amp",
        "<time datetime=x>",
        "<div data-component-name='LastUpdated/LastUpdated'>",
        "<plaintext>",
    ]);
    vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

/// Returns a snapshot of every kind of file: each as path, manifest entry and text.
fn files() -> Vec<(String, String, String)> {
    let page = |code| as_page_data(&[codes([written::row(&[code, "x"]), written::row(&["conflict", code])])]);
    let versions = |active: &str| {
        let version = |name: &str| {
            format!(
                r#"{{"version": "{name}", "label": "v{name}", "link": "/{name}", "default": {}, "active": {}}}"#,
                name == "2.9",
                name == active
            )
        };
        format!(r#"{{"versions": [{}, {}, {}], "#, version("2.9"), version("2.10"), version("2.11"))
    };
    let html = as_html(&[codes([written::row(&["later", "x"]), written::row(&["conflict", "later"])])]);
    let observed = r#"{"source": {"repository": "r", "files": {}}, "versions": {"2.10": {"server_error":
        {"statuses": {"500": 1}}}, "2.12": {"conflict": {"statuses": {"409": 2}}}}}"#;
    let secondary = r#"{"listings": [{"versions": ["2.12"], "complete": true, "date": "2026-06-12", "source": "s",
            "codes": {"listed": null, "conflict": "listed"}}],
        "clients": [{"source": "c", "codes": ["server_error", "named"]}],
        "reports": [{"code": "reported", "statuses": [401], "source": "s", "dates": "2026"}],
        "placeholders": [{"code": "some_error", "reason": "made up"}]}"#;
    let reference = r#"{"source": "s", "versions": {"2.9": {"shown": {"statuses": {"400": 1}, "pages": ["a.md"]},
        "some_error": {"pages": ["a.md"]}}}}"#;
    let retired = r#"{"codes": [{"code": "gone", "since": "2026-11-22"}]}"#;
    [
        ("page-data", "2.9", versions("2.9") + &page("sooner")[1..]),
        ("page-data", "2.10", versions("2.10") + &page("later")[1..]),
        ("html", "2.11", html),
        ("observed", "", observed.to_owned()),
        ("reference", "", reference.to_owned()),
        ("secondary", "", secondary.to_owned()),
        ("retired", "", retired.to_owned()),
    ]
    .map(|(kind, version, text)| {
        let path = format!("{kind}{version}");
        let version = if version.is_empty() { String::new() } else { format!(r#""version": "{version}", "#) };
        let entry = format!(
            r#"{{"path": "{path}", "kind": "{kind}", {version}"source_url": "https://docs.example/{path}",
                "sha256": "{}"}}"#,
            "0".repeat(64)
        );
        (path, entry, text)
    })
    .into()
}

fn emit_files(files: &[(String, String, String)]) -> String {
    let entries: Vec<_> = files.iter().map(|(_, entry, _)| entry.as_str()).collect();
    let manifest = format!(r#"{{"files": [{}]}}"#, entries.join(", "));
    let mut texts: HashMap<_, _> =
        files.iter().map(|(path, _, text)| (path.as_str(), text.as_str())).collect();
    texts.insert("manifest.json", &manifest);
    let snapshot = Snapshot::load("snapshot", |path| Ok(texts[path].into())).unwrap();
    emit(&Catalog::merge(snapshot).unwrap(), true)
}

proptest! {
    #[test]
    fn a_table_reads_back_the_same_in_both_forms(rows in table_rows()) {
        let whole = [written_table(&rows)];
        for page in [page_data::read(&as_page_data(&whole)), html::read(&as_html(&whole))] {
            match (page, refusal(&rows)) {
                (Ok(page), None) => {
                    prop_assert_eq!(page.rows.len(), rows.len());
                    for (row, (code, cell)) in page.rows.iter().zip(&rows) {
                        prop_assert_eq!(&*row.code, code.as_str());
                        prop_assert_eq!(row.description.as_deref().unwrap_or_default(), visible_text(cell));
                    }
                }
                (Err(fault), reason) => {
                    let message = fault.to_string();
                    let is_expected = reason.is_some_and(|reason| message.contains(reason));
                    // HTML has no link inside a link, so the two touch there.
                    let is_of_touching_tags = message.contains("expected space at a tag");
                    prop_assert!(is_expected || is_of_touching_tags, "{}", message);
                }
                (Ok(_), Some(reason)) => prop_assert!(false, "a page is read that {}", reason),
            }
        }
    }

    #[test]
    fn no_tag_around_or_next_to_a_code_makes_another_code(
        code in "[a-z][a-z0-9]{0,6}(_[a-z0-9]{1,5}){0,2}".prop_filter("keyword", |code| code != "self"),
        dressing in prop::sample::select(DRESSINGS),
        attribute in prop::sample::select(ATTRIBUTES),
        other in prop::sample::select(vec!["1", "new", "_x", "#", "copy", "deprecated", "", " ", "old_", "*"]),
        place in 0..6,
        deep in any::<bool>(),
    ) {
        let dress = |children: Vec<Node>| {
            let tag = tag(dressing, children);
            if attribute.0.is_empty() { tag } else { with(tag, attribute.0, attribute.1) }
        };
        let own = if deep { tag("code", [text(&code)]) } else { text(&code) };
        let cell = match place {
            0 => vec![dress(vec![own])],
            1 => vec![dress(vec![text(other)]), own],
            2 => vec![own, dress(vec![text(other)])],
            3 => vec![dress(vec![own, tag("sup", [text(other)])])],
            4 => vec![dress(vec![own, dress(vec![text(other)])])],
            _ => vec![own, dress(vec![]), dress(vec![text(other)])],
        };
        let whole = [codes([
            written::row(&["conflict_1", "x"]),
            tag("tr", [tag("td", cell), tag("td", [text("y")])]),
        ])];
        let mut pages = vec![page_data::read(&as_page_data(&whole))];
        // Components of the site are not in HTML, where `Link` would be another tag.
        if dressing.starts_with(|first: char| first.is_ascii_lowercase()) {
            pages.push(html::read(&as_html(&whole)));
        }
        for page in pages.into_iter().flatten() {
            prop_assert_eq!(written::rows(&page), [("conflict_1", "x"), (&*code, "y")]);
        }
    }

    #[test]
    fn the_order_of_files_does_not_matter(shuffled in Just(files()).prop_shuffle()) {
        prop_assert_eq!(emit_files(&shuffled), emit_files(&files()));
    }

    #[test]
    fn no_json_panics_the_reader(json in unusual_json()) {
        let _ = page_data::read(&json);
    }

    #[test]
    fn no_html_panics_the_reader(html in unusual_html()) {
        let _ = html::read(&html);
    }

    #[test]
    fn no_cut_panics_a_reader_or_loses_rows_silently(rows in table_rows(), cut in any::<prop::sample::Index>()) {
        let whole = [written_table(&rows)];
        for (text, read) in
            [(as_page_data(&whole), page_data::read as fn(&str) -> _), (as_html(&whole), html::read)]
        {
            let mut end = cut.index(text.len());
            while !text.is_char_boundary(end) {
                end -= 1;
            }
            if let Ok(page) = read(&text[..end]) && refusal(&rows).is_none() {
                prop_assert_eq!(page.rows.len(), rows.len());
            }
        }
    }

    #[test]
    fn no_text_panics_a_reader(text in any::<String>()) {
        let _ = page_data::read(&text);
        let _ = html::read(&text);
    }

    #[test]
    fn no_bytes_panic_a_snapshot(manifest in vec(any::<u8>(), 0..200), page in vec(any::<u8>(), 0..200)) {
        let _ = Snapshot::load("snapshot", |_| Ok(manifest.clone()));
        for kind in ["page-data", "html"] {
            let _ = Snapshot::load("snapshot", |path| Ok(match path {
                "manifest.json" => format!(
                    r#"{{"files": [{{"path": "a", "kind": "{kind}", "version": "Preview",
                        "source_url": "https://docs.example/", "sha256": "{}"}}]}}"#,
                    "0".repeat(64)
                ).into(),
                _ => page.clone(),
            }));
        }
    }
}
