//! `diff`: two versions, or two snapshots.

use std::ffi::OsStr;

use intercom_errors_catalog::Version;

use super::place;
use crate::diff::{DiffFormat, Difference, Kind, between_snapshots, between_versions, print};
use crate::format::json;
use crate::outcome::{Exit, Failure, Report, Trouble};
use crate::printable::quoted;
use crate::source::Source;
use crate::version;

pub(super) fn versions(
    source: &Source,
    from: &OsStr,
    to: &OsStr,
    format: DiffFormat,
) -> Result<Report, Failure> {
    let (from, to) = (version(from)?, version(to)?);
    let catalog = source.catalog()?;
    let from = (place(&catalog, from)?, from);
    let to = (place(&catalog, to)?, to);
    report(&between_versions(&catalog, from, to), format)
}

pub(super) fn snapshots(from: &Source, to: &Source, format: DiffFormat) -> Result<Report, Failure> {
    let (was, is) = (from.catalog()?, to.catalog()?);
    report(&between_snapshots((from.name(), &was), (to.name(), &is)), format)
}

fn version(name: &OsStr) -> Result<Version, Failure> {
    let name = name.to_string_lossy();
    version::parse(&name).map_err(|why| {
        Trouble::new(format!("{}: {why}", quoted(&name)))
            .help("to compare two snapshot folders, add --snapshots")
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
    Ok(Report { text, trouble: losses(difference), exit })
}

/// What must not go unseen, whatever the format and wherever the output goes.
fn losses(difference: &Difference) -> Option<Trouble> {
    const NAMED: usize = 20;
    let lost: Vec<_> = difference.changes.iter().filter(|change| change.kind.is_loss()).collect();
    let count = match lost.len() {
        0 => return None,
        1 => "1 fact".to_owned(),
        count => format!("{count} facts"),
    };
    let (from, to) = (&difference.from, &difference.to);
    let trouble = Trouble::new(format!("{from} holds {count} that {to} has lost"));
    let codes: Vec<&str> = lost
        .iter()
        .filter(|change| change.kind == Kind::CodeLost)
        .map(|change| change.subject.as_str())
        .collect();
    let Some(named) = codes.chunks(NAMED).next() else {
        return Some(trouble);
    };
    let more = match codes.len() - named.len() {
        0 => String::new(),
        more => format!(" and {more} more"),
    };
    Some(
        trouble
            .help(format!("lost codes: {}{more}", named.join(", ")))
            .help("a code that no source names any more is kept as retired, in a file that the tool writes"),
    )
}
