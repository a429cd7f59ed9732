//! Versions folded into ranges, such as `1.0-2.15, Preview`.

use std::collections::BTreeSet;

use intercom_errors_catalog::{Availability, Catalog, Code, Version, VersionInfo};

/// Folds the versions in which a code has a state.
pub(crate) fn of_state(catalog: &Catalog, code: &Code, state: Availability) -> String {
    fold(&catalog.versions, |index| code.availability.get(index) == Some(&state))
}

/// Folds the versions whose indexes fulfil a condition.
///
/// A range contains every known version from its first to its last. Preview is never part of a range, because it is
/// not a release that follows the others.
pub(crate) fn fold(versions: &[VersionInfo], is_included: impl Fn(usize) -> bool) -> String {
    fold_all(versions.iter().map(|info| info.version), |index, _| is_included(index))
}

/// Folds some of all known versions.
pub(crate) fn of<'v>(
    all: impl IntoIterator<Item = &'v Version>,
    some: impl IntoIterator<Item = &'v Version>,
) -> String {
    let some: BTreeSet<Version> = some.into_iter().copied().collect();
    let all: BTreeSet<Version> = all.into_iter().copied().chain(some.iter().copied()).collect();
    fold_all(all.into_iter(), |_, version| some.contains(&version))
}

fn fold_all(versions: impl Iterator<Item = Version>, is_included: impl Fn(usize, Version) -> bool) -> String {
    let included: Vec<(usize, Version)> =
        versions.enumerate().filter(|&(index, version)| is_included(index, version)).collect();
    let ranges = included
        .chunk_by(|(before, _), (index, version)| before + 1 == *index && *version != Version::Preview);
    let ranges: Vec<String> = ranges
        .map(|range| match range {
            [(_, first), .., (_, last)] => format!("{first}-{last}"),
            _ => range.iter().map(|(_, version)| version.to_string()).collect(),
        })
        .collect();
    ranges.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(versions: &[&str], included: &[usize]) -> String {
        let versions: Vec<VersionInfo> = versions
            .iter()
            .map(|name| VersionInfo {
                version: name.parse().unwrap(),
                label: String::new(),
                default: false,
                docs_url: None,
                enumerated_by: Vec::new(),
            })
            .collect();
        fold(&versions, |i| included.contains(&i))
    }

    const VERSIONS: [&str; 5] = ["1.4", "2.0", "2.9", "2.10", "Preview"];

    #[test]
    fn neighbours_become_a_range() {
        assert_eq!(folded(&VERSIONS, &[0, 1, 3]), "1.4-2.0, 2.10");
        assert_eq!(folded(&VERSIONS, &[2]), "2.9");
        assert_eq!(folded(&VERSIONS, &[]), "");
    }

    #[test]
    fn some_of_all_versions_are_folded_too() {
        let all: Vec<Version> = VERSIONS.iter().map(|name| name.parse().unwrap()).collect();
        assert_eq!(of(&all, &all[..2]), "1.4-2.0");
        assert_eq!(of(&all, [&all[3], &all[0]]), "1.4, 2.10");
        assert_eq!(of([], &all[2..3]), "2.9");
    }

    #[test]
    fn preview_is_never_part_of_a_range() {
        assert_eq!(folded(&VERSIONS, &[0, 1, 2, 3, 4]), "1.4-2.10, Preview");
        assert_eq!(folded(&VERSIONS, &[4]), "Preview");
    }
}
