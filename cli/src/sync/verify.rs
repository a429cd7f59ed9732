//! Puts the new snapshot together in memory and reads it as a build would.

use std::collections::BTreeMap;
use std::time::SystemTime;

use intercom_errors_catalog::{
    Catalog, Fault, File, Kind, MANIFEST, Manifest, Observed, RetiredCode, Snapshot, Version, VersionLink,
};

use super::losses;
use super::old::Old;
use super::page::NewPage;
use crate::outcome::Failure;
use crate::store::swap::Replacement;
use crate::store::{failure_before_writing, hash};

/// The files and facts that were fetched.
#[derive(Default)]
pub(crate) struct NewFiles {
    /// The address that is recorded for retired codes, if there were none before.
    pub(crate) source_url: String,
    /// The versions of the docs with their links. If this is empty, the snapshot's own stay.
    pub(crate) versions: Vec<VersionLink>,
    /// The versions that the docs no longer list.
    pub(crate) gone: Vec<Version>,
    /// The new pages. `None` removes the one that the snapshot has.
    pub(crate) pages: BTreeMap<Version, Option<NewPage>>,
    /// The new observations, if any were made.
    pub(crate) observed: Option<Observed>,
    /// The versions whose OpenAPI description could not be fetched.
    pub(crate) unread: Vec<Version>,
    /// Lines that the report adds to the changes.
    pub(crate) notes: Vec<String>,
    /// The pages may lose facts.
    pub(crate) accept_removed: bool,
}

/// A new snapshot that was verified and is not yet written.
pub(super) struct NewSnapshot {
    pub(super) replacement: Replacement,
    pub(super) catalog: Catalog,
    pub(super) unread: Vec<Version>,
    pub(super) notes: Vec<String>,
    /// A line for each kind of fact that pages would lose.
    pub(super) losses: Vec<String>,
}

impl NewSnapshot {
    pub(super) fn differs(&self) -> bool {
        !self.replacement.files.is_empty() || !self.replacement.removed.is_empty()
    }
}

/// A snapshot that is being put together.
struct Draft<'o> {
    old: &'o Old<'o>,
    manifest: Manifest,
    files: BTreeMap<String, Vec<u8>>,
}

pub(super) fn verify(old: &Old<'_>, fetched: NewFiles) -> Result<NewSnapshot, Failure> {
    let NewFiles { source_url, versions, gone, pages, observed, unread, mut notes, accept_removed } = fetched;
    let losses = if accept_removed { Vec::new() } else { losses::find(old, &pages) };
    let mut draft = Draft { old, manifest: old.snapshot.manifest.clone(), files: BTreeMap::new() };
    draft.manifest.files.retain(|file| file.kind.version().is_none_or(|version| !gone.contains(&version)));
    draft.remove_versions(&gone, &mut notes)?;
    for (version, page) in pages {
        let kind = page.as_ref().map(|page| page.kind);
        draft.manifest.files.retain(|file| file.kind.version() != Some(version) || Some(file.kind) == kind);
        if let Some(page) = page {
            draft.put(page.kind, &page.path, page.url, page.bytes, page.last_modified)?;
        }
    }
    if let Some(observed) = observed.filter(|observed| *observed != old.snapshot.observed) {
        let url = observed.source.repository.clone();
        draft.put(Kind::Observed, "observed.json", url, observed.to_json().into_bytes(), None)?;
    }
    if !versions.is_empty() {
        draft.manifest.versions = versions;
    }
    draft.retire(source_url)?;
    let (replacement, catalog) = draft.finish()?;
    Ok(NewSnapshot { replacement, catalog, unread, notes, losses })
}

impl Draft<'_> {
    /// Removes the listings and reference pages of versions that the docs no longer list.
    fn remove_versions(&mut self, gone: &[Version], notes: &mut Vec<String>) -> Result<(), Failure> {
        let mut secondary = self.old.snapshot.secondary.clone();
        for listing in &mut secondary.listings {
            listing.versions.retain(|version| !gone.contains(version));
        }
        secondary.listings.retain(|listing| !listing.versions.is_empty());
        if secondary != self.old.snapshot.secondary {
            notes.push("listings of versions that the docs no longer list are removed".to_owned());
            self.put_again(Kind::Secondary, secondary.to_json())?;
        }
        let mut reference = self.old.snapshot.reference.clone();
        reference.versions.retain(|version, _| !gone.contains(version));
        if reference != self.old.snapshot.reference {
            notes.push("reference pages of versions that the docs no longer list are removed".to_owned());
            self.put_again(Kind::Reference, reference.to_json())?;
        }
        Ok(())
    }

    /// Replaces the content of the file of this kind, if the manifest has one.
    fn put_again(&mut self, kind: Kind, content: String) -> Result<(), Failure> {
        let Some(file) = self.manifest.files.iter().find(|file| file.kind == kind).cloned() else {
            return Ok(());
        };
        self.put(kind, &file.path, file.source_url, content.into_bytes(), None)
    }

    /// Puts a file in place of the one of its kind, or at `path` if there is none.
    fn put(
        &mut self,
        kind: Kind,
        path: &str,
        source_url: String,
        bytes: Vec<u8>,
        last_modified: Option<String>,
    ) -> Result<(), Failure> {
        let files = &mut self.manifest.files;
        let place = files.iter().position(|file| file.kind == kind);
        let old = place.map(|place| files.remove(place));
        let mut file = File {
            path: old.as_ref().map_or(path, |old| &old.path).to_owned(),
            kind,
            source_url,
            last_modified,
            sha256: hash(&bytes),
        };
        if let Some(old) = &old
            && (&old.sha256, &old.source_url) == (&file.sha256, &file.source_url)
        {
            file.last_modified = file.last_modified.or_else(|| old.last_modified.clone());
        }
        let present = self.old.source.read(&file.path).ok();
        if present.as_ref() != Some(&bytes) {
            if present.is_some() {
                self.check_not_foreign(&file.path)?;
            }
            self.files.insert(file.path.clone(), bytes);
        }
        self.manifest.files.push(file);
        Ok(())
    }

    /// Refuses to replace a file that is not in the manifest, because it is the user's own.
    fn check_not_foreign(&self, path: &str) -> Result<(), Failure> {
        if self.old.files().iter().any(|file| file.path == path) {
            return Ok(());
        }
        Err(failure_before_writing(format!(
            "{}/{path}: the file is not in the manifest, and the new snapshot needs its path",
            self.old.source.name()
        ))
        .help("move the file away and run the command again"))
    }

    /// Retires codes that no source lists any longer. Removes those from the list that a source lists again.
    fn retire(&mut self, source_url: String) -> Result<(), Failure> {
        let mut others = self.manifest.clone();
        others.files.retain(|file| file.kind != Kind::Retired);
        let others =
            self.load(&others).and_then(Catalog::merge).map_err(|fault| unusable_snapshot(&fault))?;
        let codes = self.old.catalog.codes.iter().filter(|code| others.code(&code.name).is_none());
        let mut retired = Vec::new();
        for code in codes {
            retired.push(RetiredCode {
                code: code.name.clone(),
                since: match &code.retired {
                    Some(retired) => retired.since.clone(),
                    None => day(SystemTime::now())?,
                },
                description: code.description().map(Into::into),
                statuses: code.statuses().into_iter().collect(),
            });
        }
        if retired == self.old.snapshot.retired {
            return Ok(());
        }
        let file = self.manifest.files.iter().find(|file| file.kind == Kind::Retired);
        let url = file.map_or(source_url, |file| file.source_url.clone());
        self.put(Kind::Retired, "retired.json", url, RetiredCode::list_to_json(&retired).into_bytes(), None)
    }

    fn load(&self, manifest: &Manifest) -> Result<Snapshot, Fault> {
        let text = manifest.to_json();
        let read = |path: &str| match self.files.get(path) {
            _ if path == MANIFEST => Ok(text.clone().into_bytes()),
            Some(bytes) => Ok(bytes.clone()),
            None => self.old.source.read(path),
        };
        Snapshot::load("the new snapshot", read)
    }

    fn finish(mut self) -> Result<(Replacement, Catalog), Failure> {
        self.manifest.files.sort_by_key(|file| file.kind);
        let snapshot = self.load(&self.manifest).map_err(|fault| unusable_snapshot(&fault))?;
        let mut listed = snapshot.pages.iter().flat_map(|page| &page.page.versions);
        if listed.any(|link| link.link.is_some()) {
            // A page lists the versions itself.
            self.manifest.versions.clear();
        }
        let catalog = Catalog::merge(snapshot).map_err(|fault| unusable_snapshot(&fault))?;
        let stays = self.manifest.files.iter().filter(|file| !self.files.contains_key(&file.path));
        for file in stays {
            self.old.check_hash(file)?;
        }
        let mut before = self.old.snapshot.manifest.clone();
        before.files.sort_by_key(|file| file.kind);
        if before != self.manifest {
            self.files.insert(MANIFEST.to_owned(), self.manifest.to_json().into_bytes());
        }
        let is_kept = |file: &File| self.manifest.files.iter().any(|other| other.path == file.path);
        let removed = before.files.into_iter().filter(|file| !is_kept(file)).map(|file| file.path).collect();
        Ok((Replacement { files: self.files, removed }, catalog))
    }
}

fn unusable_snapshot(fault: &Fault) -> Failure {
    failure_before_writing(fault.to_string()).help("the files that were read do not make a whole snapshot")
}

/// Returns the day of a time, in UTC.
fn day(now: SystemTime) -> Result<String, Failure> {
    let now = jiff::Timestamp::try_from(now).map_err(|_| {
        failure_before_writing("the clock of this machine is out of range: expected a year up to 9999")
            .help("set the clock")
    })?;
    Ok(now.strftime("%Y-%m-%d").to_string())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_clock_beyond_the_calendar_is_an_error() {
        let after = |seconds| day(SystemTime::UNIX_EPOCH + Duration::from_secs(seconds));
        assert_eq!(after(86_400).unwrap(), "1970-01-02");
        assert!(after(300_000_000_000).is_err());
    }
}
