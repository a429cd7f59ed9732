//! The snapshot to read.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use intercom_errors::embedded_snapshot;
use intercom_errors_catalog::{
    Catalog, MANIFEST, SNAPSHOT_DIRECTORY, SNAPSHOT_VARIABLE, Snapshot, read_in_snapshot, read_regular,
};

use crate::cargo_config;
use crate::outcome::{Failure, Trouble, aside};
use crate::owner;

/// The most bytes of a `Cargo.toml` that is read.
const MOST_MANIFEST: u64 = 1 << 20;

/// A place to read a snapshot from.
#[derive(Debug)]
pub(crate) enum Source {
    /// A directory, and the reason for choosing it.
    Folder(PathBuf, Reason),
    /// The files compiled into the tool.
    Embedded,
}

/// The reason for choosing a directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    Option,
    Argument,
    Variable,
    Configuration,
    Found,
}

impl Reason {
    /// Returns a clause for people.
    fn explanation(self) -> &'static str {
        match self {
            Self::Option => "this directory was given with --snapshot",
            Self::Argument => "this directory was given on the command line",
            Self::Variable => "this directory was given by INTERCOM_ERRORS_SNAPSHOT",
            Self::Configuration => "Cargo's configuration sets INTERCOM_ERRORS_SNAPSHOT to this directory",
            Self::Found => "this directory was found in the current one or above it",
        }
    }
}

impl Source {
    /// Chooses the option's directory, else the snapshot that a build in the current directory compiles.
    ///
    /// That is the variable's, else the one in Cargo's configuration, else the release's own. An empty variable is the
    /// release's own too. A directory next to the current one is found before the release's own, because a new
    /// snapshot is not in the configuration yet; see [`Source::warn_unless_compiled`].
    ///
    /// # Errors
    /// A configuration that cannot be read, or a directory that was found and that another user owns.
    pub(crate) fn find(option: Option<PathBuf>) -> Result<Self, Failure> {
        if let Some(folder) = option {
            return Ok(Self::Folder(folder, Reason::Option));
        }
        let Ok(here) = env::current_dir() else {
            return Ok(Self::Embedded);
        };
        let variable = env::var_os(SNAPSHOT_VARIABLE);
        let configured = cargo_config::find(&here)?;
        if let Some(configured) = configured.filter(|found| found.force || variable.is_none()) {
            return Ok(Self::Folder(shortened(configured.directory, &here), Reason::Configuration));
        }
        if let Some(folder) = variable {
            let is_empty = folder.is_empty();
            return Ok(if is_empty { Self::Embedded } else { Self::Folder(folder.into(), Reason::Variable) });
        }
        let folders = here.ancestors().map(|folder| folder.join(SNAPSHOT_DIRECTORY));
        let Some(folder) = { folders }.find(|folder| folder.join(MANIFEST).is_file()) else {
            return Ok(Self::Embedded);
        };
        owner::check(&folder)?;
        Ok(Self::Folder(shortened(folder, &here), Reason::Found))
    }

    /// A directory from an argument other than `--snapshot`.
    pub(crate) fn folder(folder: PathBuf) -> Self {
        Self::Folder(folder, Reason::Argument)
    }

    /// Warns on standard error if the snapshot was found next to the current directory, and no build compiles it.
    pub(crate) fn warn_unless_compiled(&self) {
        if let Self::Folder(folder, Reason::Found) = self
            && !is_of_the_library(folder)
        {
            aside(&format!(
                "warning: {}: builds do not compile this snapshot: neither {SNAPSHOT_VARIABLE} nor Cargo's configuration names \
                 it; run `cargo intercom-errors init`",
                folder.display()
            ));
        }
    }

    /// Returns the name for messages.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Folder(folder, _) => folder.display().to_string(),
            Self::Embedded => {
                concat!("the snapshot of intercom-errors ", env!("CARGO_PKG_VERSION")).to_owned()
            }
        }
    }

    /// Returns the reason for choosing the snapshot, as a clause for people.
    pub(crate) fn reason(&self) -> &'static str {
        match self {
            Self::Folder(_, reason) => reason.explanation(),
            Self::Embedded => "no other snapshot was given or found",
        }
    }

    /// Reads a file by its path below the directory.
    pub(crate) fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self {
            Self::Folder(folder, _) => read_in_snapshot(folder, path),
            Self::Embedded => embedded_snapshot()
                .iter()
                .find(|(name, _)| *name == path)
                .map(|(_, bytes)| bytes.to_vec())
                .ok_or_else(|| io::ErrorKind::NotFound.into()),
        }
    }

    /// Returns the paths of all files below the directory, sorted.
    pub(crate) fn files(&self) -> io::Result<Vec<String>> {
        let mut files = match self {
            Self::Folder(folder, _) => files_below(folder)?,
            Self::Embedded => embedded_snapshot().iter().map(|(name, _)| (*name).to_owned()).collect(),
        };
        files.sort_unstable();
        Ok(files)
    }

    /// Reads and merges the snapshot.
    pub(crate) fn catalog(&self) -> Result<Catalog, Failure> {
        Snapshot::load(&self.name(), |path| self.read(path))
            .and_then(Catalog::merge)
            .map_err(|fault| Trouble::new(fault.to_string()).help(self.reason()).unreadable())
    }
}

/// Returns a path as people write it in the current directory.
fn shortened(folder: PathBuf, here: &Path) -> PathBuf {
    match folder.strip_prefix(here) {
        Ok(below) if below.as_os_str().is_empty() => PathBuf::from("."),
        Ok(below) => below.to_owned(),
        Err(_) => folder,
    }
}

/// Returns `true` for the library's own snapshot, in a checkout of it. Its builds compile it without a variable.
fn is_of_the_library(folder: &Path) -> bool {
    let manifest = folder.canonicalize().ok().and_then(|folder| Some(folder.parent()?.join("Cargo.toml")));
    let text = manifest.and_then(|file| String::from_utf8(read_regular(&file, MOST_MANIFEST).ok()?).ok());
    let manifest = text.and_then(|text| text.parse::<toml::Table>().ok());
    let name = manifest.as_ref().and_then(|manifest| manifest.get("package")?.get("name")?.as_str());
    name == Some("intercom-errors")
}

/// Lists files recursively. A link to a directory counts as a file, because no manifest lists one.
fn files_below(root: &Path) -> io::Result<Vec<String>> {
    let mut files = Vec::new();
    let mut folders = vec![(root.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.file_type()?.is_dir() {
                folders.push((entry.path(), format!("{name}/")));
            } else {
                files.push(name);
            }
        }
    }
    Ok(files)
}
