//! `observed.json`: the codes that error responses in the OpenAPI descriptions carry.

use std::collections::BTreeMap;

use crate::code::CodeName;
use crate::fault::{Fault, SHOWN, quoted};
use crate::json::{self, At};
use crate::version::Version;

/// Codes and statuses by version.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Observed {
    /// Where the descriptions came from.
    pub source: DescriptionsSource,
    /// What each version's description shows.
    pub versions: BTreeMap<Version, Codes>,
}

/// The codes of one description, each with its HTTP statuses and how many example errors carry both.
pub type Codes = BTreeMap<CodeName, BTreeMap<u16, u32>>;

/// What identifies the descriptions that were read.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DescriptionsSource {
    /// The repository's address.
    pub repository: String,
    /// The revision of it, where one is known.
    pub revision: Option<String>,
    /// SHA-256 of each file that was read, by its path in the repository.
    pub files: BTreeMap<String, String>,
    /// The publisher's tags for files, by the same paths, to ask for newer ones only.
    pub etags: BTreeMap<String, String>,
}

pub(crate) fn read(text: &str) -> Result<Observed, Fault> {
    let json = json::read(text)?;
    let root = At::root(&json);
    let mut fields = root.fields()?;
    let source = read_source(&fields.required("source")?)?;
    let mut versions = BTreeMap::new();
    for (name, at) in fields.required("versions")?.entries()? {
        versions.insert(version(name, &at)?, read_codes(&at)?);
    }
    fields.end()?;
    Ok(Observed { source, versions })
}

fn read_source(at: &At<'_>) -> Result<DescriptionsSource, Fault> {
    let mut fields = at.fields()?;
    let repository = fields.required("repository")?.text()?.to_owned();
    let revision = match fields.optional("revision") {
        Some(at) => Some(at.text()?.to_owned()),
        None => None,
    };
    let files = texts(&fields.required("files")?)?;
    let etags = match fields.optional("etags") {
        Some(at) => texts(&at)?,
        None => BTreeMap::new(),
    };
    fields.end()?;
    Ok(DescriptionsSource { repository, revision, files, etags })
}

fn texts(at: &At<'_>) -> Result<BTreeMap<String, String>, Fault> {
    // Not collected, which would sort first, and cost every consumer's build the code for it.
    let mut texts = BTreeMap::new();
    for (key, text) in at.entries()? {
        texts.insert(key.to_owned(), text.text()?.to_owned());
    }
    Ok(texts)
}

fn read_codes(at: &At<'_>) -> Result<Codes, Fault> {
    let mut codes = Codes::new();
    for (name, at) in at.entries()? {
        let mut fields = at.fields()?;
        let mut statuses = BTreeMap::new();
        for (status, count) in fields.required("statuses")?.entries()? {
            let status = read_status(status, &count)?;
            statuses.insert(status, read_count(&count)?);
        }
        fields.end()?;
        codes.insert(code(name, &at)?, statuses);
    }
    Ok(codes)
}

/// A status written the one way that `Display` writes it, so that none is there twice.
fn read_status(text: &str, at: &At<'_>) -> Result<u16, Fault> {
    let status = text.parse().ok().filter(|status: &u16| status.to_string() == text);
    error_status(status, &quoted(text, SHOWN), at)
}

/// A status that an error can have; `shown` is what stands there.
pub(crate) fn error_status(status: Option<u16>, shown: &str, at: &At<'_>) -> Result<u16, Fault> {
    status
        .filter(|status| (400..=599).contains(status))
        .ok_or_else(|| at.fault(format!("{shown} is no HTTP status of an error; expected 400 to 599")))
}

fn read_count(at: &At<'_>) -> Result<u32, Fault> {
    match at.count()? {
        0 => Err(at.fault("a status that no example has is none; expected a count of 1 or more")),
        count => Ok(count),
    }
}

pub(crate) fn version(name: &str, at: &At<'_>) -> Result<Version, Fault> {
    name.parse().map_err(|_| {
        at.fault(format!(
            "the version {} is not known; expected a name such as \"2.10\" or \"Preview\"",
            quoted(name, SHOWN)
        ))
    })
}

pub(crate) fn code(name: &str, at: &At<'_>) -> Result<CodeName, Fault> {
    CodeName::new(name).map_err(|why| at.fault(format!("the code {} {why}", quoted(name, SHOWN))))
}
