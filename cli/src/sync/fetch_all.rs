//! Fetches the planned files, and reads each when it arrives.

use std::collections::BTreeMap;

use intercom_errors_catalog::{Kind, SitePath, Version};

use super::descriptions::Descriptions;
use super::observed;
use super::old::Old;
use super::origin::Origin;
use super::page::{self, NewPage};
use super::parallel::in_parallel;
use super::plan::{ACCEPT, Plan};
use super::progress::Progress;
use super::verify::NewFiles;
use crate::outcome::{Failure, Message};
use crate::ranges;
use crate::store::{UNCHANGED, failure_before_writing};

type Pages = BTreeMap<Version, Option<NewPage>>;

pub(super) fn fetch_all(
    old: &Old<'_>,
    origin: &Origin,
    descriptions: Option<&Descriptions>,
    mut plan: Plan,
    accept_removed: bool,
    progress: &Progress,
) -> Result<NewFiles, Failure> {
    progress.add_files(plan.pages.len() + descriptions.map_or(0, |_| plan.descriptions.len()));
    let mut notes = Vec::new();
    let mut pages = Pages::new();
    let mut unlisted = None;
    match plan.entry {
        Err(problem) => unlisted = Some(problem),
        Ok(entry) => {
            let is_entry = |(version, _): &(Version, SitePath)| entry.kind == Kind::PageData(*version);
            if let Some(place) = plan.pages.iter().position(is_entry) {
                // It was fetched already.
                let (version, _) = plan.pages.remove(place);
                report(progress, version, Some(&entry));
                pages.insert(version, Some(entry));
            }
        }
    }
    pages.extend(in_parallel(&plan.pages, |(version, link)| {
        let page = fetch_page(origin, *version, link)?;
        report(progress, *version, page.as_ref());
        Ok((*version, page))
    })?);
    if let Some(problem) = unlisted {
        if pages.values().all(Option::is_none) {
            return Err(no_page(origin, problem));
        }
        notes.push(format!("no page lists the versions, so the snapshot's own are used: {problem}"));
    }
    check_missing(old, origin, &mut pages, accept_removed, &mut notes)?;
    note_fallbacks(&pages, &mut notes);

    let mut all = NewFiles {
        source_url: origin.base.clone(),
        versions: plan.versions,
        gone: plan.gone,
        pages,
        notes,
        accept_removed,
        ..NewFiles::default()
    };
    if let Some(descriptions) = descriptions {
        let mut before = old.snapshot.observed.clone();
        let mut read = descriptions.get_all(origin, &plan.descriptions, &before, progress)?;
        all.unread = observed::unread_versions(&read);
        let is_listed = |version| all.versions.iter().any(|link| link.version == version);
        for &version in old.snapshot.observed.versions.keys() {
            if accept_removed && !is_listed(version) && observed::is_missing(&read, version) {
                observed::forget(&mut before, version);
                read.remove(&version);
                all.notes
                    .push(format!("{version}: no page and no description; its observations are removed"));
            }
        }
        let observed = observed::merge(&before, &descriptions.repository, None, read, &mut all.notes);
        all.observed = Some(observed.map_err(|message| {
            let help = "pass an address that has these versions too, without --only: --openapi-url URL";
            message.help(help).help(UNCHANGED).unreadable()
        })?);
    }
    Ok(all)
}

fn report(progress: &Progress, version: Version, page: Option<&NewPage>) {
    progress.done(
        version,
        match page.map(|page| page.kind) {
            None => "no page",
            Some(Kind::Html(_)) => "page fetched as HTML",
            Some(_) => "page fetched as page-data",
        },
    );
}

/// Notes the pages that were read as HTML, with the reason of the first one.
fn note_fallbacks(pages: &Pages, notes: &mut Vec<String>) {
    let fell_back = |page: &Option<NewPage>| page.as_ref().and_then(|page| page.fell_back.clone());
    let versions: Vec<Version> =
        pages.iter().filter(|(_, page)| fell_back(page).is_some()).map(|(version, _)| *version).collect();
    if let Some(why) = pages.values().find_map(fell_back) {
        notes.push(format!(
            "{}: read as HTML, which a build reads only with the feature `html`: {why}",
            ranges::of(pages.keys(), &versions)
        ));
    }
}

/// Fetches a page as page-data, or else as HTML. `None` if it is published in neither form.
fn fetch_page(origin: &Origin, version: Version, link: &str) -> Result<Option<NewPage>, Failure> {
    let failed = match page::get(origin, Kind::PageData(version), version, link) {
        Ok(page) => return Ok(Some(page)),
        Err(failed) if failed.can_have_other_form() => failed,
        Err(failed) => return Err(failed.into()),
    };
    match page::get(origin, Kind::Html(version), version, link) {
        Ok(page) => Ok(Some(NewPage { fell_back: Some(failed.to_string()), ..page })),
        Err(other) if failed.is_missing() && other.is_missing() => Ok(None),
        Err(other) => Err(Message::new(failed.to_string())
            .help(format!("the HTML form cannot be used either: {other}"))
            .help(UNCHANGED)
            .unreadable()),
    }
}

/// Returns the error if no page can be fetched. Most likely, the site is not the docs.
fn no_page(origin: &Origin, problem: String) -> Failure {
    Message::new(problem)
        .help("no page lists the versions of the docs")
        .help(UNCHANGED)
        .help(if origin.is_directory() {
            "pass a directory that has a version's page under a name that `sync --help` lists: --from DIR"
        } else {
            "pass the address of the docs site: --base-url URL"
        })
        .unreadable()
}

/// Refuses to lose a page of the snapshot, unless that is accepted. Drops the versions that never had one, with a note.
fn check_missing(
    old: &Old<'_>,
    origin: &Origin,
    pages: &mut Pages,
    accept_removed: bool,
    notes: &mut Vec<String>,
) -> Result<(), Failure> {
    let all: Vec<Version> = pages.keys().copied().collect();
    let mut without = Vec::new();
    for (&version, _) in pages.iter().filter(|(_, page)| page.is_none()) {
        match old.files().iter().find(|file| file.kind.version() == Some(version)) {
            None => without.push(version),
            Some(_) if accept_removed => {}
            Some(file) => {
                return Err(failure_before_writing(format!(
                    "{}: the page of {version} no longer exists as page-data or HTML: expected one, as in the snapshot",
                    file.source_url
                ))
                .help(ACCEPT));
            }
        }
    }
    pages.retain(|version, _| !without.contains(version));
    if !without.is_empty() {
        notes.push(format!(
            "{} have no page of {}; nothing changes there",
            origin.name(),
            ranges::of(&all, &without)
        ));
    }
    Ok(())
}
