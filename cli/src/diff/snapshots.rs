//! Two snapshots: whatever one held and the other does not, and whatever else they differ in.

use std::collections::BTreeMap;

use intercom_errors_catalog::{Availability, Catalog, Code, File, Version, VersionInfo};

use super::versions::{Wording, wording};
use super::{Change, Difference, Kind};
use crate::ranges;
use crate::state::{STATES, state};

/// What changes from an earlier snapshot to a later one.
pub(crate) fn between_snapshots(from: (String, &Catalog), to: (String, &Catalog)) -> Difference {
    let ((from, was), (to, is)) = (from, to);
    let mut changes = Vec::new();
    compare_versions(&mut changes, &was.versions, &is.versions);
    let is_codes: BTreeMap<&str, &Code> = is.codes.iter().map(|code| (&*code.name, code)).collect();
    let was_codes: BTreeMap<&str, &Code> = was.codes.iter().map(|code| (&*code.name, code)).collect();
    for code in &was.codes {
        match is_codes.get(&*code.name) {
            Some(now) => compare_code(&mut changes, (was, code), (is, now)),
            None => changes.push(Change::new(Kind::CodeLost, &code.name).from(&states(was, code))),
        }
    }
    for code in &is.codes {
        if !was_codes.contains_key(&*code.name) {
            changes.push(Change::new(Kind::CodeAdded, &code.name).to(&states(is, code)));
        }
    }
    compare_files(&mut changes, &was.sources, &is.sources);
    Difference::new(from, to, changes)
}

fn compare_versions(changes: &mut Vec<Change>, was: &[VersionInfo], is: &[VersionInfo]) {
    let find = |versions: &[VersionInfo], version| versions.iter().position(|info| info.version == version);
    for info in was {
        let Some(now) = find(is, info.version).and_then(|index| is.get(index)) else {
            changes.push(Change::new(Kind::VersionLost, &info.version));
            continue;
        };
        if info.label != now.label {
            let change = Change::new(Kind::VersionChanged, &info.version).at(&"label");
            changes.push(change.from(&info.label).to(&now.label));
        }
        if info.docs_url != now.docs_url {
            let mut change = Change::new(Kind::VersionChanged, &info.version).at(&"docs_url");
            change.from.clone_from(&info.docs_url);
            change.to.clone_from(&now.docs_url);
            changes.push(change);
        }
    }
    let added = is.iter().filter(|info| find(was, info.version).is_none());
    changes.extend(added.map(|info| Change::new(Kind::VersionAdded, &info.version)));

    let default = |versions: &[VersionInfo]| {
        versions.iter().find(|info| info.default).map(|info| info.version.to_string())
    };
    if default(was) != default(is) {
        let mut change = Change::new(Kind::DefaultChanged, &"default");
        change.from = default(was);
        change.to = default(is);
        changes.push(change);
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
}

fn compare_wordings(changes: &mut Vec<Change>, (was_in, was): (&Catalog, &Code), is: &Code) {
    let mut lost = false;
    for version in was_in.versions.iter().map(|info| info.version) {
        let (Some(before), Some(after)) = (wording(was, version), wording(is, version)) else {
            continue;
        };
        match (before, after) {
            (Wording { text: Some(text) }, Wording { text: None }) => {
                lost = true;
                changes.push(Change::new(Kind::DescriptionLost, &was.name).at(&version).from(&text));
            }
            (Wording { text: before }, Wording { text: Some(text) }) if before != Some(text) => {
                let mut change = Change::new(Kind::Reworded, &was.name).at(&version).to(&text);
                change.from = before.map(str::to_owned);
                changes.push(change);
            }
            _ => {}
        }
    }
    // A page that is there no more took its description along.
    if let (Some(text), None, false) = (was.description(), is.description(), lost) {
        changes.push(Change::new(Kind::DescriptionLost, &was.name).from(&text));
    }
}

/// Changes of state in the versions that both snapshots have, folded by what they change from and to.
fn compare_states(
    changes: &mut Vec<Change>,
    (was_in, was): (&Catalog, &Code),
    (is_in, is): (&Catalog, &Code),
) {
    let now: BTreeMap<Version, Availability> =
        is_in.versions.iter().map(|info| info.version).zip(is.availability.iter().copied()).collect();
    let pairs: Vec<Option<(Availability, Availability)>> = was_in
        .versions
        .iter()
        .zip(&was.availability)
        .map(|(info, &was)| now.get(&info.version).map(|&is| (was, is)))
        .collect();
    for from in STATES {
        for to in STATES.iter().filter(|to| to.availability != from.availability) {
            let pair = Some((from.availability, to.availability));
            let versions = ranges::fold(&was_in.versions, |index| pairs.get(index) == Some(&pair));
            if !versions.is_empty() {
                let change = Change::new(Kind::AvailabilityChanged, &was.name).at(&versions);
                changes.push(change.from(&from.word).to(&to.word));
            }
        }
    }
}

fn compare_evidence(changes: &mut Vec<Change>, was: &Code, is: &Code) {
    let (before, after) = (sayings(was), sayings(is));
    for (place, from) in &before {
        match after.get(place) {
            None => {
                let change = Change::new(Kind::EvidenceLost, &was.name).at(&place);
                changes.push(change.from(from));
            }
            Some(to) if to != from => {
                let change = Change::new(Kind::EvidenceChanged, &was.name).at(&place);
                changes.push(change.from(from).to(to));
            }
            Some(_) => {}
        }
    }
    for (place, to) in after.iter().filter(|(place, _)| !before.contains_key(*place)) {
        changes.push(Change::new(Kind::EvidenceAdded, &was.name).at(&place).to(to));
    }
}

/// What each source says of a code. A page and a listing of it are one source: the page replaces the listing.
fn sayings(code: &Code) -> BTreeMap<String, String> {
    let mut sayings = BTreeMap::new();
    for mention in &code.evidence {
        let (place, word) = match (mention.version, &mention.source) {
            (Some(version), None) => (format!("{} of {version}", mention.kind), "named"),
            (Some(version), Some(_)) => (format!("{} of {version}", mention.kind), "named, by a listing"),
            (None, source) => {
                (format!("{}: {}", mention.kind, source.as_deref().unwrap_or_default()), "named")
            }
        };
        for (status, count) in &mention.statuses {
            sayings.insert(format!("{place}, status {status}"), format!("examples: {count}"));
        }
        sayings.insert(place, word.to_owned());
    }
    sayings
}

fn compare_files(changes: &mut Vec<Change>, was: &[File], is: &[File]) {
    for file in was {
        match is.iter().find(|other| other.path == file.path) {
            None => changes.push(Change::new(Kind::FileLost, &file.path).from(&file.kind)),
            Some(other) => {
                let mut compare = |place: &str, from: Option<&str>, to: Option<&str>| {
                    if from != to {
                        let mut change = Change::new(Kind::FileChanged, &file.path).at(&place);
                        change.from = from.map(str::to_owned);
                        change.to = to.map(str::to_owned);
                        changes.push(change);
                    }
                };
                let (from, to) = (file.kind.to_string(), other.kind.to_string());
                compare("kind", Some(&from), Some(&to));
                compare("source_url", Some(&file.source_url), Some(&other.source_url));
                compare("last_modified", file.last_modified.as_deref(), other.last_modified.as_deref());
                compare("sha256", Some(&file.sha256), Some(&other.sha256));
            }
        }
    }
    for file in is.iter().filter(|file| was.iter().all(|other| other.path != file.path)) {
        changes.push(Change::new(Kind::FileAdded, &file.path).to(&file.kind));
    }
}

/// A code's states, such as `documented in Preview; presumed in 1.0-2.15`.
fn states(catalog: &Catalog, code: &Code) -> String {
    if let Some(retired) = &code.retired {
        return format!("retired on {}", retired.since);
    }
    let states: Vec<String> = STATES
        .iter()
        .filter(|shown| shown.availability != Availability::Unlisted)
        .map(|shown| {
            let versions = ranges::fold(&catalog.versions, |index| {
                code.availability.get(index) == Some(&shown.availability)
            });
            (state(shown.availability).word, versions)
        })
        .filter(|(_, versions)| !versions.is_empty())
        .map(|(word, versions)| format!("{word} in {versions}"))
        .collect();
    states.join("; ")
}
