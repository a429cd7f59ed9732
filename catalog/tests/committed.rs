//! What the committed snapshot holds, in numbers.

#![cfg(feature = "html")]
#![allow(missing_docs, reason = "tests")]

use std::collections::BTreeSet;
use std::fs;

use intercom_errors_catalog::{Availability, Catalog, Category, Code, Evidence, Snapshot, Version};

fn snapshot() -> Snapshot {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs-snapshot");
    Snapshot::load("docs-snapshot", |path| fs::read(format!("{folder}/{path}"))).unwrap()
}

fn catalog() -> Catalog {
    Catalog::merge(snapshot()).unwrap()
}

fn version(name: &str) -> Version {
    name.parse().unwrap()
}

/// The codes with evidence of this kind.
fn with(catalog: &Catalog, kind: impl Fn(&Evidence) -> bool) -> BTreeSet<&str> {
    let has = |code: &&Code| code.evidence.iter().any(&kind);
    catalog.codes.iter().filter(has).map(|code| &*code.name).collect()
}

#[test]
fn the_descriptions_of_eleven_versions_show_59_codes() {
    let observed = snapshot().observed;
    assert_eq!(observed.versions.len(), 11);
    assert_eq!(observed.source.files.len(), 11);
    let codes: BTreeSet<_> = observed.versions.values().flat_map(|codes| codes.keys()).collect();
    assert_eq!(codes.len(), 59);
    for (name, count) in [("2.7", 15), ("2.16", 47), ("Preview", 59)] {
        assert_eq!(observed.versions[&version(name)].len(), count, "{name}");
    }
    let statuses = observed.versions.values().flat_map(|codes| codes.values()).flat_map(|all| all.values());
    assert_eq!(statuses.sum::<u32>(), 2_991, "error objects");
}

#[test]
fn of_78_codes_the_page_lists_22_responses_carry_49_more_and_clients_name_7_more() {
    let catalog = catalog();
    assert_eq!(catalog.codes.len(), 78);
    let paged = with(&catalog, |evidence| matches!(evidence, Evidence::Page { .. }));
    let observed = with(&catalog, |evidence| matches!(evidence, Evidence::OpenApi { .. }));
    let clients = with(&catalog, |evidence| matches!(evidence, Evidence::Client { .. }));
    assert_eq!(paged.len(), 22);
    assert_eq!(observed.difference(&paged).count(), 49);
    assert_eq!(clients.iter().filter(|code| !paged.contains(*code) && !observed.contains(*code)).count(), 7);
    assert!(catalog.codes.iter().all(|code| code.retired.is_none()));
}

#[test]
fn every_observed_code_is_a_known_code() {
    let catalog = catalog();
    for (version, codes) in snapshot().observed.versions {
        let place = catalog.versions.iter().position(|info| info.version == version).unwrap();
        for code in codes.keys() {
            let known = catalog.code(code).unwrap();
            let state = known.availability[place];
            let there = matches!(state, Availability::Documented | Availability::Observed);
            assert!(there, "{code} in {version} is {state:?}");
        }
    }
}

#[test]
fn there_are_23_versions_and_openapi_alone_knows_2_16() {
    let catalog = catalog();
    assert_eq!(catalog.versions.len(), 23);
    let info = catalog.versions.iter().find(|info| info.version == version("2.16")).unwrap();
    assert_eq!(info.docs_url, None);
    let defaults: Vec<_> = catalog.versions.iter().filter(|info| info.default).collect();
    assert_eq!(defaults.len(), 1);
}

#[test]
fn the_listings_of_1_2_and_2_7_document_what_the_page_of_preview_lists() {
    let catalog = catalog();
    let listed = |name: &str| -> BTreeSet<&str> {
        let place = catalog.versions.iter().position(|info| info.version == version(name)).unwrap();
        let documented = |code: &&Code| code.availability[place] == Availability::Documented;
        catalog.codes.iter().filter(documented).map(|code| &*code.name).collect()
    };
    assert_eq!(listed("Preview").len(), 22);
    assert_eq!(listed("1.2"), listed("Preview"));
    assert_eq!(listed("2.7"), listed("Preview"));
    assert_eq!(listed("2.8").len(), 0);
}

#[test]
fn every_code_has_a_category() {
    let without: Vec<_> =
        catalog().codes.into_iter().filter(|code| Category::of(code) == Category::Other).collect();
    assert_eq!(without, []);
}
