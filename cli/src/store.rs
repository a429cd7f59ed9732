//! Writes files of a snapshot: each appears whole or not at all, the manifest last.

pub(crate) mod lock;
pub(crate) mod swap;

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use intercom_errors_catalog::{Catalog, Fault, File, Kind, MANIFEST, Manifest, Snapshot};
use sha2::{Digest, Sha256};

use crate::outcome::{Failure, Trouble};

/// A file to put in place of the snapshot's one of the same kind.
pub(crate) struct NewFile {
    pub(crate) kind: Kind,
    /// Where it goes, if the snapshot has none of the kind.
    pub(crate) path: &'static str,
    pub(crate) source_url: String,
    pub(crate) bytes: Vec<u8>,
}

/// A snapshot with some files replaced, not yet written.
pub(crate) struct Change {
    manifest: Manifest,
    files: Vec<(String, Vec<u8>)>,
}

impl Change {
    pub(crate) fn new(manifest: &Manifest, new: Vec<NewFile>) -> Self {
        let mut change = Self { manifest: manifest.clone(), files: Vec::new() };
        for new in new {
            let sha256 = hash(&new.bytes);
            let entries = &mut change.manifest.files;
            let path = match entries.iter_mut().find(|entry| entry.kind == new.kind) {
                Some(entry) => {
                    entry.sha256 = sha256;
                    entry.source_url = new.source_url;
                    entry.path.clone()
                }
                None => {
                    entries.push(File {
                        path: new.path.to_owned(),
                        kind: new.kind,
                        source_url: new.source_url,
                        last_modified: None,
                        etag: None,
                        sha256,
                    });
                    new.path.to_owned()
                }
            };
            change.files.push((path, new.bytes));
        }
        change
    }

    /// Reads the changed snapshot as if it were written already.
    pub(crate) fn catalog(
        &self,
        name: &str,
        read: impl Fn(&str) -> io::Result<Vec<u8>>,
    ) -> Result<Catalog, Fault> {
        let read = |path: &str| match self.files.iter().find(|(new, _)| new == path) {
            _ if path == MANIFEST => Ok(self.manifest.to_json().into_bytes()),
            Some((_, bytes)) => Ok(bytes.clone()),
            None => read(path),
        };
        Snapshot::load(name, read).and_then(Catalog::merge)
    }

    /// Puts the files into the folder.
    pub(crate) fn write(&self, folder: &Path) -> Result<(), Failure> {
        for (path, bytes) in &self.files {
            write(folder, path, bytes)?;
        }
        write(folder, MANIFEST, self.manifest.to_json().as_bytes())
    }
}

/// SHA-256 in hex, as `sha256sum` prints it.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        // Writing to a `String` cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Writes to a file of another name in the same folder, then renames it.
pub(crate) fn write(folder: &Path, path: &str, bytes: &[u8]) -> Result<(), Failure> {
    let target = folder.join(path);
    let parent = target.parent().unwrap_or(folder);
    let written = || -> io::Result<()> {
        fs::create_dir_all(parent)?;
        let mut file = tempfile::NamedTempFile::new_in(parent)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        readable(file.path())?;
        file.persist(&target).map_err(|error| error.error)?;
        Ok(())
    };
    written().map_err(|error| {
        Trouble::new(format!("{}: cannot be written: {error}", target.display()))
            .help("what stood there before is unchanged")
            .unreadable()
    })
}

/// A temporary file is for its owner alone; a file of a repository is for all who may read the folder.
#[cfg(unix)]
fn readable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_path: &Path) -> io::Result<()> {
    Ok(())
}
