//! The snapshot to read.

use std::env;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use intercom_errors::embedded_snapshot;
use intercom_errors_catalog::{Catalog, MANIFEST, Snapshot};

use crate::outcome::{Failure, Trouble};

/// The variable with the directory of a snapshot, for this tool and for the build script of `intercom-errors`.
pub(crate) const VARIABLE: &str = "INTERCOM_ERRORS_SNAPSHOT";

/// The name of the snapshot's directory in a workspace.
pub(crate) const FOLDER: &str = "docs-snapshot";

/// A place to read a snapshot from.
#[derive(Debug)]
pub(crate) enum Source {
    /// A directory, and the reason for choosing it.
    Folder(PathBuf, &'static str),
    /// Files compiled into the tool.
    Embedded,
}

impl Source {
    /// Chooses the option's directory, else the variable's, else the workspace's, else the compiled-in snapshot.
    pub(crate) fn find(option: Option<PathBuf>) -> Self {
        if let Some(folder) = option {
            return Self::Folder(folder, "this directory was given with --snapshot");
        }
        if let Some(folder) = env::var_os(VARIABLE).filter(|folder| !folder.is_empty()) {
            return Self::Folder(folder.into(), "this directory was given by INTERCOM_ERRORS_SNAPSHOT");
        }
        match in_workspace() {
            Some(folder) => Self::Folder(folder, "this directory was found in the current one or above it"),
            None => Self::Embedded,
        }
    }

    /// A directory from an argument other than `--snapshot`.
    pub(crate) fn folder(folder: PathBuf) -> Self {
        Self::Folder(folder, "this directory was given on the command line")
    }

    /// Returns the name for messages.
    pub(crate) fn name(&self) -> String {
        match self {
            Self::Folder(folder, _) => folder.display().to_string(),
            Self::Embedded => "the snapshot in this tool".to_owned(),
        }
    }

    /// Reads a file by its path below the directory.
    pub(crate) fn read(&self, path: &str) -> io::Result<Vec<u8>> {
        match self {
            Self::Folder(folder, _) => {
                let file = folder.join(path);
                // Opening a pipe would wait for its other end.
                if fs::metadata(&file)?.is_file() {
                    fs::read(file)
                } else {
                    Err(io::Error::other("not a regular file"))
                }
            }
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
        Snapshot::load(&self.name(), |path| self.read(path)).and_then(Catalog::merge).map_err(|fault| {
            let trouble = Trouble::new(fault.to_string());
            match self {
                Self::Folder(_, why) => trouble.help(*why),
                Self::Embedded => trouble,
            }
            .unreadable()
        })
    }
}

/// Finds the snapshot in the current directory or its ancestors.
fn in_workspace() -> Option<PathBuf> {
    let here = env::current_dir().ok()?;
    let folder =
        here.ancestors().map(|folder| folder.join(FOLDER)).find(|folder| folder.join(MANIFEST).is_file())?;
    match folder.strip_prefix(&here) {
        Ok(below) if below.as_os_str().is_empty() => Some(PathBuf::from(".")),
        Ok(below) => Some(below.to_owned()),
        Err(_) => Some(folder),
    }
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
