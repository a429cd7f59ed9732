//! The enum agrees with the catalog, and the features agree with the versions.

use std::collections::BTreeSet;
use std::{env, fs};

use intercom_errors::{ApiVersion, Availability, Code, ErrorCode};
use intercom_errors_catalog::{Catalog, Snapshot, Version};

fn catalog() -> Catalog {
    let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/docs-snapshot");
    let snapshot = Snapshot::load("docs-snapshot", |path| fs::read(format!("{directory}/{path}"))).unwrap();
    Catalog::merge(snapshot).unwrap()
}

#[test]
fn the_enum_and_the_catalog_agree_on_every_code() {
    let catalog = catalog();
    assert_eq!(ErrorCode::ALL.len(), catalog.codes.len());
    for (code, known) in ErrorCode::ALL.iter().zip(&catalog.codes) {
        assert_eq!(code.as_str(), &*known.name);
        assert_eq!(format!("{code:?}"), known.name.variant());
        assert_eq!(code.description(), known.description());
        assert_eq!(code.since().map(|v| v.to_string()), known.since().map(|v| v.to_string()));
        assert_eq!(code.statuses(), known.statuses());
        assert_eq!(code.category(), known.category);
        assert_eq!(code.retired(), known.retired.as_ref().map(|retired| retired.since.as_str()));
        let pages = known.availability.iter().zip(&catalog.versions).rev();
        let mut listed = pages.filter(|(state, _)| **state == Availability::Documented);
        assert_eq!(code.docs_url(), listed.find_map(|(_, info)| info.docs_url.as_deref()));
    }
}

#[test]
fn codes_sort_by_wire_name_known_or_unknown() {
    assert!(ErrorCode::ALL.is_sorted());
    let mut codes: Vec<Code<'_>> = ErrorCode::ALL.iter().rev().map(|&code| code.into()).collect();
    codes.extend(["a", "m", "z"].map(Code::from));
    codes.sort();
    let names: Vec<&str> = codes.iter().map(Code::as_str).collect();
    assert!(names.is_sorted(), "{names:?}");
}

#[test]
fn the_newest_version_is_the_one_with_the_highest_number() {
    let newest = catalog().versions.iter().map(|info| info.version).filter(|v| *v != Version::Preview).max();
    assert_eq!(Some(ApiVersion::NEWEST.to_string()), newest.map(|version| version.to_string()));
}

#[test]
fn the_enum_names_the_files_of_the_release() {
    let snapshot = ErrorCode::SNAPSHOT;
    assert!(snapshot.is_release);
    let hashes: BTreeSet<&str> = snapshot.files.iter().map(|file| file.sha256).collect();
    let catalog = catalog();
    assert_eq!(hashes, catalog.sources.iter().map(|file| file.sha256.as_str()).collect());
    let release =
        concat!("the snapshot of intercom-errors ", env!("CARGO_PKG_VERSION"), " (last modified 20");
    assert!(snapshot.to_string().starts_with(release), "{snapshot}");
}

#[test]
fn the_enum_and_the_catalog_agree_on_every_code_in_every_version() {
    let catalog = catalog();
    assert_eq!(ApiVersion::ALL.len(), catalog.versions.len());
    for (version, info) in ApiVersion::ALL.iter().zip(&catalog.versions) {
        assert_eq!(version.as_str(), info.version.to_string());
        assert_eq!(format!("{version:?}"), info.version.variant());
        assert_eq!(version.docs_url(), info.docs_url.as_deref());
        assert_eq!(*version == ApiVersion::DOCS_DEFAULT, info.default);
    }
    for (code, known) in ErrorCode::ALL.iter().zip(&catalog.codes) {
        for (version, availability) in ApiVersion::ALL.iter().zip(&known.availability) {
            assert_eq!(code.availability(*version), *availability);
            assert_eq!(code.is_available(*version), *availability != Availability::Unlisted);
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
fn from_code_finds_exactly_the_codes() {
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
