//! The facts that pages would lose. A person has to accept them: a page that loses rows is more often broken than right.

use std::collections::{BTreeMap, BTreeSet};

use intercom_errors_catalog::{CodeName, Version, join_few};

use super::old::Old;
use super::page::NewPage;
use crate::ranges;

/// The most codes whose descriptions may change at once. More changes suggest another page or another language.
const FEW: usize = 5;

/// Returns a line for each kind of loss. A page that is removed as a whole is not among them.
pub(super) fn find(old: &Old<'_>, pages: &BTreeMap<Version, Option<NewPage>>) -> Vec<String> {
    let all: Vec<Version> = old.catalog.versions.iter().map(|info| info.version).collect();
    let mut left: BTreeMap<Vec<&CodeName>, Vec<Version>> = BTreeMap::new();
    let mut reworded: BTreeSet<&CodeName> = BTreeSet::new();
    let mut lines = Vec::new();
    for (version, new) in pages.iter().filter_map(|(version, new)| Some((version, &new.as_ref()?.page))) {
        let unknown: Vec<&CodeName> =
            new.rows.iter().map(|row| &row.code).filter(|code| old.catalog.code(code).is_none()).collect();
        if 2 * unknown.len() > new.rows.len() {
            lines.push(format!(
                "{} of {} rows of the page of {version} have codes that no source has named: {}",
                unknown.len(),
                new.rows.len(),
                join_few(&unknown, ", ")
            ));
        }
        let Some(was) = old.snapshot.pages.iter().find(|page| page.version == *version) else {
            continue;
        };
        let listed: BTreeMap<&CodeName, &Option<Box<str>>> =
            new.rows.iter().map(|row| (&row.code, &row.description)).collect();
        let mut lost = Vec::new();
        for row in &was.page.rows {
            match listed.get(&row.code) {
                None => lost.push(&row.code),
                Some(now) if **now == row.description => {}
                Some(_) => _ = reworded.insert(&row.code),
            }
        }
        if !lost.is_empty() {
            left.entry(lost).or_default().push(*version);
        }
    }
    for (codes, versions) in left {
        lines.push(format!("the page of {} loses {}", ranges::of(&all, &versions), join_few(&codes, ", ")));
    }
    if reworded.len() > FEW {
        let count = reworded.len();
        lines.push(format!("{count} descriptions change at once: {}", join_few(reworded, ", ")));
    }
    lines
}
