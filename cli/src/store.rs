//! Writes files of a snapshot: each appears whole or not at all, and all of them or none.

pub(crate) mod lock;
pub(crate) mod swap;

use std::fmt::Write as _;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use intercom_errors_catalog::{Catalog, Fault, File, Kind, MANIFEST, Manifest, Snapshot};
use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use crate::outcome::{Failure, Trouble};
use crate::source::Source;

/// What a change that failed leaves.
pub(crate) const UNCHANGED: &str = "nothing was written; what the snapshot had stands unchanged";

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

    /// Puts the files into the folder, the manifest last.
    pub(crate) fn write(&self, folder: &Path) -> Result<(), Failure> {
        let manifest = self.manifest.to_json();
        let files = self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()));
        // All bytes are on the disk before the first file changes, so that a full one leaves the folder as it was.
        let staged: Vec<Staged> = files
            .chain([(MANIFEST, manifest.as_bytes())])
            .map(|(path, bytes)| {
                let target = folder.join(path);
                Staged::new(&target, bytes)
                    .map_err(|error| unwritable(&target, &error).help(UNCHANGED).unreadable())
            })
            .collect::<Result<_, _>>()?;
        let mut placed: Vec<Placed> = Vec::new();
        for staged in staged {
            let target = staged.target.clone();
            match staged.place() {
                Ok(done) => placed.push(done),
                Err(error) => {
                    let mut undone = true;
                    for done in placed.into_iter().rev() {
                        undone &= done.undo().is_ok();
                    }
                    let trouble = unwritable(&target, &error);
                    return Err(match undone {
                        true => trouble.help(UNCHANGED),
                        false => trouble
                            .help("files beside it are new already: restore the folder from version control"),
                    }
                    .unreadable());
                }
            }
        }
        Ok(())
    }
}

/// Whether the manifest is still the one that a change was made from: what another program wrote meanwhile would be
/// lost with it.
pub(crate) fn not_changed_since(source: &Source, manifest: &[u8]) -> Result<(), Failure> {
    if source.read(MANIFEST).unwrap_or_default() == manifest {
        return Ok(());
    }
    Err(Trouble::new(format!("{}: was changed by another program meanwhile", source.name()))
        .help("nothing was written; run it again")
        .unreadable())
}

/// SHA-256 in hex, as `sha256sum` prints it.
pub(crate) fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        // Writing to a `String` cannot fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

/// Writes one file: it appears whole or not at all.
pub(crate) fn write(folder: &Path, path: &str, bytes: &[u8]) -> Result<(), Failure> {
    let target = folder.join(path);
    Staged::new(&target, bytes).and_then(Staged::place).map(drop).map_err(|error| {
        unwritable(&target, &error).help("what stood there before is unchanged").unreadable()
    })
}

/// A file that is written under another name in its folder, and not yet in place.
struct Staged {
    file: NamedTempFile,
    target: PathBuf,
}

/// A file that is in place, and what stood there before it.
struct Placed {
    target: PathBuf,
    before: Option<Vec<u8>>,
}

impl Staged {
    fn new(target: &Path, bytes: &[u8]) -> io::Result<Self> {
        let target = behind_links(target)?;
        let parent = target.parent().ok_or(io::ErrorKind::NotADirectory)?;
        fs::create_dir_all(parent)?;
        let permissions = fs::metadata(&target).ok().map(|metadata| metadata.permissions());
        // A rename would replace even a file that its owner protects.
        if permissions.as_ref().is_some_and(fs::Permissions::readonly) {
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, "the file is read-only"));
        }
        let mut file = NamedTempFile::new_in(parent)?;
        file.write_all(bytes)?;
        file.as_file().sync_all()?;
        match permissions {
            Some(permissions) => fs::set_permissions(file.path(), permissions)?,
            None => readable(file.path())?,
        }
        Ok(Self { file, target })
    }

    fn place(self) -> io::Result<Placed> {
        let before = match fs::read(&self.target) {
            Ok(bytes) => Some(bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(error),
        };
        self.file.persist(&self.target).map_err(|error| error.error)?;
        Ok(Placed { target: self.target, before })
    }
}

impl Placed {
    fn undo(self) -> io::Result<()> {
        match self.before {
            Some(bytes) => Staged::new(&self.target, &bytes)?.place().map(drop),
            None => fs::remove_file(&self.target),
        }
    }
}

fn unwritable(target: &Path, error: &io::Error) -> Trouble {
    Trouble::new(format!("{}: cannot be written: {error}", target.display()))
}

/// The file that a path leads to: a rename would put a file in place of a link. A link to nothing is an error.
fn behind_links(target: &Path) -> io::Result<PathBuf> {
    match target.canonicalize() {
        Err(error) if error.kind() == io::ErrorKind::NotFound && !target.is_symlink() => {
            Ok(target.to_owned())
        }
        found => found,
    }
}

/// A temporary file is for its owner alone; a new file of a repository is for all who may read the folder.
#[cfg(unix)]
fn readable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_path: &Path) -> io::Result<()> {
    Ok(())
}
