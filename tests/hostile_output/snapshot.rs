//! A snapshot with every field, and in each field a hostile string that it accepts.

use std::collections::BTreeMap;

use intercom_errors_catalog::is_unprintable;
use serde_json::{Map, Value, json};

use super::strings;

/// The most characters of a line.
pub(crate) const LINE: usize = 4096;

/// The files of a snapshot, by their paths in its directory.
pub(crate) struct MadeUpSnapshot {
    pub(crate) files: BTreeMap<String, String>,
    /// Each code, with the string that all of its fields have.
    pub(crate) codes: Vec<(String, String)>,
    /// Each version, with its label.
    pub(crate) labels: Vec<(String, String)>,
}

/// Returns `true` if a field for a line of up to `most` characters accepts a string.
pub(crate) fn is_line(text: &str, most: usize) -> bool {
    text.chars().count() <= most && !text.contains(is_unprintable)
}

/// Returns `true` if a string names a file in the snapshot's directory.
pub(crate) fn is_path(text: &str) -> bool {
    let is_inside = text.split('/').all(|part| !matches!(part, "" | "." | ".."));
    is_inside && is_line(text, 200) && !text.contains(['\\', ':'])
}

/// Returns a string as a reader of a table folds it, or `None` if the reader refuses it.
pub(crate) fn folded(text: &str) -> Option<String> {
    let is_seen = |c: &char| !is_unprintable(*c) || c.is_control() || c.is_whitespace();
    let seen: String = text.chars().filter(is_seen).collect();
    let folded = seen.split_whitespace().collect::<Vec<_>>().join(" ");
    is_line(&folded, LINE).then_some(folded)
}

/// Returns the string as an operation, in which only visible ASCII is accepted.
fn operation(text: &str) -> String {
    let path: String = text.chars().filter(char::is_ascii_graphic).take(150).collect();
    format!("GET /{path}")
}

/// Returns the path of a page with the string in it, or without it on systems whose names are restricted.
fn path(number: usize, text: &str) -> String {
    // A file system has names of up to 255 bytes.
    let is_accepted = cfg!(unix) && is_path(text) && text.len() < 150;
    if is_accepted { format!("pages/{number} {text}") } else { format!("pages/{number}.json") }
}

fn tag(name: &str, children: &[Value]) -> Value {
    json!({"$$mdtype": "Tag", "name": name, "attributes": {}, "children": children})
}

fn row(cell: &str, first: &str, second: &str) -> Value {
    tag("tr", &[tag(cell, &[json!(first)]), tag(cell, &[json!(second)])])
}

/// Returns the hostile snapshot. `hash` returns the SHA-256 of a file in hex.
pub(crate) fn hostile(hash: impl Fn(&str) -> String) -> MadeUpSnapshot {
    with(strings::all().into_iter().filter(|text| folded(text).is_some()), hash)
}

/// Returns a snapshot with the same codes and fields, and with usual strings.
#[allow(dead_code)]
pub(crate) fn usual(hash: impl Fn(&str) -> String) -> MadeUpSnapshot {
    let count = strings::all().iter().filter(|text| folded(text).is_some()).count();
    with((0..count).map(|number| format!("usual text {number}")), hash)
}

fn with(texts: impl Iterator<Item = String>, hash: impl Fn(&str) -> String) -> MadeUpSnapshot {
    let accepted: Vec<(String, String)> =
        texts.enumerate().map(|(number, text)| (format!("code_{number:02}"), text)).collect();
    let lines: Vec<(&str, &str)> = accepted
        .iter()
        .filter(|(_, text)| is_line(text, LINE))
        .map(|(code, text)| (code.as_str(), text.as_str()))
        .collect();
    let labels: Vec<(String, String)> = lines
        .iter()
        .enumerate()
        .map(|(number, (_, text))| (format!("2.{number}"), text.chars().take(40).collect()))
        .chain([("1.0", "v1.0"), ("Preview", "Preview")].map(|(name, label)| (name.into(), label.into())))
        .collect();
    let list = |active: Option<&str>| -> Vec<Value> {
        let entry = |(name, label): &(String, String)| {
            json!({"version": name, "label": label, "link": format!("/docs/{name}/error-codes"),
                "default": name == "2.1", "active": Some(name.as_str()) == active})
        };
        labels.iter().map(entry).collect()
    };
    let mut files = Vec::new();
    for (number, (_, text)) in lines.iter().enumerate() {
        let version = format!("2.{number}");
        let mut table = vec![row("th", "Field", "Description")];
        table.extend(accepted.iter().map(|(code, text)| row("td", code, text)));
        let page = json!({"versions": list(Some(&version)), "lastModified": text,
            "props": {"ast": tag("table", &table), "seo": {"title": format!("Error Codes {text}")}}});
        files.push((path(number, text), "page-data", Some(version), page));
    }
    let data: [(&str, Value); 5] = [
        ("observed", observed(&lines)),
        ("reference", reference(&lines)),
        ("secondary", secondary(&lines)),
        (
            "categories",
            json!({"categories": lines.iter().map(|(code, text)| {
            json!({"code": code, "category": "conflict", "reason": text})
        }).collect::<Vec<_>>()}),
        ),
        (
            "retired",
            json!({"codes": lines.iter().map(|(code, text)| {
            json!({"code": format!("gone_{code}"), "since": "2026-01-01", "description": text})
        }).collect::<Vec<_>>()}),
        ),
    ];
    files.extend(data.map(|(kind, content)| (format!("{kind}.json"), kind, None, content)));

    let mut all = BTreeMap::new();
    let mut entries = Vec::new();
    for (number, (path, kind, version, content)) in files.into_iter().enumerate() {
        let content = content.to_string();
        let mut entry = json!({"path": path, "kind": kind, "sha256": hash(&content),
            "source_url": "https://docs.example/@octocat/;#7?=cmd&lt;x=*$id!~closes",
            "last_modified": lines[number % lines.len()].1});
        if let Some(version) = version {
            entry["version"] = json!(version);
        }
        entries.push(entry);
        all.insert(path, content);
    }
    let manifest = json!({"files": entries, "versions": list(None)});
    all.insert("manifest.json".to_owned(), manifest.to_string());
    let codes = accepted.into_iter().map(|(code, text)| (code, folded(&text).unwrap())).collect();
    MadeUpSnapshot { files: all, codes, labels }
}

fn object<'t>(entries: impl Iterator<Item = (&'t str, Value)>) -> Value {
    entries.map(|(key, value)| (key.to_owned(), value)).collect::<Map<_, _>>().into()
}

fn observed(lines: &[(&str, &str)]) -> Value {
    let sightings = lines
        .iter()
        .map(|(code, text)| (*code, json!({"statuses": {"409": 2}, "operations": [operation(text)]})));
    let repository: String = lines.iter().map(|(_, text)| *text).collect::<Vec<_>>().join(" ");
    json!({
        "source": {
            "repository": repository.chars().take(LINE).collect::<String>(),
            "revision": repository.chars().take(LINE).collect::<String>(),
            "files": object(lines.iter().map(|(_, text)| (*text, json!(text)))),
        },
        "versions": {"2.1": object(sightings)}
    })
}

fn reference(lines: &[(&str, &str)]) -> Value {
    let shown = lines.iter().map(|(code, text)| (*code, json!({"pages": [text]})));
    json!({"source": lines[0].1, "versions": {"2.1": object(shown)}})
}

fn secondary(lines: &[(&str, &str)]) -> Value {
    let each = |entry: fn(&str, &str) -> Value| -> Vec<Value> {
        lines.iter().map(|(code, text)| entry(code, text)).collect()
    };
    json!({
        "listings": [{"versions": ["1.0"], "complete": true, "date": "2026-01-01", "source": lines[1].1,
            "codes": object(lines.iter().map(|(code, text)| (*code, json!(format!("{text} {text}")))))}],
        "clients": each(|code, text| json!({"source": text, "codes": [code]})),
        "reports": each(|code, text| {
            json!({"code": code, "operations": [operation(text)], "source": text, "dates": text})
        }),
        "placeholders": each(|code, text| json!({"code": format!("word_{code}"), "reason": text})),
    })
}

/// The text has lines of visible characters and nothing else.
#[track_caller]
pub(crate) fn assert_visible(text: &str) {
    let line = text.split('\n').find(|line| line.contains(is_unprintable));
    assert_eq!(line.map(|line| line.chars().take(500).collect::<String>()), None);
}
