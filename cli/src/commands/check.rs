//! `check`: verifies that a snapshot is whole. Reports every problem, not only the first.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use intercom_errors_catalog::{Catalog, Category, MANIFEST, Manifest, Snapshot};

use crate::diff::{Kind as Change, between_snapshots};
use crate::outcome::{Exit, Failure, Report, Trouble};
use crate::printable::{printable, quoted};
use crate::source::Source;
use crate::store::hash;

/// What to do about a fact that is lost.
const RESTORE: &str = "restore it from version control, unless its source has truly dropped it";

/// The one file that a snapshot may have beside what its manifest names.
const README: &str = "README.md";

pub(super) fn run(source: &Source, against: Option<&Source>) -> Result<Report, Failure> {
    let name = source.name();
    // Where there is no manifest, there is nothing to check.
    source.read(MANIFEST).map_err(|error| {
        Trouble::new(format!("{name}/{MANIFEST}: cannot be read: {error}"))
            .help("name a folder that holds a snapshot of the docs: --snapshot DIR")
            .unreadable()
    })?;

    let mut problems = Vec::new();
    let mut notes = Vec::new();
    match Snapshot::load_all(&name, |path| source.read(path)) {
        Err(fault) => problems.push(fault.to_string()),
        Ok((snapshot, faults)) => {
            problems.extend(faults.iter().map(ToString::to_string));
            let (right, wrong) = hashes(source, &snapshot.manifest);
            notes.push(format!("files in the manifest, with the right hashes: {right}"));
            problems.extend(wrong);
            problems.extend(strays(source, &snapshot.manifest)?);
            // A merge of a part of the files would tell of faults that are not there.
            if faults.is_empty() {
                match Catalog::merge(snapshot) {
                    Err(fault) => problems.push(fault.to_string()),
                    Ok(catalog) => whole(source, against, &catalog, &mut problems, &mut notes)?,
                }
            }
        }
    }

    let mut text = String::new();
    // Writing to a `String` cannot fail.
    if problems.is_empty() {
        let _ = writeln!(text, "{}: no problem", printable(&name));
    }
    for problem in &problems {
        let _ = writeln!(text, "{}", printable(problem));
    }
    for note in notes {
        let _ = writeln!(text, "  {}", printable(&note));
    }
    let count = match problems.len() {
        0 => return Ok(Report::clean(text)),
        1 => "1 problem".to_owned(),
        count => format!("{count} problems"),
    };
    let trouble = Trouble::new(format!("{name} has {count}"));
    Ok(Report { text, trouble: Some(trouble), exit: Exit::Drift })
}

/// What only a whole catalog can show.
fn whole(
    source: &Source,
    against: Option<&Source>,
    catalog: &Catalog,
    problems: &mut Vec<String>,
    notes: &mut Vec<String>,
) -> Result<(), Failure> {
    let retired = catalog.codes.iter().filter(|code| code.retired.is_some()).count();
    notes.push(format!("codes: {}, of which retired: {retired}", catalog.codes.len()));
    notes.push(format!("versions: {}", catalog.versions.len()));
    notes.push(format!("codes without a category: {}", without_category(catalog)));
    if let Some(earlier) = against {
        let losses = losses((earlier.name(), &earlier.catalog()?), (source.name(), catalog));
        if losses.is_empty() {
            notes.push(format!("lost since {}: nothing", earlier.name()));
        }
        problems.extend(losses);
    }
    Ok(())
}

/// The codes that have neither a curated category nor one that all their statuses share.
fn without_category(catalog: &Catalog) -> String {
    let codes = catalog.codes.iter().filter(|code| Category::of(code) == Category::Other);
    let codes: Vec<&str> = codes.map(|code| &*code.name).collect();
    match codes.is_empty() {
        true => "none".to_owned(),
        false => codes.join(", "),
    }
}

/// How many files have the bytes that the manifest tells of, and which have others. One that cannot be read is told
/// of already.
fn hashes(source: &Source, manifest: &Manifest) -> (usize, Vec<String>) {
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
                "{}/{}: the SHA-256 is {found}, the manifest says {}; restore the file from version control, \
                 or fetch it again with its manifest entry",
                source.name(),
                file.path,
                file.sha256
            ));
        }
    }
    (right, problems)
}

/// Files that the manifest does not name.
fn strays(source: &Source, manifest: &Manifest) -> Result<Vec<String>, Failure> {
    let named: BTreeSet<&str> =
        manifest.files.iter().map(|file| file.path.as_str()).chain([MANIFEST, README]).collect();
    let name = source.name();
    let files = source.files().map_err(|error| {
        Trouble::new(format!("{name}: the folder cannot be listed: {error}")).unreadable()
    })?;
    Ok(files
        .iter()
        .filter(|file| !named.contains(file.as_str()))
        .map(|file| {
            format!(
                "{name}/{file}: the manifest does not name this file; remove it, or let the tool fetch it into \
                 the snapshot"
            )
        })
        .collect())
}

/// What an earlier snapshot holds and this one does not, as `diff --snapshots` tells it.
fn losses((earlier, was): (String, &Catalog), (name, is): (String, &Catalog)) -> Vec<String> {
    // That no source names it any more is what a retired code says of itself.
    let retired = |code: &str| is.code(code).is_some_and(|code| code.retired.is_some());
    between_snapshots((earlier.clone(), was), (name.clone(), is))
        .changes
        .iter()
        .filter(|change| change.kind.is_loss())
        .filter(|change| change.kind != Change::EvidenceLost || !retired(&change.subject))
        .map(|change| {
            let subject = &change.subject;
            let place = change.place.as_deref().map(|place| format!(" ({place})")).unwrap_or_default();
            let held = change.from.as_deref().unwrap_or_default();
            let problem = match change.kind {
                Change::CodeLost => format!(
                    "the code \"{subject}\", which {earlier} knew, is neither named nor retired here; let the tool \
                     write it to the retired codes"
                ),
                Change::VersionLost => format!(
                    "the version {subject}, which {earlier} knew, is not known here; removing it breaks those who \
                     enabled its feature, so keep its page or its description"
                ),
                Change::DescriptionLost => format!(
                    "the description of the code \"{subject}\"{place} in {earlier} is lost here: {}; {RESTORE}",
                    quoted(held)
                ),
                Change::FileLost => {
                    format!("the file {subject} ({held}), which {earlier} has, is not here; {RESTORE}")
                }
                _ => format!(
                    "evidence of the code \"{subject}\"{place} in {earlier} is lost here: {held}; {RESTORE}"
                ),
            };
            format!("{name}: {problem}")
        })
        .collect()
}
