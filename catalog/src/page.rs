//! One version's error-codes page, read from page-data or HTML.

use crate::code::CodeName;
use crate::fault::{Fault, WRONG_CONTENT};
use crate::link::{Label, SitePath};
use crate::seen::Seen;
use crate::version::Version;

/// The most versions that are accepted. The docs have about 20.
pub(crate) const MAX_VERSIONS: usize = 500;

/// The content of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The versions that the docs have, in the page's order. Empty if the page lists none.
    pub versions: Vec<VersionLink>,
    /// The rows of the table of error codes, in the page's order.
    pub rows: Vec<Row>,
    /// The date on which the page's source last changed, verbatim.
    pub last_modified: Option<String>,
}

/// A version in a page's list of versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionLink {
    /// The version.
    pub version: Version,
    /// Its name in the docs, such as `v2.10`.
    pub label: Label,
    /// The path of that version's page on the docs site. `None` in HTML.
    pub link: Option<SitePath>,
    /// `true` for the version that the docs show unless a reader selects another. `None` in HTML.
    pub default: Option<bool>,
    /// `true` for the version of the page itself.
    pub active: bool,
}

/// A row of the table of error codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The code.
    pub code: CodeName,
    /// The text next to it, white space folded. `None` if the cell is empty.
    pub description: Option<Box<str>>,
}

impl Page {
    /// Creates a page. Refuses a duplicate code or version and a missing description.
    pub(crate) fn new(
        versions: Vec<VersionLink>,
        rows: Vec<Row>,
        last_modified: Option<String>,
    ) -> Result<Self, Fault> {
        check_codes(&rows)?;
        check_descriptions(&rows)?;
        check_versions(&versions, WRONG_CONTENT)?;
        Ok(Self { versions, rows, last_modified })
    }

    /// Returns `true` if another list of versions is the same, apart from what one of the two does not contain.
    ///
    /// The active version is the page's own, so it may differ.
    pub(crate) fn lists_same(&self, other: &[VersionLink]) -> bool {
        fn same<T: PartialEq + Copy>(a: Option<T>, b: Option<T>) -> bool {
            a.is_none() || b.is_none() || a == b
        }
        self.versions.is_empty()
            || other.is_empty()
            || self.versions.len() == other.len()
                && self.versions.iter().zip(other).all(|(a, b)| {
                    a.version == b.version
                        && a.label == b.label
                        && same(a.link.as_ref(), b.link.as_ref())
                        && same(a.default, b.default)
                })
    }

    /// Returns the version of the page itself, if the page marks it.
    #[must_use]
    pub fn active(&self) -> Option<Version> {
        self.versions.iter().find(|v| v.active).map(|v| v.version)
    }
}

fn check_codes(rows: &[Row]) -> Result<(), Fault> {
    if rows.is_empty() {
        return Err(Fault::new("the table of error codes has no rows: expected one or more", WRONG_CONTENT));
    }
    let mut codes = Seen::default();
    for (i, row) in rows.iter().enumerate() {
        if let Some(first) = codes.add(&*row.code) {
            let problem = format!("duplicate code \"{}\": first in row {}", row.code, first + 1);
            return Err(Fault::new(problem, WRONG_CONTENT).at(format!("table row {}", i + 1)));
        }
    }
    Ok(())
}

/// Refuses a row without a description: it is the heading of a group, or its description was lost.
///
/// A page may have no descriptions at all.
fn check_descriptions(rows: &[Row]) -> Result<(), Fault> {
    let missing = rows.iter().position(|row| row.description.is_none());
    match missing {
        Some(i) if rows.iter().any(|row| row.description.is_some()) => {
            let code = &rows[i].code;
            let problem = format!("the code \"{code}\" has no description: expected one, as other rows have");
            Err(Fault::new(problem, WRONG_CONTENT).at(format!("table row {}", i + 1)))
        }
        _ => Ok(()),
    }
}

pub(crate) fn check_versions(versions: &[VersionLink], remedy: &'static str) -> Result<(), Fault> {
    if versions.len() > MAX_VERSIONS {
        let problem = format!("too many versions: expected at most {MAX_VERSIONS}, found {}", versions.len());
        return Err(Fault::new(problem, remedy).at("versions"));
    }
    let mut names = Seen::default();
    for (i, link) in versions.iter().enumerate() {
        if let Some(first) = names.add(link.version.to_string()) {
            let problem = format!("duplicate version \"{}\": first in versions[{first}]", link.version);
            return Err(Fault::new(problem, remedy).at(format!("versions[{i}].version")));
        }
    }
    if versions.is_empty() {
        return Ok(());
    }
    let names = |is_wanted: fn(&VersionLink) -> bool| -> Vec<String> {
        versions.iter().filter(|link| is_wanted(link)).map(|link| link.version.to_string()).collect()
    };
    let expected = |what: &str, found: &[String]| {
        let found = if found.is_empty() { "none".to_owned() } else { found.join(", ") };
        Err(Fault::new(format!("expected {what}, found {found}"), remedy).at("versions"))
    };
    let defaults = names(|link| link.default == Some(true));
    if defaults.len() != 1 && versions.iter().any(|link| link.default.is_some()) {
        return expected("one version with \"default\": true", &defaults);
    }
    let active = names(|link| link.active);
    if active.len() > 1 {
        return expected("at most one version with \"active\": true", &active);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(versions: &[VersionLink]) -> Page {
        Page { versions: versions.to_vec(), rows: Vec::new(), last_modified: None }
    }

    #[test]
    fn lists_of_versions_differ_in_what_both_contain() {
        let link = |text: &str| SitePath::new(text).unwrap();
        let full = VersionLink {
            version: "2.1".parse().unwrap(),
            label: Label::new("v2.1").unwrap(),
            link: Some(link("/2.1")),
            default: Some(true),
            active: true,
        };
        let partial = VersionLink { link: None, default: None, active: false, ..full.clone() };
        let list = page(std::slice::from_ref(&full));
        for same in [&[full.clone()][..], &[partial], &[]] {
            assert!(list.lists_same(same));
            assert!(page(same).lists_same(&list.versions));
        }
        for other in [
            VersionLink { version: "2.2".parse().unwrap(), ..full.clone() },
            VersionLink { label: Label::new("2.1").unwrap(), ..full.clone() },
            VersionLink { link: Some(link("/2.2")), ..full.clone() },
            VersionLink { default: Some(false), ..full.clone() },
        ] {
            assert!(!list.lists_same(&[other]));
        }
        assert!(!list.lists_same(&[full.clone(), full.clone()]));
    }
}
