//! The list of versions in page-data.

use crate::fault::Fault;
use crate::json::At;
use crate::link::{Label, SitePath};
use crate::page::VersionLink;

pub(crate) fn read_versions(at: &At<'_>) -> Result<Vec<VersionLink>, Fault> {
    at.list(|at| {
        let fields = at.object()?;
        let name = fields.required("version")?;
        Ok(VersionLink {
            version: name.version(name.text()?)?,
            link: Some(read_link(&fields.required("link")?)?),
            label: read_label(&fields.required("label")?)?,
            default: Some(fields.required("default")?.bool()?),
            active: fields.read_optional("active", At::bool)?,
        })
    })
}

pub(crate) fn read_label(at: &At<'_>) -> Result<Label, Fault> {
    at.check("the label ", at.text()?, Label::new)
}

pub(crate) fn read_link(at: &At<'_>) -> Result<SitePath, Fault> {
    at.check("the link ", at.text()?, SitePath::new)
}
