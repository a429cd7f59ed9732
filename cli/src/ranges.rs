//! Versions folded into ranges, such as `1.0-2.15, Preview`.

use intercom_errors_catalog::{Version, VersionInfo};

/// Folds the versions for which `belongs` holds, given all versions in order.
///
/// A range means every known version from its first to its last. Preview is no part of a range: it is no
/// release that follows the others.
pub(crate) fn fold(versions: &[VersionInfo], mut belongs: impl FnMut(usize) -> bool) -> String {
    let mut ranges: Vec<(Version, Version)> = Vec::new();
    let mut open = false;
    for (i, info) in versions.iter().enumerate() {
        let version = info.version;
        if !belongs(i) {
            open = false;
            continue;
        }
        match ranges.last_mut() {
            Some((_, last)) if open && version != Version::Preview => *last = version,
            _ => ranges.push((version, version)),
        }
        open = true;
    }
    let ranges: Vec<String> = ranges
        .iter()
        .map(|(first, last)| match first == last {
            true => first.to_string(),
            false => format!("{first}-{last}"),
        })
        .collect();
    ranges.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folded(versions: &[&str], belongs: &[usize]) -> String {
        let versions: Vec<VersionInfo> = versions
            .iter()
            .map(|name| VersionInfo {
                version: name.parse().unwrap(),
                label: String::new(),
                default: false,
                docs_url: None,
            })
            .collect();
        fold(&versions, |i| belongs.contains(&i))
    }

    const VERSIONS: [&str; 5] = ["1.4", "2.0", "2.9", "2.10", "Preview"];

    #[test]
    fn neighbours_become_a_range() {
        assert_eq!(folded(&VERSIONS, &[0, 1, 3]), "1.4-2.0, 2.10");
        assert_eq!(folded(&VERSIONS, &[2]), "2.9");
        assert_eq!(folded(&VERSIONS, &[]), "");
    }

    #[test]
    fn preview_stands_alone() {
        assert_eq!(folded(&VERSIONS, &[0, 1, 2, 3, 4]), "1.4-2.10, Preview");
        assert_eq!(folded(&VERSIONS, &[4]), "Preview");
    }
}
