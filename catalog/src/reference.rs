//! `reference.json`: the codes in the error examples of the versions' reference pages. People keep this file.

use std::collections::BTreeMap;

use crate::fault::{Fault, PEOPLE_WRITE};
use crate::json::{self, At};
use crate::observed::{Codes, Sightings, read_statuses, read_versions};
use crate::version::Version;

/// The codes that reference pages show, by version.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reference {
    /// The pages that were read, and the days.
    pub source: String,
    /// The codes of each version. A missing code may still be on a page that was not read.
    pub versions: BTreeMap<Version, Codes>,
}

pub(crate) fn read(text: &str) -> Result<Reference, Fault> {
    let json = json::read(text, PEOPLE_WRITE)?;
    let root = At::root(&json, PEOPLE_WRITE);
    let fields = root.fields(&["source", "versions"])?;
    Ok(Reference {
        versions: read_versions(&fields.required("versions")?, &read_sightings)?,
        source: fields.line("source")?,
    })
}

fn read_sightings(at: &At<'_>) -> Result<Sightings, Fault> {
    let fields = at.fields(&["statuses", "pages"])?;
    let at = fields.required("pages")?;
    let pages = at.list(|page| Ok(page.line()?.to_owned()))?;
    if pages.is_empty() {
        return Err(at.fault("no page has the example: expected one or more"));
    }
    let statuses = fields.read_optional("statuses", read_statuses)?;
    Ok(Sightings { statuses, pages, operations: Vec::new() })
}
