//! Takes a snapshot to today's docs.
//!
//! ```text
//! plan -> fetch_all (origin, descriptions) -> verify -> features_edit -> write -> report
//! ```
//!
//! Nothing is written before everything has been fetched and read.

mod descriptions;
mod features_edit;
mod fetch_all;
mod origin;
mod plan;
mod progress;
mod report;
mod verify;

use std::collections::BTreeSet;
use std::path::PathBuf;

use intercom_errors_catalog::{Catalog, MANIFEST, Snapshot, Version};

use crate::diff::DiffFormat;
use crate::features;
use crate::outcome::{Failure, Report, Trouble};
use crate::source::Source;
use crate::store;
use crate::store::lock::Lock;
use crate::store::swap::{Place, Replacement};
use origin::Origin;
pub(crate) use origin::{BASE, Site};
use progress::Progress;
use verify::Prepared;

/// What to do.
#[derive(Debug)]
pub(crate) struct Options {
    pub(crate) site: Site,
    pub(crate) action: Action,
    /// These versions only; none for all.
    pub(crate) only: Vec<Version>,
    /// Versions and pages that are there no more may leave the snapshot.
    pub(crate) accept_removed: bool,
    pub(crate) format: DiffFormat,
}

/// What to do about a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Action {
    Write,
    /// Only say what would be written.
    DryRun,
    /// Only say whether there is one, by the exit code too.
    Check,
}

/// What to do about a shell that stands in the folder that was replaced.
const IN_THE_OLD_FOLDER: &str =
    "the folder that you stand in was replaced by a new one; cd \"$PWD\" takes the shell there";

/// The snapshot as it is.
struct Old<'s> {
    source: &'s Source,
    manifest: Vec<u8>,
    snapshot: Snapshot,
    catalog: Catalog,
}

pub(crate) fn run(source: &Source, options: &Options) -> Result<Report, Failure> {
    let origin = Origin::of(&options.site)?;
    let writing = match (options.action, source) {
        (Action::Write, Source::Folder(folder, _)) => {
            let place = Place::of(folder)?;
            let lock = Lock::take(place.parent(), place.name())?;
            place.clean()?;
            Some((place, lock))
        }
        (Action::Write, Source::Embedded) => {
            return Err(Trouble::new("there is no snapshot folder to write to")
                .help("run it where docs-snapshot/ is, or name a folder: --snapshot DIR; `init` makes one")
                .usage());
        }
        (Action::DryRun | Action::Check, _) => None,
    };
    let old = Old::load(source)?;
    let plan = plan::plan(&old, &origin, options)?;
    let progress = Progress::new();
    let fetched = fetch_all::fetch_all(&old, &origin, &plan, &progress)?;
    let mut prepared = verify::verify(&old, &origin, &plan, fetched, options.accept_removed)?;
    let features = Features::of(source, &prepared.catalog)?;
    if let Some((place, _lock)) = &writing {
        let leaves_a_shell = place.is_stood_in() && prepared.differs();
        write(&old, place, &prepared, features.as_ref())?;
        if leaves_a_shell {
            prepared.notes.push(IN_THE_OLD_FOLDER.to_owned());
        }
    }
    report::report(&old, &origin, &prepared, features.as_ref(), options)
}

impl<'s> Old<'s> {
    fn load(source: &'s Source) -> Result<Self, Failure> {
        let restore = |problem: String| {
            Trouble::new(problem)
                .help("restore the snapshot from version control, and sync again; nothing was written")
                .unreadable()
        };
        let name = source.name();
        let snapshot =
            Snapshot::load(&name, |path| source.read(path)).map_err(|fault| restore(fault.to_string()))?;
        let catalog = Catalog::merge(snapshot.clone()).map_err(|fault| restore(fault.to_string()))?;
        // Pages are fetched again if they are not what the manifest says. The other files are the only ones.
        for file in snapshot.manifest.files.iter().filter(|file| file.kind.version().is_none()) {
            let found = source.read(&file.path).map(|bytes| store::hash(&bytes)).unwrap_or_default();
            if found != file.sha256 {
                return Err(restore(format!(
                    "{name}/{}: the SHA-256 is {found}, the manifest says {}; if the file is right, put that hash \
                     into the manifest",
                    file.path, file.sha256
                )));
            }
        }
        let manifest = source.read(MANIFEST).unwrap_or_default();
        Ok(Self { source, manifest, snapshot, catalog })
    }
}

/// A `Cargo.toml` whose version features are to be others.
struct Features {
    shown: String,
    path: PathBuf,
    text: String,
    added: Vec<String>,
    removed: Vec<String>,
}

impl Features {
    fn of(source: &Source, catalog: &Catalog) -> Result<Option<Self>, Failure> {
        let Some(beside) = features::beside(source) else {
            return Ok(None);
        };
        let problem = |problem: String| {
            Trouble::new(format!("{}: {problem}", beside.manifest)).help("nothing was written").unreadable()
        };
        let present = beside.features.as_ref().map_err(|why| problem(why.clone()))?;
        let versions: BTreeSet<Version> = catalog.versions.iter().map(|info| info.version).collect();
        let wanted: BTreeSet<String> = versions.iter().map(|version| version.feature()).collect();
        if *present == wanted {
            return Ok(None);
        }
        let text = features_edit::edit(&beside.text, &versions).map_err(problem)?;
        let added = versions.iter().map(|version| version.feature()).filter(|name| !present.contains(name));
        Ok(Some(Self {
            added: added.collect(),
            removed: present.difference(&wanted).cloned().collect(),
            shown: beside.manifest,
            path: beside.path,
            text,
        }))
    }
}

fn write(
    old: &Old<'_>,
    place: &Place,
    prepared: &Prepared,
    features: Option<&Features>,
) -> Result<(), Failure> {
    if prepared.differs() {
        store::not_changed_since(old.source, &old.manifest)?;
        place.replace(&Replacement {
            files: &prepared.files,
            removed: &prepared.removed,
            hashes: &prepared.hashes,
        })?;
    }
    let Some(features) = features else {
        return Ok(());
    };
    let parent = features.path.parent().unwrap_or(place.parent());
    store::write(parent, "Cargo.toml", features.text.as_bytes())
}
