//! The rustdoc of what is generated.

use intercom_errors_vocabulary::Availability;

use super::escape;
use crate::carried::{Catalog, Code};

/// Documents a code: wire name, description, versions, category, statuses, and the newest page that lists it.
pub(super) fn code(code: &Code, catalog: &Catalog) -> String {
    let description =
        code.description.as_ref().map(|text| format!(": {}", escape::text(text))).unwrap_or_default();
    let covers_no_version = code.evidence.iter().all(|kind| kind.availability().is_none());
    let sources: Vec<&str> = code.evidence.iter().map(|kind| kind.explanation()).collect();
    let sources = if covers_no_version && !sources.is_empty() {
        format!(" No source says in which version: {}.", sources.join(", "))
    } else {
        String::new()
    };
    format!(
        "`{}`{description}\n\n{}{}{sources}\n\nCategory: `{:?}`.{}{}",
        code.name,
        retired(code.retired.as_deref()),
        availability(&code.availability, catalog),
        code.category,
        statuses(&code.statuses),
        link(&code.availability, catalog),
    )
}

fn availability(states: &[Availability], catalog: &Catalog) -> String {
    let known =
        Availability::ALL.iter().filter(|state| **state != Availability::Unlisted).filter_map(|state| {
            let versions = ranges(catalog, |i| states.get(i) == Some(state));
            (!versions.is_empty()).then(|| format!("{state:?} in {versions}."))
        });
    known.collect::<Vec<_>>().join(" ")
}

fn retired(date: Option<&str>) -> String {
    date.map(|date| format!("Retired: no published source names it as of {date}.")).unwrap_or_default()
}

fn statuses(seen: &[u16]) -> String {
    if seen.is_empty() {
        return String::new();
    }
    let statuses: Vec<String> = seen.iter().map(u16::to_string).collect();
    format!(" Seen with HTTP status {}.", statuses.join(", "))
}

fn link(states: &[Availability], catalog: &Catalog) -> String {
    page_of(states, catalog).map(|url| format!("\n\n{}", escape::link("Docs", url))).unwrap_or_default()
}

/// Returns the newest page that lists the code.
fn page_of<'c>(states: &[Availability], catalog: &'c Catalog) -> Option<&'c str> {
    let pages = states.iter().zip(&catalog.versions).rev();
    pages
        .filter(|(state, _)| **state == Availability::Documented)
        .find_map(|(_, version)| version.docs_url.as_deref())
}

/// Lists the versions at the wanted places, with runs folded: `1.0 to 2.15, Preview`.
fn ranges(catalog: &Catalog, wanted: impl Fn(usize) -> bool) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for place in (0..catalog.versions.len()).filter(|&place| wanted(place)) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == place => *last = place,
            _ => runs.push((place, place)),
        }
    }
    let name = |place: usize| catalog.versions.get(place).map_or("", |version| version.name.as_str());
    let runs = runs.iter().map(|&(first, last)| match last - first {
        0 => name(first).to_owned(),
        1 => format!("{}, {}", name(first), name(last)),
        _ => format!("{} to {}", name(first), name(last)),
    });
    runs.collect::<Vec<_>>().join(", ")
}
