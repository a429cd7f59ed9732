//! Versions folded into ranges, such as `1.0-2.15, Preview`.

use std::collections::BTreeSet;

use intercom_errors_catalog::{Availability, Catalog, Code, Version, VersionInfo};

/// Joins the names of versions.
pub(crate) fn names(versions: &[Version]) -> String {
    versions.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Folds the versions in which a code has a state.
pub(crate) fn of_state(catalog: &Catalog, code: &Code, state: Availability) -> String {
    fold(&catalog.versions, |index| code.availability.get(index) == Some(&state))
}

/// Folds the versions whose indexes fulfil a condition.
pub(crate) fn fold(versions: &[VersionInfo], is_included: impl Fn(usize) -> bool) -> String {
    let included = versions.iter().enumerate().filter(|(index, _)| is_included(*index));
    of(versions.iter().map(|info| &info.version), included.map(|(_, info)| &info.version))
}

/// Folds some of all known versions.
///
/// A range contains every known version from its first to its last. Preview is never part of a range, because it is
/// not a release that follows the others.
pub(crate) fn of<'v>(
    all: impl IntoIterator<Item = &'v Version>,
    some: impl IntoIterator<Item = &'v Version>,
) -> String {
    let some: BTreeSet<&Version> = some.into_iter().collect();
    let all: BTreeSet<&Version> = all.into_iter().chain(some.iter().copied()).collect();
    let included: Vec<(usize, &Version)> =
        all.into_iter().enumerate().filter(|(_, version)| some.contains(version)).collect();
    let ranges = included
        .chunk_by(|(before, _), (index, version)| before + 1 == *index && **version != Version::Preview);
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

    fn folded(included: &[usize]) -> String {
        let all: Vec<Version> =
            ["1.4", "2.0", "2.9", "2.10", "Preview"].iter().map(|name| name.parse().unwrap()).collect();
        of(&all, included.iter().map(|index| &all[*index]))
    }

    #[test]
    fn neighbors_become_a_range() {
        assert_eq!(folded(&[0, 1, 3]), "1.4-2.0, 2.10");
        assert_eq!(folded(&[3, 0]), "1.4, 2.10");
        assert_eq!(folded(&[2]), "2.9");
        assert_eq!(folded(&[]), "");
    }

    #[test]
    fn a_version_that_is_not_known_is_folded_too() {
        assert_eq!(of([], &["2.9".parse().unwrap()]), "2.9");
    }

    #[test]
    fn preview_is_never_part_of_a_range() {
        assert_eq!(folded(&[0, 1, 2, 3, 4]), "1.4-2.10, Preview");
        assert_eq!(folded(&[4]), "Preview");
    }
}
