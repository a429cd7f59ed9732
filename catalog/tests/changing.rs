//! A snapshot that is replaced while it is read.

use std::io;

use intercom_errors_catalog::{MANIFEST, Snapshot};

/// Returns the manifest or the page of one of two snapshots. Each snapshot has one code.
fn file(path: &str, code: &str) -> Vec<u8> {
    if path == MANIFEST {
        let hash = if code == "old" { "0" } else { "1" };
        return format!(
            r#"{{"files": [{{"path": "page", "kind": "page-data", "version": "2.1", "source_url": "https://docs.example/",
                "sha256": "{}"}}]}}"#,
            hash.repeat(64)
        )
        .into_bytes();
    }
    let row = |cell: &str, a: &str, b: &str| {
        format!(
            r#"{{"name": "tr", "children": [{{"name": "{cell}", "children": "{a}"}}, {{"name": "{cell}", "children": "{b}"}}]}}"#
        )
    };
    let rows = [row("th", "Field", "Description"), row("td", code, "what it is")].join(", ");
    format!(r#"{{"props": {{"ast": {{"name": "table", "children": [{rows}]}}}}}}"#).into_bytes()
}

/// Loads a snapshot that is replaced before certain reads, by their numbers.
fn load(replaced_at: impl Fn(usize) -> bool) -> Result<Snapshot, String> {
    let (mut reads, mut code) = (0, "old");
    let read = |path: &str| -> io::Result<Vec<u8>> {
        if replaced_at(reads) {
            code = if code == "old" { "new" } else { "old" };
        }
        reads += 1;
        Ok(file(path, code))
    };
    Snapshot::load("docs", read).map_err(|fault| fault.to_string())
}

#[test]
fn a_page_never_meets_the_manifest_of_another_snapshot() {
    for replaced_at in 0..6 {
        let snapshot = load(|read| read == replaced_at).unwrap();
        let code = &*snapshot.pages[0].page.rows[0].code;
        let is_old = snapshot.manifest.files[0].sha256.starts_with('0');
        assert_eq!(code, if is_old { "old" } else { "new" }, "replaced before read {replaced_at}");
    }
}

#[test]
fn reading_stops_if_the_snapshot_changes_again_and_again() {
    let error = load(|read| read % 3 == 2).unwrap_err();
    assert_eq!(
        error,
        "docs/manifest.json: the snapshot changed each time that it was read; run the command again when no sync is at \
         work on the snapshot"
    );
}
