//! Which versions there are today, and which of their pages to fetch. One page tells of all.

use intercom_errors_catalog::{Kind, Page, Version, VersionLink, page_data};

use super::descriptions::unfetched;
use super::fetch_all::known;
use super::origin::{Form, Origin, PAGE_LIMIT, Wanted};
use super::{Old, Options};
use crate::fetch::{Fetched, Reply};
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
    /// The page that was asked for the versions, to be asked for once only.
    pub(super) entry: Entry,
}

pub(super) struct Entry {
    pub(super) version: Version,
    /// `None` where it is still as it was.
    pub(super) fetched: Option<Fetched>,
}

pub(super) fn plan(old: &Old<'_>, origin: &Origin, options: &Options) -> Result<Plan, Failure> {
    let listed = links(old);
    let (entry, page) = enter(old, origin, &listed, &options.only)?;
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
        entry,
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
) -> Result<(Entry, Page), Failure> {
    let has_page =
        |version| old.snapshot.manifest.files.iter().any(|file| file.kind == Kind::PageData(version));
    let mut candidates: Vec<&VersionLink> = listed.iter().collect();
    candidates.sort_by_key(|link| {
        (!only.contains(&link.version), !has_page(link.version), link.default != Some(true), link.version)
    });
    let most = if origin.is_folder() { candidates.len() } else { ENTRIES };
    let mut first = None;
    for link in candidates.into_iter().take(most) {
        let Some(path) = &link.link else { continue };
        let url = origin.url(Form::PageData, path);
        let known = known(old, Kind::PageData(link.version), &url);
        let wanted = Wanted { form: Form::PageData, version: link.version, url: &url, limit: PAGE_LIMIT };
        let trouble = match origin.get(&wanted, &known.conditions) {
            Ok(Reply::Unchanged) => {
                if let Some(page) = old.snapshot.pages.iter().find(|page| page.version == link.version) {
                    return Ok((Entry { version: link.version, fetched: None }, page.page.clone()));
                }
                format!("{url}: the server says that it is unchanged, and the snapshot has no such page")
            }
            Ok(Reply::File(fetched)) => match read(&fetched.bytes, link.version) {
                Ok(page) if page.versions.is_empty() => format!("{url}: the page lists no versions"),
                Ok(page) => {
                    return Ok((Entry { version: link.version, fetched: Some(fetched) }, page));
                }
                Err(problem) => format!("{url}: {problem}"),
            },
            Err(error) if error.is_of_one_file() => error.to_string(),
            Err(error) => return Err(unfetched(&error)),
        };
        first.get_or_insert(trouble);
    }
    let trouble =
        first.unwrap_or_else(|| format!("{}: no page of the snapshot has a link", old.source.name()));
    Err(Trouble::new(trouble)
        .help("no page tells which versions the docs have; nothing was written")
        .help("see that the address is that of the docs site: --base-url URL")
        .unreadable())
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
