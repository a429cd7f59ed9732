//! Where files come from: the docs site, or a folder of files that were fetched already.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use intercom_errors_catalog::Version;

use super::descriptions::Descriptions;
use crate::fetch::{Cause, FetchError, Fetched, Fetcher, Known, Reply, allowed_base, without_secrets};
use crate::outcome::{Failure, Trouble};

/// The docs site.
pub(crate) const BASE: &str = "https://developers.intercom.com";

/// The most bytes that a page may have. The largest known one has 60 thousand.
pub(super) const PAGE_LIMIT: u64 = 16 << 20;

/// What the command line says of where files come from.
#[derive(Debug, Clone)]
pub(crate) struct Site {
    pub(crate) base_url: String,
    /// With `{version}` in it.
    pub(crate) openapi_url: Option<String>,
    pub(crate) from: Option<PathBuf>,
    pub(crate) timeout: Duration,
}

/// Where files come from.
#[derive(Debug)]
pub(super) struct Origin {
    transport: Transport,
    /// The address of the site, without a slash at its end.
    pub(super) base: String,
    pub(super) descriptions: Option<Descriptions>,
}

#[derive(Debug)]
enum Transport {
    Network(Fetcher),
    Folder(PathBuf),
}

/// A form in which a file is published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    PageData,
    Html,
    Description,
}

/// A file to get.
#[derive(Debug)]
pub(super) struct Wanted<'w> {
    pub(super) form: Form,
    pub(super) version: Version,
    pub(super) url: &'w str,
    pub(super) limit: u64,
}

impl Origin {
    pub(super) fn of(site: &Site) -> Result<Self, Failure> {
        let base = site.base_url.trim_end_matches('/').to_owned();
        allowed_base(&base)
            .map_err(|why| Trouble::new(format!("--base-url {} {why}", without_secrets(&base))).usage())?;
        let transport = match &site.from {
            Some(folder) if folder.is_dir() => Transport::Folder(folder.clone()),
            Some(folder) => {
                return Err(
                    Trouble::new(format!("--from {}: there is no such folder", folder.display())).usage()
                );
            }
            None => Transport::Network(Fetcher::new(site.timeout)),
        };
        // Another site's pages do not go with Intercom's own descriptions, unless somebody says so.
        let descriptions = match &site.openapi_url {
            Some(template) => Some(Descriptions::at(template)?),
            None if base == BASE => Some(Descriptions::published()),
            None => None,
        };
        Ok(Self { transport, base, descriptions })
    }

    /// What messages call it.
    pub(super) fn name(&self) -> String {
        match &self.transport {
            Transport::Network(_) => format!("the docs at {}", self.base),
            Transport::Folder(folder) => format!("the docs in {}", folder.display()),
        }
    }

    pub(super) fn is_folder(&self) -> bool {
        matches!(self.transport, Transport::Folder(_))
    }

    /// How it shows that a page is not there.
    pub(super) fn without_page(&self) -> &'static str {
        match &self.transport {
            Transport::Network(_) => "404 or 410",
            Transport::Folder(_) => "no such file",
        }
    }

    /// The address of a version's page in this form.
    pub(super) fn url(&self, form: Form, link: &str) -> String {
        let Self { base, .. } = self;
        match form {
            Form::PageData => format!("{base}/page-data{}/data.json", link.trim_end_matches('/')),
            Form::Html | Form::Description => format!("{base}{link}"),
        }
    }

    pub(super) fn get(&self, wanted: &Wanted<'_>, known: &Known) -> Result<Reply, FetchError> {
        match &self.transport {
            Transport::Network(fetcher) => fetcher.get(wanted.url, known, wanted.limit),
            Transport::Folder(folder) => from_folder(folder, wanted),
        }
    }
}

/// A file by the path of its address, else by the name that a snapshot gives it.
fn from_folder(folder: &Path, wanted: &Wanted<'_>) -> Result<Reply, FetchError> {
    let names = names(wanted);
    for path in &names {
        let file = folder.join(path);
        let shown = || file.display().to_string();
        match fs::metadata(&file) {
            Ok(found) if found.is_file() && found.len() > wanted.limit => {
                return Err(FetchError { url: shown(), cause: Cause::TooLarge(wanted.limit) });
            }
            Ok(found) if found.is_file() => {
                let bytes = fs::read(&file).map_err(|error| FetchError {
                    url: shown(),
                    cause: Cause::Refused(format!("cannot be read: {error}")),
                })?;
                return Ok(Reply::File(Fetched { bytes, ..Fetched::default() }));
            }
            Err(error) if error.kind() == io::ErrorKind::PermissionDenied => {
                return Err(FetchError {
                    url: shown(),
                    cause: Cause::Refused(format!("cannot be read: {error}")),
                });
            }
            _ => {}
        }
    }
    Err(FetchError { url: folder.display().to_string(), cause: Cause::NoFile(names) })
}

/// Where a file may be, below the folder.
fn names(wanted: &Wanted<'_>) -> Vec<String> {
    let path =
        wanted.url.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
    let inside = !path.split('/').any(|step| step == "..") && !path.contains(['\\', ':', '\0']);
    let path = if inside { path.trim_matches('/') } else { "" };
    let snapshot_name = page_path(wanted.form, wanted.version);
    let mut names = match wanted.form {
        Form::PageData => vec![path.to_owned(), snapshot_name],
        Form::Html => {
            vec![path.to_owned(), format!("{path}.html"), format!("{path}/index.html"), snapshot_name]
        }
        Form::Description => {
            let short =
                path.rsplitn(3, '/').take(2).collect::<Vec<_>>().into_iter().rev().collect::<Vec<_>>();
            let short = short.join("/");
            vec![path.to_owned(), short.clone(), format!("descriptions/{short}")]
        }
    };
    // An address without a path, or with one that leads out of the folder, names no file in it.
    names.retain(|name| !name.is_empty() && !name.starts_with('/') && !name.ends_with('/'));
    // A short path is its own short form.
    names.dedup();
    names
}

/// Where a page goes in a snapshot that has none of its kind.
pub(super) fn page_path(form: Form, version: Version) -> String {
    let name = version.to_string().to_lowercase();
    match form {
        Form::PageData => format!("pages/{name}.page-data.json"),
        Form::Html | Form::Description => format!("pages/{name}.html"),
    }
}
