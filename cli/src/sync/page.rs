//! Fetches and reads a version's page in one of its two forms.

use intercom_errors_catalog::{Kind, Page, Version, html, page_data};

use super::origin::Origin;
use crate::fetch::{Cause, Download, FetchError};

/// The most bytes of a page. The largest known one has 60 thousand.
const LIMIT: u64 = 16 << 20;

/// A page that was fetched and read.
#[derive(Debug)]
pub(crate) struct NewPage {
    pub(super) kind: Kind,
    /// The path for a snapshot that has no file of this kind.
    pub(super) path: String,
    pub(super) url: String,
    pub(super) bytes: Vec<u8>,
    pub(super) last_modified: Option<String>,
    pub(super) page: Page,
    /// The reason why the page-data was not used, for HTML.
    pub(super) fell_back: Option<String>,
}

/// Fetches and reads a page in the form of this kind. `link` is its path on the docs site.
pub(super) fn get(origin: &Origin, kind: Kind, version: Version, link: &str) -> Result<NewPage, FetchError> {
    let name = version.to_string().to_lowercase();
    let (path, url, mut names) = match kind {
        Kind::Html(_) => {
            let inside = link.trim_matches('/');
            let names = vec![format!("{inside}.html"), format!("{inside}/index.html")];
            (format!("pages/{name}.html"), format!("{}{link}", origin.base), names)
        }
        _ => {
            let url = format!("{}/page-data{}/data.json", origin.base, link.trim_end_matches('/'));
            (format!("pages/{name}.page-data.json"), url, Vec::new())
        }
    };
    names.push(path.clone());
    let Download { bytes, last_modified, .. } = origin.get(&url, &names, None, LIMIT)?;
    match read(kind, &bytes) {
        Ok(page) => {
            let last_modified = page.last_modified.clone().or(last_modified);
            Ok(NewPage { kind, path, url, bytes, last_modified, page, fell_back: None })
        }
        Err(problem) => Err(FetchError { url, cause: Cause::Unreadable(problem) }),
    }
}

fn read(kind: Kind, bytes: &[u8]) -> Result<Page, String> {
    let text =
        std::str::from_utf8(bytes).map_err(|error| format!("not UTF-8 at byte {}", error.valid_up_to()))?;
    let page = if matches!(kind, Kind::Html(_)) { html::read(text) } else { page_data::read(text) };
    page.map_err(|fault| fault.to_string())
}
