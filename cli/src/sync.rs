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

use intercom_errors_catalog::Version;

use crate::diff::DiffFormat;
use crate::outcome::{Failure, Message, Report};
use crate::source::Source;
use crate::store::swap::Place;
use descriptions::Descriptions;
pub(crate) use old::Old;
use origin::Origin;
pub(crate) use origin::{BASE, Site};
pub(crate) use progress::Progress;
pub(crate) use verify::NewFiles;

/// The options of a sync.
#[derive(Debug)]
pub(crate) struct Options {
    pub(crate) site: Site,
    pub(crate) action: Action,
    /// The only versions to fetch. If this is empty, all versions are.
    pub(crate) only: Vec<Version>,
    /// `true` if versions, pages and rows that no longer exist may be removed from the snapshot.
    pub(crate) accept_removed: bool,
    pub(crate) format: DiffFormat,
}

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

/// Updates a snapshot from the docs.
pub(crate) fn run(source: &Source, options: &Options) -> Result<Report, Failure> {
    let origin = Origin::of(&options.site)?;
    let descriptions = Descriptions::of(&options.site)?;
    let accept_removed = options.accept_removed;
    update(source, &origin.name(), options.action, options.format, |old, progress| {
        let plan = plan::plan(old, &origin, &options.only, accept_removed)?;
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
    if let Some(place) = &place
        && prepared.differs()
        && prepared.losses.is_empty()
    {
        old.check_unchanged()?;
        let contains_cwd = place.contains_cwd();
        place.replace(&prepared.replacement)?;
        if contains_cwd {
            prepared
                .notes
                .push("your current directory was replaced; run cd \"$PWD\" to enter the new one".to_owned());
        }
    }
    report::report(&old, docs, &prepared, action, format)
}
