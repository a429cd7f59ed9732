//! Updates a snapshot: from the docs site, or from other files.
//!
//! ```text
//! plan -> fetch_all (page, descriptions; from an origin) -> verify -> store::swap -> report
//! ```
//!
//! Nothing is written before everything has been fetched and read.

mod descriptions;
mod fetch_all;
mod losses;
pub(crate) mod observed;
mod old;
mod origin;
mod page;
mod parallel;
mod plan;
mod progress;
mod report;
mod verify;

use crate::args::SyncArguments;
use crate::diff::DiffFormat;
use crate::outcome::{Failure, Message, Report};
use crate::source::Source;
use crate::store::swap::Place;
use descriptions::Descriptions;
pub(crate) use old::Old;
use origin::Origin;
pub(crate) use progress::Progress;
pub(crate) use verify::NewFiles;

/// The action if there is a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    Write,
    /// Write, as the last step of a command that has written other files.
    Finish,
    /// Only report what would be written.
    DryRun,
    /// Only report, and exit with 1 if there is one.
    Check,
}

impl Action {
    /// Returns the action of a command line.
    pub(crate) fn of(arguments: &SyncArguments) -> Self {
        match (arguments.check, arguments.dry_run) {
            (true, _) => Self::Check,
            (_, true) => Self::DryRun,
            _ => Self::Write,
        }
    }
}

/// Updates a snapshot from the docs.
pub(crate) fn run(source: &Source, arguments: &SyncArguments, action: Action) -> Result<Report, Failure> {
    let SyncArguments { site, only, accept_removed, format, .. } = arguments;
    let (origin, descriptions) = (Origin::of(site)?, Descriptions::of(site)?);
    let accept_removed = *accept_removed;
    update(source, &origin.name(), action, *format, |old, progress| {
        let plan = plan::plan(old, &origin, only, accept_removed)?;
        fetch_all::fetch_all(old, &origin, descriptions.as_ref(), plan, accept_removed, progress)
    })
}

/// Updates a snapshot with what `fetch` returns.
///
/// `docs` is the name of the source in messages.
pub(crate) fn update(
    source: &Source,
    docs: &str,
    action: Action,
    format: DiffFormat,
    fetch: impl FnOnce(&Old<'_>, &Progress) -> Result<NewFiles, Failure>,
) -> Result<Report, Failure> {
    let place = match (action, source) {
        (Action::Write | Action::Finish, Source::Directory(directory, _)) => Some(Place::lock(directory)?),
        (Action::Write | Action::Finish, Source::Embedded) => {
            return Err(Message::new(
                "no snapshot to write to: expected docs-snapshot/ in the current directory or above",
            )
            .help("pass the directory of a snapshot: --snapshot DIR; `init` creates one")
            .usage());
        }
        (Action::DryRun | Action::Check, _) => None,
    };
    let old = Old::load(source)?;
    let fetched = fetch(&old, &Progress::new())?;
    let mut prepared = verify::verify(&old, fetched)?;
    let place = place.filter(|_| prepared.differs() && prepared.losses.is_empty());
    if let Some(place) = &place {
        old.check_unchanged()?;
        let contains_cwd = place.contains_cwd();
        place.replace(&prepared.replacement)?;
        if contains_cwd {
            prepared
                .notes
                .push("your current directory was replaced; run cd \"$PWD\" to enter the new one".to_owned());
        }
    }
    report::report(&old, docs, &prepared, action, place.is_some(), format)
}
