//! `check`: whether a snapshot is whole, and fits the package beside it. Every problem is told, not the first.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use intercom_errors_catalog::{Catalog, Category, MANIFEST, Manifest, Snapshot};

use crate::features;
use crate::outcome::{Exit, Failure, Report, Trouble};
use crate::printable::printable;
use crate::source::Source;
use crate::store::hash;

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
            let wrong = hashes(source, &snapshot.manifest);
            notes.push(format!(
                "files in the manifest, with the right hashes: {}",
                snapshot.manifest.files.len()
            ));
            problems.extend(wrong);
            problems.extend(strays(source, &snapshot.manifest)?);
            // A merge of a part of the files would tell of faults that are not there.
            if faults.is_empty() {
                match Catalog::merge(snapshot) {
                    Err(fault) => problems.push(format!("{name}: {fault}")),
                    Ok(catalog) => whole(source, against, &catalog, &mut problems, &mut notes)?,
                }
            }
        }
    }

    let mut text = String::new();
    if problems.is_empty() {
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "{}: no problem", printable(&name));
        for note in notes {
            let _ = writeln!(text, "  {}", printable(&note));
        }
        return Ok(Report::clean(text));
    }
    for problem in &problems {
        let _ = writeln!(text, "{}", printable(problem));
    }
    let count = match problems.len() {
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
    match features::beside(source) {
        None => notes.push(
            "version features: not compared, as no Cargo.toml of intercom-errors is beside the folder"
                .to_owned(),
        ),
        Some(features::Beside { manifest, features, .. }) => match features {
            Err(problem) => problems.push(format!("{manifest}: {problem}")),
            Ok(features) => {
                let versions = catalog.versions.iter().map(|info| info.version.feature()).collect();
                problems.extend(
                    features::compare(&features, &versions)
                        .into_iter()
                        .map(|problem| format!("{manifest}: {problem}")),
                );
                notes.push(format!("version features: those of {manifest} are the versions"));
            }
        },
    }
    if let Some(earlier) = against {
        problems.extend(losses(&source.name(), &earlier.name(), catalog, &earlier.catalog()?));
        notes.push(format!("lost since {}: nothing", earlier.name()));
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

/// Files whose bytes are not those that the manifest tells of. One that cannot be read is told of already.
fn hashes(source: &Source, manifest: &Manifest) -> Vec<String> {
    let mut problems = Vec::new();
    for file in &manifest.files {
        let Ok(bytes) = source.read(&file.path) else {
            continue;
        };
        let found = hash(&bytes);
        if found != file.sha256 {
            problems.push(format!(
                "{}/{}: the SHA-256 is {found}, the manifest says {}; restore the file from version control, \
                 or fetch it again with its manifest entry",
                source.name(),
                file.path,
                file.sha256
            ));
        }
    }
    problems
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

/// Codes and versions that an earlier snapshot knew and this one does not.
fn losses(name: &str, earlier_name: &str, catalog: &Catalog, earlier: &Catalog) -> Vec<String> {
    let known: BTreeSet<&str> = catalog.codes.iter().map(|code| &*code.name).collect();
    let codes = earlier.codes.iter().filter(|code| !known.contains(&*code.name)).map(|code| {
        format!(
            "{name}: the code \"{}\", which {earlier_name} knew, is neither named nor retired here; let the tool \
             write it to the retired codes",
            code.name
        )
    });
    let versions = earlier
        .versions
        .iter()
        .filter(|info| catalog.versions.iter().all(|other| other.version != info.version))
        .map(|info| {
            format!(
                "{name}: the version {}, which {earlier_name} knew, is not known here; removing it breaks those \
                 who enabled its feature, so keep its page or its description",
                info.version
            )
        });
    codes.chain(versions).collect()
}
