//! Puts the new snapshot together in memory and reads it as a build would.

use std::collections::{BTreeMap, BTreeSet};

use intercom_errors_catalog::{
    Catalog, Fault, File, Kind, MANIFEST, Manifest, RetiredCode, Snapshot, Version,
};

use super::Old;
use super::descriptions::{observed, unread};
use super::fetch_all::{AllFetched, FormOutcome, PageOutcome};
use super::origin::{Form, Origin, page_path};
use super::plan::Plan;
use crate::fetch::Fetched;
use crate::outcome::{Failure, Trouble};
use crate::retire;
use crate::store::hash;

/// What to do about a page that the site has no more.
const TRULY_GONE: &str = "nothing was written; sync again later, or add --accept-removed if it is truly gone";

/// A new snapshot, proven and not written.
pub(super) struct Prepared {
    /// Files whose bytes are to be others, the manifest among them.
    pub(super) files: BTreeMap<String, Vec<u8>>,
    /// Files that go.
    pub(super) removed: Vec<String>,
    /// The SHA-256 of each file that the manifest names.
    pub(super) hashes: Vec<(String, String)>,
    pub(super) catalog: Catalog,
    /// The versions whose OpenAPI description could not be had.
    pub(super) unread: Vec<Version>,
    /// What a reader of the report should know beside the changes.
    pub(super) notes: Vec<String>,
}

impl Prepared {
    pub(super) fn differs(&self) -> bool {
        !self.files.is_empty() || !self.removed.is_empty()
    }
}

/// A snapshot that is being put together.
struct Draft<'o> {
    old: &'o Old<'o>,
    origin: &'o Origin,
    entries: Vec<File>,
    files: BTreeMap<String, Vec<u8>>,
    unread: Vec<Version>,
    notes: Vec<String>,
}

pub(super) fn verify(
    old: &Old<'_>,
    origin: &Origin,
    plan: &Plan,
    fetched: AllFetched,
    accept_removed: bool,
) -> Result<Prepared, Failure> {
    let mut draft = Draft {
        old,
        origin,
        entries: old.snapshot.manifest.files.clone(),
        files: BTreeMap::new(),
        unread: unread(&fetched.descriptions),
        notes: Vec::new(),
    };
    draft.entries.retain(|file| file.kind.version().is_none_or(|version| !plan.gone.contains(&version)));
    draft.unlist(&plan.gone)?;
    let mut without = Vec::new();
    for (version, page) in fetched.pages {
        if page.forms.is_empty() {
            if !draft.gone(version, accept_removed)? {
                without.push(version.to_string());
            }
        } else {
            draft.page(version, page, accept_removed)?;
        }
    }
    if !without.is_empty() {
        let without = without.join(", ");
        draft.notes.push(match origin.is_folder() {
            true => format!("{} have no page of {without}; nothing changes there", origin.name()),
            false => format!("no page is published for {without}; nothing changes there"),
        });
    }
    if let Some(descriptions) = &origin.descriptions {
        let before = &old.snapshot.observed;
        let after = observed(before, &descriptions.repository, fetched.descriptions, &mut draft.notes);
        if after != *before {
            let url = descriptions.repository.clone();
            draft.put(Kind::Observed, "observed.json", url, after.to_json().into_bytes())?;
        }
    }
    draft.retire(&origin.base)?;
    draft.finish()
}

impl Draft<'_> {
    /// Versions that the docs list no more take along what is known of their pages without the pages.
    fn unlist(&mut self, gone: &[Version]) -> Result<(), Failure> {
        let mut secondary = self.old.snapshot.secondary.clone();
        secondary.listings.retain(|listing| !gone.contains(&listing.version));
        if secondary == self.old.snapshot.secondary {
            return Ok(());
        }
        let Some(file) = self.entries.iter().find(|file| file.kind == Kind::Secondary) else {
            return Ok(());
        };
        let (path, url) = (file.path.clone(), file.source_url.clone());
        let listed = self.old.snapshot.secondary.listings.iter().map(|listing| listing.version);
        for version in listed.filter(|version| gone.contains(version)) {
            self.notes.push(format!(
                "{path}: the listing of {version} goes, as the docs list that version no more"
            ));
        }
        self.put(Kind::Secondary, &path, url, secondary.to_json().into_bytes())
    }

    /// A version has no page today. Whether the snapshot had one, which leaves.
    fn gone(&mut self, version: Version, accept_removed: bool) -> Result<bool, Failure> {
        let had = self.entries.iter().find(|file| file.kind.version() == Some(version));
        let Some(had) = had else {
            return Ok(false);
        };
        if !accept_removed {
            return Err(Trouble::new(format!(
                "{}: the page of {version} is gone ({}, as page-data and as HTML), and the snapshot has it",
                had.source_url,
                self.origin.without_page()
            ))
            .help(TRULY_GONE)
            .unreadable());
        }
        self.entries.retain(|file| file.kind.version() != Some(version));
        Ok(true)
    }

    fn page(&mut self, version: Version, page: PageOutcome, accept_removed: bool) -> Result<(), Failure> {
        let gone = page.gone.and_then(|gone| self.entries.iter().find(|file| file.kind == gone));
        if let Some(had) = gone
            && !accept_removed
        {
            return Err(Trouble::new(format!(
                "{}: the page of {version} is gone as {} ({}), and the snapshot has it in both forms",
                had.source_url,
                had.kind.name(),
                self.origin.without_page()
            ))
            .help(TRULY_GONE)
            .unreadable());
        }
        let kinds: Vec<Kind> = page
            .forms
            .iter()
            .map(|form| match form {
                FormOutcome::Unchanged(kind) | FormOutcome::New { kind, .. } => *kind,
            })
            .collect();
        self.entries.retain(|file| file.kind.version() != Some(version) || kinds.contains(&file.kind));
        if let Some(why) = page.fell_back {
            self.notes.push(format!(
                "{version}: taken as HTML, which the default build does not read (feature `html`): {why}"
            ));
        }
        for form in page.forms {
            match form {
                FormOutcome::Unchanged(kind) if self.entries.iter().all(|file| file.kind != kind) => {
                    return Err(Trouble::new(format!(
                        "{version}: the server says that the page ({}) is unchanged, and the snapshot has none",
                        kind.name()
                    ))
                    .help("nothing was written; sync again")
                    .unreadable());
                }
                FormOutcome::Unchanged(_) => {}
                FormOutcome::New { kind, url, fetched, page_date } => {
                    let form = if kind == Kind::PageData(version) { Form::PageData } else { Form::Html };
                    let Fetched { bytes, etag, last_modified } = fetched;
                    // Without a tag, the server's own date is what it can be asked by.
                    let date = match etag {
                        Some(_) => page_date.or(last_modified),
                        None => last_modified.or(page_date),
                    };
                    self.put(kind, &page_path(form, version), url, bytes)?;
                    if let Some(entry) = self.entries.iter_mut().find(|file| file.kind == kind) {
                        entry.etag = etag.or(entry.etag.take());
                        entry.last_modified = date.or(entry.last_modified.take());
                    }
                }
            }
        }
        Ok(())
    }

    /// Puts a file in place of the one of its kind; `path` is where it goes if there is none.
    fn put(&mut self, kind: Kind, path: &str, source_url: String, bytes: Vec<u8>) -> Result<(), Failure> {
        let sha256 = hash(&bytes);
        let path = match self.entries.iter_mut().find(|file| file.kind == kind) {
            Some(entry) => {
                if entry.sha256 != sha256 || entry.source_url != source_url {
                    // What was known of other bytes, or of another place, says nothing of these.
                    entry.etag = None;
                    entry.last_modified = None;
                }
                entry.sha256 = sha256;
                entry.source_url = source_url;
                entry.path.clone()
            }
            None => {
                self.free(path, &bytes)?;
                let path = path.to_owned();
                self.entries.push(File {
                    path: path.clone(),
                    kind,
                    source_url,
                    last_modified: None,
                    etag: None,
                    sha256,
                });
                path
            }
        };
        if self.old.source.read(&path).ok().as_ref() != Some(&bytes) {
            self.files.insert(path, bytes);
        }
        Ok(())
    }

    /// Whether a file of this path may be written: one that the manifest does not name is somebody's own.
    fn free(&self, path: &str, bytes: &[u8]) -> Result<(), Failure> {
        let named = self.old.snapshot.manifest.files.iter().any(|file| file.path == path);
        match self.old.source.read(path) {
            Ok(found) if !named && found != bytes => Err(Trouble::new(format!(
                "{}/{path}: a file stands there that the manifest does not name, and a new page goes there",
                self.old.source.name()
            ))
            .help("nothing was written; move the file away and sync again")
            .unreadable()),
            _ => Ok(()),
        }
    }

    /// Codes that no source names any more are kept as retired.
    fn retire(&mut self, base: &str) -> Result<(), Failure> {
        let living: Vec<File> =
            self.entries.iter().filter(|file| file.kind != Kind::Retired).cloned().collect();
        let after = self.load(&Manifest { files: living }).map_err(|fault| unfit(&fault))?;
        let named: BTreeSet<&str> = after.codes.iter().map(|code| &*code.name).collect();
        let today = jiff::Timestamp::now().strftime("%Y-%m-%d").to_string();
        let retired = retire::retired(&self.old.catalog, &named, &today);
        let before = &self.old.snapshot.retired;
        if retired.is_empty() && before.is_empty() || retired == *before {
            return Ok(());
        }
        let entry = self.entries.iter().find(|file| file.kind == Kind::Retired);
        let url = entry.map_or_else(|| base.to_owned(), |file| file.source_url.clone());
        self.put(Kind::Retired, "retired.json", url, RetiredCode::list_to_json(&retired).into_bytes())
    }

    fn load(&self, manifest: &Manifest) -> Result<Catalog, Fault> {
        let text = manifest.to_json();
        let read = |path: &str| match self.files.get(path) {
            _ if path == MANIFEST => Ok(text.clone().into_bytes()),
            Some(bytes) => Ok(bytes.clone()),
            None => self.old.source.read(path),
        };
        Snapshot::load("the fetched snapshot", read).and_then(Catalog::merge)
    }

    fn finish(mut self) -> Result<Prepared, Failure> {
        self.entries.sort_by_key(|file| file.kind);
        let manifest = Manifest { files: std::mem::take(&mut self.entries) };
        let catalog = self.load(&manifest).map_err(|fault| unfit(&fault))?;
        let mut before = self.old.snapshot.manifest.files.clone();
        before.sort_by_key(|file| file.kind);
        let removed = before
            .iter()
            .filter(|file| manifest.files.iter().all(|other| other.path != file.path))
            .map(|file| file.path.clone())
            .collect();
        if before != manifest.files {
            self.files.insert(MANIFEST.to_owned(), manifest.to_json().into_bytes());
        }
        let hashes = manifest.files.into_iter().map(|file| (file.path, file.sha256)).collect();
        Ok(Prepared { files: self.files, removed, hashes, catalog, unread: self.unread, notes: self.notes })
    }
}

fn unfit(fault: &Fault) -> Failure {
    Trouble::new(fault.to_string())
        .help("what was fetched does not make a whole snapshot; nothing was written")
        .unreadable()
}
