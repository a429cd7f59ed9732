//! `manifest.json`: which files a snapshot has, what each one is and where it came from.

use std::fmt;

use crate::fault::{Fault, join};
use crate::json::{self, At};
use crate::page::{VersionLink, check_versions, read_version};
use crate::version::Version;

/// The manifest's name in the snapshot's folder.
pub const MANIFEST: &str = "manifest.json";

/// The files of a snapshot, in the manifest's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manifest {
    /// One entry for each file.
    pub files: Vec<File>,
    /// The versions of the docs and their links, in case no page of the snapshot lists them.
    pub versions: Vec<VersionLink>,
}

/// A file of a snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Where it is, below the snapshot's folder, with `/` between the parts.
    pub path: String,
    /// What it is.
    pub kind: Kind,
    /// Where it was published.
    pub source_url: String,
    /// When its source last changed, as the publisher says it.
    pub last_modified: Option<String>,
    /// The publisher's tag for these bytes, to ask for newer ones only.
    pub etag: Option<String>,
    /// SHA-256 of its bytes, in lower-case hex.
    pub sha256: String,
}

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A version's page as page-data JSON.
    PageData(Version),
    /// A version's page as HTML.
    Html(Version),
    /// Codes in the error responses of the OpenAPI descriptions.
    Observed,
    /// Pages known only by what they list, and codes that Intercom's clients name.
    Secondary,
    /// Codes that no source names any more.
    Retired,
}

impl Kind {
    const NAMES: [&str; 5] = ["page-data", "html", "observed", "secondary", "retired"];

    /// What the manifest calls it.
    #[must_use]
    pub fn name(self) -> &'static str {
        let [page_data, html, observed, secondary, retired] = Self::NAMES;
        match self {
            Self::PageData(_) => page_data,
            Self::Html(_) => html,
            Self::Observed => observed,
            Self::Secondary => secondary,
            Self::Retired => retired,
        }
    }

    /// The version that the file is of, where it is of one.
    #[must_use]
    pub fn version(self) -> Option<Version> {
        match self {
            Self::PageData(version) | Self::Html(version) => Some(version),
            Self::Observed | Self::Secondary | Self::Retired => None,
        }
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())?;
        match self.version() {
            Some(version) => write!(f, " of {version}"),
            None => Ok(()),
        }
    }
}

/// Reads the text of a manifest.
pub(crate) fn read(text: &str) -> Result<Manifest, Fault> {
    let json = json::read(text)?;
    let root = At::root(&json);
    let mut fields = root.fields()?;
    let mut files: Vec<File> = Vec::new();
    for at in fields.required("files")?.array()? {
        let file = read_file(&at)?;
        if files.iter().any(|other| other.path == file.path) {
            return Err(at.fault(format!("the path {:?} is in the manifest twice", file.path)));
        }
        if files.iter().any(|other| other.kind == file.kind) {
            return Err(at.fault(format!("a second file is the {}; expected one", file.kind)));
        }
        files.push(file);
    }
    let mut versions = Vec::new();
    if let Some(listed) = fields.optional("versions") {
        for at in listed.array()? {
            versions.push(read_version(&at)?);
        }
        check_versions(&versions)?;
    }
    fields.end()?;
    Ok(Manifest { files, versions })
}

fn read_file(at: &At<'_>) -> Result<File, Fault> {
    let mut fields = at.fields()?;
    let file = File {
        path: read_path(&fields.required("path")?)?,
        kind: read_kind(&fields.required("kind")?, fields.optional("version").as_ref())?,
        source_url: read_url(&fields.required("source_url")?)?,
        last_modified: text(fields.optional("last_modified"))?,
        etag: text(fields.optional("etag"))?,
        sha256: read_hash(&fields.required("sha256")?)?,
    };
    fields.end()?;
    Ok(file)
}

fn text(at: Option<At<'_>>) -> Result<Option<String>, Fault> {
    at.map(|at| at.text().map(str::to_owned)).transpose()
}

fn read_path(at: &At<'_>) -> Result<String, Fault> {
    let path = at.text()?;
    let inside = !path.contains(['\\', ':', '\0'])
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
        && path != MANIFEST;
    if inside {
        Ok(path.to_owned())
    } else {
        Err(at.fault(format!(
            "the path {path:?} does not stay in the snapshot's folder; expected a file below it, such as \"pages/preview.page-data.json\""
        )))
    }
}

fn read_kind(at: &At<'_>, version: Option<&At<'_>>) -> Result<Kind, Fault> {
    let name = at.text()?;
    let of_version = |kind: fn(Version) -> Kind| {
        let version = version.ok_or_else(|| at.fault("expected the key \"version\" beside a page's kind"))?;
        let name = version.text()?;
        name.parse().map(kind).map_err(|_| {
            version.fault(format!(
                "the version {name:?} is not known; expected a name such as \"2.10\" or \"Preview\""
            ))
        })
    };
    let kind = match name {
        "page-data" => return of_version(Kind::PageData),
        "html" => return of_version(Kind::Html),
        "observed" => Kind::Observed,
        "secondary" => Kind::Secondary,
        "retired" => Kind::Retired,
        _ => {
            return Err(at.fault(format!(
                "the kind {name:?} is not known; expected one of {}",
                join(&Kind::NAMES.map(str::to_owned), ", ")
            )));
        }
    };
    match version {
        None => Ok(kind),
        Some(version) => Err(version.fault(format!("a file of kind {name:?} is of no single version"))),
    }
}

fn read_url(at: &At<'_>) -> Result<String, Fault> {
    let url = at.text()?;
    if origin(url).is_some() {
        Ok(url.to_owned())
    } else {
        Err(at.fault(format!("{url:?} is no URL; expected one that begins with https:// and a host")))
    }
}

fn read_hash(at: &At<'_>) -> Result<String, Fault> {
    let hash = at.text()?;
    let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
    if hash.len() == 64 && hash.bytes().all(hex) {
        Ok(hash.to_owned())
    } else {
        Err(at.fault("expected a SHA-256 as 64 digits of lower-case hex, as sha256sum prints it"))
    }
}

/// The scheme and host of a URL: what a link on that site is resolved against.
pub(crate) fn origin(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    (matches!(scheme, "https" | "http") && !host.is_empty()).then(|| &url[..scheme.len() + 3 + host.len()])
}
