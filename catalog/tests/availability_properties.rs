//! What holds of every merge, whatever the sources say.

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

/// What each source says, as plain lists.
#[derive(Debug, Clone)]
struct Said {
    /// The versions that the docs list; descriptions and pages may be of others.
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

fn said() -> impl Strategy<Value = Said> {
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
            // A listing is of a version that something names.
            let is_version = |version: &usize| {
                listed.contains(&VERSIONS[*version])
                    || pages.contains_key(version)
                    || descriptions.contains_key(version)
                    || references.contains_key(version)
            };
            listings.retain(|version, _| is_version(version));
            // A version has one listing.
            partials.retain(|version, _| is_version(version) && !listings.contains_key(version));
            Said { listed, pages, listings, partials, descriptions, references, clients, reports }
        },
    )
}

impl Said {
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

    /// The complete page of a version: the page itself, or a listing.
    fn complete_page(&self, version: usize) -> Option<&Vec<&'static str>> {
        self.pages.get(&version).or_else(|| self.listings.get(&version))
    }

    /// The page of a version, complete or partial.
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

    /// Returns `true` if a version has the code by its own word, and `None` if it has no word of its own.
    fn own(&self, version: usize, code: &str) -> Option<bool> {
        if self.lists(version, code) || self.shows(version, code) {
            Some(true)
        } else {
            self.rules_out(version, code).then_some(false)
        }
    }

    /// Whether a nearest version with evidence of its own has the code.
    fn a_neighbour_has(&self, version: usize, code: &str) -> bool {
        let below = (0..version).rev().find_map(|version| self.own(version, code));
        let above = (version + 1..VERSIONS.len()).find_map(|version| self.own(version, code));
        below == Some(true) || above == Some(true)
    }
}

fn place(version: Version) -> usize {
    VERSIONS.iter().position(|name| *name == version.to_string()).unwrap()
}

/// Every cell of a catalog: the code, the version's place in [`VERSIONS`], the state.
fn cells(catalog: &Catalog) -> impl Iterator<Item = (&str, usize, Availability)> {
    catalog.codes.iter().flat_map(|code| {
        let states = catalog.versions.iter().zip(&code.availability);
        states.map(|(info, state)| (&*code.name, place(info.version), *state))
    })
}

proptest! {
    #[test]
    fn documented_exactly_where_the_versions_page_or_a_listing_of_it_lists_the_code(said in said()) {
        for (code, version, state) in cells(&said.sources().catalog()) {
            let documented = state == Availability::Documented;
            prop_assert_eq!(documented, said.lists(version, code), "{} in {}", code, VERSIONS[version]);
        }
    }

    #[test]
    fn observed_exactly_where_only_a_response_of_that_version_carries_it(said in said()) {
        for (code, version, state) in cells(&said.sources().catalog()) {
            let observed = said.shows(version, code) && !said.lists(version, code);
            prop_assert_eq!(state == Availability::Observed, observed, "{} in {}", code, VERSIONS[version]);
        }
    }

    #[test]
    fn unlisted_only_with_evidence_or_where_no_neighbour_has_it(said in said()) {
        let catalog = said.sources().catalog();
        for (code, version, state) in cells(&catalog) {
            let place = format!("{code} in {}", VERSIONS[version]);
            if catalog.code(code).unwrap().retired.is_some() {
                prop_assert_eq!(state, Availability::Unlisted, "{}", place);
                continue;
            }
            let anywhere = (0..VERSIONS.len()).any(|version| said.own(version, code) == Some(true));
            match state {
                Availability::Unlisted => {
                    prop_assert!(anywhere, "{}: a code of clients alone", place);
                    let own = said.own(version, code);
                    prop_assert_ne!(own, Some(true), "{}", place);
                    prop_assert!(own.is_some() || !said.a_neighbour_has(version, code), "{}", place);
                }
                Availability::Presumed if anywhere => {
                    prop_assert_eq!(said.own(version, code), None, "{}", place);
                    prop_assert!(said.a_neighbour_has(version, code), "{}", place);
                }
                // A code of clients alone is presumed everywhere.
                _ => {}
            }
        }
    }

    #[test]
    fn every_named_code_is_there_once_and_no_other_unless_retired(said in said()) {
        let catalog = said.sources().catalog();
        let there: Vec<_> = catalog.codes.iter().filter(|c| c.retired.is_none()).map(|c| &*c.name).collect();
        prop_assert_eq!(there.len(), said.named().len());
        prop_assert_eq!(there.into_iter().collect::<BTreeSet<_>>(), said.named());
    }

    #[test]
    fn since_is_a_version_of_the_catalog_and_the_first_with_evidence(said in said()) {
        let catalog = said.sources().catalog();
        for code in &catalog.codes {
            let first = catalog.versions.iter().zip(&code.availability).find(|(_, state)| {
                matches!(state, Availability::Documented | Availability::Observed)
            });
            prop_assert_eq!(code.since(), first.map(|(info, _)| info.version), "{}", &code.name);
        }
    }

    #[test]
    fn evidence_for_one_version_documents_no_other(
        said in said(), of in 0..VERSIONS.len(), kind in 0..5, new in codes()
    ) {
        let mut more = said.clone();
        let can_be_listed = said.listed.contains(&VERSIONS[of]);
        let lists = match kind {
            0 => &mut more.pages,
            1 if can_be_listed && !said.partials.contains_key(&of) => &mut more.listings,
            2 if can_be_listed && !said.listings.contains_key(&of) => &mut more.partials,
            3 => &mut more.references,
            _ => &mut more.descriptions,
        };
        lists.insert(of, new);
        let before: BTreeMap<_, _> = cells(&said.sources().catalog())
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
    fn a_code_of_a_client_or_a_report_is_never_unlisted(said in said()) {
        for (code, version, state) in cells(&said.sources().catalog()) {
            if said.is_known_without_a_version(code) {
                prop_assert_ne!(state, Availability::Unlisted, "{} in {}", code, VERSIONS[version]);
            }
        }
    }

    #[test]
    fn a_partial_page_never_rules_anything_out(said in said(), of in 0..VERSIONS.len(), rows in codes()) {
        prop_assume!(said.listed.contains(&VERSIONS[of]) && said.page(of).is_none());
        let mut more = said.clone();
        more.partials.insert(of, rows.clone());
        let catalog = more.sources().catalog();
        for (code, version, state) in cells(&said.sources().catalog()) {
            // What the page does not name stays as it was, everywhere.
            if !rows.contains(&code) {
                let place = catalog.versions.iter().position(|info| info.version == self::version(VERSIONS[version]));
                let now = catalog.code(code).unwrap().availability[place.unwrap()];
                prop_assert_eq!(now, state, "{} in {}", code, VERSIONS[version]);
            }
        }
    }

    #[test]
    fn the_enum_of_all_versions_is_the_union_of_those_of_single_ones(said in said()) {
        let all = said.sources().catalog();
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
    fn two_versions_enabled_give_the_codes_of_both(said in said(), two in vec(any::<Index>(), 2)) {
        let all = said.sources().catalog();
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
    fn the_order_of_files_pages_listings_and_clients_changes_nothing(said in said(), seed in vec(any::<u32>(), 8)) {
        let sources = said.sources();
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
    fn a_listing_says_what_its_page_would(said in said(), of in 0..VERSIONS.len(), list in codes()) {
        prop_assume!(said.listed.contains(&VERSIONS[of]));
        let mut other = said.clone();
        other.pages.remove(&of);
        other.partials.remove(&of);
        // One page must remain.
        prop_assume!(!other.pages.is_empty());
        let mut paged = other.clone();
        other.listings.insert(of, list.clone());
        paged.pages.insert(of, list);
        let states = |said: &Said| -> BTreeMap<_, _> {
            cells(&said.sources().catalog())
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
