//! The facts that pages would lose. A person has to accept them: a page that loses rows is more often broken than right.

use std::collections::{BTreeMap, BTreeSet};

use intercom_errors_catalog::{CodeName, Page, Version};

use super::old::Old;
use super::page::NewPage;
use crate::ranges;

/// The most codes whose descriptions may change at once. More changes suggest another page or another language.
const FEW: usize = 5;

/// The most codes that a line lists.
const MOST_LISTED: usize = 8;

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
                list(&unknown)
            ));
        }
        let Some(was) = old.snapshot.pages.iter().find(|page| page.version == *version) else {
            continue;
        };
        let lost = lost_codes(&was.page, new);
        if !lost.is_empty() {
            left.entry(lost).or_default().push(*version);
        }
        reworded.extend(reworded_codes(&was.page, new));
    }
    for (codes, versions) in left {
        lines.push(format!("the page of {} loses {}", ranges::of(&all, &versions), list(&codes)));
    }
    if reworded.len() > FEW {
        let codes: Vec<&CodeName> = reworded.into_iter().collect();
        lines.push(format!("{} descriptions change at once: {}", codes.len(), list(&codes)));
    }
    lines
}

fn lost_codes<'p>(was: &'p Page, new: &Page) -> Vec<&'p CodeName> {
    let listed: BTreeSet<&CodeName> = new.rows.iter().map(|row| &row.code).collect();
    was.rows.iter().map(|row| &row.code).filter(|code| !listed.contains(code)).collect()
}

/// Returns the codes of both pages whose descriptions differ.
fn reworded_codes<'p>(was: &'p Page, new: &'p Page) -> impl Iterator<Item = &'p CodeName> {
    let described: BTreeMap<&CodeName, Option<&str>> =
        new.rows.iter().map(|row| (&row.code, row.description.as_deref())).collect();
    was.rows.iter().filter_map(move |row| {
        let now = described.get(&row.code)?;
        (*now != row.description.as_deref()).then_some(&row.code)
    })
}

fn list(codes: &[&CodeName]) -> String {
    let shown: Vec<&str> = codes.iter().take(MOST_LISTED).map(|code| &***code).collect();
    match codes.len() - shown.len() {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}
