//! The OpenAPI descriptions: where they are, and what they add to the observations.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, Ordering};

use intercom_errors_catalog::{Codes, Observed, Version};

use super::origin::{Form, Origin, Wanted};
use crate::fetch::{FetchError, Known, Reply, allowed_base, without_secrets};
use crate::openapi::{self, REPOSITORY};
use crate::outcome::{Failure, Trouble};
use crate::store::{UNCHANGED, hash};

const TEMPLATE: &str = "https://raw.githubusercontent.com/intercom/Intercom-OpenAPI/main/descriptions/{version}/api.intercom.io.yaml";

const PLACEHOLDER: &str = "{version}";

/// The most bytes that the reader takes.
const LIMIT: u64 = 32 << 20;

/// Where the descriptions are.
#[derive(Debug)]
pub(super) struct Descriptions {
    template: String,
    pub(super) repository: String,
    server: Server,
}

/// Whether the server can be reached, by what came of the requests so far.
///
/// One that could never be reached is not asked for the rest. One that takes its time is: a slow file says nothing of
/// the next one, and which files were asked for must not depend on how fast others came. Each of them costs one
/// time-out at most, a few at a time, which bounds the run.
#[derive(Debug, Default)]
struct Server {
    reached: AtomicBool,
    missed: AtomicBool,
}

impl Server {
    fn note(&self, reply: Result<&Reply, &FetchError>) {
        let missed = reply.is_err_and(FetchError::is_unreachable);
        let outcome = if missed { &self.missed } else { &self.reached };
        outcome.store(true, Ordering::Relaxed);
    }

    fn is_silent(&self) -> bool {
        self.missed.load(Ordering::Relaxed) && !self.reached.load(Ordering::Relaxed)
    }
}

/// What became of one description.
#[derive(Debug)]
pub(super) enum Description {
    Read {
        path: String,
        codes: Codes,
        sha256: String,
        etag: Option<String>,
        oddities: usize,
    },
    Unchanged,
    /// The server says that there is none. What was observed earlier stays.
    Absent(String),
    /// Why it could not be had, so that nobody knows what it says. What was observed earlier stays.
    Unread(String),
}

impl Descriptions {
    pub(super) fn published() -> Self {
        Self { template: TEMPLATE.to_owned(), repository: REPOSITORY.to_owned(), server: Server::default() }
    }

    pub(super) fn at(template: &str) -> Result<Self, Failure> {
        let usage =
            |why: &str| Trouble::new(format!("--openapi-url {} {why}", without_secrets(template))).usage();
        let Some((before, _)) = template.split_once(PLACEHOLDER) else {
            return Err(usage("has no {version} in it; expected one, where the version's folder stands"));
        };
        let example = template.replace(PLACEHOLDER, "0");
        allowed_base(&example).map_err(|why| usage(&why))?;
        let repository = if template == TEMPLATE { REPOSITORY } else { before.trim_end_matches('/') };
        Ok(Self {
            template: template.to_owned(),
            repository: repository.to_owned(),
            server: Server::default(),
        })
    }

    fn url(&self, version: Version) -> String {
        self.template.replace(PLACEHOLDER, &folder(version))
    }

    /// What the observations call the file, as in the repository.
    fn path(&self, version: Version) -> String {
        let name = self.template.rsplit('/').next().filter(|name| !name.contains(PLACEHOLDER));
        format!("{}/{}", folder(version), name.unwrap_or("api.intercom.io.yaml"))
    }

    /// Gets and reads the description of one version.
    pub(super) fn get(
        &self,
        origin: &Origin,
        version: Version,
        old: &Observed,
    ) -> Result<Description, Failure> {
        let (url, path) = (self.url(version), self.path(version));
        if self.server.is_silent() {
            return Ok(Description::Unread(format!(
                "{url}: not asked for, as its server did not answer before"
            )));
        }
        let mut known = Known::default();
        if old.source.repository == self.repository && old.versions.contains_key(&version) {
            known.etag = old.source.etags.get(&path).cloned();
        }
        let wanted = Wanted { form: Form::Description, version, url: &url, limit: LIMIT };
        let reply = origin.get(&wanted, &known);
        self.server.note(reply.as_ref());
        let fetched = match reply {
            Ok(Reply::Unchanged) => return Ok(Description::Unchanged),
            Ok(Reply::File(fetched)) => fetched,
            Err(error) if error.is_missing() => return Ok(Description::Absent(error.to_string())),
            Err(error) => return Ok(Description::Unread(error.to_string())),
        };
        let sha256 = hash(&fetched.bytes);
        let problem = |problem: String| Trouble::new(problem).help(UNCHANGED).unreadable();
        let text = String::from_utf8(fetched.bytes).map_err(|error| {
            problem(format!("{url}: not UTF-8 at byte {}", error.utf8_error().valid_up_to()))
        })?;
        let read = openapi::read(&url, &text).map_err(|error| problem(error.to_string()))?;
        Ok(Description::Read {
            path,
            codes: read.codes,
            sha256,
            etag: fetched.etag,
            oddities: read.oddities.len(),
        })
    }
}

/// A file that could not be had, so that nothing is written.
pub(super) fn unfetched(error: &FetchError) -> Failure {
    Trouble::new(error.to_string())
        .help(format!("{UNCHANGED}, and the same command may be run again"))
        .unreadable()
}

/// The observations with what was read in place of what was there.
pub(super) fn observed(
    old: &Observed,
    repository: &str,
    read: BTreeMap<Version, Description>,
    notes: &mut Vec<String>,
) -> Observed {
    let mut new = old.clone();
    if new.source.repository != repository {
        // Tags of another place's files mean nothing here.
        new.source.etags.clear();
    }
    for (version, description) in read {
        match description {
            Description::Unchanged => {}
            Description::Absent(why) | Description::Unread(why) => {
                let stays = if old.versions.contains_key(&version) {
                    "; its observations stay as they were"
                } else {
                    ""
                };
                notes.push(format!("{version}: no OpenAPI description ({why}){stays}"));
            }
            Description::Read { path, codes, sha256, etag, oddities } => {
                if oddities > 0 {
                    notes.push(format!(
                        "{version}: {oddities} odd examples in its OpenAPI description are not counted"
                    ));
                }
                if new.source.files.get(&path) != Some(&sha256) {
                    // What is read now is of no known revision.
                    new.source.revision = None;
                }
                repository.clone_into(&mut new.source.repository);
                match etag {
                    Some(etag) => new.source.etags.insert(path.clone(), etag),
                    None => new.source.etags.remove(&path),
                };
                new.source.files.insert(path, sha256);
                new.versions.insert(version, codes);
            }
        }
    }
    if new.source.repository == old.source.repository
        && new.versions == old.versions
        && new.source.files == old.source.files
    {
        new.source.revision.clone_from(&old.source.revision);
    }
    new
}

/// The versions whose description could not be had.
pub(super) fn unread(descriptions: &BTreeMap<Version, Description>) -> Vec<Version> {
    let unread = descriptions.iter().filter(|(_, description)| matches!(description, Description::Unread(_)));
    unread.map(|(version, _)| *version).collect()
}

/// The folder of a version; Preview's is `0`.
fn folder(version: Version) -> String {
    match version {
        Version::Preview => "0".to_owned(),
        Version::Numbered { .. } => version.to_string(),
    }
}
