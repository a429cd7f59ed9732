//! The published descriptions, where a checkout of them lies beside this repository's.

use std::fs;
use std::path::Path;

use intercom_errors_catalog::{Catalog, Snapshot};

use super::{Observations, read};

const DESCRIPTIONS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/openapi");
const SNAPSHOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs-snapshot");

/// Whether the checkout is there; says so where it is not.
fn found() -> bool {
    let found = Path::new(DESCRIPTIONS).is_dir();
    if !found {
        eprintln!("skipped: no descriptions in {DESCRIPTIONS}");
    }
    found
}

fn snapshot() -> Snapshot {
    Snapshot::load(SNAPSHOT, |path| fs::read(format!("{SNAPSHOT}/{path}"))).unwrap()
}

fn description(file: &str) -> Observations {
    read(file, &fs::read_to_string(format!("{DESCRIPTIONS}/{file}")).unwrap()).unwrap()
}

#[test]
fn the_published_descriptions_show_the_committed_observations() {
    if !found() {
        return;
    }
    for (version, committed) in &snapshot().observed.versions {
        let version = version.to_string();
        let folder = if version == "Preview" { "0" } else { &version };
        let observations = description(&format!("{folder}/api.intercom.io.yaml"));
        assert_eq!(&observations.codes, committed, "{version}");
    }
}

#[test]
fn every_error_object_of_the_published_descriptions_names_a_known_code() {
    if !found() {
        return;
    }
    let snapshot = snapshot();
    let files: Vec<String> = snapshot.observed.source.files.keys().cloned().collect();
    let catalog = Catalog::merge(snapshot).unwrap();
    let (mut known, mut all) = (0, 0);
    for file in &files {
        let observations = description(file);
        all += observations.tally.errors;
        for (code, statuses) in &observations.codes {
            if catalog.code(code).is_some() {
                known += statuses.values().sum::<u32>();
            }
        }
    }
    assert!(all > 0);
    assert_eq!(known, all);
}
