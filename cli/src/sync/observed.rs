//! Reads OpenAPI descriptions, and merges what they show into the observations.

use std::collections::BTreeMap;

use intercom_errors_catalog::{Observed, Version};

use crate::fetch::FetchError;
use crate::openapi::{self, Observations};
use crate::outcome::{Failure, Message};
use crate::ranges;
use crate::store::{failure_before_writing, hash};

/// The name of a description's file in the directory of its version.
pub(crate) const FILE: &str = "api.intercom.io.yaml";

/// The outcome for one description.
#[derive(Debug)]
pub(crate) enum Description {
    Read {
        /// The path in the repository.
        path: String,
        observations: Observations,
        sha256: String,
        etag: Option<String>,
    },
    NotModified,
    /// It could not be fetched. Earlier observations stay.
    Failed(FetchError),
}

impl Description {
    /// Reads a description. `name` is its name in messages.
    pub(crate) fn read(
        name: &str,
        path: String,
        bytes: Vec<u8>,
        etag: Option<String>,
    ) -> Result<Self, Failure> {
        let sha256 = hash(&bytes);
        let text = String::from_utf8(bytes).map_err(|error| {
            failure_before_writing(format!("{name}: not UTF-8 at byte {}", error.utf8_error().valid_up_to()))
        })?;
        let observations = openapi::read(name, &text).map_err(failure_before_writing)?;
        Ok(Self::Read { path, observations, sha256, etag })
    }

    /// Returns the name of the outcome, for the progress.
    pub(crate) fn event(&self) -> &'static str {
        match self {
            Self::Read { .. } => "OpenAPI description read",
            Self::NotModified => "OpenAPI description not modified",
            Self::Failed(error) if error.is_missing() => "no OpenAPI description",
            Self::Failed(_) => "OpenAPI description could not be read",
        }
    }
}

/// Returns the name of a version's directory in the repository.
pub(crate) fn directory(version: Version) -> String {
    match version {
        Version::Preview => "0".to_owned(),
        Version::Numbered { .. } => version.to_string(),
    }
}

/// Returns the version of a directory in the repository.
pub(crate) fn version_of(directory: &str) -> Option<Version> {
    match directory {
        "0" => Some(Version::Preview),
        name => name.parse().ok(),
    }
}

/// Returns the versions whose description could not be fetched although it may exist.
pub(super) fn unread_versions(read: &BTreeMap<Version, Description>) -> Vec<Version> {
    let unread = read
        .iter()
        .filter(|(_, description)| matches!(description, Description::Failed(error) if !error.is_missing()));
    unread.map(|(version, _)| *version).collect()
}

/// Returns `true` if a version has no description.
pub(super) fn is_missing(read: &BTreeMap<Version, Description>, version: Version) -> bool {
    matches!(read.get(&version), Some(Description::Failed(error)) if error.is_missing())
}

/// Replaces the observations of the versions that were read.
///
/// All observations are of one repository, and of one revision or of none. `revision` is that of the read descriptions.
///
/// # Errors
/// Observations of another repository that would stay.
pub(crate) fn merge(
    old: &Observed,
    repository: &str,
    revision: Option<String>,
    read: BTreeMap<Version, Description>,
    notes: &mut Vec<String>,
) -> Result<Observed, Message> {
    let mut new = old.clone();
    let is_read = |version: &Version| matches!(read.get(version), Some(Description::Read { .. }));
    if old.source.repository != repository && read.keys().any(is_read) {
        check_repository(old, repository, is_read)?;
        new.source.files.clear();
        new.source.etags.clear();
    }
    let is_of_revision = old.source.revision == revision || old.versions.keys().all(is_read);
    note_failures(&read, old, notes);
    note_skipped(&read, notes);
    for (version, description) in read {
        match description {
            Description::NotModified | Description::Failed(_) => {}
            Description::Read { path, observations, sha256, etag } => {
                repository.clone_into(&mut new.source.repository);
                match etag {
                    Some(etag) => new.source.etags.insert(path.clone(), etag),
                    None => new.source.etags.remove(&path),
                };
                new.source.files.insert(path, sha256);
                new.versions.insert(version, observations.codes);
            }
        }
    }
    let is_same = new.source.repository == old.source.repository && new.source.files == old.source.files;
    if is_same && revision.is_none() {
        // Unchanged files are still those of the old revision.
    } else if is_of_revision {
        new.source.revision = revision;
    } else {
        if revision.is_some() {
            notes.push(
                "the revision is not recorded, because other observations are of another one".to_owned(),
            );
        }
        new.source.revision = None;
    }
    Ok(new)
}

/// Refuses to mix observations of two repositories, as only one is recorded.
fn check_repository(
    old: &Observed,
    repository: &str,
    is_read: impl Fn(&Version) -> bool,
) -> Result<(), Message> {
    let stay: Vec<Version> = old.versions.keys().copied().filter(|version| !is_read(version)).collect();
    if stay.is_empty() {
        return Ok(());
    }
    Err(Message::new(format!(
        "the observations of {} are of another repository: expected {repository}, found {}",
        ranges::of(old.versions.keys(), &stay),
        old.source.repository
    )))
}

/// Notes the descriptions that could not be fetched: a line for each reason, with its first address.
fn note_failures(read: &BTreeMap<Version, Description>, old: &Observed, notes: &mut Vec<String>) {
    let mut groups: Vec<(String, &FetchError, Vec<Version>)> = Vec::new();
    for (version, description) in read {
        let Description::Failed(error) = description else {
            continue;
        };
        let reason = if error.is_missing() {
            "missing".to_owned()
        } else if error.is_unreachable() {
            "unreachable".to_owned()
        } else {
            error.cause.to_string()
        };
        match groups.iter_mut().find(|(other, ..)| *other == reason) {
            Some((.., versions)) => versions.push(*version),
            None => groups.push((reason, error, vec![*version])),
        }
    }
    for (_, error, versions) in groups {
        let stay: Vec<Version> =
            versions.iter().copied().filter(|version| old.versions.contains_key(version)).collect();
        let stay = if stay.is_empty() {
            String::new()
        } else {
            format!("; the observations of {} stay as they were", ranges::of(read.keys(), &stay))
        };
        notes.push(format!(
            "no OpenAPI description of {} ({error}){stay}",
            ranges::of(read.keys(), &versions)
        ));
    }
}

fn note_skipped(read: &BTreeMap<Version, Description>, notes: &mut Vec<String>) {
    let skipped = read.iter().filter_map(|(version, description)| match description {
        Description::Read { observations, .. } if !observations.skipped.is_empty() => {
            Some(format!("{} of {version}", observations.skipped.len()))
        }
        _ => None,
    });
    let skipped: Vec<String> = skipped.collect();
    if !skipped.is_empty() {
        notes.push(format!("examples in OpenAPI descriptions were skipped: {}", skipped.join(", ")));
    }
}

/// Removes the observations of a version, with its files.
pub(crate) fn forget(observed: &mut Observed, version: Version) {
    let is_other = |path: &str| path.split('/').next().and_then(version_of) != Some(version);
    observed.versions.remove(&version);
    observed.source.files.retain(|path, _| is_other(path));
    observed.source.etags.retain(|path, _| is_other(path));
}
