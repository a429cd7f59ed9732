//! `observed.json`: the codes in error responses of the OpenAPI descriptions.

use std::collections::BTreeMap;

use crate::code::CodeName;
use crate::fault::{Fault, TOOL_WRITES};
use crate::json::{self, At};
use crate::operation::Operation;
use crate::version::Version;

/// Codes and statuses by version.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Observed {
    /// The source of the descriptions.
    pub source: DescriptionsSource,
    /// The codes of each version's description.
    pub versions: BTreeMap<Version, Codes>,
}

/// The codes that the examples of one version have.
pub type Codes = BTreeMap<CodeName, Sightings>;

/// The example errors of one version that have one code.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sightings {
    /// The HTTP statuses, ascending, and the number of errors with each. An example may have none.
    pub statuses: Vec<(u16, u32)>,
    /// The operations whose responses have them, each once, ascending. Empty for reference pages.
    pub operations: Vec<Operation>,
    /// The paths of the reference pages, below the address of the version's reference. Empty for descriptions.
    pub pages: Vec<String>,
}

/// The identity of the descriptions that were read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DescriptionsSource {
    /// The repository's address.
    pub repository: String,
    /// The repository's revision, if it is known.
    pub revision: Option<String>,
    /// SHA-256 of each file that was read, by its path in the repository.
    pub files: BTreeMap<String, String>,
    /// The publisher's entity tags for files, by the same paths, for conditional requests.
    pub etags: BTreeMap<String, String>,
}

impl Sightings {
    /// Counts errors with a status.
    pub fn count(&mut self, status: u16, errors: u32) {
        match self.statuses.binary_search_by_key(&status, |(status, _)| *status) {
            Ok(place) => self.statuses[place].1 += errors,
            Err(place) => self.statuses.insert(place, (status, errors)),
        }
    }
}

pub(crate) fn read(text: &str) -> Result<Observed, Fault> {
    let json = json::read(text, TOOL_WRITES)?;
    let root = At::root(&json, TOOL_WRITES);
    let fields = root.fields(&["source", "versions"])?;
    Ok(Observed {
        source: read_source(&fields.required("source")?)?,
        versions: read_versions(&fields.required("versions")?, &|at| {
            let fields = at.fields(&["statuses", "operations"])?;
            Ok(Sightings {
                statuses: read_statuses(&fields.required("statuses")?)?,
                operations: fields.read_optional("operations", At::operations)?,
                pages: Vec::new(),
            })
        })?,
    })
}

fn read_source(at: &At<'_>) -> Result<DescriptionsSource, Fault> {
    let fields = at.fields(&["repository", "revision", "files", "etags"])?;
    Ok(DescriptionsSource {
        repository: fields.line("repository")?,
        revision: fields.optional_line("revision")?,
        files: read_lines(&fields.required("files")?)?,
        etags: fields.read_optional("etags", read_lines)?,
    })
}

fn read_lines(at: &At<'_>) -> Result<BTreeMap<String, String>, Fault> {
    let mut lines = BTreeMap::new();
    for (key, at) in at.entries()? {
        lines.insert(at.line_of(key)?.to_owned(), at.line()?.to_owned());
    }
    Ok(lines)
}

/// Reads an object of versions, each with its codes.
pub(crate) fn read_versions(
    at: &At<'_>,
    read_sightings: &dyn Fn(&At<'_>) -> Result<Sightings, Fault>,
) -> Result<BTreeMap<Version, Codes>, Fault> {
    let mut versions = BTreeMap::new();
    for (name, at) in at.entries()? {
        let mut codes = Codes::new();
        for (code, at) in at.entries()? {
            codes.insert(at.code(code)?, read_sightings(&at)?);
        }
        versions.insert(at.version(name)?, codes);
    }
    Ok(versions)
}

/// Reads an object of HTTP statuses and counts.
pub(crate) fn read_statuses(at: &At<'_>) -> Result<Vec<(u16, u32)>, Fault> {
    let mut sightings = Sightings::default();
    for (status, at) in at.entries()? {
        match at.count()? {
            0 => return Err(at.expected("a count of 1 or more")),
            count => sightings.count(at.error_status(status)?, count),
        }
    }
    Ok(sightings.statuses)
}

#[cfg(test)]
mod tests {
    use super::Sightings;

    #[test]
    fn errors_of_one_status_add_up_and_statuses_are_ascending() {
        let mut sightings = Sightings::default();
        for (status, errors) in [(404, 1), (400, 2), (404, 3)] {
            sightings.count(status, errors);
        }
        assert_eq!(sightings.statuses, [(400, 2), (404, 4)]);
    }
}
