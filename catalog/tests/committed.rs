//! What the committed snapshot holds: what is always so, and in numbers what is so today.

#![cfg(feature = "html")]
#![allow(missing_docs, reason = "tests")]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::{env, fs};

use intercom_errors_catalog::{Availability, Catalog, Category, Code, Evidence, Mention, Snapshot, Version};

/// The numbers of today, which each update of the docs may change.
const COUNTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/committed.txt");

fn snapshot() -> Snapshot {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs-snapshot");
    Snapshot::load("docs-snapshot", |path| fs::read(format!("{folder}/{path}"))).unwrap()
}

fn catalog() -> Catalog {
    Catalog::merge(snapshot()).unwrap()
}

/// The codes that the snapshot's own files of this kind name; a listing is not one.
fn with(catalog: &Catalog, kind: Evidence) -> BTreeSet<&str> {
    let is_named =
        |mention: &Mention| mention.kind == kind && (mention.version.is_none() || mention.source.is_none());
    let has = |code: &&Code| code.evidence.iter().any(is_named);
    catalog.codes.iter().filter(has).map(|code| &*code.name).collect()
}

fn has_page(snapshot: &Snapshot, version: Version) -> bool {
    snapshot.pages.iter().any(|page| page.version == version)
}

/// What is known of a code in a version.
fn state(catalog: &Catalog, code: &str, version: Version) -> Availability {
    let place = catalog.versions.iter().position(|info| info.version == version).unwrap();
    catalog.code(code).unwrap().availability[place]
}

fn names<T: ToString>(names: impl IntoIterator<Item = T>) -> String {
    let names: Vec<String> = names.into_iter().map(|name| name.to_string()).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

fn counts() -> String {
    let catalog = catalog();
    let paged = with(&catalog, Evidence::Page);
    let observed = with(&catalog, Evidence::OpenApi);
    let clients = with(&catalog, Evidence::Client);
    let only_of_clients = clients.iter().filter(|code| !paged.contains(*code) && !observed.contains(*code));
    let of = |is: &dyn Fn(&Code) -> bool| {
        names(catalog.codes.iter().filter(|code| is(code)).map(|code| &*code.name))
    };
    let versions = &catalog.versions;
    let mut text = format!(
        "codes: {}\n  that pages list: {}\n  that responses carry besides: {}\n  that only clients name: {}\n  \
         retired: {}\n  without a category: {}\nversions: {}\n  shown by default: {}\n  without a link to a page: {}\n",
        catalog.codes.len(),
        paged.len(),
        observed.difference(&paged).count(),
        only_of_clients.count(),
        of(&|code| code.retired.is_some()),
        of(&|code| code.category == Category::Other),
        versions.len(),
        names(versions.iter().filter(|info| info.default).map(|info| info.version)),
        names(versions.iter().filter(|info| info.docs_url.is_none()).map(|info| info.version)),
    );
    text.push_str("codes documented:\n");
    for (place, info) in versions.iter().enumerate() {
        let documented = |code: &&Code| code.availability[place] == Availability::Documented;
        match catalog.codes.iter().filter(documented).count() {
            0 => {}
            count => writeln!(text, "  {}: {count}", info.version).unwrap(),
        }
    }
    text.push_str("codes observed, and in how many error objects:\n");
    for (version, codes) in &snapshot().observed.versions {
        let objects: u32 = codes.values().flat_map(|statuses| statuses.values()).sum();
        writeln!(text, "  {version}: {} in {objects}", codes.len()).unwrap();
    }
    text
}

#[test]
fn the_snapshot_holds_what_it_is_known_to_hold() {
    let found = fs::read_to_string(COUNTS).unwrap_or_default();
    let expected = counts();
    if env::var_os("UPDATE_EXPECTED").is_some() {
        fs::write(COUNTS, &expected).unwrap();
    } else {
        assert_eq!(found, expected, "with UPDATE_EXPECTED=1, this test rewrites catalog/tests/committed.txt");
    }
}

#[test]
fn every_observed_code_is_a_known_code() {
    let catalog = catalog();
    for (version, codes) in snapshot().observed.versions {
        for code in codes.keys() {
            let state = state(&catalog, code, version);
            let there = matches!(state, Availability::Documented | Availability::Observed);
            assert!(there, "{code} in {version} is {state:?}");
        }
    }
}

#[test]
fn every_code_of_a_page_or_a_listing_is_documented_in_its_version() {
    let catalog = catalog();
    let snapshot = snapshot();
    let rows =
        snapshot.pages.iter().flat_map(|page| page.page.rows.iter().map(|row| (page.version, &row.code)));
    // Once the page itself is there, it tells in place of its listing.
    let listings = snapshot.secondary.listings.iter().filter(|listing| !has_page(&snapshot, listing.version));
    let listed = listings.flat_map(|listing| listing.codes.iter().map(|code| (listing.version, code)));
    for (version, code) in rows.chain(listed) {
        assert_eq!(state(&catalog, code, version), Availability::Documented, "{code} in {version}");
    }
}

#[test]
fn one_version_is_shown_by_default() {
    assert_eq!(catalog().versions.iter().filter(|info| info.default).count(), 1);
}

#[test]
fn a_version_without_a_link_to_its_page_has_a_page_or_a_description() {
    let snapshot = snapshot();
    for info in catalog().versions.iter().filter(|info| info.docs_url.is_none()) {
        let described = snapshot.observed.versions.contains_key(&info.version);
        assert!(described || has_page(&snapshot, info.version), "{}", info.version);
    }
}
