//! `secondary.json`: smaller sources, each with its origin. People edit this file.

use crate::code::CodeName;
use crate::date;
use crate::fault::{Fault, PEOPLE_WRITE};
use crate::json::{self, At};
use crate::link::{Label, SitePath};
use crate::operation::Operation;
use crate::page::Row;
use crate::seen::Seen;
use crate::version::Version;

/// The sources that are neither pages nor descriptions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Secondary {
    /// Listings of pages that are not in the snapshot, or that were read after the page in the snapshot changed.
    pub listings: Vec<Listing>,
    /// Codes that Intercom's own clients name, without version or status.
    pub clients: Vec<Client>,
    /// Codes in responses and examples that are of no particular version, each once.
    pub reports: Vec<ReportedCode>,
    /// Words in the place of a code that are not codes, each once.
    pub placeholders: Vec<Placeholder>,
}

/// Rows that the pages of some versions are known to have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The versions, all of which have these rows.
    pub versions: Vec<Version>,
    /// The pages have no other rows. If this is `false`, a missing code says nothing.
    pub complete: bool,
    /// The day on which the pages were read, or the earliest possible one.
    pub date: String,
    /// The origin of the listing.
    pub source: String,
    /// The version's name in the docs and the link to its page, if the listing is of one version.
    ///
    /// For a version that the pages of the snapshot do not list.
    pub link: Option<(Label, SitePath)>,
    /// The rows, in the order of the pages.
    pub rows: Vec<Row>,
}

/// The codes that the source of one client or of several names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// The client and the date of reading.
    pub source: String,
    /// The codes.
    pub codes: Vec<CodeName>,
}

/// A code in responses that users published, or in examples that were proposed or withdrawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportedCode {
    /// The code.
    pub code: CodeName,
    /// The HTTP statuses that came with it, ascending.
    pub statuses: Vec<u16>,
    /// The operations that are known to have sent it, each once, ascending.
    pub operations: Vec<Operation>,
    /// The places of publication.
    pub source: String,
    /// The years or days of the publication.
    pub dates: String,
}

/// A word that examples have in the place of a code, and that is not a code.
///
/// It is left out while only examples have it. A page, a client or a report makes it a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placeholder {
    /// The word.
    pub code: CodeName,
    /// The reason, for people.
    pub reason: String,
}

pub(crate) fn read(text: &str) -> Result<Secondary, Fault> {
    let json = json::read(text, PEOPLE_WRITE)?;
    let root = At::root(&json, PEOPLE_WRITE);
    let fields = root.fields(&["listings", "clients", "reports", "placeholders"])?;
    let (mut versions, mut reports, mut placeholders) = (Seen::default(), Seen::default(), Seen::default());
    Ok(Secondary {
        listings: fields.required("listings")?.list(|at| read_listing(at, &mut versions))?,
        clients: fields.required("clients")?.list(read_client)?,
        reports: fields.read_optional("reports", |at| at.list(|at| read_report(at, &mut reports)))?,
        placeholders: fields
            .read_optional("placeholders", |at| at.list(|at| read_placeholder(at, &mut placeholders)))?,
    })
}

/// Reads a listing. `seen` has the versions of those before it.
fn read_listing(at: &At<'_>, seen: &mut Seen<'_>) -> Result<Listing, Fault> {
    let fields = at.fields(&["versions", "complete", "date", "source", "label", "link", "codes"])?;
    let names = fields.required("versions")?;
    let versions = names.list(|name| {
        let version = name.version(name.text()?)?;
        match seen.add(version.to_string()) {
            None => Ok(version),
            Some(_) => Err(name.fault(format!("duplicate listing of the version \"{version}\""))),
        }
    })?;
    if versions.is_empty() {
        return Err(names.fault("the listing has no version: expected one or more"));
    }
    let link = match (fields.optional("label"), fields.optional("link")) {
        (None, None) => None,
        (Some(label), Some(link)) if versions.len() == 1 => Some((label.label()?, link.link()?)),
        (Some(one), Some(_)) => {
            return Err(
                one.fault(format!("expected a link for one version, found {} versions", versions.len()))
            );
        }
        (Some(one), None) | (None, Some(one)) => {
            return Err(one.fault("expected both keys \"label\" and \"link\" or neither, found one"));
        }
    };
    Ok(Listing {
        versions,
        complete: fields.required("complete")?.bool()?,
        date: date::read(&fields.required("date")?)?,
        source: fields.line("source")?,
        link,
        rows: read_rows(&fields.required("codes")?)?,
    })
}

/// Reads codes with their descriptions. A description is null if its cell is empty or was not read.
fn read_rows(at: &At<'_>) -> Result<Vec<Row>, Fault> {
    let mut rows = Vec::new();
    for (name, at) in at.entries()? {
        let description = if at.is_null() { None } else { Some(at.line()?.into()) };
        rows.push(Row { code: at.code(name)?, description });
    }
    Ok(rows)
}

fn read_client(at: &At<'_>) -> Result<Client, Fault> {
    let fields = at.fields(&["source", "codes"])?;
    let mut seen = Seen::default();
    Ok(Client {
        source: fields.line("source")?,
        codes: fields.required("codes")?.list(|at| at.new_code(&mut seen))?,
    })
}

fn read_report(at: &At<'_>, seen: &mut Seen<'_>) -> Result<ReportedCode, Fault> {
    let fields = at.fields(&["code", "statuses", "operations", "source", "dates"])?;
    Ok(ReportedCode {
        code: fields.required("code")?.new_code(seen)?,
        statuses: fields.read_optional("statuses", At::error_statuses)?,
        operations: fields.read_optional("operations", At::operations)?,
        source: fields.line("source")?,
        dates: fields.line("dates")?,
    })
}

fn read_placeholder(at: &At<'_>, seen: &mut Seen<'_>) -> Result<Placeholder, Fault> {
    let fields = at.fields(&["code", "reason"])?;
    Ok(Placeholder { code: fields.required("code")?.new_code(seen)?, reason: fields.line("reason")? })
}
