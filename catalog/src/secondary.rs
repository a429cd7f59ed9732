//! `secondary.json`: two smaller sources, each with its origin. People edit this file.

use crate::code::CodeName;
use crate::fault::{Fault, PEOPLE_WRITE};
use crate::json::{self, At};
use crate::version::Version;

/// The sources that are neither pages nor descriptions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Secondary {
    /// Listings of pages that are not in the snapshot. Each counts as its version's page until the page itself is
    /// there.
    pub listings: Vec<Listing>,
    /// Codes that Intercom's own clients name, without version or status.
    pub clients: Vec<Client>,
}

/// The codes that one version's page is known to list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The version.
    pub version: Version,
    /// The origin of the listing.
    pub source: String,
    /// The codes, in the page's order.
    pub codes: Vec<CodeName>,
}

/// The codes that the source of one client or of several names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// The client, and the date on which it was read.
    pub source: String,
    /// The codes.
    pub codes: Vec<CodeName>,
}

pub(crate) fn read(text: &str) -> Result<Secondary, Fault> {
    let json = json::read(text, PEOPLE_WRITE)?;
    let root = At::root(&json, PEOPLE_WRITE);
    let fields = root.fields(&["listings", "clients"])?;
    let mut listings: Vec<Listing> = Vec::new();
    for at in fields.required("listings")?.array()? {
        let fields = at.fields(&["version", "source", "codes"])?;
        let name = fields.required("version")?;
        let version = name.version(name.text()?)?;
        if listings.iter().any(|listing| listing.version == version) {
            return Err(name.fault(format!("duplicate listing of the version \"{version}\"")));
        }
        listings.push(Listing {
            version,
            source: fields.required("source")?.text()?.to_owned(),
            codes: read_codes(&fields.required("codes")?)?,
        });
    }
    let mut clients = Vec::new();
    for at in fields.required("clients")?.array()? {
        let fields = at.fields(&["source", "codes"])?;
        clients.push(Client {
            source: fields.required("source")?.text()?.to_owned(),
            codes: read_codes(&fields.required("codes")?)?,
        });
    }
    Ok(Secondary { listings, clients })
}

fn read_codes(at: &At<'_>) -> Result<Vec<CodeName>, Fault> {
    let mut codes: Vec<CodeName> = Vec::new();
    for at in at.array()? {
        let code = at.code(at.text()?)?;
        if codes.contains(&code) {
            return Err(at.fault(format!("duplicate code \"{code}\"")));
        }
        codes.push(code);
    }
    Ok(codes)
}
