//! The content of the committed snapshot: its invariants, and numbers that each update of the docs may change.

#![cfg(feature = "html")]
#![allow(missing_docs, reason = "tests")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::{env, fs};

use intercom_errors_catalog::{Availability, Catalog, Category, Code, CodeName, Evidence, Snapshot, Version};

/// The numbers. Each update of the docs may change them.
const COUNTS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/committed.txt");

fn snapshot() -> Snapshot {
    let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs-snapshot");
    Snapshot::load("docs-snapshot", |path| fs::read(format!("{directory}/{path}"))).unwrap()
}

fn catalog() -> Catalog {
    Catalog::merge(snapshot()).unwrap()
}

/// Returns the codes that sources of this kind name.
fn codes_of(catalog: &Catalog, kind: Evidence) -> BTreeSet<&str> {
    let has = |code: &&Code| code.evidence.iter().any(|mention| mention.kind == kind);
    catalog.codes.iter().filter(has).map(|code| &*code.name).collect()
}

fn has_page(snapshot: &Snapshot, version: Version) -> bool {
    snapshot.pages.iter().any(|page| page.version == version)
}

/// Returns the state of a code in a version.
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
    let of = |is: &dyn Fn(&Code) -> bool| {
        names(catalog.codes.iter().filter(|code| is(code)).map(|code| &*code.name))
    };
    let mut text = format!("codes: {}\n", catalog.codes.len());
    let mut named: BTreeSet<&str> = BTreeSet::new();
    for &kind in Evidence::ALL {
        let codes = codes_of(&catalog, kind);
        writeln!(text, "  {kind}: {}, of which new: {}", codes.len(), codes.difference(&named).count())
            .unwrap();
        named.extend(codes);
    }
    let versions = &catalog.versions;
    write!(
        text,
        "  retired: {}\n  without a category: {}\nversions: {}\n  shown by default: {}\n  without a link to a page: {}\n",
        of(&|code| code.retired.is_some()),
        of(&|code| code.category == Category::Other),
        versions.len(),
        names(versions.iter().filter(|info| info.default).map(|info| info.version)),
        names(versions.iter().filter(|info| info.docs_url.is_none()).map(|info| info.version)),
    )
    .unwrap();
    let cells = catalog.codes.iter().flat_map(|code| &code.availability);
    let mut states: BTreeMap<Availability, usize> = BTreeMap::new();
    cells.for_each(|state| *states.entry(*state).or_default() += 1);
    text.push_str("cells:\n");
    for (state, count) in states {
        writeln!(text, "  {state}: {count}").unwrap();
    }
    text.push_str("codes documented:\n");
    for (place, info) in versions.iter().enumerate() {
        let documented = |code: &&Code| code.availability[place] == Availability::Documented;
        match catalog.codes.iter().filter(documented).count() {
            0 => {}
            count => writeln!(text, "  {}: {count}", info.version).unwrap(),
        }
    }
    text.push_str("codes of OpenAPI examples, and in how many errors:\n");
    for (version, codes) in &snapshot().observed.versions {
        let objects: u32 = codes.values().flat_map(|seen| seen.statuses.iter().map(|(_, count)| count)).sum();
        writeln!(text, "  {version}: {} in {objects}", codes.len()).unwrap();
    }
    text
}

#[test]
fn the_snapshot_has_the_expected_numbers() {
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
    let (catalog, snapshot) = (catalog(), snapshot());
    let is_placeholder =
        |code: &CodeName| snapshot.secondary.placeholders.iter().any(|word| word.code == *code);
    for (&version, codes) in &snapshot.observed.versions {
        for code in codes.keys().filter(|code| !is_placeholder(code)) {
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
    let listings = snapshot.secondary.listings.iter();
    let listed = listings.flat_map(|listing| {
        let versions = listing.versions.iter().filter(|version| !snapshot.is_overtaken(listing, **version));
        versions.flat_map(|version| listing.rows.iter().map(|row| (*version, &row.code)))
    });
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

#[test]
fn a_few_codes_have_the_expected_facts() {
    let catalog = catalog();
    let code = |name: &str| catalog.code(name).unwrap();
    let not_found = code("not_found");
    assert_eq!(not_found.description(), Some("The resource does not exist"), "a page of 2.17");
    assert_eq!((not_found.since(), not_found.statuses()), ("1.0".parse().ok(), vec![404]));
    assert_eq!(code("invalid_operator").statuses(), [400], "reference pages of 2.0 to 2.6");
    let hmac_mismatch = code("hmac_mismatch");
    assert_eq!((hmac_mismatch.since(), hmac_mismatch.category), (None, Category::Authentication));
    assert_eq!(
        state(&catalog, "conversation_attribute_not_found", Version::Preview),
        Availability::Documented
    );
    assert!(catalog.code("sms_failed").is_some(), "an error_key");
    assert!(catalog.code("some_error").is_none(), "a placeholder");
}

#[test]
#[cfg(feature = "write")]
fn the_lists_that_people_edit_have_the_form_that_the_tool_writes() {
    let snapshot = snapshot();
    let directory = concat!(env!("CARGO_MANIFEST_DIR"), "/../docs-snapshot");
    for (path, written) in
        [("secondary.json", snapshot.secondary.to_json()), ("reference.json", snapshot.reference.to_json())]
    {
        assert_eq!(fs::read_to_string(format!("{directory}/{path}")).unwrap(), written, "{path}");
    }
}
