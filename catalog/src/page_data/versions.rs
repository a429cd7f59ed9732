//! The list of versions in page-data.

use crate::fault::{Fault, SHOWN, quoted};
use crate::json::At;
use crate::link::{Label, SitePath};
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
        label: read_label(&fields.required("label")?)?,
        default: Some(fields.required("default")?.bool()?),
        active: match fields.optional("active") {
            Some(active) => active.bool()?,
            None => false,
        },
    })
}

pub(crate) fn read_label(at: &At<'_>) -> Result<Label, Fault> {
    let text = at.text()?;
    Label::new(text).map_err(|why| at.fault(format!("the label {} {why}", quoted(text, SHOWN))))
}

pub(crate) fn read_link(at: &At<'_>) -> Result<SitePath, Fault> {
    let text = at.text()?;
    SitePath::new(text).map_err(|why| at.fault(format!("the link {} {why}", quoted(text, SHOWN))))
}
