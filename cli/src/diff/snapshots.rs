//! The differences between two snapshots.

use std::collections::{BTreeMap, BTreeSet};

use intercom_errors_catalog::{Availability, Catalog, Code, Evidence, File, Mention, Version, VersionInfo};

use super::versions::wording;
use super::{Change, Difference, Kind};
use crate::ranges;

/// Compares an earlier snapshot with a later one.
pub(crate) fn between_snapshots(from: (String, &Catalog), to: (String, &Catalog)) -> Difference {
    let ((from, was), (to, is)) = (from, to);
    let mut changes = Vec::new();
    compare_versions(&mut changes, &was.versions, &is.versions);
    for code in &was.codes {
        match is.code(&code.name) {
            Some(now) => compare_code(&mut changes, (was, code), (is, now)),
            None => changes.push(Change::new(Kind::CodeLost, &code.name).from(&states(was, code))),
        }
    }
    for code in &is.codes {
        if was.code(&code.name).is_none() {
            changes.push(Change::new(Kind::CodeAdded, &code.name).to(&states(is, code)));
        }
    }
    compare_files(&mut changes, &was.sources, &is.sources);
    Difference::new(from, to, changes)
}

fn compare_versions(changes: &mut Vec<Change>, was: &[VersionInfo], is: &[VersionInfo]) {
    for info in was {
        let Some(now) = is.iter().find(|other| other.version == info.version) else {
            changes.push(Change::new(Kind::VersionLost, &info.version));
            continue;
        };
        let mut compare = |place, from: Option<&str>, to: Option<&str>| {
            record(changes, Change::new(Kind::VersionChanged, &info.version).at(&place), from, to);
        };
        compare("label", Some(&info.label), Some(&now.label));
        compare("docs_url", info.docs_url.as_deref(), now.docs_url.as_deref());
    }
    let added = is.iter().filter(|info| was.iter().all(|other| other.version != info.version));
    changes.extend(added.map(|info| Change::new(Kind::VersionAdded, &info.version)));

    let default = |versions: &[VersionInfo]| {
        versions.iter().find(|info| info.default).map(|info| info.version.to_string())
    };
    let change = Change::new(Kind::DefaultChanged, &"default");
    record(changes, change, default(was).as_deref(), default(is).as_deref());
}

/// Adds a change if the values differ.
fn record(changes: &mut Vec<Change>, change: Change, from: Option<&str>, to: Option<&str>) {
    if from != to {
        changes.push(change.between(from, to));
    }
}

fn compare_code(changes: &mut Vec<Change>, (was_in, was): (&Catalog, &Code), (is_in, is): (&Catalog, &Code)) {
    let name = &was.name;
    match (&was.retired, &is.retired) {
        (None, Some(retired)) => {
            changes.push(Change::new(Kind::CodeRetired, name).to(&retired.since));
        }
        (Some(_), None) => changes.push(Change::new(Kind::CodeRevived, name).to(&states(is_in, is))),
        _ => {}
    }
    compare_wordings(changes, (was_in, was), is);
    compare_states(changes, (was_in, was), (is_in, is));
    compare_evidence(changes, was, is);
    compare_places(changes, was, is);
    let category = Change::new(Kind::CategoryChanged, name);
    record(changes, category, Some(was.category.as_str()), Some(is.category.as_str()));
    let reason = Change::new(Kind::CategoryChanged, name).at(&"reason");
    record(changes, reason, was.category_reason.as_deref(), is.category_reason.as_deref());
}

fn compare_wordings(changes: &mut Vec<Change>, (was_in, was): (&Catalog, &Code), is: &Code) {
    let count = changes.len();
    for version in was_in.versions.iter().map(|info| info.version) {
        let (Some(before), Some(after)) = (wording(was, version), wording(is, version)) else {
            continue;
        };
        let is_lost = before.text.is_some() && after.text.is_none();
        let kind = if is_lost { Kind::DescriptionLost } else { Kind::Reworded };
        record(changes, Change::new(kind, &was.name).at(&version), before.text, after.text);
    }
    // The only description was on a page that no longer exists.
    let is_recorded = changes[count..].iter().any(|change| change.kind == Kind::DescriptionLost);
    if !is_recorded && is.description().is_none() {
        record(changes, Change::new(Kind::DescriptionLost, &was.name), was.description(), None);
    }
}

/// Compares the states in the versions of both snapshots. Versions with the same change share an entry.
fn compare_states(
    changes: &mut Vec<Change>,
    (was_in, was): (&Catalog, &Code),
    (is_in, is): (&Catalog, &Code),
) {
    let state = |catalog: &Catalog, code: &Code, version: Version| {
        let index = catalog.versions.iter().position(|info| info.version == version)?;
        code.availability.get(index).copied()
    };
    let pairs: Vec<_> = was_in
        .versions
        .iter()
        .map(|info| (state(was_in, was, info.version), state(is_in, is, info.version)))
        .collect();
    for &from in Availability::ALL {
        for &to in Availability::ALL.iter().filter(|to| **to != from) {
            let pair = (Some(from), Some(to));
            let versions = ranges::fold(&was_in.versions, |index| pairs.get(index) == Some(&pair));
            if !versions.is_empty() {
                let change = Change::new(Kind::AvailabilityChanged, &was.name).at(&versions);
                changes.push(change.from(&from).to(&to));
            }
        }
    }
}

fn compare_evidence(changes: &mut Vec<Change>, was: &Code, is: &Code) {
    let (before, after) = (evidence_by_source(was), evidence_by_source(is));
    let sources: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    for source in sources {
        let (from, to) = (before.get(source), after.get(source));
        let kind = match (from, to) {
            (_, None) => Kind::EvidenceLost,
            (None, _) => Kind::EvidenceAdded,
            _ => Kind::EvidenceChanged,
        };
        let change = Change::new(kind, &was.name).at(source);
        record(changes, change, from.map(String::as_str), to.map(String::as_str));
    }
}

/// Compares the operations and reference pages with a code, by the sources of both snapshots.
fn compare_places(changes: &mut Vec<Change>, was: &Code, is: &Code) {
    let (before, after) = (places_by_source(was), places_by_source(is));
    for (source, before) in &before {
        let Some(after) = after.get(source) else { continue };
        for place in before.symmetric_difference(after) {
            let word = |places: &BTreeSet<&str>| if places.contains(place) { "named" } else { "not named" };
            let change = Change::new(Kind::EvidenceChanged, &was.name).at(&format!("{source}, {place}"));
            changes.push(change.from(&word(before)).to(&word(after)));
        }
    }
}

fn places_by_source(code: &Code) -> BTreeMap<String, BTreeSet<&str>> {
    let mut sources: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for mention in &code.evidence {
        let places = sources.entry(source_of(mention)).or_default();
        places.extend(mention.operations.iter().map(|operation| &**operation));
        places.extend(mention.pages.iter().map(String::as_str));
    }
    sources
}

/// Returns the evidence for a code by its source.
fn evidence_by_source(code: &Code) -> BTreeMap<String, String> {
    let mut sources = BTreeMap::new();
    for mention in &code.evidence {
        let source = source_of(mention);
        for (status, count) in &mention.statuses {
            let word = count.map_or_else(|| "named".to_owned(), |count| format!("examples: {count}"));
            sources.insert(format!("{source}, status {status}"), word);
        }
        let is_listing = mention.kind == Evidence::Page && mention.source.is_some();
        sources.insert(source, if is_listing { "named, by a listing" } else { "named" }.to_owned());
    }
    sources
}

/// Returns the name of a mention's source. A page and a listing of it are one source.
fn source_of(mention: &Mention) -> String {
    match mention.version {
        Some(version) => format!("{} of {version}", mention.kind),
        None => format!("{}: {}", mention.kind, mention.source.as_deref().unwrap_or_default()),
    }
}

fn compare_files(changes: &mut Vec<Change>, was: &[File], is: &[File]) {
    for file in was {
        let Some(now) = is.iter().find(|other| other.path == file.path) else {
            changes.push(Change::new(Kind::FileLost, &file.path).from(&file.kind));
            continue;
        };
        let (from, to) = (file.kind.to_string(), now.kind.to_string());
        for (place, from, to) in [
            ("kind", Some(&*from), Some(&*to)),
            ("source_url", Some(&*file.source_url), Some(&*now.source_url)),
            ("last_modified", file.last_modified.as_deref(), now.last_modified.as_deref()),
            ("sha256", Some(&*file.sha256), Some(&*now.sha256)),
        ] {
            record(changes, Change::new(Kind::FileChanged, &file.path).at(&place), from, to);
        }
    }
    for file in is.iter().filter(|file| was.iter().all(|other| other.path != file.path)) {
        changes.push(Change::new(Kind::FileAdded, &file.path).to(&file.kind));
    }
}

/// Returns the states of a code, such as `documented in Preview; presumed in 1.0-2.15`.
fn states(catalog: &Catalog, code: &Code) -> String {
    if let Some(retired) = &code.retired {
        return format!("retired on {}", retired.since);
    }
    let states: Vec<String> = Availability::ALL
        .iter()
        .filter(|state| **state != Availability::Unlisted)
        .map(|state| (state, ranges::of_state(catalog, code, *state)))
        .filter(|(_, versions)| !versions.is_empty())
        .map(|(state, versions)| format!("{state} in {versions}"))
        .collect();
    states.join("; ")
}
