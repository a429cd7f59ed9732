//! Properties of every merge, for random sources.

#![allow(missing_docs, reason = "tests")]

mod sources;

use std::collections::{BTreeMap, BTreeSet};

use intercom_errors_catalog::{Availability, Catalog, Version};
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::{Index, subsequence};
use sources::{Sources, docs, version};

const VERSIONS: [&str; 7] = ["1.0", "1.4", "2.2", "2.9", "2.10", "2.11", "Preview"];
const CODES: [&str; 6] = ["a", "b", "c", "d", "e", "f"];

type ByVersion = BTreeMap<usize, Vec<&'static str>>;

/// The codes of each source, as plain lists.
#[derive(Debug, Clone)]
struct Claims {
    /// The versions that the docs list. Descriptions and pages may be of others.
    listed: Vec<&'static str>,
    pages: ByVersion,
    listings: ByVersion,
    partials: ByVersion,
    descriptions: ByVersion,
    references: ByVersion,
    clients: Vec<Vec<&'static str>>,
    reports: Vec<&'static str>,
}

fn codes() -> impl Strategy<Value = Vec<&'static str>> {
    subsequence(CODES.to_vec(), 0..=3).prop_shuffle()
}

fn by_version(most: usize) -> impl Strategy<Value = ByVersion> {
    btree_map(0..VERSIONS.len(), codes(), 0..=most)
}

fn claims() -> impl Strategy<Value = Claims> {
    let listed = subsequence(VERSIONS.to_vec(), 1..=VERSIONS.len()).prop_shuffle();
    let pages = (by_version(3), by_version(2), by_version(2), 0..VERSIONS.len());
    let others = (by_version(4), by_version(2), vec(codes(), 0..2), subsequence(CODES.to_vec(), 0..=1));
    (listed, pages, others).prop_map(
        |(
            listed,
            (mut pages, mut listings, mut partials, page),
            (descriptions, references, clients, reports),
        )| {
            // A snapshot has one page at least.
            pages.entry(page).or_insert_with(|| vec!["a"]);
            // A listing is of a version that another source names.
            let is_version = |version: &usize| {
                listed.contains(&VERSIONS[*version])
                    || pages.contains_key(version)
                    || descriptions.contains_key(version)
                    || references.contains_key(version)
            };
            listings.retain(|version, _| is_version(version));
            // A version has one listing.
            partials.retain(|version, _| is_version(version) && !listings.contains_key(version));
            Claims { listed, pages, listings, partials, descriptions, references, clients, reports }
        },
    )
}

impl Claims {
    fn sources(&self) -> Sources {
        let mut sources = docs(&self.listed);
        for (&version, codes) in &self.pages {
            sources = sources.page(VERSIONS[version], codes);
        }
        for (&version, codes) in &self.listings {
            sources = sources.listing(VERSIONS[version], codes);
        }
        for (&version, codes) in &self.partials {
            sources = sources.partial(VERSIONS[version], codes);
        }
        for (&version, codes) in &self.descriptions {
            sources = sources.description(VERSIONS[version], codes);
        }
        for (&version, codes) in &self.references {
            sources = sources.reference(VERSIONS[version], codes);
        }
        for code in &self.reports {
            sources = sources.report(code, &[404]);
        }
        for (i, codes) in self.clients.iter().enumerate() {
            sources = sources.client(&format!("client {i}"), codes);
        }
        let named: BTreeSet<_> = self.named();
        for code in CODES.iter().take(3).filter(|code| !named.contains(*code)) {
            sources = sources.retired(code);
        }
        sources
    }

    fn named(&self) -> BTreeSet<&'static str> {
        let pages = (0..VERSIONS.len()).filter_map(|version| self.page(version));
        let examples = self.descriptions.values().chain(self.references.values());
        pages.chain(examples).chain(&self.clients).chain([&self.reports]).flatten().copied().collect()
    }

    /// Returns the complete page of a version: the page itself, or a listing.
    fn complete_page(&self, version: usize) -> Option<&Vec<&'static str>> {
        self.pages.get(&version).or_else(|| self.listings.get(&version))
    }

    /// Returns the page of a version, complete or partial.
    fn page(&self, version: usize) -> Option<&Vec<&'static str>> {
        self.complete_page(version).or_else(|| self.partials.get(&version))
    }

    fn lists(&self, version: usize, code: &str) -> bool {
        self.page(version).is_some_and(|codes| codes.contains(&code))
    }

    fn describes(&self, version: usize, code: &str) -> bool {
        self.descriptions.get(&version).is_some_and(|codes| codes.contains(&code))
    }

    fn shows(&self, version: usize, code: &str) -> bool {
        let in_reference = self.references.get(&version).is_some_and(|codes| codes.contains(&code));
        in_reference || self.describes(version, code)
    }

    /// Returns `true` if a client or a report names the code.
    fn is_known_without_a_version(&self, code: &str) -> bool {
        self.clients.iter().chain([&self.reports]).any(|codes| codes.contains(&code))
    }

    fn rules_out(&self, version: usize, code: &str) -> bool {
        let anywhere = |has: &dyn Fn(usize) -> bool| (0..VERSIONS.len()).any(has);
        let on_a_page = anywhere(&|version| self.lists(version, code));
        let in_a_description = anywhere(&|version| self.describes(version, code));
        (on_a_page || in_a_description)
            && !self.is_known_without_a_version(code)
            && (!on_a_page || self.complete_page(version).is_some())
            && (!in_a_description || self.descriptions.contains_key(&version))
    }

    /// Returns `Some(true)` if a source of the version has the code, `Some(false)` if the version rules it out.
    fn word(&self, version: usize, code: &str) -> Option<bool> {
        if self.lists(version, code) || self.shows(version, code) {
            Some(true)
        } else {
            self.rules_out(version, code).then_some(false)
        }
    }

    /// Returns `true` if a nearest version with a word of its own has the code.
    fn has_neighbour_with(&self, version: usize, code: &str) -> bool {
        let below = (0..version).rev().find_map(|version| self.word(version, code));
        let above = (version + 1..VERSIONS.len()).find_map(|version| self.word(version, code));
        below == Some(true) || above == Some(true)
    }
}

fn place(version: Version) -> usize {
    VERSIONS.iter().position(|name| *name == version.to_string()).unwrap()
}

/// Returns every cell of a catalog: the code, the version's place in [`VERSIONS`], the state.
fn cells(catalog: &Catalog) -> impl Iterator<Item = (&str, usize, Availability)> {
    catalog.codes.iter().flat_map(|code| {
        let states = catalog.versions.iter().zip(&code.availability);
        states.map(|(info, state)| (&*code.name, place(info.version), *state))
    })
}

proptest! {
    #[test]
    fn a_code_is_documented_exactly_if_a_page_or_a_listing_has_it(claims in claims()) {
        for (code, version, state) in cells(&claims.sources().catalog()) {
            let documented = state == Availability::Documented;
            prop_assert_eq!(documented, claims.lists(version, code), "{} in {}", code, VERSIONS[version]);
        }
    }

    #[test]
    fn a_code_is_observed_exactly_if_only_an_example_has_it(claims in claims()) {
        for (code, version, state) in cells(&claims.sources().catalog()) {
            let observed = claims.shows(version, code) && !claims.lists(version, code);
            prop_assert_eq!(state == Availability::Observed, observed, "{} in {}", code, VERSIONS[version]);
        }
    }

    #[test]
    fn a_code_is_unlisted_only_if_ruled_out_or_if_no_neighbour_has_it(claims in claims()) {
        let catalog = claims.sources().catalog();
        for (code, version, state) in cells(&catalog) {
            let place = format!("{code} in {}", VERSIONS[version]);
            if catalog.code(code).unwrap().retired.is_some() {
                prop_assert_eq!(state, Availability::Unlisted, "{}", place);
                continue;
            }
            let anywhere = (0..VERSIONS.len()).any(|version| claims.word(version, code) == Some(true));
            match state {
                Availability::Unlisted => {
                    prop_assert!(anywhere, "{}: a code that only clients name", place);
                    let own = claims.word(version, code);
                    prop_assert_ne!(own, Some(true), "{}", place);
                    prop_assert!(own.is_some() || !claims.has_neighbour_with(version, code), "{}", place);
                }
                Availability::Presumed if anywhere => {
                    prop_assert_eq!(claims.word(version, code), None, "{}", place);
                    prop_assert!(claims.has_neighbour_with(version, code), "{}", place);
                }
                // A code that only clients name is presumed everywhere.
                _ => {}
            }
        }
    }

    #[test]
    fn every_named_code_is_there_once_and_all_others_are_retired(claims in claims()) {
        let catalog = claims.sources().catalog();
        let there: Vec<_> = catalog.codes.iter().filter(|c| c.retired.is_none()).map(|c| &*c.name).collect();
        prop_assert_eq!(there.len(), claims.named().len());
        prop_assert_eq!(there.into_iter().collect::<BTreeSet<_>>(), claims.named());
    }

    #[test]
    fn since_is_a_version_of_the_catalog_and_the_first_with_evidence(claims in claims()) {
        let catalog = claims.sources().catalog();
        for code in &catalog.codes {
            let first = catalog.versions.iter().zip(&code.availability).find(|(_, state)| {
                matches!(state, Availability::Documented | Availability::Observed)
            });
            prop_assert_eq!(code.since(), first.map(|(info, _)| info.version), "{}", &code.name);
        }
    }

    #[test]
    fn evidence_for_one_version_documents_no_other(
        claims in claims(), of in 0..VERSIONS.len(), kind in 0..5, new in codes()
    ) {
        let mut more = claims.clone();
        let can_be_listed = claims.listed.contains(&VERSIONS[of]);
        let lists = match kind {
            0 => &mut more.pages,
            1 if can_be_listed && !claims.partials.contains_key(&of) => &mut more.listings,
            2 if can_be_listed && !claims.listings.contains_key(&of) => &mut more.partials,
            3 => &mut more.references,
            _ => &mut more.descriptions,
        };
        lists.insert(of, new);
        let before: BTreeMap<_, _> = cells(&claims.sources().catalog())
            .map(|(code, version, state)| ((code.to_owned(), version), state))
            .collect();
        for (code, version, state) in cells(&more.sources().catalog()) {
            if version != of {
                let was = before.get(&(code.to_owned(), version)).copied();
                let is_documented = state == Availability::Documented;
                let was_documented = was == Some(Availability::Documented);
                prop_assert_eq!(is_documented, was_documented, "{} in {}", code, VERSIONS[version]);
            }
        }
    }

    #[test]
    fn a_code_of_a_client_or_a_report_is_never_unlisted(claims in claims()) {
        for (code, version, state) in cells(&claims.sources().catalog()) {
            if claims.is_known_without_a_version(code) {
                prop_assert_ne!(state, Availability::Unlisted, "{} in {}", code, VERSIONS[version]);
            }
        }
    }

    #[test]
    fn a_partial_page_never_rules_anything_out(claims in claims(), of in 0..VERSIONS.len(), rows in codes()) {
        prop_assume!(claims.listed.contains(&VERSIONS[of]) && claims.page(of).is_none());
        let mut more = claims.clone();
        more.partials.insert(of, rows.clone());
        let catalog = more.sources().catalog();
        for (code, version, state) in cells(&claims.sources().catalog()) {
            // The states of codes that the page does not name stay the same.
            if !rows.contains(&code) {
                let place = catalog.versions.iter().position(|info| info.version == self::version(VERSIONS[version]));
                let now = catalog.code(code).unwrap().availability[place.unwrap()];
                prop_assert_eq!(now, state, "{} in {}", code, VERSIONS[version]);
            }
        }
    }

    #[test]
    fn the_enum_of_all_versions_is_the_union_of_those_of_single_ones(claims in claims()) {
        let all = claims.sources().catalog();
        let mut union = BTreeSet::new();
        for info in &all.versions {
            let mut one = all.clone();
            one.keep_available_in(&[info.version]);
            prop_assert_eq!(one.codes.len() + one.left_out.len(), all.codes.len());
            union.extend(one.codes.into_iter().map(|code| code.name));
        }
        prop_assert_eq!(union, all.codes.iter().map(|code| code.name.clone()).collect());
    }

    #[test]
    fn two_versions_enabled_give_the_codes_of_both(claims in claims(), two in vec(any::<Index>(), 2)) {
        let all = claims.sources().catalog();
        let kept = |enabled: &[Version]| {
            let mut catalog = all.clone();
            catalog.keep_available_in(enabled);
            catalog.codes.into_iter().map(|code| code.name).collect::<BTreeSet<_>>()
        };
        let two: Vec<Version> = two.iter().map(|index| index.get(&all.versions).version).collect();
        let each = two.iter().flat_map(|version| kept(&[*version])).collect();
        prop_assert_eq!(kept(&two), each);
    }

    #[test]
    fn the_order_of_files_pages_listings_and_clients_changes_nothing(claims in claims(), seed in vec(any::<u32>(), 8)) {
        let sources = claims.sources();
        let mut snapshot = sources.snapshot.clone();
        let key = |place: usize| seed[place % seed.len()];
        let mut files: Vec<_> = snapshot.manifest.files.drain(..).enumerate().collect();
        files.sort_by_key(|(place, _)| key(*place));
        for page in &mut snapshot.pages {
            page.file = files.iter().position(|(place, _)| *place == page.file).unwrap();
        }
        snapshot.manifest.files = files.into_iter().map(|(_, file)| file).collect();
        snapshot.pages.sort_by_key(|page| key(place(page.version) + 1));
        snapshot.secondary.listings.sort_by_key(|listing| key(place(listing.versions[0]) + 2));
        snapshot.secondary.clients.reverse();
        snapshot.secondary.reports.reverse();
        snapshot.retired.reverse();
        prop_assert_eq!(Catalog::merge(snapshot).unwrap(), sources.catalog());
    }

    #[test]
    fn a_listing_has_the_effect_of_its_page(claims in claims(), of in 0..VERSIONS.len(), list in codes()) {
        prop_assume!(claims.listed.contains(&VERSIONS[of]));
        let mut other = claims.clone();
        other.pages.remove(&of);
        other.partials.remove(&of);
        // One page must remain.
        prop_assume!(!other.pages.is_empty());
        let mut paged = other.clone();
        other.listings.insert(of, list.clone());
        paged.pages.insert(of, list);
        let states = |claims: &Claims| -> BTreeMap<_, _> {
            cells(&claims.sources().catalog())
                .map(|(code, version, state)| ((code.to_owned(), version), state))
                .collect()
        };
        prop_assert_eq!(states(&other), states(&paged));
    }
}

#[test]
fn evidence_is_never_of_a_version_that_the_catalog_lacks() {
    let catalog = docs(&["2.2"]).page_without_versions("2.9", &["a"]).page("2.2", &["b"]).catalog();
    let known: Vec<_> = catalog.versions.iter().map(|info| info.version).collect();
    assert_eq!(known, [version("2.2"), version("2.9")]);
    let evidence = catalog.codes.iter().flat_map(|code| &code.evidence).filter_map(|mention| mention.version);
    assert!(evidence.into_iter().all(|version| known.contains(&version)));
}
