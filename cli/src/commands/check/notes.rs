//! Notes on a snapshot that looks incomplete or out of date. A note is not a failure.

use intercom_errors_catalog::{Availability, Catalog, Category, Code, CodeName, Snapshot};

use crate::format::statuses;
use crate::ranges;

pub(super) fn notes(snapshot: &Snapshot, catalog: &Catalog) -> Vec<String> {
    let without_category = catalog.codes.iter().filter(|code| code.category == Category::Other);
    let other_statuses = catalog.codes.iter().filter(|code| has_only_other_statuses(code));
    let other_statuses = other_statuses
        .map(|code| format!("{} ({}; {})", code.name, code.category, statuses(&code.statuses(), ", ")));
    let gaps = catalog.codes.iter().filter_map(|code| {
        let versions = ranges::fold(&catalog.versions, |index| is_gap(code, index));
        (!versions.is_empty()).then(|| format!("{} ({versions})", code.name))
    });
    let listings = &snapshot.secondary.listings;
    let overtaken = listings.iter().flat_map(|listing| {
        listing.versions.iter().copied().filter(|version| snapshot.is_overtaken(listing, *version))
    });
    let placeholders = snapshot.secondary.placeholders.iter().map(|placeholder| &placeholder.code);
    let outdated =
        placeholders.filter(|code| !is_in_examples(snapshot, code) || catalog.code(code).is_some());
    let unknown = snapshot.categories.iter().map(|curated| &curated.code);
    let unknown = unknown.filter(|code| catalog.code(code).is_none());
    vec![
        note("codes without a category", without_category.map(|code| code.name.to_string())),
        note("codes without a status of their category", other_statuses),
        note("categories of codes that no source names", unknown.map(ToString::to_string)),
        note("codes unlisted between versions that have them", gaps),
        note("listings that the page has overtaken", overtaken.map(|version| version.to_string())),
        note("placeholders that no longer apply", outdated.map(ToString::to_string)),
    ]
}

fn note(subject: &str, items: impl Iterator<Item = String>) -> String {
    let items: Vec<String> = items.collect();
    format!("{subject}: {}", if items.is_empty() { "none".to_owned() } else { items.join(", ") })
}

/// Returns `true` if a code has statuses, and each of them alone would give another category.
fn has_only_other_statuses(code: &Code) -> bool {
    let statuses = code.statuses();
    code.category != Category::Other
        && !statuses.is_empty()
        && statuses.into_iter().all(|status| Category::from_status(status) != code.category)
}

/// Returns `true` if a version is without a code and between versions that have it.
fn is_gap(code: &Code, index: usize) -> bool {
    let has = |state: &Availability| matches!(state, Availability::Documented | Availability::Observed);
    let (below, from) = code.availability.split_at(index);
    from.first() == Some(&Availability::Unlisted) && below.iter().any(has) && from.iter().any(has)
}

fn is_in_examples(snapshot: &Snapshot, code: &CodeName) -> bool {
    let described = snapshot.observed.versions.values().any(|codes| codes.contains_key(code));
    described || snapshot.reference.versions.values().any(|codes| codes.contains_key(code))
}
