//! The snapshot to read.

use std::env;
use std::ffi::OsStr;
use std::io;
use std::path::{Path, PathBuf};

use intercom_errors::embedded_snapshot;
use intercom_errors_catalog::{
    Catalog, MANIFEST, SNAPSHOT_DIRECTORY, SNAPSHOT_VARIABLE, Snapshot, read_in_snapshot, read_regular,
};

use crate::cargo_config;
use crate::outcome::{Failure, Message, eprint_note};
use crate::printable::quoted;
use crate::store;

/// The maximum size of a `Cargo.toml` that is read, in bytes.
const MAX_CARGO_TOML: u64 = 1 << 20;

/// A place to read a snapshot from.
#[derive(Debug)]
pub(crate) enum Source {
    /// A directory, and the reason for choosing it.
    Directory(PathBuf, &'static str),
    /// The files compiled into the tool.
    Embedded,
}

// The reasons for choosing a directory, as clauses.
const OPTION: &str = "this directory was given with --snapshot";
const ARGUMENT: &str = "this directory was given on the command line";
const VARIABLE: &str = "this directory was given by INTERCOM_ERRORS_SNAPSHOT";
const CONFIGURATION: &str = "Cargo's configuration sets INTERCOM_ERRORS_SNAPSHOT to this directory";
const FOUND: &str = "this directory was found in the current one or above it";

impl Source {
    /// Returns the option's directory, else the snapshot that a build in the current directory compiles.
    ///
    /// A build reads the variable, else Cargo's configuration, else the snapshot of the release. An empty variable also
    /// selects the release. A snapshot in or above the current directory comes before the release, because a new one
    /// is not in the configuration yet; see [`Source::warn_unless_compiled`].
    pub(crate) fn find(option: Option<PathBuf>) -> Result<Self, Failure> {
        if let Some(directory) = option {
            return Ok(Self::Directory(directory, OPTION));
        }
        let variable = env::var_os(SNAPSHOT_VARIABLE).map(PathBuf::from);
        let Ok(here) = env::current_dir() else {
            return variable.map_or(Ok(Self::Embedded), Self::of_variable);
        };
        let configured = cargo_config::find(&here)?;
        if let Some(configured) = configured.filter(|found| found.force || variable.is_none()) {
            return Ok(match configured.directory {
                Some(directory) => Self::Directory(relative(directory, &here), CONFIGURATION),
                None => Self::Embedded,
            });
        }
        if let Some(directory) = variable {
            return Self::of_variable(directory);
        }
        let mut candidates = here.ancestors().map(|directory| directory.join(SNAPSHOT_DIRECTORY));
        let Some(directory) = candidates.find(|directory| directory.join(MANIFEST).is_file()) else {
            return Ok(Self::Embedded);
        };
        // Other systems have no user id to compare.
        #[cfg(any(target_os = "linux", target_os = "macos"))]
        check_owner(&directory)?;
        Ok(Self::Directory(relative(directory, &here), FOUND))
    }

    /// Returns the snapshot that the variable selects. An empty one selects the release, and a build refuses a relative
    /// one.
    fn of_variable(directory: PathBuf) -> Result<Self, Failure> {
        if directory.as_os_str().is_empty() {
            Ok(Self::Embedded)
        } else if directory.is_absolute() {
            Ok(Self::Directory(directory, VARIABLE))
        } else {
            let found = quoted(&directory.to_string_lossy());
            Err(Message::new(format!(
                "{SNAPSHOT_VARIABLE} is not valid: expected an absolute path, found {found}"
            ))
            .help("builds refuse it too; write an absolute path, or unset the variable")
            .unreadable())
        }
    }

    /// Returns a directory that was given by an argument other than `--snapshot`.
    pub(crate) fn directory(directory: PathBuf) -> Self {
        Self::Directory(directory, ARGUMENT)
    }

    /// Warns on standard error if the snapshot was found by its place, and no build compiles it.
    pub(crate) fn warn_unless_compiled(&self) {
        if let Self::Directory(directory, FOUND) = self
            && !is_of_the_library(directory)
        {
            eprint_note(&format!(
                "warning: {}: builds do not compile this snapshot: neither {SNAPSHOT_VARIABLE} nor Cargo's configuration names \
                 it; run `cargo intercom-errors init`",
                directory.display()
            ));
        }
    }

    /// Returns the name for messages.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Directory(directory, _) => directory.display().to_string(),
            Self::Embedded => {
                concat!("the snapshot of intercom-errors ", env!("CARGO_PKG_VERSION")).to_owned()
            }
        }
    }

    /// Returns the reason for choosing the snapshot, as a clause for people.
    pub(crate) fn reason(&self) -> &'static str {
        match self {
            Self::Directory(_, reason) => reason,
            Self::Embedded => "no other snapshot was given or found",
        }
    }

    /// Reads a file by its path in the snapshot.
    pub(crate) fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self {
            Self::Directory(directory, _) => read_in_snapshot(directory, path),
            Self::Embedded => embedded_snapshot()
                .iter()
                .find(|(name, _)| *name == path)
                .map(|(_, bytes)| bytes.to_vec())
                .ok_or_else(|| io::ErrorKind::NotFound.into()),
        }
    }

    /// Returns the paths of all files in the snapshot, sorted. A link to a directory counts as a file, because a manifest
    /// cannot list it.
    pub(crate) fn files(&self) -> io::Result<Vec<String>> {
        let mut files: Vec<String> = match self {
            Self::Directory(directory, _) => {
                let files = store::list(directory)?.into_iter().filter(|(_, found)| !found.is_dir());
                files.map(|(path, _)| slashed(&path)).collect()
            }
            Self::Embedded => embedded_snapshot().iter().map(|(name, _)| (*name).to_owned()).collect(),
        };
        files.sort_unstable();
        Ok(files)
    }

    /// Reads and merges the snapshot.
    pub(crate) fn catalog(&self) -> Result<Catalog, Failure> {
        Snapshot::load(&self.name(), |path| self.read(path))
            .and_then(Catalog::merge)
            .map_err(|fault| Message::new(fault.to_string()).help(self.reason()).unreadable())
    }
}

/// Refuses a snapshot of another user that no one named, as Git does (`safe.directory`). Root's directories are accepted.
///
/// Anyone can put a directory above the current one if that is in a directory such as `/tmp`.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn check_owner(directory: &Path) -> Result<(), Failure> {
    use std::os::unix::fs::MetadataExt;

    let own = rustix::process::geteuid().as_raw();
    // Of a link, both the link and its target.
    let found = [directory.symlink_metadata(), directory.metadata()];
    match found.into_iter().flatten().map(|found| found.uid()).find(|owner| ![own, 0].contains(owner)) {
        None => Ok(()),
        Some(other) => Err(Message::new(format!(
            "{}: the snapshot belongs to another user: expected the user id {own}, found {other}",
            directory.display()
        ))
        .help(format!("if you trust that user, specify it: --snapshot {}", directory.display()))
        .unreadable()),
    }
}

/// Returns a path relative to the current directory, if it is below that.
fn relative(directory: PathBuf, here: &Path) -> PathBuf {
    match directory.strip_prefix(here) {
        Ok(below) if below.as_os_str().is_empty() => PathBuf::from("."),
        Ok(below) => below.to_owned(),
        Err(_) => directory,
    }
}

/// Returns `true` for the snapshot in a checkout of the library, which its builds compile without a variable.
fn is_of_the_library(directory: &Path) -> bool {
    let manifest =
        directory.canonicalize().ok().and_then(|directory| Some(directory.parent()?.join("Cargo.toml")));
    let text = manifest.and_then(|file| String::from_utf8(read_regular(&file, MAX_CARGO_TOML).ok()?).ok());
    let manifest = text.and_then(|text| text.parse::<toml::Table>().ok());
    let name = manifest.as_ref().and_then(|manifest| manifest.get("package")?.get("name")?.as_str());
    name == Some("intercom-errors")
}

/// Returns a path as a manifest writes it.
fn slashed(path: &Path) -> String {
    path.iter().map(OsStr::to_string_lossy).collect::<Vec<_>>().join("/")
}
