//! `secondary.json`: two smaller sources, each with where it comes from. People keep this file.

use crate::code::CodeName;
use crate::fault::{Fault, PEOPLE_WRITE};
use crate::json::{self, At};
use crate::observed::{code, version};
use crate::version::Version;

/// What is known without a page or a description.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Secondary {
    /// Pages that are known by the codes they list, though they are not in the snapshot. Each counts as its
    /// version's page until the page itself is there.
    pub listings: Vec<Listing>,
    /// Codes that Intercom's own clients name, which tell neither version nor status.
    pub clients: Vec<Client>,
}

/// The codes that one version's page is known to list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// The version.
    pub version: Version,
    /// How it is known.
    pub source: String,
    /// The codes, in the page's order.
    pub codes: Vec<CodeName>,
}

/// The codes that one client's source names, or the sources of several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Client {
    /// Which client, and when it was read.
    pub source: String,
    /// The codes.
    pub codes: Vec<CodeName>,
}

pub(crate) fn read(text: &str) -> Result<Secondary, Fault> {
    let json = json::read_with(text, PEOPLE_WRITE)?;
    let root = At::root_with(&json, PEOPLE_WRITE);
    let mut fields = root.fields()?;
    let mut listings: Vec<Listing> = Vec::new();
    for at in fields.required("listings")?.array()? {
        let mut fields = at.fields()?;
        let name = fields.required("version")?;
        let version = version(name.text()?, &name)?;
        if listings.iter().any(|listing| listing.version == version) {
            return Err(name.fault(format!("the version \"{version}\" has a listing already")));
        }
        listings.push(Listing {
            version,
            source: fields.required("source")?.text()?.to_owned(),
            codes: read_codes(&fields.required("codes")?)?,
        });
        fields.end()?;
    }
    let mut clients = Vec::new();
    for at in fields.required("clients")?.array()? {
        let mut fields = at.fields()?;
        clients.push(Client {
            source: fields.required("source")?.text()?.to_owned(),
            codes: read_codes(&fields.required("codes")?)?,
        });
        fields.end()?;
    }
    fields.end()?;
    Ok(Secondary { listings, clients })
}

fn read_codes(at: &At<'_>) -> Result<Vec<CodeName>, Fault> {
    let mut codes: Vec<CodeName> = Vec::new();
    for at in at.array()? {
        let code = code(at.text()?, &at)?;
        if codes.contains(&code) {
            return Err(at.fault(format!("the code \"{code}\" stands here twice")));
        }
        codes.push(code);
    }
    Ok(codes)
}
