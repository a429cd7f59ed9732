//! `reference.json`: the codes in the error examples of the versions' reference pages. People keep this file.

use std::collections::BTreeMap;

use crate::code::CodeName;
use crate::fault::{Fault, PEOPLE_WRITE};
use crate::json::{self, At};
use crate::observed::read_statuses;
use crate::version::Version;

/// The codes that reference pages show, by version.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reference {
    /// The pages that were read, and the days.
    pub source: String,
    /// The codes of each version. A code that is missing may still be on a page: this source says nothing by silence.
    pub versions: BTreeMap<Version, BTreeMap<CodeName, Shown>>,
}

/// The examples of one code in the reference pages of one version.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Shown {
    /// The HTTP statuses and the number of examples with each. An example may have none.
    pub statuses: BTreeMap<u16, u32>,
    /// The paths of the pages, below the address of the version's reference.
    pub pages: Vec<String>,
}

pub(crate) fn read(text: &str) -> Result<Reference, Fault> {
    let json = json::read(text, PEOPLE_WRITE)?;
    let root = At::root(&json, PEOPLE_WRITE);
    let fields = root.fields(&["source", "versions"])?;
    let mut versions = BTreeMap::new();
    for (name, at) in fields.required("versions")?.entries()? {
        let mut codes = BTreeMap::new();
        for (code, at) in at.entries()? {
            codes.insert(at.code(code)?, read_shown(&at)?);
        }
        versions.insert(at.version(name)?, codes);
    }
    Ok(Reference { source: fields.required("source")?.line()?.to_owned(), versions })
}

fn read_shown(at: &At<'_>) -> Result<Shown, Fault> {
    let fields = at.fields(&["statuses", "pages"])?;
    let statuses = match fields.optional("statuses") {
        Some(at) => read_statuses(&at)?,
        None => BTreeMap::new(),
    };
    let at = fields.required("pages")?;
    let mut pages: Vec<String> = Vec::new();
    for page in at.array()? {
        pages.push(page.line()?.to_owned());
    }
    if pages.is_empty() {
        return Err(at.fault("no page has the example: expected one or more"));
    }
    Ok(Shown { statuses, pages })
}
