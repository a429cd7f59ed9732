//! `observe`: reads a checkout of the OpenAPI descriptions into `observed.json`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io::IsTerminal;
use std::path::{Path, PathBuf};

use indicatif::{ProgressBar, ProgressDrawTarget};
use intercom_errors_catalog::{
    Catalog, Codes, DescriptionsSource, Evidence, Kind, MANIFEST, Mention, Observed, RetiredCode, Snapshot,
    Version, VersionInfo,
};

use crate::args::Observe;
use crate::openapi::{self, Observations, REPOSITORY};
use crate::outcome::{Failure, Report, Trouble, aside};
use crate::retire;
use crate::source::Source;
use crate::store::lock::Lock;
use crate::store::swap::Place;
use crate::store::{self, Change, NewFile, UNCHANGED, hash};

/// The file in each version's folder.
const FILE: &str = "api.intercom.io.yaml";

pub(super) fn run(source: &Source, arguments: Observe) -> Result<Report, Failure> {
    let Observe { folder, revision, dry_run, accept_removed } = arguments;
    let Source::Folder(target, _) = source else {
        return Err(Trouble::new("there is no snapshot folder to write to")
            .help("run it where docs-snapshot/ is, or name a folder: --snapshot DIR")
            .usage());
    };
    let _lock = match dry_run {
        true => None,
        false => {
            let place = Place::of(target)?;
            Some(Lock::take(place.parent(), place.name())?)
        }
    };
    let name = source.name();
    let manifest_before = source.read(MANIFEST).unwrap_or_default();
    let snapshot = Snapshot::load(&name, |path| source.read(path))?;
    let manifest = snapshot.manifest.clone();
    let observed_before = snapshot.observed.clone();
    let before = Catalog::merge(snapshot)?;

    let descriptions = find(&folder)?;
    let (mut observed, mut summary) = read_all(&folder, &descriptions, revision)?;
    if accept_removed {
        summary.lines.extend(absent(&observed_before, &observed).map(|(version, _)| {
            format!("{:8} no folder there: what was observed earlier goes", version.to_string())
        }));
    } else {
        keep_absent(&name, &observed_before, &mut observed, &mut summary)?;
    }

    let named = named_after(&before, &observed);
    let today = jiff::Timestamp::now().strftime("%Y-%m-%d").to_string();
    let retired = retire::retired(&before, &named, &today);
    let mut new = vec![NewFile {
        kind: Kind::Observed,
        path: "observed.json",
        source_url: REPOSITORY.to_owned(),
        bytes: observed.to_json().into_bytes(),
    }];
    let listed = manifest.files.iter().any(|file| file.kind == Kind::Retired);
    if listed || !retired.is_empty() {
        new.push(NewFile {
            kind: Kind::Retired,
            path: "retired.json",
            source_url: REPOSITORY.to_owned(),
            bytes: RetiredCode::list_to_json(&retired).into_bytes(),
        });
    }
    let change = Change::new(&manifest, new);
    let after = change.catalog(&name, |path| source.read(path))?;
    let mut text = report(&summary, &observed_before, &observed, &before, &after);
    match dry_run {
        true => text.push_str("a dry run: nothing was written\n"),
        false => {
            store::not_changed_since(source, &manifest_before)?;
            change.write(target)?;
        }
    }
    Ok(Report::clean(text))
}

/// A description to read.
struct Description {
    version: Version,
    /// The path below the checkout.
    path: String,
}

/// The version that a folder of the checkout is of; `0` is Preview.
fn version(folder: &str) -> Option<Version> {
    match folder {
        "0" => Some(Version::Preview),
        name => name.parse().ok(),
    }
}

/// The versions' folders in a checkout.
fn find(folder: &Path) -> Result<Vec<Description>, Failure> {
    let unreadable = |error: &dyn std::fmt::Display| {
        Trouble::new(format!("{}: the folder cannot be listed: {error}", folder.display())).unreadable()
    };
    let mut found = Vec::new();
    let mut skipped = Vec::new();
    for entry in fs::read_dir(folder).map_err(|error| unreadable(&error))? {
        let entry = entry.map_err(|error| unreadable(&error))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        match version(&name) {
            Some(version) if entry.path().is_dir() => {
                found.push(Description { version, path: format!("{name}/{FILE}") });
            }
            _ => skipped.push(name),
        }
    }
    if found.is_empty() {
        return Err(Trouble::new(format!("{}: no folder in it is named after a version", folder.display()))
            .help(format!(
                "name the folder that holds 2.15/{FILE}, 0/{FILE} and so on: `descriptions` in {REPOSITORY}"
            ))
            .unreadable());
    }
    skipped.sort_unstable();
    if !skipped.is_empty() {
        aside(&format!("not read, being no version's folder: {}", skipped.join(", ")));
    }
    found.sort_by(|a, b| (a.version, &a.path).cmp(&(b.version, &b.path)));
    let twice = found.iter().zip(found.iter().skip(1)).find(|(a, b)| a.version == b.version);
    if let Some((a, b)) = twice {
        return Err(Trouble::new(format!(
            "{}: {} and {} are both of the version {}",
            folder.display(),
            a.path,
            b.path,
            a.version
        ))
        .help("keep one of them")
        .help(UNCHANGED)
        .unreadable());
    }
    Ok(found)
}

/// What was read, for the report.
#[derive(Default)]
struct Summary {
    lines: Vec<String>,
    oddities: usize,
}

fn read_all(
    folder: &Path,
    descriptions: &[Description],
    revision: Option<String>,
) -> Result<(Observed, Summary), Failure> {
    let bar = ProgressBar::new(descriptions.len() as u64);
    if !std::io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    let mut source =
        DescriptionsSource { repository: REPOSITORY.to_owned(), revision, ..DescriptionsSource::default() };
    let mut observed = Observed::default();
    let mut summary = Summary::default();
    for description in descriptions {
        let file = folder.join(&description.path);
        let text = read(&file)?;
        let Observations { codes, oddities, tally } = openapi::read(&file.display().to_string(), &text)
            .map_err(|error| Trouble::new(error.to_string()).help(UNCHANGED).unreadable())?;
        for oddity in &oddities {
            bar.suspend(|| aside(&format!("odd, and not counted: {oddity}")));
        }
        summary.oddities += oddities.len();
        summary.lines.push(format!(
            "{:8} {:3} codes in {:4} errors of {:5} error responses",
            description.version.to_string(),
            codes.len(),
            tally.errors,
            tally.error_responses
        ));
        source.files.insert(description.path.clone(), hash(text.as_bytes()));
        observed.versions.insert(description.version, codes);
        bar.inc(1);
    }
    bar.finish_and_clear();
    observed.source = source;
    Ok((observed, summary))
}

/// What was observed of versions that the checkout has no folder of.
fn absent<'o>(before: &'o Observed, now: &Observed) -> impl Iterator<Item = (Version, &'o Codes)> {
    let read: BTreeSet<Version> = now.versions.keys().copied().collect();
    before
        .versions
        .iter()
        .filter(move |(version, _)| !read.contains(version))
        .map(|(version, codes)| (*version, codes))
}

/// A checkout of a part of the versions says nothing of the others: as in a sync, what was observed of them stays.
///
/// One repository is named for all of them, so that what was observed in another one cannot stay.
fn keep_absent(
    name: &str,
    before: &Observed,
    now: &mut Observed,
    summary: &mut Summary,
) -> Result<(), Failure> {
    let kept: Vec<(Version, &Codes)> = absent(before, now).collect();
    if kept.is_empty() {
        return Ok(());
    }
    if before.source.repository != now.source.repository {
        let versions: Vec<String> = kept.iter().map(|(version, _)| version.to_string()).collect();
        return Err(Trouble::new(format!(
            "{name}: what stays of {} was observed in {}, and a checkout is of {REPOSITORY}; expected one source of all \
             versions",
            versions.join(", "),
            before.source.repository
        ))
        .help("name a checkout that has these versions too, or let what was observed of them go: --accept-removed")
        .help(UNCHANGED)
        .unreadable());
    }
    if now.source.revision != before.source.revision && now.source.revision.take().is_some() {
        summary.lines.push("the revision is not kept, as what stays was observed at another one".to_owned());
    }
    for (kept, codes) in kept {
        now.source.files.extend(of_version(kept, &before.source.files));
        now.source.etags.extend(of_version(kept, &before.source.etags));
        now.versions.insert(kept, codes.clone());
        summary.lines.push(format!(
            "{:8} no folder there: what was observed earlier stays, unless --accept-removed is given",
            kept.to_string()
        ));
    }
    Ok(())
}

/// What is noted of a version's files, by path.
fn of_version(of: Version, files: &BTreeMap<String, String>) -> impl Iterator<Item = (String, String)> {
    let files = files.iter().filter(move |(path, _)| path.split('/').next().and_then(version) == Some(of));
    files.map(|(path, note)| (path.clone(), note.clone()))
}

fn read(file: &PathBuf) -> Result<String, Failure> {
    let problem =
        |problem: String| Trouble::new(format!("{}: {problem}", file.display())).help(UNCHANGED).unreadable();
    let bytes =
        fs::read(file).map_err(|error| problem(format!("the description cannot be read: {error}")))?;
    String::from_utf8(bytes)
        .map_err(|error| problem(format!("not UTF-8 at byte {}", error.utf8_error().valid_up_to())))
}

/// The codes that some source names once the observations are these.
fn named_after<'c>(before: &'c Catalog, observed: &'c Observed) -> BTreeSet<&'c str> {
    let elsewhere = |mention: &Mention| mention.kind != Evidence::OpenApi;
    before
        .codes
        .iter()
        .filter(|code| code.evidence.iter().any(elsewhere))
        .map(|code| &*code.name)
        .chain(observed.versions.values().flat_map(|codes| codes.keys()).map(|code| &**code))
        .collect()
}

fn report(summary: &Summary, was: &Observed, is: &Observed, before: &Catalog, after: &Catalog) -> String {
    let mut text = summary.lines.join("\n");
    let codes: BTreeSet<_> = is.versions.values().flat_map(|codes| codes.keys()).collect();
    // Writing to a `String` cannot fail.
    let _ = writeln!(
        text,
        "\n{} codes in {} versions, {} oddities",
        codes.len(),
        is.versions.len(),
        summary.oddities
    );
    let fresh = after.codes.iter().filter(|code| before.code(&code.name).is_none());
    for code in fresh {
        let _ = writeln!(text, "new: {}", code.name);
    }
    let gone = after.codes.iter().filter(|code| {
        code.retired.is_some() && before.code(&code.name).is_some_and(|before| before.retired.is_none())
    });
    for code in gone {
        let _ = writeln!(text, "retired: {}, which no source names any more", code.name);
    }
    let unknown = |info: &&VersionInfo| after.versions.iter().all(|other| other.version != info.version);
    for info in before.versions.iter().filter(unknown) {
        let _ = writeln!(
            text,
            "lost: the version {}, which no source names any more; removing it breaks those who enabled its feature",
            info.version
        );
    }
    if was.versions == is.versions {
        text.push_str("nothing new was observed\n");
    }
    text
}
