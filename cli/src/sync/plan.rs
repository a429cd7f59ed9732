//! Finds the current versions, and selects the pages and descriptions to fetch.

use std::collections::BTreeSet;

use intercom_errors_catalog::{Kind, SitePath, Version, VersionLink};

use super::old::Old;
use super::origin::Origin;
use super::page::{self, NewPage};
use crate::outcome::{Failure, Message};
use crate::ranges;
use crate::store::failure_before_writing;

/// The most pages of a site that are tried in turn to find the list of versions.
const ENTRIES: usize = 4;

/// The remedy for a loss.
pub(super) const ACCEPT: &str = "run the command again later, or accept the loss: --accept-removed";

/// The files to fetch.
pub(super) struct Plan {
    /// All versions, with the links to their pages.
    pub(super) versions: Vec<VersionLink>,
    /// The versions whose page is wanted, each with its link.
    pub(super) pages: Vec<(Version, SitePath)>,
    /// The versions whose description is wanted.
    pub(super) descriptions: BTreeSet<Version>,
    /// The versions that the docs no longer list.
    pub(super) gone: Vec<Version>,
    /// The page that lists the versions. If no page does, the reason; the versions are then the snapshot's.
    pub(super) entry: Result<NewPage, String>,
}

pub(super) fn plan(
    old: &Old<'_>,
    origin: &Origin,
    only: &[Version],
    accept_removed: bool,
) -> Result<Plan, Failure> {
    let listed = old.links();
    let entry = find_entry(old, origin, only)?;
    let versions = match &entry {
        Ok(entry) => entry.page.versions.clone(),
        Err(_) => listed.to_vec(),
    };
    let is_listed = |version| versions.iter().any(|link| link.version == version);
    let gone: Vec<Version> =
        listed.iter().map(|link| link.version).filter(|version| !is_listed(*version)).collect();
    if !gone.is_empty() && !accept_removed {
        let problem =
            format!("{} no longer list versions of the snapshot: {}", origin.name(), ranges::names(&gone));
        return Err(failure_before_writing(problem).help(ACCEPT));
    }
    if let Some(unknown) = only.iter().find(|version| !is_listed(**version)) {
        let known: Vec<Version> = versions.iter().map(|link| link.version).collect();
        let known = ranges::names(&known);
        let problem = format!("--only {unknown} is not a version of the docs: expected one of {known}");
        return Err(Message::new(problem).usage());
    }
    let is_wanted = |version: &Version| only.is_empty() || only.contains(version);
    let links = versions.iter().filter(|link| is_wanted(&link.version));
    let pages = links.filter_map(|link| Some((link.version, link.link.clone()?))).collect();
    let described =
        versions.iter().map(|link| link.version).chain(old.snapshot.observed.versions.keys().copied());
    let descriptions = described.filter(is_wanted).collect();
    Ok(Plan { versions, pages, descriptions, gone, entry })
}

/// Finds a page that lists the versions. The first tries are the likeliest: pages of the snapshot, the default first.
///
/// # Errors
/// A server that does not answer. The inner error says why none of the pages can be used.
fn find_entry(old: &Old<'_>, origin: &Origin, only: &[Version]) -> Result<Result<NewPage, String>, Failure> {
    let has_page = |version| old.files().iter().any(|file| file.kind == Kind::PageData(version));
    let mut candidates: Vec<&VersionLink> = old.links().iter().collect();
    candidates.sort_by_key(|link| {
        (!only.contains(&link.version), !has_page(link.version), link.default != Some(true), link.version)
    });
    candidates.truncate(if origin.is_directory() { candidates.len() } else { ENTRIES });
    let mut problem = None;
    for (version, link) in candidates.iter().filter_map(|link| Some((link.version, link.link.as_deref()?))) {
        let found = match page::get(origin, Kind::PageData(version), version, link) {
            Ok(page) if page.page.versions.is_empty() => format!("{}: the page lists no versions", page.url),
            Ok(page) => return Ok(Ok(page)),
            Err(error) if error.can_have_other_form() => error.to_string(),
            Err(error) => return Err(error.into()),
        };
        problem.get_or_insert(found);
    }
    Ok(Err(problem.unwrap_or_else(|| format!("{}: no page of the snapshot has a link", old.source.name()))))
}
