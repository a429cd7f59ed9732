//! The rules of availability. The name of each test is its rule.
//!
//! A letter is the state in a version, ascending: D documented, O observed, P presumed, U unlisted.

#![allow(missing_docs, reason = "tests")]

mod sources;

use intercom_errors_catalog::{
    Availability, Basis, Category, CodeName, Evidence, Mention, Neighbor, Operation, RetiredCode,
};
use sources::{docs, names, states, version};

const THREE: [&str; 3] = ["1.0", "2.0", "2.1"];

#[test]
fn a_page_documents_the_codes_that_it_lists() {
    assert_eq!(docs(&THREE).page("1.0", &["a"]).page("2.0", &["a"]).page("2.1", &["a"]).states("a"), "DDD");
}

#[test]
fn a_code_missing_from_its_own_page_is_unlisted() {
    assert_eq!(docs(&THREE).page("1.0", &["a"]).page("2.0", &["b"]).page("2.1", &["a"]).states("a"), "DUD");
}

#[test]
fn a_partial_page_documents_the_codes_that_it_lists() {
    assert_eq!(docs(&THREE).page("1.0", &["b"]).partial("2.0", &["a"]).states("a"), "UDP");
}

#[test]
fn a_partial_page_says_nothing_about_other_codes() {
    let sources = docs(&THREE).page("1.0", &["a"]).page("2.1", &["a"]);
    assert_eq!(sources.clone().listing("2.0", &["b"]).states("a"), "DUD", "a complete one does");
    assert_eq!(sources.partial("2.0", &["b"]).states("a"), "DPD");
}

#[test]
fn a_partial_page_makes_a_code_one_that_a_page_lists() {
    let sources = docs(&THREE).page("1.0", &["b"]).partial("2.0", &["a"]).description("2.1", &["c"]);
    assert_eq!(sources.states("a"), "UDP", "the page of 1.0 counts, the description of 2.1 does not");
}

#[test]
fn one_listing_may_be_of_several_versions() {
    let sources = docs(&THREE).page("2.1", &["b"]).listing_of(&["1.0", "2.0"], true, &["a"]);
    assert_eq!(sources.clone().states("a"), "DDU");
    assert_eq!(sources.catalog().code("a").unwrap().since(), Some(version("1.0")));
}

#[test]
fn a_listing_describes_the_codes_of_its_pages() {
    let sources =
        docs(&THREE).page("1.0", &["a"]).described_listing(&["2.0"], true, &[("a", Some("What it is"))]);
    assert_eq!(sources.catalog().code("a").unwrap().description(), Some("What it is"));
}

#[test]
fn a_listing_that_is_newer_than_the_page_adds_to_it() {
    let sources =
        docs(&THREE).page("2.1", &["a"]).changed_on("2026-04-10T17:03:45.000Z").listing("2.1", &["b", "a"]);
    let catalog = sources.catalog();
    assert_eq!((states(&catalog, "a"), states(&catalog, "b")), ("PPD".to_owned(), "PPD".to_owned()));
    let page = Mention::new(Evidence::Page, Some(version("2.1")));
    assert_eq!(catalog.code("a").unwrap().evidence, [page], "the page itself is enough");
}

#[test]
fn a_listing_that_the_page_has_overtaken_says_nothing() {
    for changed in ["2026-06-12T00:00:00Z", "2026-07-01"] {
        let sources = docs(&THREE).page("2.1", &["a"]).changed_on(changed).listing("2.1", &["b", "a"]);
        assert_eq!(names(&sources.catalog()), ["a"], "{changed}");
    }
}

#[test]
fn a_listing_counts_as_that_versions_page() {
    let sources = docs(&THREE).page("2.1", &["a"]).listing("2.0", &["b"]).page("1.0", &["a"]);
    assert_eq!(sources.clone().states("a"), "DUD", "what it leaves out is unlisted");
    assert_eq!(sources.states("b"), "UDU", "what it names is documented");
}

#[test]
fn a_listing_makes_a_code_one_that_a_page_lists() {
    let sources = docs(&THREE).page("1.0", &["b"]).listing("2.0", &["a"]).description("2.1", &["c"]);
    assert_eq!(
        sources.states("a"),
        "UDP",
        "the page of 1.0 counts against it, the description of 2.1 does not"
    );
}

#[test]
fn a_page_without_a_date_wins_over_a_listing_of_it() {
    let catalog = docs(&THREE).page("2.0", &["a"]).listing("2.0", &["b", "a"]).catalog();
    assert_eq!(names(&catalog), ["a"]);
    let page = Mention::new(Evidence::Page, Some(version("2.0")));
    assert_eq!(catalog.code("a").unwrap().evidence, [page]);
}

#[test]
fn an_example_has_a_code_that_the_page_leaves_out() {
    let sources = docs(&THREE).page("2.0", &["a"]).page("2.1", &["b"]).description("2.1", &["a"]);
    assert_eq!(sources.states("a"), "PDO");
}

#[test]
fn a_code_on_a_page_is_documented_even_if_examples_have_it() {
    assert_eq!(docs(&THREE).page("2.0", &["a"]).description("2.0", &["a"]).states("a"), "PDP");
}

#[test]
fn a_reference_example_shows_a_code_as_an_openapi_example_does() {
    let sources = docs(&THREE).page("1.0", &["b"]).reference("2.0", &["a"]);
    assert_eq!(sources.clone().states("a"), "POP");
    assert_eq!(sources.catalog().code("a").unwrap().statuses(), [400]);
}

#[test]
fn reference_pages_rule_no_code_out() {
    let sources = docs(&THREE).page("1.0", &["b"]).reference("2.0", &["a"]).reference("2.1", &["c"]);
    assert_eq!(sources.states("a"), "POP");
}

#[test]
fn a_code_that_only_reference_pages_name_is_never_ruled_out() {
    let sources = docs(&THREE).listing("1.0", &["b"]).page("2.1", &["b"]).reference("2.0", &["a"]);
    assert_eq!(sources.description("1.0", &["b"]).description("2.1", &["b"]).states("a"), "POP");
}

#[test]
fn a_code_of_pages_and_descriptions_is_ruled_out_if_both_lack_it() {
    let sources = docs(&THREE).page("2.0", &["a"]).description("2.0", &["a"]).listing("1.0", &["b"]);
    assert_eq!(sources.clone().states("a"), "PDP", "no description of 1.0 was read");
    let sources = sources.description("1.0", &["b"]);
    assert_eq!(sources.clone().states("a"), "UDP");
    assert_eq!(sources.description("2.1", &["b"]).states("a"), "UDP", "no page of 2.1 was read");
}

#[test]
fn a_description_does_not_rule_out_a_code_that_a_page_lists() {
    let sources = docs(&THREE).page("2.0", &["a"]).description("1.0", &["b"]).description("2.1", &["b"]);
    assert_eq!(sources.states("a"), "PDP");
}

#[test]
fn a_page_does_not_rule_out_a_code_that_no_page_lists() {
    let sources = docs(&THREE).page("1.0", &["a"]).listing("2.1", &["a"]).description("2.0", &["b"]);
    assert_eq!(sources.states("b"), "POP");
}

#[test]
fn a_description_rules_out_a_code_that_no_page_lists() {
    let sources = docs(&THREE).page("1.0", &["a"]).description("2.0", &["b"]).description("2.1", &["c"]);
    assert_eq!(sources.clone().states("b"), "POU");
    assert_eq!(sources.states("c"), "UUO");
}

#[test]
fn a_description_without_codes_rules_out_all_codes() {
    let sources = docs(&THREE).page("1.0", &["a"]).description("2.0", &["b"]).description("2.1", &[]);
    assert_eq!(sources.states("b"), "POU");
}

#[test]
fn a_code_takes_the_category_that_all_of_its_statuses_share() {
    let sources = docs(&THREE).page("1.0", &["a"]).counted_description("1.0", &[("b", 400), ("c", 404)]);
    let catalog = sources.counted_description("2.0", &[("b", 409), ("c", 410)]).catalog();
    let category = |code| catalog.code(code).unwrap().category;
    assert_eq!(
        [category("a"), category("b"), category("c")],
        [Category::Other, Category::Other, Category::NotFound]
    );
}

#[test]
fn a_curated_category_wins_over_the_statuses_and_has_a_reason() {
    let sources = docs(&THREE).page("1.0", &["a"]).counted_description("2.0", &[("a", 403)]);
    let catalog = sources
        .category("a", Category::Plan, "no scope is missing")
        .category("gone", Category::Plan, "")
        .catalog();
    let code = catalog.code("a").unwrap();
    assert_eq!(
        (code.category, code.category_reason.as_deref()),
        (Category::Plan, Some("no scope is missing"))
    );
    assert_eq!(names(&catalog), ["a"]);
}

#[test]
fn a_code_that_only_clients_name_is_presumed_everywhere_and_has_no_first_version() {
    let catalog = docs(&THREE)
        .page("1.0", &["a"])
        .page("2.1", &["a"])
        .description("2.0", &["b"])
        .client("a client", &["c"])
        .catalog();
    assert_eq!(states(&catalog, "c"), "PPP");
    let code = catalog.code("c").unwrap();
    assert_eq!(code.since(), None);
    assert_eq!(
        code.evidence,
        [Mention { source: Some("a client".into()), ..Mention::new(Evidence::Client, None) }]
    );
}

#[test]
fn a_code_that_only_reports_name_is_presumed_everywhere_and_keeps_their_statuses() {
    let catalog = docs(&THREE).page("1.0", &["a"]).report("c", &[401, 403]).catalog();
    assert_eq!(states(&catalog, "c"), "PPP");
    let code = catalog.code("c").unwrap();
    assert_eq!((code.since(), code.statuses()), (None, [401, 403].into()));
    assert_eq!(
        code.evidence,
        [Mention {
            source: Some("an issue (2026)".into()),
            statuses: [(401, None), (403, None)].into(),
            ..Mention::new(Evidence::Report, None)
        }]
    );
}

#[test]
fn a_code_that_a_client_or_a_report_names_is_never_ruled_out() {
    let sources = docs(&THREE).page("2.0", &["a"]).page("2.1", &["b"]);
    assert_eq!(sources.clone().states("a"), "PDU");
    assert_eq!(sources.clone().client("a client", &["a"]).states("a"), "PDP");
    assert_eq!(sources.clone().report("a", &[400]).states("a"), "PDP");
    let sources = sources.description("1.0", &["c"]).description("2.0", &["d"]);
    assert_eq!(sources.clone().states("c"), "OUU");
    assert_eq!(sources.client("a client", &["c"]).states("c"), "OPP");
}

#[test]
fn a_placeholder_is_left_out_while_only_examples_have_it() {
    let sources =
        docs(&THREE).page("1.0", &["a"]).description("2.0", &["p"]).reference("2.1", &["p"]).placeholder("p");
    assert_eq!(names(&sources.clone().catalog()), ["a"]);
    for named in [
        sources.clone().listing("2.0", &["p"]),
        sources.clone().client("c", &["p"]),
        sources.report("p", &[400]),
    ] {
        let catalog = named.catalog();
        let kinds: Vec<_> = catalog.code("p").unwrap().evidence.iter().map(|mention| mention.kind).collect();
        assert!(kinds.contains(&Evidence::OpenApi), "then the examples are evidence: {kinds:?}");
    }
}

#[test]
fn presumed_from_below() {
    assert_eq!(docs(&THREE).page("1.0", &["a"]).page("2.1", &["b"]).states("a"), "DPU");
    assert_eq!(docs(&THREE).page("1.0", &["a"]).states("a"), "DPP", "and nothing above");
}

#[test]
fn presumed_from_above() {
    assert_eq!(docs(&THREE).page("1.0", &["b"]).page("2.1", &["a"]).states("a"), "UPD");
    assert_eq!(docs(&THREE).page("2.1", &["a"]).states("a"), "PPD", "and nothing below");
}

#[test]
fn unlisted_where_neither_neighbour_has_it() {
    let sources = docs(&["1.0", "1.1", "1.2", "2.0"]).page("1.0", &["b"]).page("1.2", &["b"]);
    assert_eq!(sources.page("2.0", &["a"]).states("a"), "UUUD");
}

#[test]
fn only_the_nearest_versions_count() {
    let five = ["1.0", "1.1", "1.2", "1.3", "1.4"];
    let sources = docs(&five).page("1.0", &["a"]).page("1.1", &["b"]).page("1.3", &["b"]).page("1.4", &["a"]);
    assert_eq!(sources.states("a"), "DUUUD");
}

#[test]
fn an_observed_code_counts_for_its_neighbours() {
    let sources = docs(&THREE).page("1.0", &["b"]).description("1.0", &["a"]);
    assert_eq!(sources.listing("2.1", &["a"]).states("a"), "OPD");
}

#[test]
fn a_version_with_only_the_other_kind_of_source_is_not_a_neighbour() {
    let sources = docs(&["1.0", "1.1", "1.2", "1.3"]).page("1.0", &["a"]).page("1.3", &["b"]);
    assert_eq!(sources.description("1.1", &["c"]).description("1.2", &["c"]).states("a"), "DPPU");
}

#[test]
fn versions_sort_as_numbers_and_preview_is_the_last_neighbour() {
    let catalog =
        docs(&["Preview", "2.10", "2.9", "2.2"]).page("2.2", &["b"]).page("Preview", &["a"]).catalog();
    let versions: Vec<_> = catalog.versions.iter().map(|info| info.version.to_string()).collect();
    assert_eq!(versions, ["2.2", "2.9", "2.10", "Preview"]);
    assert_eq!(states(&catalog, "a"), "UPPD");
    assert_eq!(states(&catalog, "b"), "DPPU");
}

#[test]
fn a_version_with_only_a_description_is_a_version() {
    let sources = docs(&["2.15", "Preview"]).page("Preview", &["a"]).description("2.16", &["b"]);
    let catalog = sources.catalog();
    let info = &catalog.versions[1];
    assert_eq!(info.version, version("2.16"));
    assert_eq!((info.label.as_str(), info.default, info.docs_url.as_deref()), ("2.16", false, None));
    assert_eq!(states(&catalog, "a"), "PPD");
    assert_eq!(states(&catalog, "b"), "POP");
}

#[test]
fn a_version_with_only_a_linked_listing_is_a_version() {
    let sources = docs(&["2.15", "Preview"]).page("Preview", &["a"]);
    let catalog = sources.partial("2.17", &["b"]).linked("v2.17", "/docs/2.17").catalog();
    let info = &catalog.versions[1];
    assert_eq!(info.version, version("2.17"));
    assert_eq!(
        (info.label.as_str(), info.default, info.docs_url.as_deref()),
        ("v2.17", false, Some("https://docs.example/docs/2.17"))
    );
    assert_eq!(states(&catalog, "b"), "PDU");
}

#[test]
fn a_version_with_only_reference_pages_is_a_version() {
    let catalog = docs(&["2.15", "Preview"]).page("Preview", &["a"]).reference("2.16", &["b"]).catalog();
    assert_eq!(states(&catalog, "b"), "POP");
}

#[test]
fn a_version_with_only_a_page_is_a_version() {
    let catalog =
        docs(&["2.15", "Preview"]).page("Preview", &["a"]).page_without_versions("2.16", &["b"]).catalog();
    assert_eq!(catalog.versions.len(), 3);
    assert_eq!(states(&catalog, "b"), "PDU");
    assert_eq!(catalog.code("b").unwrap().since(), Some(version("2.16")));
}

#[test]
fn a_retired_code_is_unlisted_everywhere_and_keeps_its_description_statuses_and_category() {
    let catalog = docs(&THREE).page("1.0", &["a"]).description("2.0", &["b"]).retired("old").catalog();
    assert_eq!(states(&catalog, "old"), "UUU");
    let old = catalog.code("old").unwrap();
    assert_eq!((old.since(), old.description()), (None, Some("What it was")));
    let since = "2026-01-02".to_owned();
    let description = Some("What it was".into());
    let code = CodeName::new("old").unwrap();
    assert_eq!(old.retired, Some(RetiredCode { code, since, description, statuses: [404, 410].into() }));
    assert_eq!(old.statuses(), [404, 410]);
    assert_eq!(old.category, Category::NotFound);
}

#[test]
fn a_retired_code_stays_under_every_set_of_features() {
    for enabled in [&[][..], &["1.0"], &["2.1"], &THREE] {
        let mut catalog = docs(&THREE).page("1.0", &["a"]).retired("old").catalog();
        catalog.keep_available_in(&enabled.iter().map(|name| version(name)).collect::<Vec<_>>());
        assert!(catalog.code("old").is_some(), "{enabled:?}");
    }
}

#[test]
fn a_feature_leaves_out_only_codes_that_every_enabled_version_lists_as_unlisted() {
    let kept = |enabled: &[&str]| {
        let mut catalog = docs(&THREE).page("1.0", &["a"]).page("2.1", &["b"]).client("c", &["c"]).catalog();
        let enabled: Vec<_> = enabled.iter().map(|name| version(name)).collect();
        catalog.keep_available_in(&enabled);
        let left_out: Vec<_> = catalog.left_out.iter().map(|code| code.name.to_string()).collect();
        (names(&catalog).join(" "), left_out.join(" "))
    };
    let says = |kept: &str, left_out: &str| (kept.to_owned(), left_out.to_owned());
    assert_eq!(kept(&["1.0"]), says("a c", "b"));
    assert_eq!(kept(&["2.0"]), says("a b c", ""), "both are presumed there");
    assert_eq!(kept(&["2.1"]), says("b c", "a"));
    assert_eq!(kept(&["1.0", "2.1"]), says("a b c", ""));
    assert_eq!(kept(&[]), says("", "a b c"));
}

#[test]
fn the_basis_of_a_state_is_what_decides_it() {
    let catalog = docs(&["1.0", "2.0", "2.1", "2.2"])
        .page("1.0", &["b"])
        .page("2.1", &["a"])
        .client("a client", &["c"])
        .retired("old")
        .catalog();
    let bases = |name| catalog.bases(catalog.code(name).unwrap());
    let neighbor = |name, state| Some(Neighbor { version: version(name), state });
    let above = neighbor("2.1", Availability::Documented);
    assert_eq!(
        bases("a"),
        [
            Basis::RuledOut,
            Basis::Neighbors { below: neighbor("1.0", Availability::Unlisted), above },
            Basis::Named(Availability::Documented),
            Basis::Neighbors { below: above, above: None },
        ]
    );
    assert_eq!(bases("c"), [Basis::NoVersion; 4]);
    assert_eq!(bases("old"), [Basis::Retired; 4]);
}

#[test]
fn codes_sort_by_name_whatever_source_names_them() {
    let catalog = docs(&["1.0", "2.0", "2.1", "2.2"])
        .retired("r2")
        .retired("r1")
        .client("one", &["y2", "b1", "x2"])
        .client("two", &["x1"])
        .description("1.0", &["o2", "b1"])
        .description("2.1", &["o3", "o1"])
        .listing("1.0", &["k1", "c1"])
        .listing("2.0", &["l1"])
        .page("2.1", &["c2", "b2", "b1"])
        .page("2.2", &["b1", "a1"])
        .catalog();
    let order = ["a1", "b1", "b2", "c1", "c2", "k1", "l1", "o1", "o2", "o3", "r1", "r2", "x1", "x2", "y2"];
    assert_eq!(names(&catalog), order);
}

#[test]
fn evidence_sorts_by_kind_and_version() {
    let catalog = docs(&["2.9", "2.10", "2.11"])
        .client("two", &["a"])
        .client("one", &["a"])
        .counted_description("2.10", &[("a", 404)])
        .counted_description("2.9", &[("a", 409)])
        .listing("2.11", &["a"])
        .described_page("2.10", &[("a", Some("newer"))])
        .described_page("2.9", &[("a", Some("older"))])
        .catalog();
    let page = |name| Mention::new(Evidence::Page, Some(version(name)));
    let openapi = |name, status| Mention {
        statuses: [(status, Some(1))].into(),
        operations: [Operation::new("GET /a").unwrap()].into(),
        ..Mention::new(Evidence::OpenApi, Some(version(name)))
    };
    let client = |name: &str| Mention { source: Some(name.into()), ..Mention::new(Evidence::Client, None) };
    assert_eq!(
        catalog.code("a").unwrap().evidence,
        [
            Mention { description: Some("older".into()), ..page("2.9") },
            Mention { description: Some("newer".into()), ..page("2.10") },
            Mention { source: Some("read as text".into()), ..page("2.11") },
            openapi("2.9", 409),
            openapi("2.10", 404),
            client("one"),
            client("two"),
        ]
    );
}

#[test]
fn a_code_is_described_by_the_newest_page_that_describes_it() {
    let catalog = docs(&["2.9", "2.10", "2.11"])
        .described_page("2.9", &[("a", Some("older"))])
        .described_page("2.10", &[("a", Some("newer"))])
        .described_page("2.11", &[("a", None)])
        .catalog();
    assert_eq!(catalog.code("a").unwrap().description(), Some("newer"));
}

#[test]
fn since_is_the_earliest_version_with_evidence_of_any_kind() {
    let sources = docs(&["2.9", "2.10", "2.11"]).page("2.11", &["a"]);
    assert_eq!(sources.clone().catalog().code("a").unwrap().since(), Some(version("2.11")));
    let sources = sources.listing("2.10", &["a"]);
    assert_eq!(sources.clone().catalog().code("a").unwrap().since(), Some(version("2.10")));
    let sources = sources.description("2.9", &["a"]);
    assert_eq!(sources.catalog().code("a").unwrap().since(), Some(version("2.9")));
}

#[test]
fn statuses_are_those_of_all_versions_ascending() {
    let catalog = docs(&THREE)
        .page("1.0", &["a"])
        .counted_description("1.0", &[("a", 422)])
        .counted_description("2.0", &[("a", 400)])
        .counted_description("2.1", &[("a", 422)])
        .catalog();
    assert_eq!(catalog.code("a").unwrap().statuses().into_iter().collect::<Vec<_>>(), [400, 422]);
}
