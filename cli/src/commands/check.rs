//! `check`: reports every problem of a snapshot.

mod notes;

use std::collections::BTreeSet;
use std::fmt::Write as _;

use intercom_errors_catalog::{Catalog, MANIFEST, Manifest, Snapshot};

use crate::diff::{Kind, between_snapshots};
use crate::format::{count, render};
use crate::outcome::{Exit, Failure, Message, Report};
use crate::printable::{printable, quoted};
use crate::source::Source;
use crate::store::hash;

/// The remedy for a loss.
const RESTORE: &str = "restore it from version control, unless its source has dropped it";

/// The only file that a manifest does not list.
const README: &str = "README.md";

pub(super) fn run(source: &Source, against: Option<&Source>) -> Result<Report, Failure> {
    let name = source.name();
    // Without a manifest there is nothing to check.
    source.read(MANIFEST).map_err(|error| {
        Message::new(format!("{name}/{MANIFEST}: cannot be read: {error}"))
            .help("pass the directory of a snapshot: --snapshot DIR")
            .unreadable()
    })?;

    let against =
        against.map(|earlier| Ok::<_, Failure>((earlier.name(), earlier.catalog()?))).transpose()?;
    let mut problems = Vec::new();
    let mut notes = Vec::new();
    match Snapshot::load_all(&name, |path| source.read(path)) {
        Err(fault) => problems.push(fault.to_string()),
        Ok((snapshot, faults)) => {
            problems.extend(faults.iter().map(ToString::to_string));
            let (right, wrong) = check_hashes(source, &snapshot.manifest);
            notes.push(format!("files in the manifest, with the right hashes: {right}"));
            problems.extend(wrong);
            problems.extend(find_unlisted(source, &snapshot.manifest));
            // A merge of only some files would report false faults.
            if faults.is_empty() {
                match Catalog::merge(snapshot.clone()) {
                    Err(fault) => problems.push(fault.to_string()),
                    Ok(catalog) => {
                        let retired = catalog.codes.iter().filter(|code| code.retired.is_some()).count();
                        notes.push(format!("codes: {}, of which retired: {retired}", catalog.codes.len()));
                        notes.push(format!("versions: {}", catalog.versions.len()));
                        if let Some((earlier, was)) = against {
                            let losses = find_losses((earlier.clone(), &was), (name.clone(), &catalog));
                            if losses.is_empty() {
                                notes.push(format!("lost since {earlier}: nothing"));
                            }
                            problems.extend(losses);
                        }
                        notes.extend(notes::notes(&snapshot, &catalog));
                    }
                }
            }
        }
    }

    let text = render(|out| {
        if problems.is_empty() {
            writeln!(out, "{}: no problem", printable(&name))?;
        }
        problems.iter().try_for_each(|problem| writeln!(out, "{}", printable(problem)))?;
        notes.iter().try_for_each(|note| writeln!(out, "  {}", printable(note)))
    });
    if problems.is_empty() {
        return Ok(Report::clean(text));
    }
    let message = Message::new(format!("{name} has {}", count(problems.len(), "problem")));
    Ok(Report { text, message: Some(message), exit: Exit::Drift })
}

/// Returns the number of files with the right hash, and the problems of the others. A file that cannot be read
/// already has a problem.
fn check_hashes(source: &Source, manifest: &Manifest) -> (usize, Vec<String>) {
    let (mut right, mut problems) = (0, Vec::new());
    for file in &manifest.files {
        let Ok(bytes) = source.read(&file.path) else {
            continue;
        };
        let found = hash(&bytes);
        if found == file.sha256 {
            right += 1;
        } else {
            problems.push(format!(
                "{}/{}: the SHA-256 differs: expected {}, found {found}; restore the file from version control, \
                 or sync the snapshot",
                source.name(),
                file.path,
                file.sha256
            ));
        }
    }
    (right, problems)
}

/// Returns a problem for each file that the manifest does not list. If the directory cannot be listed, returns that
/// problem.
fn find_unlisted(source: &Source, manifest: &Manifest) -> Vec<String> {
    let listed: BTreeSet<&str> =
        manifest.files.iter().map(|file| file.path.as_str()).chain([MANIFEST, README]).collect();
    let name = source.name();
    let files = match source.files() {
        Ok(files) => files,
        Err(error) => {
            return vec![format!(
                "{name}: the directory cannot be listed: {error}; check that you may read it"
            )];
        }
    };
    let unlisted = files.iter().filter(|file| !listed.contains(file.as_str()));
    unlisted
        .map(|file| {
            format!("{name}/{file}: the manifest does not list this file; remove it, or sync the snapshot")
        })
        .collect()
}

/// Returns a problem for each fact that only the earlier snapshot has.
fn find_losses((earlier, was): (String, &Catalog), (name, is): (String, &Catalog)) -> Vec<String> {
    // A retired code has no evidence by definition.
    let is_retired = |code: &str| is.code(code).is_some_and(|code| code.retired.is_some());
    between_snapshots((earlier.clone(), was), (name.clone(), is))
        .changes
        .iter()
        .filter(|change| change.kind.is_loss())
        .filter(|change| change.kind != Kind::EvidenceLost || !is_retired(&change.subject))
        .map(|change| {
            let (fact, remedy) = match change.kind {
                Kind::CodeLost => ("code", "run `sync` or `observe`, which write it to the retired codes"),
                Kind::VersionLost => (
                    "version",
                    "keep its page or its description: removing a version breaks users of its feature",
                ),
                Kind::DescriptionLost => ("description of the code", RESTORE),
                Kind::FileLost => ("file", RESTORE),
                _ => ("evidence of the code", RESTORE),
            };
            let place = change.place.as_deref().map(|place| format!(" ({place})")).unwrap_or_default();
            let text = change.from.as_deref().filter(|_| change.kind != Kind::CodeLost);
            let text = text.map(|text| format!(": {}", quoted(text))).unwrap_or_default();
            format!("{name}: lost since {earlier}: the {fact} \"{}\"{place}{text}; {remedy}", change.subject)
        })
        .collect()
}
