//! The versions that there are.

use super::VersionInfo;
use crate::fault::{Fault, PEOPLE_WRITE};
use crate::manifest::{Kind, MANIFEST, origin};
use crate::order::sort;
use crate::snapshot::{Snapshot, VersionPage};

/// What to do where the pages of a snapshot do not fit together.
const FETCH_ALL: &str = "fetch all pages again, so that they are of one day";

/// Returns the list of versions that all pages share, with the links on the site that it was read from.
///
/// If no page lists the links, the manifest does.
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
            "no page lists the versions with their links; expected one at least",
            FETCH_ALL,
        ));
    };
    if let Some(other) = snapshot.pages.iter().find(|page| !page.page.lists_same(versions)) {
        return Err(Fault::new(format!("the list of versions is not the one of {name}"), FETCH_ALL)
            .at("versions")
            .file(path(other)));
    }
    let site = file(page).and_then(|file| origin(&file.source_url)).unwrap_or_default();
    Ok(versions
        .iter()
        .map(|link| VersionInfo {
            version: link.version,
            label: link.label.clone(),
            default: link.default == Some(true),
            docs_url: link.link.as_ref().map(|path| format!("{site}{path}")),
        })
        .collect())
}

/// The versions that the docs list, and those that have a page or an OpenAPI description of their own besides.
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
    sort(&mut versions, |a, b| a.version.cmp(&b.version));
    for (i, listing) in snapshot.secondary.listings.iter().enumerate() {
        if versions.iter().all(|info| info.version != listing.version) {
            let file = snapshot.manifest.files.iter().find(|file| file.kind == Kind::Secondary);
            return Err(Fault::new(
                format!("no page and no description names the version \"{}\"", listing.version),
                PEOPLE_WRITE,
            )
            .at(format!("listings[{i}].version"))
            .file(file.map_or("", |file| &file.path)));
        }
    }
    Ok(versions)
}
