//! Strings that do harm somewhere, in every place of a snapshot that has a string: each is refused with its place, or
//! no output has it raw.

use serde_json::{Value, json};

use crate::made_up::{MadeUp, Ran};

/// Strings that some reader of some output acts on.
const HOSTILE: &[&str] = &[
    "red \u{1b}[31m end \u{1b}]0;title\u{7}",
    "nul \0 end",
    "back\rto the start",
    "one\ncargo::error=two",
    "csi \u{9b}2J end",
    "bidi \u{202e}txet\u{2066} end",
    "invisible \u{200b}\u{2060}\u{feff} tag \u{e0041}\u{e007f} end",
    "lines \u{2028} and \u{2029} end",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "\"'><b onmouseover='alert(1)'>&lt;",
    "[text](javascript:alert(1)) ![image](https://evil.example/p.png)",
    "@octocat @org/team see octo/repo#5, #7, GH-8; Closes https://github.com/o/r/issues/7",
    "https://evil.example/ www.evil.example a@evil.example",
    "``` text\n```rust\nloop {}\n```",
    "`code` ```` | cell | \\| **bold** \\` end `",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(1)",
    "\"quoted\",\"cells\"",
    "*/ }} \"# $crate \\",
    "../../etc/passwd",
];

/// A file, and a place in it as a JSON pointer.
type Place = (&'static str, &'static str);

/// Every place of a string in the files, as a JSON pointer. `KEY` at the end of one stands for the key of an object.
const PLACES: &[Place] = &[
    ("manifest.json", "/files/0/path"),
    ("manifest.json", "/files/0/kind"),
    ("manifest.json", "/files/0/version"),
    ("manifest.json", "/files/0/source_url"),
    ("manifest.json", "/files/0/last_modified"),
    ("manifest.json", "/files/0/sha256"),
    ("manifest.json", "/files/0/KEY"),
    ("manifest.json", "/versions/0/version"),
    ("manifest.json", "/versions/0/label"),
    ("manifest.json", "/versions/0/link"),
    ("pages/preview.page-data.json", "/versions/0/version"),
    ("pages/preview.page-data.json", "/versions/0/label"),
    ("pages/preview.page-data.json", "/versions/0/link"),
    ("pages/preview.page-data.json", "/lastModified"),
    ("pages/preview.page-data.json", "/slug"),
    ("pages/preview.page-data.json", "/templateId"),
    ("pages/preview.page-data.json", "/props/seo/title"),
    ("pages/preview.page-data.json", "/props/ast/children/0/children/0/children/0"),
    ("pages/preview.page-data.json", "/props/ast/children/1/children/0/children/0"),
    ("pages/preview.page-data.json", "/props/ast/children/1/children/1/children/0"),
    ("pages/preview.page-data.json", "/props/ast/children/1/name"),
    ("pages/preview.page-data.json", "/props/ast/children/1/attributes/KEY"),
    ("observed.json", "/source/repository"),
    ("observed.json", "/source/revision"),
    ("observed.json", "/source/files/a"),
    ("observed.json", "/source/files/KEY"),
    ("observed.json", "/source/etags/a"),
    ("observed.json", "/source/etags/KEY"),
    ("observed.json", "/versions/KEY"),
    ("observed.json", "/versions/2.1/KEY"),
    ("observed.json", "/versions/2.1/conflict/statuses/KEY"),
    ("observed.json", "/versions/2.1/conflict/operations/0"),
    ("reference.json", "/source"),
    ("reference.json", "/versions/KEY"),
    ("reference.json", "/versions/2.1/KEY"),
    ("reference.json", "/versions/2.1/conflict/pages/0"),
    ("secondary.json", "/listings/0/versions/0"),
    ("secondary.json", "/listings/0/date"),
    ("secondary.json", "/listings/0/source"),
    ("secondary.json", "/listings/0/label"),
    ("secondary.json", "/listings/0/link"),
    ("secondary.json", "/listings/0/codes/conflict"),
    ("secondary.json", "/listings/0/codes/KEY"),
    ("secondary.json", "/clients/0/source"),
    ("secondary.json", "/clients/0/codes/0"),
    ("secondary.json", "/reports/0/code"),
    ("secondary.json", "/reports/0/operations/0"),
    ("secondary.json", "/reports/0/source"),
    ("secondary.json", "/reports/0/dates"),
    ("secondary.json", "/placeholders/0/code"),
    ("secondary.json", "/placeholders/0/reason"),
    ("categories.json", "/categories/0/code"),
    ("categories.json", "/categories/0/category"),
    ("categories.json", "/categories/0/reason"),
    ("retired.json", "/codes/0/code"),
    ("retired.json", "/codes/0/since"),
    ("retired.json", "/codes/0/description"),
];

/// A snapshot with every kind of file and every optional string, after `edit` changed a file of it.
fn snapshot(edit: &dyn Fn(&str, &mut Value)) -> MadeUp {
    let files = [
        (
            "observed.json",
            "observed",
            json!({
                "source": {"repository": "https://example.com/made-up", "revision": "1", "files": {"a": "b"},
                    "etags": {"a": "c"}},
                "versions": {"2.1": {"conflict": {"statuses": {"409": 2}, "operations": ["POST /contacts"]}}}
            }),
        ),
        (
            "reference.json",
            "reference",
            json!({"source": "pages", "versions": {"2.1": {"conflict": {"pages": ["contacts"]}}}}),
        ),
        (
            "secondary.json",
            "secondary",
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
            "categories",
            json!({"categories": [{"code": "conflict", "category": "conflict", "reason": "made up"}]}),
        ),
        (
            "retired.json",
            "retired",
            json!({"codes": [{"code": "gone", "since": "2026-01-01", "description": "was here"}]}),
        ),
    ];
    let page = |made_up: MadeUp| {
        let mut page = crate::docs_site::page(
            &crate::made_up::VERSIONS,
            "Preview",
            &[("conflict", "Data clashes"), ("token_revoked", "The token is revoked")],
        );
        page["props"]["seo"] = json!({"title": "Error Codes"});
        edit("pages/preview.page-data.json", &mut page);
        made_up.file("pages/preview.page-data.json", "page-data", Some("Preview"), &page)
    };
    let mut made_up = page(MadeUp::new());
    for (path, kind, mut content) in files {
        edit(path, &mut content);
        made_up = made_up.file(path, kind, None, &content);
    }
    let path = made_up.folder().join("manifest.json");
    let mut manifest: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    manifest["versions"] =
        crate::docs_site::page(&crate::made_up::VERSIONS, "Preview", &[])["versions"].take();
    edit("manifest.json", &mut manifest);
    made_up.write("manifest.json", &manifest.to_string());
    made_up
}

/// Sets the value at a pointer, whose last step is made if it is missing.
fn set(root: &mut Value, pointer: &str, text: &str) {
    let (parent, last) = pointer.rsplit_once('/').unwrap();
    let parent = root.pointer_mut(parent).unwrap_or_else(|| panic!("no {pointer}"));
    match parent {
        Value::Array(items) => items[last.parse::<usize>().unwrap()] = json!(text),
        Value::Object(entries) if last == "KEY" => {
            let value = entries.values().next().cloned().unwrap_or_else(|| json!("value"));
            entries.insert(text.to_owned(), value);
        }
        Value::Object(entries) => _ = entries.insert(last.to_owned(), json!(text)),
        _ => panic!("no object or array at {pointer}"),
    }
}

/// Characters that no output has, whatever its format.
fn is_dangerous(c: char) -> bool {
    c != '\n' && intercom_errors_catalog::is_unprintable(c)
}

/// Markdown without what its code spans contain.
fn outside_code(markdown: &str) -> String {
    let mut outside = String::new();
    for line in markdown.lines() {
        let mut rest = line;
        while let Some(start) = rest.find('`') {
            outside.push_str(&rest[..start]);
            let fence = rest[start..].chars().take_while(|c| *c == '`').count();
            let inside = &rest[start + fence..];
            let runs = inside.match_indices('`').filter(|(at, _)| !inside[..*at].ends_with('`'));
            let end =
                { runs }.find(|(at, _)| inside[*at..].chars().take_while(|c| *c == '`').count() == fence);
            rest = &inside[end.unwrap_or_else(|| panic!("code without an end: {line}")).0 + fence..];
        }
        outside.push_str(rest);
        outside.push('\n');
    }
    outside
}

#[track_caller]
fn assert_harmless(ran: &Ran, arguments: &[&str], text: &str) {
    for out in [&ran.out, &ran.err] {
        assert!(!out.contains(is_dangerous), "{arguments:?} of {text:?}: {out:?}");
    }
    if arguments.contains(&"html") {
        for tag in ["<script>alert", "<img", "<b onmouseover"] {
            assert!(!ran.out.contains(tag), "{arguments:?} of {text:?}");
        }
        assert!(!ran.out.contains("javascript:alert") || !ran.out.contains("href=\"javascript"), "{text:?}");
    }
    if arguments.contains(&"markdown") {
        let outside = outside_code(&ran.out);
        for sign in ["@", "#5", "GH-8", "://", "www.", "<script", "<img", "](", "```", "Closes"] {
            assert!(!outside.contains(sign), "{arguments:?} of {text:?}: {sign:?} in {outside}");
        }
    }
    if arguments.contains(&"csv") && ran.code == Some(0) {
        let mut csv = ran.out.as_str();
        while let Some((cell, rest)) = csv.split_once([',', '\n']) {
            let bare = cell.trim_start_matches('"');
            assert!(!bare.starts_with(['=', '+', '@']), "{arguments:?} of {text:?}: {cell}");
            csv = rest;
        }
    }
    if arguments.contains(&"json") && ran.code == Some(0) {
        ran.json();
    }
}

#[test]
fn the_whole_snapshot_is_read_without_hostile_strings() {
    let made_up = snapshot(&|_, _| {});
    made_up.run(&["list"]).clean().says("conflict");
    made_up.run(&["check"]).clean();
}

const COMMANDS: &[&[&str]] = &[
    &["list", "--format", "csv"],
    &["list", "--format", "markdown"],
    &["list", "--format", "json"],
    &["matrix"],
    &["matrix", "--format", "html"],
    &["matrix", "--format", "markdown"],
    &["explain", "conflict"],
    &["explain", "conflict", "--format", "json"],
    &["explain", "gone"],
    &["check"],
];

/// Puts a string into a place and runs every command. Returns `true` if the snapshot is refused.
fn is_refused((file, pointer): Place, text: &str, plain: &MadeUp) -> bool {
    let made_up = snapshot(&|path, content| {
        if path == file {
            set(content, pointer, text);
        }
    });
    let listed = made_up.run(&["list"]);
    assert_harmless(&listed, &["list"], text);
    if listed.code == Some(3) {
        // Files that contradict each other are a fault of the directory.
        let is_named = [format!("docs-snapshot/{file}: "), "docs-snapshot: ".to_owned()];
        let is_named = is_named.iter().any(|name| listed.err.contains(name));
        // A manifest that names another file is found out by that file.
        let is_file = pointer.starts_with("/files/0/") && listed.err.contains("docs-snapshot/");
        assert!(is_named || is_file, "{file} {pointer} {text:?}: {}", listed.err);
        assert_harmless(&made_up.run(&["check"]), &["check"], text);
        return true;
    }
    listed.exits(0);
    for arguments in COMMANDS {
        assert_harmless(&made_up.run(arguments), arguments, text);
    }
    for format in ["text", "json", "markdown"] {
        let mut tool = crate::made_up::tool();
        tool.args(["diff", "--snapshots", "--format", format]).args([plain.folder(), made_up.folder()]);
        assert_harmless(&crate::made_up::run(&mut tool), &["diff", "--format", format], text);
    }
    false
}

#[test]
fn a_hostile_string_is_refused_with_its_place_or_harmless_in_every_output() {
    let plain = &snapshot(&|_, _| {});
    let refused: usize = std::thread::scope(|scope| {
        let threads: Vec<_> = PLACES
            .chunks(PLACES.len().div_ceil(4))
            .map(|places| {
                scope.spawn(move || {
                    let cases =
                        places.iter().flat_map(|place| HOSTILE.iter().map(move |text| (*place, *text)));
                    cases.filter(|(place, text)| is_refused(*place, text, plain)).count()
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).sum()
    });
    let all = PLACES.len() * HOSTILE.len();
    assert!(refused > 500 && all - refused > 100, "{refused} of {all} are refused");
}
