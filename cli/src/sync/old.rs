//! The snapshot before an update.

use intercom_errors_catalog::{Catalog, File, MANIFEST, Snapshot, VersionLink};

use crate::outcome::Failure;
use crate::source::Source;
use crate::store::{failure_before_writing, hash};

/// The snapshot before an update.
pub(crate) struct Old<'s> {
    pub(crate) source: &'s Source,
    pub(crate) snapshot: Snapshot,
    pub(crate) catalog: Catalog,
    manifest: Vec<u8>,
}

impl<'s> Old<'s> {
    /// Reads the snapshot.
    ///
    /// Compares the hashes of all files but pages, which can be fetched again.
    ///
    /// # Errors
    /// A file that cannot be read or whose hash differs.
    pub(super) fn load(source: &'s Source) -> Result<Self, Failure> {
        let manifest = source.read(MANIFEST).unwrap_or_default();
        let snapshot = Snapshot::load(&source.name(), |path| source.read(path))
            .map_err(|fault| unusable_snapshot(fault.to_string()))?;
        let catalog =
            Catalog::merge(snapshot.clone()).map_err(|fault| unusable_snapshot(fault.to_string()))?;
        let old = Self { source, snapshot, catalog, manifest };
        for file in old.files().iter().filter(|file| file.kind.version().is_none()) {
            old.check_hash(file)?;
        }
        Ok(old)
    }

    /// Returns the entries of the manifest.
    pub(super) fn files(&self) -> &[File] {
        &self.snapshot.manifest.files
    }

    /// Returns the versions that the snapshot's pages list, with their links.
    pub(super) fn links(&self) -> &[VersionLink] {
        let pages = self.snapshot.pages.iter().map(|page| &page.page.versions);
        let mut listed = pages.chain([&self.snapshot.manifest.versions]);
        listed.find(|links| links.iter().any(|link| link.link.is_some())).map_or(&[], Vec::as_slice)
    }

    /// Compares a file's bytes with the hash in the manifest.
    pub(super) fn check_hash(&self, file: &File) -> Result<(), Failure> {
        let found = self.source.read(&file.path).map(|bytes| hash(&bytes)).unwrap_or_default();
        if found == file.sha256 {
            return Ok(());
        }
        Err(unusable_snapshot(format!(
            "{}/{}: the SHA-256 differs: expected {}, found {found}; if the file is right, put that hash into the \
             manifest",
            self.source.name(),
            file.path,
            file.sha256,
        )))
    }

    /// Fails if another program wrote the snapshot after it was read. Its changes would be lost.
    pub(super) fn check_unchanged(&self) -> Result<(), Failure> {
        if self.source.read(MANIFEST).unwrap_or_default() == self.manifest {
            return Ok(());
        }
        let name = self.source.name();
        Err(failure_before_writing(format!("{name}: another program changed the snapshot during the run"))
            .help("run the command again"))
    }
}

fn unusable_snapshot(problem: String) -> Failure {
    failure_before_writing(problem)
        .help("restore the snapshot from version control and run the command again")
}
