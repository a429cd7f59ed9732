//! Which versions there are today, and which of their pages to fetch. One page tells of all.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::thread;

use intercom_errors_catalog::{Kind, Page, Version, VersionLink, page_data};

use super::descriptions::unfetched;
use super::fetch_all::{PARALLEL, known};
use super::origin::{Form, Origin, PAGE_LIMIT, Wanted};
use super::{Old, Options};
use crate::fetch::{FetchError, Reply};
use crate::outcome::{Failure, Trouble};

/// How many pages are tried in turn to learn the versions.
const ENTRIES: usize = 4;

/// What to fetch.
pub(super) struct Plan {
    /// The versions whose page is wanted, each with its link.
    pub(super) pages: Vec<(Version, String)>,
    /// The versions whose description is wanted.
    pub(super) descriptions: Vec<Version>,
    /// Versions that the docs listed and do not any more.
    pub(super) gone: Vec<Version>,
    /// The pages that were asked for the versions, by their addresses, to be asked for once only.
    pub(super) asked: Mutex<Asked>,
}

pub(super) type Asked = BTreeMap<String, Result<Reply, FetchError>>;

pub(super) fn plan(old: &Old<'_>, origin: &Origin, options: &Options) -> Result<Plan, Failure> {
    let listed = links(old);
    let (asked, page) = enter(old, origin, &listed, &options.only)?;
    let versions: Vec<(Version, String)> =
        page.versions.iter().filter_map(|link| Some((link.version, link.link.clone()?))).collect();
    let is_listed = |version: Version| versions.iter().any(|(other, _)| *other == version);

    let gone: Vec<Version> =
        listed.iter().map(|link| link.version).filter(|version| !is_listed(*version)).collect();
    if !gone.is_empty() && !options.accept_removed {
        return Err(Trouble::new(format!(
            "{}: the docs list {} versions, {} fewer than the snapshot: {} is missing",
            origin.name(),
            versions.len(),
            gone.len(),
            gone.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
        ))
        .help("nothing was written; if these versions are truly gone, add --accept-removed")
        .unreadable());
    }
    if let Some(unknown) = options.only.iter().find(|version| !is_listed(**version)) {
        let names: Vec<String> = versions.iter().map(|(version, _)| version.to_string()).collect();
        return Err(Trouble::new(format!("--only {unknown}: the docs have no such version"))
            .help(format!("they have {}", names.join(", ")))
            .usage());
    }
    let wanted = |version: Version| options.only.is_empty() || options.only.contains(&version);
    let mut described: Vec<Version> = versions.iter().map(|(version, _)| *version).collect();
    described.extend(old.snapshot.observed.versions.keys());
    described.sort_unstable();
    described.dedup();
    described.retain(|version| origin.descriptions.is_some() && wanted(*version));
    Ok(Plan {
        pages: versions.into_iter().filter(|(version, _)| wanted(*version)).collect(),
        descriptions: described,
        gone,
        asked: Mutex::new(asked),
    })
}

/// The versions and links that the snapshot's pages have.
fn links(old: &Old<'_>) -> Vec<VersionLink> {
    let complete = |page: &&Page| page.versions.iter().any(|link| link.link.is_some());
    let mut pages = old.snapshot.pages.iter().map(|page| &page.page);
    pages.find(complete).map(|page| page.versions.clone()).unwrap_or_default()
}

/// Gets a page that lists the versions, and the list.
fn enter(
    old: &Old<'_>,
    origin: &Origin,
    listed: &[VersionLink],
    only: &[Version],
) -> Result<(Asked, Page), Failure> {
    let has_page =
        |version| old.snapshot.manifest.files.iter().any(|file| file.kind == Kind::PageData(version));
    let mut candidates: Vec<&VersionLink> = listed.iter().collect();
    candidates.sort_by_key(|link| {
        (!only.contains(&link.version), !has_page(link.version), link.default != Some(true), link.version)
    });
    let most = if origin.is_folder() { candidates.len() } else { ENTRIES };
    candidates.truncate(most);
    let mut first = None;
    let mut asked = Asked::new();
    // Several at once: most of the time, all of them are wanted anyway.
    let at_once = if only.is_empty() { PARALLEL } else { 1 };
    for candidates in candidates.chunks(at_once) {
        let links = candidates.iter().filter_map(|link| Some((link.version, link.link.as_deref()?)));
        let pages: Vec<(Version, String)> =
            links.map(|(version, path)| (version, origin.url(Form::PageData, path))).collect();
        asked.extend(ask(old, origin, &pages));
        for (version, url) in pages {
            let trouble = match asked.get(&url) {
                Some(Ok(Reply::Unchanged)) => {
                    if let Some(page) = old.snapshot.pages.iter().find(|page| page.version == version) {
                        return Ok((asked, page.page.clone()));
                    }
                    format!("{url}: the server says that it is unchanged, and the snapshot has no such page")
                }
                Some(Ok(Reply::File(fetched))) => match read(&fetched.bytes, version) {
                    Ok(page) if page.versions.is_empty() => format!("{url}: the page lists no versions"),
                    Ok(page) => return Ok((asked, page)),
                    Err(problem) => format!("{url}: {problem}"),
                },
                Some(Err(error)) if error.is_of_one_file() => error.to_string(),
                Some(Err(error)) => return Err(unfetched(error)),
                None => continue,
            };
            first.get_or_insert(trouble);
        }
    }
    let trouble =
        first.unwrap_or_else(|| format!("{}: no page of the snapshot has a link", old.source.name()));
    Err(Trouble::new(trouble)
        .help("no page tells which versions the docs have; nothing was written")
        .help(match origin.is_folder() {
            true => {
                "see that the folder has a version's page, by a name that `sync --help` tells: --from DIR"
            }
            false => "see that the address is that of the docs site: --base-url URL",
        })
        .unreadable())
}

/// Asks for these pages, all at once.
fn ask(old: &Old<'_>, origin: &Origin, pages: &[(Version, String)]) -> Asked {
    thread::scope(|scope| {
        let asking: Vec<_> = pages
            .iter()
            .map(|(version, url)| {
                scope.spawn(|| {
                    let known = known(old, Kind::PageData(*version), url);
                    let wanted = Wanted { form: Form::PageData, version: *version, url, limit: PAGE_LIMIT };
                    (url.clone(), origin.get(&wanted, &known.conditions))
                })
            })
            .collect();
        // What a thread that panicked would have brought is asked for again.
        asking.into_iter().filter_map(|thread| thread.join().ok()).collect()
    })
}

/// Reads a page as page-data of this version.
pub(super) fn read(bytes: &[u8], version: Version) -> Result<Page, String> {
    let text = utf8(bytes)?;
    let page = page_data::read(text).map_err(|fault| fault.to_string())?;
    of_version(page, version)
}

pub(super) fn utf8(bytes: &[u8]) -> Result<&str, String> {
    std::str::from_utf8(bytes).map_err(|error| format!("not UTF-8 at byte {}", error.valid_up_to()))
}

pub(super) fn of_version(page: Page, version: Version) -> Result<Page, String> {
    match page.active() {
        Some(active) if active != version => {
            Err(format!("the page says that it is of version {active}; expected the one of {version}"))
        }
        _ => Ok(page),
    }
}
