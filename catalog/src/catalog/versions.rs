//! The versions of the API.

use intercom_errors_vocabulary::Evidence;

use super::VersionInfo;
use crate::fault::{Fault, PEOPLE_WRITE};
use crate::manifest::{Kind, MANIFEST, origin};
use crate::snapshot::{Snapshot, VersionPage};
use crate::version::Version;

/// The remedy for pages that contradict each other.
const FETCH_ALL: &str = "fetch all pages again, so that they are of the same day";

/// Returns the list of versions that all pages share, with links to the site of the page that it was read from.
///
/// If no page has the links, the manifest has.
fn agreed_versions(snapshot: &Snapshot) -> Result<Vec<VersionInfo>, Fault> {
    let file = |page: &VersionPage| snapshot.manifest.files.get(page.file);
    let path = |page: &VersionPage| file(page).map_or("a page", |file| &file.path);
    let complete =
        snapshot.pages.iter().find(|page| page.page.versions.iter().any(|link| link.link.is_some()));
    let recorded = &snapshot.manifest.versions;
    let listed = match (complete, snapshot.pages.first()) {
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

/// The versions that the docs list, and other versions with a page, an OpenAPI description, examples in reference pages,
/// or a listing that links its page.
pub(super) fn all_versions(snapshot: &Snapshot) -> Result<Vec<VersionInfo>, Fault> {
    let mut versions = agreed_versions(snapshot)?;
    let site =
        versions.iter().find_map(|info| origin(info.docs_url.as_deref()?)).unwrap_or_default().to_owned();
    let listings = &snapshot.secondary.listings;
    for listing in listings {
        if let (Some((label, path)), [version]) = (&listing.link, &*listing.versions)
            && versions.iter().all(|info| info.version != *version)
        {
            versions.push(VersionInfo {
                label: label.to_string(),
                docs_url: Some(format!("{site}{path}")),
                ..unknown_to_the_docs(*version)
            });
        }
    }
    let pages = snapshot.pages.iter().map(|page| page.version);
    let examples = snapshot.observed.versions.keys().chain(snapshot.reference.versions.keys()).copied();
    for version in pages.chain(examples) {
        if versions.iter().all(|info| info.version != version) {
            versions.push(unknown_to_the_docs(version));
        }
    }
    versions.sort_by_key(|info| info.version);
    for info in &mut versions {
        info.enumerated_by = enumerated_by(snapshot, info.version);
    }
    for (i, listing) in listings.iter().enumerate() {
        for (j, version) in listing.versions.iter().enumerate() {
            if versions.iter().all(|info| info.version != *version) {
                let file = snapshot.manifest.files.iter().find(|file| file.kind == Kind::Secondary);
                let problem = format!("no page and no description names the version \"{version}\"");
                return Err(Fault::new(problem, PEOPLE_WRITE)
                    .at(format!("listings[{i}].versions[{j}]"))
                    .file(file.map_or("", |file| &file.path)));
            }
        }
    }
    Ok(versions)
}

fn unknown_to_the_docs(version: Version) -> VersionInfo {
    VersionInfo {
        version,
        label: version.to_string(),
        default: false,
        docs_url: None,
        enumerated_by: Vec::new(),
    }
}

/// The kinds of source that were read for a version as a whole.
fn enumerated_by(snapshot: &Snapshot, version: Version) -> Vec<Evidence> {
    let mut listings = snapshot.secondary.listings.iter().filter(|listing| listing.complete);
    let has_page = snapshot.pages.iter().any(|page| page.version == version)
        || listings.any(|listing| listing.versions.contains(&version));
    let has_description = snapshot.observed.versions.contains_key(&version);
    let kinds = [(Evidence::Page, has_page), (Evidence::OpenApi, has_description)];
    kinds.into_iter().filter(|(_, is_read)| *is_read).map(|(kind, _)| kind).collect()
}
