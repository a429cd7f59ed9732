//! The rustdoc of generated variants.

use intercom_errors_vocabulary::Availability;

use super::escape;
use crate::carried::{Catalog, Code};

/// Documents a code: wire name, description, versions, category, statuses, and the newest page that lists it.
pub(super) fn code(code: &Code, catalog: &Catalog) -> String {
    let description = code.description.as_ref().map(|text| format!(": {}", escape::text(text)));
    let mut known = Vec::new();
    if let Some(date) = &code.retired {
        known.push(format!("Retired: no published source has named it since {date}."));
    }
    for state in Availability::ALL.iter().filter(|state| **state != Availability::Unlisted) {
        let versions = ranges(catalog, |index| code.availability.get(index) == Some(state));
        if !versions.is_empty() {
            known.push(format!("{state:?} in {versions}."));
        }
    }
    let covers_no_version = code.evidence.iter().all(|kind| kind.availability().is_none());
    if covers_no_version && !code.evidence.is_empty() {
        let sources: Vec<&str> = code.evidence.iter().map(|kind| kind.explanation()).collect();
        known.push(format!("No source says which versions have it: {}.", sources.join(", ")));
    }
    let mut facts = vec![format!("Category: `{:?}`.", code.category)];
    if !code.statuses.is_empty() {
        let statuses: Vec<String> = code.statuses.iter().map(u16::to_string).collect();
        facts.push(format!("Seen with HTTP status {}.", statuses.join(", ")));
    }
    format!(
        "`{}`{}\n\n{}\n\n{}{}",
        code.name,
        description.unwrap_or_default(),
        known.join(" "),
        facts.join(" "),
        link(code, catalog)
    )
}

/// Links to the newest page that lists the code.
fn link(code: &Code, catalog: &Catalog) -> String {
    let versions = code.availability.iter().zip(&catalog.versions);
    let documented = versions.filter(|(state, _)| **state == Availability::Documented);
    let url = documented.rev().find_map(|(_, version)| version.docs_url.as_deref());
    url.map(|url| format!("\n\n{}", escape::link("Docs", url))).unwrap_or_default()
}

/// Lists the versions at the wanted indices, with runs folded: `1.0 to 2.15, Preview`.
fn ranges(catalog: &Catalog, wanted: impl Fn(usize) -> bool) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for index in (0..catalog.versions.len()).filter(|&index| wanted(index)) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == index => *last = index,
            _ => runs.push((index, index)),
        }
    }
    let name = |index: usize| catalog.versions.get(index).map_or("", |version| version.name.as_str());
    let runs = runs.iter().map(|&(first, last)| match last - first {
        0 => name(first).to_owned(),
        1 => format!("{}, {}", name(first), name(last)),
        _ => format!("{} to {}", name(first), name(last)),
    });
    runs.collect::<Vec<_>>().join(", ")
}
