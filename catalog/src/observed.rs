//! `observed.json`: the codes in error responses of the OpenAPI descriptions.

use std::collections::{BTreeMap, BTreeSet};

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

/// The codes of one description.
pub type Codes = BTreeMap<CodeName, Sightings>;

/// The example errors of one description that have one code.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sightings {
    /// The HTTP statuses, and the number of errors with each.
    pub statuses: BTreeMap<u16, u32>,
    /// The operations whose responses have them.
    pub operations: BTreeSet<Operation>,
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

pub(crate) fn read(text: &str) -> Result<Observed, Fault> {
    let json = json::read(text, TOOL_WRITES)?;
    let root = At::root(&json, TOOL_WRITES);
    let fields = root.fields(&["source", "versions"])?;
    let source = read_source(&fields.required("source")?)?;
    let mut versions = BTreeMap::new();
    for (name, at) in fields.required("versions")?.entries()? {
        versions.insert(at.version(name)?, read_codes(&at)?);
    }
    Ok(Observed { source, versions })
}

fn read_source(at: &At<'_>) -> Result<DescriptionsSource, Fault> {
    let fields = at.fields(&["repository", "revision", "files", "etags"])?;
    Ok(DescriptionsSource {
        repository: fields.required("repository")?.line()?.to_owned(),
        revision: fields.optional_line("revision")?.map(str::to_owned),
        files: read_lines(&fields.required("files")?)?,
        etags: match fields.optional("etags") {
            Some(at) => read_lines(&at)?,
            None => BTreeMap::new(),
        },
    })
}

fn read_lines(at: &At<'_>) -> Result<BTreeMap<String, String>, Fault> {
    at.entries()?.map(|(key, text)| Ok((text.line_of(key)?.to_owned(), text.line()?.to_owned()))).collect()
}

fn read_codes(at: &At<'_>) -> Result<Codes, Fault> {
    let mut codes = Codes::new();
    for (name, at) in at.entries()? {
        let fields = at.fields(&["statuses", "operations"])?;
        let mut operations = BTreeSet::new();
        if let Some(at) = fields.optional("operations") {
            for at in at.array()? {
                operations.insert(at.operation()?);
            }
        }
        let statuses = read_statuses(&fields.required("statuses")?)?;
        codes.insert(at.code(name)?, Sightings { statuses, operations });
    }
    Ok(codes)
}

/// Reads an object of HTTP statuses and counts.
pub(crate) fn read_statuses(at: &At<'_>) -> Result<BTreeMap<u16, u32>, Fault> {
    at.entries()?.map(|(status, count)| Ok((count.error_status(status)?, read_count(&count)?))).collect()
}

fn read_count(at: &At<'_>) -> Result<u32, Fault> {
    match at.count()? {
        0 => Err(at.expected("a count of 1 or more")),
        count => Ok(count),
    }
}
