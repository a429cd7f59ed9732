//! Snapshots with one fault each, and the whole message about the fault.

#![cfg(feature = "html")]
#![allow(missing_docs, reason = "tests")]

use std::fs;

use intercom_errors_catalog::{Catalog, Snapshot, quoted};

/// Returns the fault of reading or merging a directory in `fixtures/snapshots/`.
fn fault(name: &str) -> String {
    let directory = format!("tests/fixtures/snapshots/{name}");
    let snapshot = Snapshot::load(&directory, |path| fs::read(format!("{directory}/{path}")));
    snapshot.and_then(Catalog::merge).unwrap_err().to_string()
}

/// Returns the fault of a manifest. All of its files are empty.
fn manifest_fault(manifest: &str) -> String {
    let read = |path: &str| match path {
        "manifest.json" => Ok(manifest.into()),
        _ => Ok(Vec::new()),
    };
    Snapshot::load("snapshot", read).unwrap_err().to_string()
}

/// Returns an entry of a manifest with these keys and those that every entry has.
fn entry(keys: &str) -> String {
    format!(r#"{{{keys}, "source_url": "https://docs.example/", "sha256": "{}"}}"#, "0".repeat(64))
}

fn manifest(entries: &[String]) -> String {
    format!(r#"{{"files": [{}]}}"#, entries.join(", "))
}

const PREVIEW: &str = r#""path": "a.json", "kind": "page-data", "version": "Preview""#;
const RESTORE: &str = "restore the file from version control; only the tool writes it";

#[test]
fn a_file_of_the_manifest_is_there() {
    assert_eq!(
        fault("file-missing"),
        "tests/fixtures/snapshots/file-missing/page.json: the manifest names this file, which is missing; \
         restore the file from version control; only the tool writes it",
    );
}

#[test]
fn a_file_is_utf8() {
    assert_eq!(
        fault("not-utf8"),
        "tests/fixtures/snapshots/not-utf8/page.html: byte 209: the file is not UTF-8; fetch the page \
         again; if it is published like this, the crate needs a rule for it",
    );
}

#[test]
fn a_fault_in_a_page_names_its_file() {
    assert_eq!(
        fault("page-is-faulty"),
        "tests/fixtures/snapshots/page-is-faulty/page.json: table row 2: the code \"\" is empty; fetch \
         the page again; if it is published like this, the crate needs a rule for it",
    );
}

#[test]
fn a_page_is_of_the_version_in_the_manifest() {
    assert_eq!(
        fault("of-another-version"),
        "tests/fixtures/snapshots/of-another-version/page.json: versions: the page is of another version: \
         expected 2.15, found 2.14; fetch the page again; if it is published like this, the \
         crate needs a rule for it",
    );
}

#[test]
fn a_page_lists_its_own_version() {
    assert_eq!(
        fault("leaves-out-its-own-version"),
        "tests/fixtures/snapshots/leaves-out-its-own-version/page.json: versions: the page's own \
         version is missing in its list of versions: expected 2.13; fetch the page again; if it is published like this, the crate \
         needs a rule for it",
    );
}

#[test]
fn all_pages_list_the_same_versions() {
    assert_eq!(
        fault("lists-of-versions-differ"),
        "tests/fixtures/snapshots/lists-of-versions-differ/b.json: versions: the list of versions is not \
         the one of a.json; fetch all pages again, so that they are of the same day",
    );
}

#[test]
fn pages_of_both_forms_list_the_same_versions() {
    assert_eq!(
        fault("versions-differ"),
        "tests/fixtures/snapshots/versions-differ/page.html: versions: the list of versions is not the one of \
         page.json; fetch all pages again, so that they are of the same day",
    );
}

#[test]
fn a_page_links_the_versions() {
    assert_eq!(
        fault("no-list-of-versions"),
        "tests/fixtures/snapshots/no-list-of-versions: no page lists the versions with their links: expected \
         one or more; fetch all pages again, so that they are of the same day",
    );
}

#[test]
fn two_codes_of_a_page_are_two_variants() {
    assert_eq!(
        fault("variants-collide"),
        "tests/fixtures/snapshots/variants-collide: the codes \"error1\" (page.json, version 2.15) and \"error_1\" (page.json, version 2.15) would \
         both become the variant `Error1`; fetch the page again; if it is published like this, the crate \
         needs a rule for it",
    );
}

#[test]
fn two_codes_of_two_pages_are_two_variants() {
    assert_eq!(
        fault("variants-collide-across-pages"),
        "tests/fixtures/snapshots/variants-collide-across-pages: the codes \"error1\" (b.json, version 2.15) and \"error_1\" (a.json, version 2.14) would both \
         become the variant `Error1`; fetch the page again; if it is published like this, the crate needs \
         a rule for it",
    );
}

#[test]
fn an_agreeing_snapshot_is_read() {
    let directory = "tests/fixtures/snapshots/agreeing";
    let snapshot = Snapshot::load(directory, |path| fs::read(format!("{directory}/{path}"))).unwrap();
    assert_eq!(Catalog::merge(snapshot).unwrap().codes.len(), 2);
}

#[test]
fn a_path_stays_in_the_directory() {
    for path in [
        "../a.json",
        "a/../../b.json",
        "a/..",
        "..",
        ".",
        "",
        "/etc/passwd",
        "//host/a.json",
        "a//b.json",
        "./a.json",
        "a/",
        "C:/a.json",
        "C:a.json",
        r"..\\a.json",
        r"a\\b.json",
        "manifest.json",
        "MANIFEST.json",
    ] {
        let keys = PREVIEW.replace("a.json", path);
        let shown = format!("{:?}", path.replace(r"\\", r"\"));
        assert_eq!(
            manifest_fault(&manifest(&[entry(&keys)])),
            format!(
                "snapshot/manifest.json: files[0].path: the path {shown} leaves the snapshot's directory: expected a \
                 file in it, such as \"pages/preview.page-data.json\"; {RESTORE}"
            ),
        );
    }
}

#[test]
fn a_path_is_short_and_can_be_seen() {
    let long = format!("{}.json", "a".repeat(196));
    let cut = format!("\"{}\"... (201 bytes)", "a".repeat(60));
    for (path, shown) in [
        (r"a\u0000.json", r#""a\0.json""#),
        (r"a\u001b[2J.json", r#""a\u{1b}[2J.json""#),
        (r"a\ncargo::error=b.json", r#""a\ncargo::error=b.json""#),
        (r"a\u202e.json", r#""a\u{202e}.json""#),
        (r"a\u200b.json", r#""a\u{200b}.json""#),
        (r"a\udb40\udc41.json", r#""a\u{e0041}.json""#),
        (&long, &cut),
    ] {
        assert_refused(
            &[&PREVIEW.replace("a.json", path)],
            &format!(
                "files[0].path: {shown} is not a path: expected at most 200 bytes of characters that can be seen"
            ),
        );
    }
}

#[test]
fn a_manifest_names_a_bounded_number_of_files() {
    let entries: Vec<String> = (0..100_000)
        .map(|i| {
            entry(&PREVIEW.replace("a.json", &format!("{i}.json")).replace("Preview", &format!("{i}.1")))
        })
        .collect();
    assert_eq!(
        manifest_fault(&manifest(&entries)),
        format!("snapshot/manifest.json: files[1000]: too many files: expected at most 1000; {RESTORE}"),
    );
}

/// Asserts the message that refuses a manifest of these entries.
#[track_caller]
fn assert_refused(entries: &[&str], message: &str) {
    let entries: Vec<_> = entries.iter().map(|keys| entry(keys)).collect();
    assert_eq!(manifest_fault(&manifest(&entries)), format!("snapshot/manifest.json: {message}; {RESTORE}"));
}

#[test]
fn a_manifest_has_known_keys_only() {
    assert_refused(
        &[&format!(r#"{PREVIEW}, "size": 1"#)],
        r#"files[0]: unknown key "size": expected only "path", "kind", "version", "source_url", "last_modified", "sha256""#,
    );
    assert_refused(&[r#""kind": "observed""#], r#"files[0]: missing key "path""#);
    assert_refused(
        &[&format!(r#"{PREVIEW}, "kind": "html""#)],
        r#"line 1, column 79: not valid JSON: duplicate key "kind""#,
    );
    assert_eq!(
        manifest_fault(r#"{"files": [], "created": "today"}"#),
        format!(
            "snapshot/manifest.json: top level: unknown key \"created\": expected only \"files\", \"versions\"; {RESTORE}"
        ),
    );
}

#[test]
fn a_file_has_a_known_kind() {
    assert_refused(
        &[r#""path": "a.json", "kind": "pdf""#],
        r#"files[0].kind: the kind "pdf" is unknown: expected one of page-data, html, observed, reference, secondary, categories, retired"#,
    );
    assert_refused(&[r#""path": "a.json", "kind": 7"#], "files[0].kind: expected a string, found 7");
}

#[test]
fn a_page_has_a_known_version_and_other_files_have_none() {
    assert_refused(
        &[r#""path": "a.json", "kind": "html", "version": "v2""#],
        r#"files[0].version: the version "v2" is unknown: expected a name such as "2.10" or "Preview""#,
    );
    assert_refused(
        &[r#""path": "a.json", "kind": "html""#],
        r#"files[0].kind: a page has no version: expected the key "version""#,
    );
    assert_refused(
        &[r#""path": "a.json", "kind": "observed", "version": "2.1""#],
        r#"files[0].version: a file of the kind "observed" has a version: expected none"#,
    );
}

#[test]
fn a_manifest_lists_a_file_once() {
    assert_refused(
        &[PREVIEW, &PREVIEW.replace("Preview", "2.1")],
        r#"files[1]: duplicate path "a.json": files[0] has the path "a.json""#,
    );
    assert_refused(
        &[PREVIEW, &PREVIEW.replace("Preview", "2.1").replace("a.json", "A.json")],
        r#"files[1]: duplicate path "A.json": files[0] has the path "a.json""#,
    );
    assert_refused(
        &[PREVIEW, &PREVIEW.replace("a.json", "b.json")],
        "files[1]: duplicate page-data of Preview: files[0] is the page-data of Preview",
    );
}

#[test]
fn a_manifest_lists_a_page_in_one_form() {
    assert_refused(
        &[PREVIEW, &PREVIEW.replace("a.json", "b.html").replace("page-data", "html")],
        "files[1]: duplicate html of Preview: files[0] is the page-data of Preview",
    );
}

#[test]
fn a_file_has_a_source_and_a_hash() {
    let without = |what: &str, bad: &str| manifest(&[entry(PREVIEW).replace(what, bad)]);
    for url in [
        "docs.example",
        "javascript:alert(1)",
        "javascript://a/b",
        "https://me:secret@docs.example/",
        "https://docs.example/a b",
        "https://docs.example/(a",
        "https://docs.example/a]",
        "https://docs.example/<a>",
        "https://docs.example/'a",
        "https://docs.example/\u{202e}",
    ] {
        assert_eq!(
            manifest_fault(&without("https://docs.example/", url)),
            format!(
                "snapshot/manifest.json: files[0].source_url: {url:?} is not a URL: expected https:// or http:// \
                 and a host, at most 1000 bytes without spaces, quotes and brackets; {RESTORE}"
            ),
        );
    }
    for (old, new) in [("0000", "A"), ("0000", ""), ("0000", "000g")] {
        assert_eq!(
            manifest_fault(&without(old, new)),
            format!(
                "snapshot/manifest.json: files[0].sha256: expected a SHA-256 hash in 64 lower-case hex digits, as \
                 sha256sum prints it, found {}; {RESTORE}",
                quoted(&"0".repeat(64).replace(old, new), 60)
            ),
        );
    }
}

#[test]
fn a_manifest_is_json_and_names_a_page() {
    assert_eq!(
        manifest_fault("files:"),
        format!("snapshot/manifest.json: line 1, column 2: not valid JSON: expected ident; {RESTORE}"),
    );
    assert_eq!(
        manifest_fault("[]"),
        format!("snapshot/manifest.json: expected an object, found an array; {RESTORE}"),
    );
    assert_eq!(
        manifest_fault(r#"{"files": []}"#),
        format!("snapshot/manifest.json: files: no file is a page: expected one or more; {RESTORE}"),
    );
    let version = r#"{"version": "2.1", "label": "v2.1", "link": "/2.1", "default": true}"#;
    assert_eq!(
        manifest_fault(&format!(r#"{{"files": [{}], "versions": [{version}, {version}]}}"#, entry(PREVIEW))),
        format!(
            "snapshot/manifest.json: versions[1].version: duplicate version \"2.1\": first in versions[0]; {RESTORE}"
        ),
    );
    assert_eq!(
        fault("no-such-directory"),
        "tests/fixtures/snapshots/no-such-directory/manifest.json: the directory has no manifest; specify \
         the directory of a snapshot of the docs",
    );
}
