//! `manifest.json`: the files of a snapshot, each with its kind and its source.

use std::fmt;

use intercom_errors_vocabulary::is_unprintable;

use crate::checked::Invalid;
use crate::fault::{Fault, SHOWN, TOOL_WRITES, quoted};
use crate::json::{self, At};
use crate::page::{VersionLink, check_versions};
use crate::page_data::read_versions;
use crate::seen::Seen;
use crate::version::Version;

/// The manifest's name in the snapshot's directory.
pub const MANIFEST: &str = "manifest.json";

/// The most files of a snapshot. A snapshot has a page of each version and five other files.
const MAX_FILES: usize = 1000;

/// The longest path that is accepted, in bytes.
const MAX_PATH: usize = 200;

/// The longest URL that is accepted, in bytes.
const MAX_URL: usize = 1000;

/// The files of a snapshot, in the manifest's order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Manifest {
    /// One entry for each file.
    pub files: Vec<File>,
    /// The versions of the docs and their links, if no page of the snapshot lists them.
    pub versions: Vec<VersionLink>,
}

/// A file of a snapshot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// The path in the snapshot's directory, with `/` between the parts.
    pub path: String,
    /// The kind of file.
    pub kind: Kind,
    /// The URL of its source.
    pub source_url: String,
    /// The date on which its source last changed, verbatim.
    pub last_modified: Option<String>,
    /// SHA-256 of its bytes, in lower-case hex.
    pub sha256: String,
}

/// The kind of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A version's page as page-data JSON.
    PageData(Version),
    /// A version's page as HTML.
    Html(Version),
    /// Codes in the error responses of the OpenAPI descriptions.
    Observed,
    /// Codes in the error examples of reference pages.
    Reference,
    /// Listings of pages, codes of Intercom's clients, reports, and placeholders.
    Secondary,
    /// The categories of codes whose statuses say nothing or the wrong thing.
    Categories,
    /// Codes that no source names any longer.
    Retired,
}

impl Kind {
    /// Returns all kinds, those of pages with this version.
    fn all(version: Version) -> [Self; 7] {
        [
            Self::PageData(version),
            Self::Html(version),
            Self::Observed,
            Self::Reference,
            Self::Secondary,
            Self::Categories,
            Self::Retired,
        ]
    }

    /// Returns its name in the manifest.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::PageData(_) => "page-data",
            Self::Html(_) => "html",
            Self::Observed => "observed",
            Self::Reference => "reference",
            Self::Secondary => "secondary",
            Self::Categories => "categories",
            Self::Retired => "retired",
        }
    }

    /// Returns the version of a page. `None` for the other kinds.
    #[must_use]
    pub fn version(self) -> Option<Version> {
        match self {
            Self::PageData(version) | Self::Html(version) => Some(version),
            Self::Observed | Self::Reference | Self::Secondary | Self::Categories | Self::Retired => None,
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
    let json = json::read(text, TOOL_WRITES)?;
    let root = At::root(&json, TOOL_WRITES);
    let fields = root.fields(&["files", "versions"])?;
    let mut files: Vec<File> = Vec::new();
    let (mut paths, mut contents) = (Seen::default(), Seen::default());
    for at in fields.required("files")?.array()? {
        if files.len() == MAX_FILES {
            return Err(at.fault(format!("too many files: expected at most {MAX_FILES}")));
        }
        let file = read_file(&at)?;
        // Some file systems do not distinguish the case of letters.
        if let Some(first) = paths.add(file.path.to_ascii_lowercase()) {
            let (path, other) = (quoted(&file.path, SHOWN), quoted(&files[first].path, SHOWN));
            return Err(at.fault(format!("duplicate path {path}: files[{first}] has the path {other}")));
        }
        // A version has one page, in one form.
        let content =
            file.kind.version().map_or_else(|| file.kind.to_string(), |version| version.to_string());
        if let Some(first) = contents.add(content) {
            let (kind, other) = (file.kind, files[first].kind);
            return Err(at.fault(format!("duplicate {kind}: files[{first}] is the {other}")));
        }
        files.push(file);
    }
    let versions = fields.read_optional("versions", read_versions)?;
    check_versions(&versions, TOOL_WRITES)?;
    Ok(Manifest { files, versions })
}

fn read_file(at: &At<'_>) -> Result<File, Fault> {
    let fields = at.fields(&["path", "kind", "version", "source_url", "last_modified", "sha256"])?;
    Ok(File {
        path: read_path(&fields.required("path")?)?,
        kind: read_kind(&fields.required("kind")?, fields.optional("version").as_ref())?,
        source_url: read_url(&fields.required("source_url")?)?,
        last_modified: fields.optional_line("last_modified")?,
        sha256: read_hash(&fields.required("sha256")?)?,
    })
}

fn read_path(at: &At<'_>) -> Result<String, Fault> {
    let path = at.text()?;
    let is_text = path.len() <= MAX_PATH && !path.contains(is_unprintable);
    let is_inside = !path.contains(['\\', ':'])
        && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
        && !path.eq_ignore_ascii_case(MANIFEST);
    let not_text = Invalid("is not a path: expected at most 200 bytes of characters that can be seen");
    let outside = Invalid(
        "leaves the snapshot's directory: expected a file in it, such as \"pages/preview.page-data.json\"",
    );
    at.check("", path, |_| is_text.then_some(()).ok_or(not_text))?;
    at.check("the path ", path, |path| is_inside.then(|| path.to_owned()).ok_or(outside))
}

fn read_kind(at: &At<'_>, version: Option<&At<'_>>) -> Result<Kind, Fault> {
    let name = at.text()?;
    let of_page = version.map(|version| version.version(version.text()?)).transpose()?;
    let kinds = Kind::all(of_page.unwrap_or(Version::Preview));
    let Some(kind) = kinds.into_iter().find(|kind| kind.name() == name) else {
        let names = kinds.map(Kind::name).join(", ");
        return Err(at.fault(format!("the kind {} is unknown: expected one of {names}", quoted(name, SHOWN))));
    };
    match (kind.version(), version) {
        (Some(_), None) => Err(at.fault("a page has no version: expected the key \"version\"")),
        (None, Some(version)) => {
            Err(version.fault(format!("a file of the kind {name:?} has a version: expected none")))
        }
        _ => Ok(kind),
    }
}

fn read_url(at: &At<'_>) -> Result<String, Fault> {
    at.check("", at.text()?, |url| check_url(url).map(|()| url.to_owned()))
}

/// Checks that a string is a URL that a manifest may have.
///
/// # Errors
/// The string has another scheme, no host, more than 1000 bytes, or other characters.
pub fn check_url(url: &str) -> Result<(), Invalid> {
    let is_of_path = |byte: u8| byte.is_ascii_alphanumeric() || b"/?#%&=+:@,;!*$~._-".contains(&byte);
    let is_url =
        url.len() <= MAX_URL && origin(url).is_some_and(|origin| url[origin.len()..].bytes().all(is_of_path));
    is_url.then_some(()).ok_or(Invalid(
        "is not a URL: expected https:// or http:// and a host, at most 1000 bytes without spaces, quotes and brackets",
    ))
}

fn read_hash(at: &At<'_>) -> Result<String, Fault> {
    let hash = at.text()?;
    if hash.len() == 64 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f')) {
        Ok(hash.to_owned())
    } else {
        Err(at.fault(format!(
            "expected a SHA-256 hash in 64 lower-case hex digits, as sha256sum prints it, found {}",
            quoted(hash, SHOWN)
        )))
    }
}

/// Returns the scheme and host of a URL. A link on that site is relative to them.
pub(crate) fn origin(url: &str) -> Option<&str> {
    let (scheme, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?;
    // An IPv6 address has brackets and colons.
    let is_host = |byte: u8| byte.is_ascii_alphanumeric() || b".-:[]".contains(&byte);
    let is_origin = matches!(scheme, "https" | "http") && !host.is_empty() && host.bytes().all(is_host);
    is_origin.then(|| &url[..scheme.len() + 3 + host.len()])
}
