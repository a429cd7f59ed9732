//! The list of versions in page-data.

use crate::fault::{Fault, SHOWN, quoted};
use crate::json::At;
use crate::page::VersionLink;

pub(crate) fn read_versions(at: &At<'_>) -> Result<Vec<VersionLink>, Fault> {
    let mut versions = Vec::new();
    for version in at.array()? {
        versions.push(read_version(&version)?);
    }
    Ok(versions)
}

fn read_version(at: &At<'_>) -> Result<VersionLink, Fault> {
    let fields = at.object()?;
    let name = fields.required("version")?;
    Ok(VersionLink {
        version: name.version(name.text()?)?,
        link: Some(read_link(&fields.required("link")?)?),
        label: fields.required("label")?.text()?.to_owned(),
        default: Some(fields.required("default")?.bool()?),
        active: match fields.optional("active") {
            Some(active) => active.bool()?,
            None => false,
        },
    })
}

pub(crate) fn read_link(at: &At<'_>) -> Result<String, Fault> {
    let path = at.text()?;
    if path.starts_with('/') && !path.starts_with("//") && path.split('/').all(|step| step != "..") {
        Ok(path.to_owned())
    } else {
        Err(at.fault(format!(
            "the link {} is not a path on the docs site: expected one that begins with a single `/` and has no `..`",
            quoted(path, SHOWN)
        )))
    }
}
