//! The versions of the API.

use intercom_errors_vocabulary::Evidence;

use super::VersionInfo;
use crate::fault::{Fault, PEOPLE_WRITE};
use crate::manifest::{Kind, MANIFEST, origin};
use crate::page::MAX_VERSIONS;
use crate::snapshot::{Snapshot, VersionPage};
use crate::version::Version;

/// The remedy for pages that contradict each other.
const FETCH_ALL: &str = "fetch all pages again, so that they are of the same day";

/// Returns the list of versions that all pages share, with links to the site of the page with the list.
///
/// If no page has the links, the manifest has them.
fn agreed_versions(snapshot: &Snapshot) -> Result<Vec<VersionInfo>, Fault> {
    let file = |page: &VersionPage| snapshot.manifest.files.get(page.file);
    let path = |page: &VersionPage| file(page).map_or("a page", |file| &file.path);
    let has_links = |page: &&VersionPage| page.page.versions.iter().any(|link| link.link.is_some());
    // The order of files in the manifest must not matter.
    let complete = snapshot.pages.iter().filter(has_links).min_by_key(|page| page.version);
    let recorded = &snapshot.manifest.versions;
    let listed = match (complete, snapshot.pages.iter().min_by_key(|page| page.version)) {
        (Some(page), _) => Some((page, &page.page.versions, path(page))),
        (None, Some(page)) if !recorded.is_empty() => Some((page, recorded, MANIFEST)),
        _ => None,
    };
    let Some((page, versions, name)) = listed else {
        return Err(Fault::new(
            "no page lists the versions with their links: expected one or more",
            FETCH_ALL,
        ));
    };
    if let Some(other) = snapshot.pages.iter().find(|page| !page.page.lists_same(versions)) {
        let problem = format!("the list of versions is not the one of {name}");
        return Err(Fault::new(problem, FETCH_ALL).at("versions").file(path(other)));
    }
    let site = file(page).and_then(|file| origin(&file.source_url)).unwrap_or_default();
    Ok(versions
        .iter()
        .map(|link| VersionInfo {
            version: link.version,
            label: link.label.to_string(),
            default: link.default == Some(true),
            docs_url: link.link.as_ref().map(|path| format!("{site}{path}")),
            enumerated_by: Vec::new(),
        })
        .collect())
}

/// Returns all versions, ascending: those that the docs list, and those that another source names.
///
/// The other sources are pages, OpenAPI descriptions, reference pages and listings that link a page.
pub(super) fn all_versions(snapshot: &Snapshot) -> Result<Vec<VersionInfo>, Fault> {
    let listed = agreed_versions(snapshot)?;
    let site =
        listed.iter().find_map(|info| origin(info.docs_url.as_deref()?)).unwrap_or_default().to_owned();
    let mut versions: Vec<VersionInfo> = Vec::new();
    for info in listed {
        add(&mut versions, info)?;
    }
    let listings = &snapshot.secondary.listings;
    for listing in listings {
        if let (Some((label, path)), [version]) = (&listing.link, &*listing.versions) {
            let docs_url = Some(format!("{site}{path}"));
            add(
                &mut versions,
                VersionInfo { label: label.to_string(), docs_url, ..unlisted_version(*version) },
            )?;
        }
    }
    let pages = snapshot.pages.iter().map(|page| page.version);
    let examples = snapshot.observed.versions.keys().chain(snapshot.reference.versions.keys()).copied();
    for version in pages.chain(examples) {
        add(&mut versions, unlisted_version(version))?;
    }
    for page in &snapshot.pages {
        mark(&mut versions, page.version, Evidence::Page);
    }
    for (i, listing) in listings.iter().enumerate() {
        for (j, &version) in listing.versions.iter().enumerate() {
            if place_of(&versions, version).is_err() {
                let file = snapshot.manifest.files.iter().find(|file| file.kind == Kind::Secondary);
                let problem = format!("no page and no description names the version \"{version}\"");
                return Err(Fault::new(problem, PEOPLE_WRITE)
                    .at(format!("listings[{i}].versions[{j}]"))
                    .file(file.map_or("", |file| &file.path)));
            }
            if listing.complete {
                mark(&mut versions, version, Evidence::Page);
            }
        }
    }
    for version in snapshot.observed.versions.keys() {
        mark(&mut versions, *version, Evidence::OpenApi);
    }
    Ok(versions)
}

/// Adds a version at its place, unless it is there.
fn add(versions: &mut Vec<VersionInfo>, info: VersionInfo) -> Result<(), Fault> {
    if let Err(place) = place_of(versions, info.version) {
        if versions.len() == MAX_VERSIONS {
            let problem = format!("too many versions: expected at most {MAX_VERSIONS} in all files");
            return Err(Fault::new(problem, PEOPLE_WRITE));
        }
        versions.insert(place, info);
    }
    Ok(())
}

/// Records that a kind of source was read for a version as a whole.
fn mark(versions: &mut [VersionInfo], version: Version, kind: Evidence) {
    if let Ok(place) = place_of(versions, version)
        && !versions[place].enumerated_by.contains(&kind)
    {
        versions[place].enumerated_by.push(kind);
    }
}

fn place_of(versions: &[VersionInfo], version: Version) -> Result<usize, usize> {
    versions.binary_search_by_key(&version, |info| info.version)
}

/// Creates a version that the docs do not list.
fn unlisted_version(version: Version) -> VersionInfo {
    VersionInfo {
        version,
        label: version.to_string(),
        default: false,
        docs_url: None,
        enumerated_by: Vec::new(),
    }
}
