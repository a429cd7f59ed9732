//! A snapshot: the content of every file that its manifest lists.

use std::io;

use crate::categories::{self, CuratedCategory};
use crate::date;
use crate::fault::{Fault, TOOL_WRITES, WRONG_CONTENT};
use crate::manifest::{self, Kind, MANIFEST, Manifest};
use crate::observed::{self, Observed};
use crate::page::Page;
use crate::page_data;
use crate::reference::{self, Reference};
use crate::retired::{self, RetiredCode};
use crate::secondary::{self, Listing, Secondary};
use crate::version::Version;

/// The environment variable with the path of another snapshot for a build to read.
pub const SNAPSHOT_VARIABLE: &str = "INTERCOM_ERRORS_SNAPSHOT";

/// The usual name of a snapshot's directory.
pub const SNAPSHOT_DIRECTORY: &str = "docs-snapshot";

/// The most attempts to read a snapshot that is replaced at the same time.
const ATTEMPTS: usize = 3;

/// Returns a file's bytes by its path in the snapshot's directory.
type Read<'r> = dyn FnMut(&str) -> io::Result<Vec<u8>> + 'r;

/// The files of a snapshot as values.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Snapshot {
    /// The name of its directory in messages.
    pub directory: String,
    /// The manifest.
    pub manifest: Manifest,
    /// The pages, each of another version, in the manifest's order.
    pub pages: Vec<VersionPage>,
    /// The codes in OpenAPI descriptions.
    pub observed: Observed,
    /// The codes in reference pages.
    pub reference: Reference,
    /// The codes of smaller sources.
    pub secondary: Secondary,
    /// The categories of codes whose statuses say nothing or the wrong thing.
    pub categories: Vec<CuratedCategory>,
    /// Codes that no source names any longer.
    pub retired: Vec<RetiredCode>,
}

/// The page of one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionPage {
    /// The version.
    pub version: Version,
    /// The index of its file in the manifest.
    pub file: usize,
    /// The page.
    pub page: Page,
}

impl Snapshot {
    /// Reads the manifest and every file that it lists.
    ///
    /// `read` returns a file's bytes by its path in the snapshot's directory. `directory` is the name of that directory
    /// in messages. A snapshot may be on a disk, in memory or inside a program.
    ///
    /// If the manifest differs at the end, the snapshot was replaced, and reading starts again. So files of two
    /// snapshots never mix.
    ///
    /// Hashes are not compared here, because a build need not prove the origin of its input. `cargo intercom-errors
    /// check` compares them.
    ///
    /// # Errors
    /// A [`Fault`] that names the file and the place in it.
    pub fn load(directory: &str, read: impl FnMut(&str) -> io::Result<Vec<u8>>) -> Result<Self, Fault> {
        let (snapshot, faults) = Self::load_all(directory, read)?;
        faults.into_iter().next().map_or(Ok(snapshot), Err)
    }

    /// Reads like [`Snapshot::load`], and returns the faults of all files next to what could be read.
    ///
    /// # Errors
    /// The [`Fault`] of the manifest itself. Without a manifest there are no files.
    pub fn load_all(
        directory: &str,
        mut read: impl FnMut(&str) -> io::Result<Vec<u8>>,
    ) -> Result<(Self, Vec<Fault>), Fault> {
        Self::load_unchanged(directory, &mut read)
            .map_err(|fault| fault.file(MANIFEST).in_directory(directory))
            .map(|(snapshot, faults)| {
                (snapshot, faults.into_iter().map(|fault| fault.in_directory(directory)).collect())
            })
    }

    fn load_unchanged(directory: &str, read: &mut Read<'_>) -> Result<(Self, Vec<Fault>), Fault> {
        for _ in 0..ATTEMPTS {
            let manifest = read(MANIFEST).map_err(|error| read_fault(MANIFEST, &error))?;
            let loaded = Self::load_files(directory, &manifest, read);
            if read(MANIFEST).is_ok_and(|now| now == manifest) {
                return loaded;
            }
        }
        Err(Fault::new(
            "the snapshot changed each time that it was read",
            "run the command again when no sync is at work on the snapshot",
        ))
    }

    fn load_files(
        directory: &str,
        manifest: &[u8],
        read: &mut Read<'_>,
    ) -> Result<(Self, Vec<Fault>), Fault> {
        let manifest = manifest::read(to_text(manifest)?)?;
        let mut snapshot = Self { directory: directory.to_owned(), ..Self::default() };
        let mut faults = Vec::new();
        for (index, file) in manifest.files.iter().enumerate() {
            let bytes = read(&file.path).map_err(|error| read_fault(&file.path, &error));
            let added = bytes.and_then(|bytes| snapshot.add_file(file.kind, index, to_text(&bytes)?));
            faults.extend(added.err().map(|fault| fault.file(&file.path)));
        }
        if snapshot.pages.is_empty() && faults.is_empty() {
            let fault = Fault::new("no file is a page: expected one or more", TOOL_WRITES);
            faults.push(fault.at("files").file(MANIFEST));
        }
        snapshot.manifest = manifest;
        Ok((snapshot, faults))
    }

    fn add_file(&mut self, kind: Kind, index: usize, text: &str) -> Result<(), Fault> {
        match kind {
            Kind::PageData(version) => self.add_page(version, index, page_data::read(text)?)?,
            Kind::Html(version) => self.add_page(version, index, read_html(text)?)?,
            Kind::Observed => self.observed = observed::read(text)?,
            Kind::Reference => self.reference = reference::read(text)?,
            Kind::Secondary => self.secondary = secondary::read(text)?,
            Kind::Categories => self.categories = categories::read(text)?,
            Kind::Retired => self.retired = retired::read(text)?,
        }
        Ok(())
    }

    /// Returns `true` if the snapshot has the page of a version, and the page is not older than a listing of it.
    ///
    /// Then the listing adds nothing to the page. A page without a date counts as newer than any listing.
    #[must_use]
    pub fn is_overtaken(&self, listing: &Listing, version: Version) -> bool {
        self.pages.iter().filter(|page| page.version == version).any(|page| {
            let recorded = self.manifest.files.get(page.file).and_then(|file| file.last_modified.as_deref());
            let changed = page.page.last_modified.as_deref().or(recorded).and_then(date::day);
            changed.is_none_or(|day| day >= listing.date.as_str())
        })
    }

    fn add_page(&mut self, version: Version, file: usize, page: Page) -> Result<(), Fault> {
        if let Some(active) = page.active()
            && active != version
        {
            let problem = format!("the page is of another version: expected {version}, found {active}");
            return Err(Fault::new(problem, WRONG_CONTENT).at("versions"));
        }
        if !page.versions.is_empty() && page.versions.iter().all(|link| link.version != version) {
            let problem =
                format!("the page's own version is missing in its list of versions: expected {version}");
            return Err(Fault::new(problem, WRONG_CONTENT).at("versions"));
        }
        self.pages.push(VersionPage { version, file, page });
        Ok(())
    }
}

#[cfg(feature = "html")]
fn read_html(text: &str) -> Result<Page, Fault> {
    crate::html::read(text)
}

#[cfg(not(feature = "html"))]
fn read_html(_text: &str) -> Result<Page, Fault> {
    Err(Fault::new(
        "the page is HTML, and the feature `html` is off",
        "turn it on: intercom-errors = { features = [\"html\"] }",
    ))
}

fn read_fault(path: &str, error: &io::Error) -> Fault {
    match error.kind() {
        io::ErrorKind::NotFound if path == MANIFEST => {
            Fault::new("the directory has no manifest", "specify the directory of a snapshot of the docs")
        }
        io::ErrorKind::NotFound => Fault::new("the manifest names this file, which is missing", TOOL_WRITES),
        _ => Fault::new(
            format!("the file cannot be read: {error}"),
            "check that it is a file that you may read",
        ),
    }
}

fn to_text(bytes: &[u8]) -> Result<&str, Fault> {
    std::str::from_utf8(bytes).map_err(|error| {
        Fault::new("the file is not UTF-8", WRONG_CONTENT).at(format!("byte {}", error.valid_up_to()))
    })
}
