//! The source of files: the docs site, or a directory of files that were fetched earlier.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::Duration;

use intercom_errors_catalog::read_regular;

use crate::args::Site;
use crate::fetch::{Cause, Download, FetchError, Fetcher, parse_base, redacted};
use crate::outcome::{Failure, Message};

/// The source of files.
#[derive(Debug)]
pub(super) struct Origin {
    transport: Transport,
    /// The address of the site, without a slash at its end.
    pub(super) base: String,
}

#[derive(Debug)]
enum Transport {
    Network(Fetcher),
    Directory(PathBuf),
}

impl Origin {
    pub(super) fn of(site: &Site) -> Result<Self, Failure> {
        let base = site.base().to_owned();
        parse_base(&base)
            .map_err(|why| Message::new(format!("--base-url {} {why}", redacted(&base))).usage())?;
        let transport = match &site.from {
            Some(directory) if directory.is_dir() => Transport::Directory(directory.clone()),
            Some(directory) => {
                return Err(Message::new(format!("--from {}: not a directory", directory.display())).usage());
            }
            None => Transport::Network(Fetcher::new(Duration::from_secs(site.timeout))?),
        };
        Ok(Self { transport, base })
    }

    /// Returns the name that messages use.
    pub(super) fn name(&self) -> String {
        match &self.transport {
            Transport::Network(_) => format!("the docs at {}", self.base),
            Transport::Directory(directory) => format!("the docs in {}", directory.display()),
        }
    }

    pub(super) fn is_directory(&self) -> bool {
        matches!(self.transport, Transport::Directory(_))
    }

    /// Gets a file of at most `limit` bytes.
    ///
    /// In a directory, the file has the path of its address or one of these `names`. If a server still has the file of
    /// this `etag`, the result is an error with the status 304.
    pub(super) fn get(
        &self,
        url: &str,
        names: &[String],
        etag: Option<&str>,
        limit: u64,
    ) -> Result<Download, FetchError> {
        match &self.transport {
            Transport::Network(fetcher) => fetcher.get(url, etag, limit),
            Transport::Directory(directory) => from_directory(directory, url, names, limit),
        }
    }
}

fn from_directory(directory: &Path, url: &str, names: &[String], limit: u64) -> Result<Download, FetchError> {
    let path = url.split_once("://").and_then(|(_, rest)| rest.split_once('/')).map_or("", |(_, path)| path);
    let mut names: Vec<String> =
        [path.trim_matches('/').to_owned()].into_iter().chain(names.iter().cloned()).collect();
    names.dedup();
    for name in &names {
        let file = directory.join(name);
        let fault = |cause| FetchError { url: file.display().to_string(), cause };
        match read_regular(&file, limit) {
            Ok(bytes) => return Ok(Download { bytes, ..Download::default() }),
            // A mirror has a directory with the path of a page.
            Err(_) if file.is_dir() => {}
            Err(error) => match error.kind() {
                ErrorKind::NotFound | ErrorKind::NotADirectory => {}
                ErrorKind::FileTooLarge => return Err(fault(Cause::TooLarge(limit))),
                _ => return Err(fault(Cause::Refused(format!("cannot be read: {error}")))),
            },
        }
    }
    Err(FetchError { url: directory.display().to_string(), cause: Cause::NoFile(names) })
}
