//! Promise: a field accepts the strings of its grammar. The error for any other string names the file, is one line of
//! visible characters, and is short.

use std::collections::BTreeMap;

use intercom_errors_catalog::{MANIFEST, Snapshot};
use serde_json::{Value, json};

use super::snapshot::{LINE, folded, is_line, is_path};
use super::{assert_visible, strings};

/// The strings of the list that a field accepts.
#[derive(Clone, Copy, PartialEq)]
enum Accepts {
    /// None of them: a field of a narrow grammar, such as a code or a link.
    Nothing,
    /// Those that are one line of visible characters.
    Lines,
    /// Lines of up to 40 characters.
    Labels,
    /// Those that are one line once their white space is folded.
    Folded,
    /// Lines that name a file in the snapshot's directory.
    Paths,
    /// All: the field is not read.
    Everything,
}
use Accepts::{Everything, Folded, Labels, Lines, Nothing, Paths};

/// Every place of a string in the files, as a JSON pointer. `KEY` at the end of one is the key of an object.
const PLACES: &[(&str, &str, Accepts)] = &[
    (MANIFEST, "/files/0/path", Paths),
    (MANIFEST, "/files/0/kind", Nothing),
    (MANIFEST, "/files/0/version", Nothing),
    (MANIFEST, "/files/0/source_url", Nothing),
    (MANIFEST, "/files/0/last_modified", Lines),
    (MANIFEST, "/files/0/sha256", Nothing),
    (MANIFEST, "/files/0/KEY", Nothing),
    (MANIFEST, "/versions/0/version", Nothing),
    (MANIFEST, "/versions/0/label", Labels),
    (MANIFEST, "/versions/0/link", Nothing),
    ("page.json", "/versions/0/version", Nothing),
    ("page.json", "/versions/0/label", Labels),
    ("page.json", "/versions/0/link", Nothing),
    ("page.json", "/lastModified", Lines),
    ("page.json", "/slug", Nothing),
    ("page.json", "/templateId", Nothing),
    ("page.json", "/props/seo/title", Nothing),
    ("page.json", "/props/ast/children/0/children/0/children/0", Nothing),
    ("page.json", "/props/ast/children/1/children/0/children/0", Nothing),
    ("page.json", "/props/ast/children/1/children/1/children/0", Folded),
    ("page.json", "/props/ast/children/1/name", Nothing),
    ("page.json", "/props/ast/children/1/attributes/KEY", Everything),
    ("observed.json", "/source/repository", Lines),
    ("observed.json", "/source/revision", Lines),
    ("observed.json", "/source/files/a", Lines),
    ("observed.json", "/source/files/KEY", Lines),
    ("observed.json", "/versions/KEY", Nothing),
    ("observed.json", "/versions/2.1/KEY", Nothing),
    ("observed.json", "/versions/2.1/conflict/statuses/KEY", Nothing),
    ("observed.json", "/versions/2.1/conflict/operations/0", Nothing),
    ("reference.json", "/source", Lines),
    ("reference.json", "/versions/KEY", Nothing),
    ("reference.json", "/versions/2.1/KEY", Nothing),
    ("reference.json", "/versions/2.1/conflict/pages/0", Lines),
    ("secondary.json", "/listings/0/versions/0", Nothing),
    ("secondary.json", "/listings/0/date", Nothing),
    ("secondary.json", "/listings/0/source", Lines),
    ("secondary.json", "/listings/0/label", Labels),
    ("secondary.json", "/listings/0/link", Nothing),
    ("secondary.json", "/listings/0/codes/conflict", Lines),
    ("secondary.json", "/listings/0/codes/KEY", Nothing),
    ("secondary.json", "/clients/0/source", Lines),
    ("secondary.json", "/clients/0/codes/0", Nothing),
    ("secondary.json", "/reports/0/code", Nothing),
    ("secondary.json", "/reports/0/operations/0", Nothing),
    ("secondary.json", "/reports/0/source", Lines),
    ("secondary.json", "/reports/0/dates", Lines),
    ("secondary.json", "/placeholders/0/code", Nothing),
    ("secondary.json", "/placeholders/0/reason", Lines),
    ("categories.json", "/categories/0/code", Nothing),
    ("categories.json", "/categories/0/category", Nothing),
    ("categories.json", "/categories/0/reason", Lines),
    ("retired.json", "/codes/0/code", Nothing),
    ("retired.json", "/codes/0/since", Nothing),
    ("retired.json", "/codes/0/description", Lines),
];

impl Accepts {
    fn accepts(self, text: &str) -> bool {
        match self {
            Nothing => false,
            Lines => is_line(text, LINE),
            Labels => is_line(text, 40),
            Folded => folded(text).is_some(),
            Paths => is_path(text),
            Everything => true,
        }
    }
}

/// A snapshot with every kind of file and every field.
fn files() -> BTreeMap<&'static str, Value> {
    let tag = |name: &str, children: &[Value]| json!({"$$mdtype": "Tag", "name": name, "attributes": {}, "children": children});
    let row = |cell: &str, first: &str, second: &str| {
        tag("tr", &[tag(cell, &[json!(first)]), tag(cell, &[json!(second)])])
    };
    let rows = [
        row("th", "Field", "Description"),
        row("td", "conflict", "Data clashes"),
        row("td", "token_revoked", "The token is revoked"),
    ];
    let version =
        json!([{"version": "2.1", "label": "v2.1", "link": "/docs/2.1/error-codes", "default": true}]);
    let entry = |path: &str, kind: &str| json!({"path": path, "kind": kind, "sha256": "0".repeat(64), "source_url": "https://docs.example/"});
    let mut page_entry = entry("page.json", "page-data");
    page_entry["version"] = json!("2.1");
    let others = ["observed", "reference", "secondary", "categories", "retired"];
    let entries: Vec<Value> =
        [page_entry].into_iter().chain(others.map(|kind| entry(&format!("{kind}.json"), kind))).collect();
    BTreeMap::from([
        (MANIFEST, json!({"files": entries, "versions": version})),
        (
            "page.json",
            json!({"versions": version, "props": {"ast": tag("table", &rows), "seo": {"title": "Error Codes"}}}),
        ),
        (
            "observed.json",
            json!({"source": {"repository": "r", "revision": "1", "files": {"a": "b"}},
                "versions": {"2.1": {"conflict": {"statuses": {"409": 2}, "operations": ["POST /contacts"]}}}}),
        ),
        (
            "reference.json",
            json!({"source": "pages", "versions": {"2.1": {"conflict": {"pages": ["contacts"]}}}}),
        ),
        (
            "secondary.json",
            json!({
                "listings": [{"versions": ["1.0"], "complete": true, "date": "2026-01-01", "source": "s",
                    "label": "v1.0", "link": "/docs/1.0/codes", "codes": {"conflict": "Data clashes"}}],
                "clients": [{"source": "s", "codes": ["scroll_exists"]}],
                "reports": [{"code": "reported", "operations": ["GET /a"], "source": "s", "dates": "2026"}],
                "placeholders": [{"code": "word", "reason": "r"}]
            }),
        ),
        (
            "categories.json",
            json!({"categories": [{"code": "conflict", "category": "conflict", "reason": "made up"}]}),
        ),
        (
            "retired.json",
            json!({"codes": [{"code": "gone", "since": "2026-01-01", "description": "was here"}]}),
        ),
    ])
}

/// Sets the value at a pointer, whose last step is created if it is missing.
fn set(root: &mut Value, pointer: &str, text: &str) {
    let (parent, last) = pointer.rsplit_once('/').unwrap();
    match root.pointer_mut(parent).unwrap_or_else(|| panic!("no {pointer}")) {
        Value::Array(items) => items[last.parse::<usize>().unwrap()] = json!(text),
        Value::Object(entries) if last == "KEY" => {
            let value = entries.values().next().cloned().unwrap_or_else(|| json!("value"));
            entries.insert(text.to_owned(), value);
        }
        Value::Object(entries) => _ = entries.insert(last.to_owned(), json!(text)),
        _ => panic!("no object or array at {pointer}"),
    }
}

fn load(files: &BTreeMap<&str, Value>) -> Result<Snapshot, String> {
    // A manifest may give the page another name.
    let read = |path: &str| Ok(files.get(path).unwrap_or(&files["page.json"]).to_string().into_bytes());
    Snapshot::load("docs-snapshot", read).map_err(|fault| fault.to_string())
}

#[test]
fn a_field_accepts_the_strings_of_its_grammar_and_refuses_others_with_their_place() {
    let usual = files();
    load(&usual).unwrap();
    for &(file, pointer, accepts) in PLACES {
        for text in strings::all() {
            let mut files = usual.clone();
            set(files.get_mut(file).unwrap(), pointer, &text);
            let loaded = load(&files);
            let place = format!("{file} {pointer}: {text:.80?}");
            assert_eq!(loaded.is_ok(), accepts.accepts(&text), "{place}: {:?}", loaded.err());
            if let Err(message) = loaded {
                // A file under the name of another one is not read as that one.
                let is_named = message.starts_with(&format!("docs-snapshot/{file}: ")) || file == MANIFEST;
                assert!(is_named, "{place}: {message}");
                assert_visible(&message);
                assert!(!message.contains('\n') && message.len() < 2000, "{place}: {message:.2000}");
            }
        }
    }
}
