//! `diff`: two versions, or two snapshots.

use std::ffi::OsStr;

use intercom_errors_catalog::Version;

use super::place;
use crate::args::{self, DiffFormat};
use crate::diff::{Difference, Kind, between_snapshots, between_versions, print};
use crate::format::json;
use crate::outcome::{Exit, Failure, Report, Trouble};
use crate::printable::quoted;
use crate::source::Source;

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
    args::version(&name).map_err(|why| {
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
    let mut codes = Vec::new();
    let mut lost = 0_usize;
    for change in difference.changes.iter().filter(|change| change.kind.is_loss()) {
        lost += 1;
        if change.kind == Kind::CodeLost {
            codes.push(change.subject.as_str());
        }
    }
    if lost == 0 {
        return None;
    }
    let trouble =
        Trouble::new(format!("{} holds {lost} facts that {} has lost", difference.from, difference.to));
    Some(match codes.is_empty() {
        true => trouble,
        false => trouble
            .help(format!("lost codes: {}", codes.join(", ")))
            .help("a code that no source names any more is kept as retired, in a file that the tool writes"),
    })
}
