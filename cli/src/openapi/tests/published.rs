//! The published descriptions, if a checkout of them is next to this repository.

use std::fs;
use std::path::Path;

use intercom_errors_catalog::Snapshot;

use super::read;

const DESCRIPTIONS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/openapi");
const SNAPSHOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs-snapshot");

#[test]
fn the_published_descriptions_show_the_committed_observations() {
    if !Path::new(DESCRIPTIONS).is_dir() {
        eprintln!("skipped: no descriptions in {DESCRIPTIONS}");
        return;
    }
    let snapshot = Snapshot::load(SNAPSHOT, |path| fs::read(format!("{SNAPSHOT}/{path}"))).unwrap();
    for (version, committed) in &snapshot.observed.versions {
        let version = version.to_string();
        let folder = if version == "Preview" { "0" } else { &version };
        let text = fs::read_to_string(format!("{DESCRIPTIONS}/{folder}/api.intercom.io.yaml")).unwrap();
        let observations = read(folder, &text).unwrap();
        assert_eq!(&observations.codes, committed, "{version}");
        assert_eq!(observations.oddities, [], "{version}");
        let statuses = committed.values().flat_map(|sightings| &sightings.statuses);
        let errors: u32 = statuses.map(|(_, count)| count).sum();
        assert_eq!(observations.tally.errors, errors, "{version}");
    }
}
