//! A snapshot: every file that its manifest names, read.

use std::io;

use crate::fault::{Fault, TOOL_WRITES, WRONG_CONTENT, quoted};
use crate::manifest::{self, Kind, MANIFEST, Manifest};
use crate::observed::{self, Observed};
use crate::page::Page;
use crate::page_data;
use crate::retired::{self, RetiredCode};
use crate::secondary::{self, Secondary};
use crate::version::Version;

/// The files of a snapshot as values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Snapshot {
    /// What messages call the folder that it was read from.
    pub folder: String,
    /// What the manifest says.
    pub manifest: Manifest,
    /// One page for each version that has any, whether as page-data, as HTML or as both. In the manifest's order.
    pub pages: Vec<VersionPage>,
    /// What the OpenAPI descriptions show.
    pub observed: Observed,
    /// What smaller sources say.
    pub secondary: Secondary,
    /// Codes that no source names any more.
    pub retired: Vec<RetiredCode>,
}

/// The page of one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionPage {
    /// The version.
    pub version: Version,
    /// The file it was read from, by its place in the manifest.
    pub file: usize,
    /// The page.
    pub page: Page,
}

impl Snapshot {
    /// Reads the manifest and every file that it names.
    ///
    /// `read` gives a file's bytes by its path below the snapshot's folder; `folder` is what messages call
    /// that folder. So a snapshot may lie on a disk, in memory or inside a program.
    ///
    /// Hashes are not compared here: a build need not prove where its input came from. `cargo intercom-errors
    /// check` compares them.
    ///
    /// # Errors
    /// A [`Fault`] that names the file and the place in it.
    pub fn load(folder: &str, read: impl FnMut(&str) -> io::Result<Vec<u8>>) -> Result<Self, Fault> {
        let (snapshot, faults) = Self::load_all(folder, read)?;
        match faults.into_iter().next() {
            None => Ok(snapshot),
            Some(fault) => Err(fault),
        }
    }

    /// Reads like [`Snapshot::load`], and gives every file's fault beside what could be read.
    ///
    /// # Errors
    /// The manifest's own [`Fault`]: without it there are no files.
    pub fn load_all(
        folder: &str,
        mut read: impl FnMut(&str) -> io::Result<Vec<u8>>,
    ) -> Result<(Self, Vec<Fault>), Fault> {
        let mut text = |path: &str| {
            let bytes = read(path).map_err(|error| unreadable(path, &error))?;
            String::from_utf8(bytes).map_err(|error| not_utf8(&error))
        };
        let file_fault = |path: &str, fault: Fault| fault.file(&format!("{folder}/{path}"));

        let manifest = text(MANIFEST)
            .and_then(|text| manifest::read(&text))
            .map_err(|fault| file_fault(MANIFEST, fault))?;
        let mut snapshot = Self {
            folder: folder.to_owned(),
            manifest: Manifest { files: Vec::new(), versions: Vec::new() },
            pages: Vec::new(),
            observed: Observed::default(),
            secondary: Secondary::default(),
            retired: Vec::new(),
        };
        let mut faults = Vec::new();
        for (index, file) in manifest.files.iter().enumerate() {
            let read = text(&file.path)
                .and_then(|text| match file.kind {
                    Kind::PageData(version) => {
                        snapshot.add_page(&manifest, version, index, page_data::read(&text)?)
                    }
                    Kind::Html(version) => snapshot.add_page(&manifest, version, index, read_html(&text)?),
                    Kind::Observed => {
                        snapshot.observed = observed::read(&text)?;
                        Ok(())
                    }
                    Kind::Secondary => {
                        snapshot.secondary = secondary::read(&text)?;
                        Ok(())
                    }
                    Kind::Retired => {
                        snapshot.retired = retired::read(&text)?;
                        Ok(())
                    }
                })
                .map_err(|fault| file_fault(&file.path, fault));
            faults.extend(read.err());
        }
        if snapshot.pages.is_empty() && faults.is_empty() {
            let fault = Fault::new("no file is a page; expected one at least", TOOL_WRITES);
            faults.push(file_fault(MANIFEST, fault.at("files")));
        }
        snapshot.manifest = manifest;
        Ok((snapshot, faults))
    }

    /// The versions that have a page of their own here.
    pub(crate) fn paged(&self) -> Vec<Version> {
        self.pages.iter().map(|page| page.version).collect()
    }

    /// The versions that have an OpenAPI description.
    pub(crate) fn described(&self) -> Vec<Version> {
        self.observed.versions.keys().copied().collect()
    }

    fn add_page(
        &mut self,
        manifest: &Manifest,
        version: Version,
        file: usize,
        page: Page,
    ) -> Result<(), Fault> {
        if let Some(active) = page.active()
            && active != version
        {
            return Err(Fault::new(
                format!("the page says that it is of version {active}, the manifest says {version}"),
                WRONG_CONTENT,
            )
            .at("versions"));
        }
        if !page.versions.is_empty() && page.versions.iter().all(|link| link.version != version) {
            return Err(Fault::new(
                format!("the page's list of versions leaves out its own, {version}"),
                WRONG_CONTENT,
            )
            .at("versions"));
        }
        match self.pages.iter_mut().find(|other| other.version == version) {
            None => self.pages.push(VersionPage { version, file, page }),
            Some(other) => {
                let name = &manifest.files[other.file].path;
                agree(&page, &other.page, name)?;
                // Page-data says more: the list of versions is seldom in the HTML.
                if matches!(manifest.files[file].kind, Kind::PageData(_)) {
                    *other = VersionPage { version, file, page };
                }
            }
        }
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
        "the page is HTML, which the feature `html` reads, and that is off",
        "turn it on: intercom-errors = { features = [\"html\"] }",
    ))
}

/// Two forms of one version's page must say the same, where both say it.
fn agree(page: &Page, other: &Page, name: &str) -> Result<(), Fault> {
    for (i, pair) in page.rows.iter().zip(&other.rows).enumerate() {
        if pair.0 != pair.1 {
            let show = |row: &crate::page::Row| {
                format!("{}, {}", quoted(&row.code), quoted(row.description.as_deref().unwrap_or_default()))
            };
            return Err(differs(&format!("{} here, {} in {name}", show(pair.0), show(pair.1)))
                .at(format!("table row {}", i + 1)));
        }
    }
    if page.rows.len() != other.rows.len() {
        return Err(differs(&format!("rows: {} here, {} in {name}", page.rows.len(), other.rows.len())));
    }
    if !page.lists_same(&other.versions) {
        return Err(differs(&format!("the versions or their links are not those of {name}")).at("versions"));
    }
    Ok(())
}

fn differs(how: &str) -> Fault {
    Fault::new(
        format!("two forms of the same page differ: {how}"),
        "fetch both again; if the site publishes them like this, keep one of them",
    )
}

fn unreadable(path: &str, error: &io::Error) -> Fault {
    match error.kind() {
        io::ErrorKind::NotFound if path == MANIFEST => {
            Fault::new("the folder has no manifest", "name a folder that holds a snapshot of the docs")
        }
        io::ErrorKind::NotFound => Fault::new("the manifest names this file, which is missing", TOOL_WRITES),
        _ => {
            Fault::new(format!("the file cannot be read: {error}"), "see that it is a file that you may read")
        }
    }
}

fn not_utf8(error: &std::string::FromUtf8Error) -> Fault {
    let end = error.utf8_error().valid_up_to();
    Fault::new("the file is not UTF-8", WRONG_CONTENT).at(format!("byte {end}"))
}
