//! `observe`: reads a checkout of the OpenAPI descriptions into `observed.json`.

use std::collections::BTreeMap;
use std::fs::{self, DirEntry};
use std::io;
use std::path::{Path, PathBuf};

use intercom_errors_catalog::{Version, read_regular};

use crate::args::Observe;
use crate::diff::DiffFormat;
use crate::openapi::{self, REPOSITORY};
use crate::outcome::{Failure, Message, Report};
use crate::source::Source;
use crate::store::{UNCHANGED, failure_before_writing};
use crate::sync::observed::{self, Description, FILE, directory, version_of};
use crate::sync::{self, Action, NewFiles, Progress};

pub(super) fn run(source: &Source, arguments: Observe) -> Result<Report, Failure> {
    let Observe { directory: checkout, revision, dry_run, accept_removed } = arguments;
    let action = if dry_run { Action::DryRun } else { Action::Write };
    let docs = format!("the descriptions in {}", checkout.display());
    sync::update(source, &docs, action, DiffFormat::Text, |old, progress| {
        let mut notes = Vec::new();
        let read = read_all(&find(&checkout, progress)?, progress, &mut notes)?;
        let mut before = old.snapshot.observed.clone();
        let absent: Vec<Version> =
            before.versions.keys().copied().filter(|version| !read.contains_key(version)).collect();
        if accept_removed {
            for version in absent {
                observed::forget(&mut before, version);
                notes.push(format!("{version}: no directory; its observations are removed"));
            }
        } else if !absent.is_empty() {
            notes.extend(absent.iter().map(|version| {
                format!("{version}: no directory; its observations stay unless --accept-removed is passed")
            }));
        }
        let observed =
            observed::merge(&before, REPOSITORY, revision, read, &mut notes).map_err(|message| {
                let help =
                    "pass a checkout that has these versions too, or remove their observations: --accept-removed";
                message.help(help).help(UNCHANGED).unreadable()
            })?;
        let observed = Some(observed);
        Ok(NewFiles { source_url: REPOSITORY.to_owned(), observed, notes, ..NewFiles::default() })
    })
}

/// Finds the versions' descriptions in a checkout.
fn find(checkout: &Path, progress: &Progress) -> Result<BTreeMap<Version, PathBuf>, Failure> {
    let entries = fs::read_dir(checkout).and_then(Iterator::collect::<io::Result<Vec<DirEntry>>>);
    let entries = entries.map_err(|error| {
        Message::new(format!("{}: the directory cannot be listed: {error}", checkout.display())).unreadable()
    })?;
    let mut names: Vec<String> =
        entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort_unstable();
    let mut found: BTreeMap<Version, String> = BTreeMap::new();
    let mut skipped = Vec::new();
    for name in names {
        let Some(version) = version_of(&name).filter(|_| checkout.join(&name).is_dir()) else {
            skipped.push(name);
            continue;
        };
        if let Some(other) = found.insert(version, name.clone()) {
            return Err(Message::new(format!(
                "{}: duplicate version {version}: found {other}/{FILE} and {name}/{FILE}",
                checkout.display()
            ))
            .help("remove one of them")
            .help(UNCHANGED)
            .unreadable());
        }
    }
    if found.is_empty() {
        return Err(Message::new(format!(
            "{}: no descriptions: expected directories such as 2.15 and 0",
            checkout.display()
        ))
        .help(format!("pass the directory `descriptions` of a checkout of {REPOSITORY}"))
        .unreadable());
    }
    if !skipped.is_empty() {
        progress
            .note(&format!("skipped, because they are not directories of versions: {}", skipped.join(", ")));
    }
    progress.add_files(found.len());
    Ok(found.into_iter().map(|(version, name)| (version, checkout.join(name).join(FILE))).collect())
}

fn read_all(
    files: &BTreeMap<Version, PathBuf>,
    progress: &Progress,
    notes: &mut Vec<String>,
) -> Result<BTreeMap<Version, Description>, Failure> {
    let mut all = BTreeMap::new();
    for (&version, file) in files {
        let shown = file.display().to_string();
        let bytes = read_regular(file, openapi::MAX_BYTES).map_err(|error| {
            failure_before_writing(format!("{shown}: the description cannot be read: {error}"))
        })?;
        let path = format!("{}/{FILE}", directory(version));
        let description = Description::read(&shown, path, bytes, None)?;
        if let Description::Read { observations, .. } = &description {
            for problem in &observations.skipped {
                progress.note(&format!("skipped: {problem}"));
            }
            let statuses = observations.codes.values().flat_map(|sightings| &sightings.statuses);
            let errors: u32 = statuses.map(|(_, count)| count).sum();
            notes.push(format!("{version}: {} codes in {errors} errors", observations.codes.len()));
        }
        progress.done(version, description.event());
        all.insert(version, description);
    }
    Ok(all)
}
