//! The versions of the API.

use super::VersionInfo;
use crate::fault::{Fault, PEOPLE_WRITE};
use crate::manifest::{Kind, MANIFEST, origin};
use crate::snapshot::{Snapshot, VersionPage};

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
        })
        .collect())
}

/// The versions that the docs list, and other versions with a page or an OpenAPI description.
pub(super) fn all_versions(snapshot: &Snapshot) -> Result<Vec<VersionInfo>, Fault> {
    let mut versions = agreed_versions(snapshot)?;
    let mut own = snapshot.paged();
    own.append(&mut snapshot.described());
    for version in own {
        if versions.iter().all(|info| info.version != version) {
            versions.push(VersionInfo {
                version,
                label: version.to_string(),
                default: false,
                docs_url: None,
            });
        }
    }
    versions.sort_by_key(|info| info.version);
    for (i, listing) in snapshot.secondary.listings.iter().enumerate() {
        if versions.iter().all(|info| info.version != listing.version) {
            let file = snapshot.manifest.files.iter().find(|file| file.kind == Kind::Secondary);
            let problem = format!("no page and no description names the version \"{}\"", listing.version);
            return Err(Fault::new(problem, PEOPLE_WRITE)
                .at(format!("listings[{i}].version"))
                .file(file.map_or("", |file| &file.path)));
        }
    }
    Ok(versions)
}
