//! What stands twice says the same: the enum and the catalog, the features and the versions.

use std::collections::BTreeSet;
use std::{env, fs};

use intercom_errors::{ApiVersion, Code, ErrorCode};
use intercom_errors_catalog::{Catalog, Snapshot};

fn catalog() -> Catalog {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/docs-snapshot");
    let snapshot = Snapshot::load("docs-snapshot", |path| fs::read(format!("{folder}/{path}"))).unwrap();
    Catalog::merge(snapshot).unwrap()
}

#[test]
fn the_enum_says_of_every_code_what_the_catalog_says() {
    let catalog = catalog();
    assert_eq!(ErrorCode::ALL.len(), catalog.codes.len());
    for (code, known) in ErrorCode::ALL.iter().zip(&catalog.codes) {
        assert_eq!(code.as_str(), &*known.name);
        assert_eq!(format!("{code:?}"), known.name.variant());
        assert_eq!(code.description(), known.description());
        assert_eq!(code.since().map(|v| v.to_string()), known.since().map(|v| v.to_string()));
        assert_eq!(code.statuses().iter().copied().collect::<BTreeSet<_>>(), known.statuses());
        assert_eq!(code.category(), known.category);
    }
}

#[test]
fn the_enum_says_of_every_code_in_every_version_what_the_catalog_says() {
    let catalog = catalog();
    assert_eq!(ApiVersion::ALL.len(), catalog.versions.len());
    for (version, info) in ApiVersion::ALL.iter().zip(&catalog.versions) {
        assert_eq!(version.as_str(), info.version.to_string());
        assert_eq!(format!("{version:?}"), info.version.variant());
        assert_eq!(version.docs_url(), info.docs_url.as_deref());
        assert_eq!(*version == ApiVersion::LATEST, info.default);
    }
    for (code, known) in ErrorCode::ALL.iter().zip(&catalog.codes) {
        for (version, availability) in ApiVersion::ALL.iter().zip(&known.availability) {
            assert_eq!(code.availability(*version), *availability);
        }
    }
}

#[test]
fn the_version_features_are_the_versions_of_the_snapshot() {
    const MANIFEST: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let manifest = fs::read_to_string(MANIFEST).unwrap();
    let is_version = |line: &&str| {
        line.starts_with("preview = ")
            || line.strip_prefix('v').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
    };
    let found: Vec<&str> = manifest.lines().filter(is_version).collect();
    let expected: Vec<String> =
        catalog().versions.iter().map(|info| format!("{} = []", info.version.feature())).collect();
    if env::var_os("UPDATE_EXPECTED").is_some() {
        let (found, expected) = (found.join("\n"), expected.join("\n"));
        assert!(manifest.contains(&found), "the version features are one block of lines");
        fs::write(MANIFEST, manifest.replace(&found, &expected)).unwrap();
    } else {
        assert_eq!(found, expected, "with UPDATE_EXPECTED=1, this test rewrites the features in Cargo.toml");
    }
}

#[test]
fn every_code_finds_itself_and_nothing_else_does() {
    for &code in ErrorCode::ALL {
        let name = code.as_str();
        assert_eq!(ErrorCode::from_code(name), Some(code));
        assert_eq!(name.parse(), Ok(code));
        assert_eq!(Code::from(name), code);
        let upper = name.to_uppercase();
        for other in [&name[1..], &name[..name.len() - 1], &format!("{name} "), &format!("{name}\0"), &upper]
        {
            let found = ErrorCode::from_code(other);
            assert!(found.is_none_or(|found| found.as_str() == other), "{other}");
        }
    }
    for length in 0..100 {
        assert_eq!(ErrorCode::from_code(&"_".repeat(length)), None);
    }
}
