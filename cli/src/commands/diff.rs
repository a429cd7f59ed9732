//! `diff`: compares two versions, or two snapshots.

use std::ffi::OsStr;

use intercom_errors_catalog::{Version, join_few};

use crate::diff::{DiffFormat, Difference, Kind, between_snapshots, between_versions, print};
use crate::format::{count, json};
use crate::outcome::{Exit, Failure, Message, Report};
use crate::printable::quoted;
use crate::source::Source;
use crate::version;

pub(super) fn versions(
    source: &Source,
    from: &OsStr,
    to: &OsStr,
    format: DiffFormat,
) -> Result<Report, Failure> {
    let (from, to) = (parse(from)?, parse(to)?);
    let catalog = source.catalog()?;
    let (from, to) = (version::find(&catalog, from)?, version::find(&catalog, to)?);
    report(&between_versions(&catalog, from, to), format)
}

pub(super) fn snapshots(from: &Source, to: &Source, format: DiffFormat) -> Result<Report, Failure> {
    let (was, is) = (from.catalog()?, to.catalog()?);
    report(&between_snapshots((from.name(), &was), (to.name(), &is)), format)
}

fn parse(name: &OsStr) -> Result<Version, Failure> {
    let name = name.to_string_lossy();
    version::parse(&name).map_err(|problem| {
        Message::new(format!("{}: {problem}", quoted(&name)))
            .help("to compare two snapshot directories, add --snapshots")
            .usage()
    })
}

fn report(difference: &Difference, format: DiffFormat) -> Result<Report, Failure> {
    let text = match format {
        DiffFormat::Text => print::text(difference),
        DiffFormat::Json => json::print(difference)?,
        DiffFormat::Markdown => print::markdown(difference),
    };
    let exit = if difference.changes.is_empty() { Exit::Clean } else { Exit::Drift };
    Ok(Report { text, message: losses(difference), exit })
}

/// Returns a message about losses, which goes to standard error in every format.
fn losses(difference: &Difference) -> Option<Message> {
    let lost: Vec<_> = difference.changes.iter().filter(|change| change.kind.is_loss()).collect();
    if lost.is_empty() {
        return None;
    }
    let facts = count(lost.len(), "fact");
    let message = Message::new(format!("{} has {facts} that {} has lost", difference.from, difference.to));
    let codes = lost.iter().filter(|change| change.kind == Kind::CodeLost);
    let codes: Vec<&str> = codes.map(|change| change.subject.as_str()).collect();
    if codes.is_empty() {
        return Some(message);
    }
    Some(
        message
            .help(format!("lost codes: {}", join_few(codes, ", ")))
            .help("write snapshots with `sync` or `observe`, which keep such codes as retired"),
    )
}
