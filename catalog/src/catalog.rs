//! The merge: what all files of a snapshot say together of each code in each version.
//!
//! The stages: `versions` agrees on the list of versions, `gather` collects each code's evidence,
//! `availability` says what that evidence means for each version.

mod availability;
mod gather;
mod versions;

use std::collections::BTreeSet;

use intercom_errors_vocabulary::{Availability, Category, Evidence};

use crate::code::CodeName;
use crate::fault::Fault;
use crate::manifest::File;
use crate::order::sort;
use crate::snapshot::Snapshot;
use crate::version::Version;

use availability::availability;
use gather::gather;
use versions::all_versions;

/// Versions, codes, and what is known of each code in each version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalog {
    /// All versions, ascending.
    pub versions: Vec<VersionInfo>,
    /// All codes: those of pages in the docs' order (newest page first), then those only observed, then those
    /// only named by clients, then those retired; each of the latter by name.
    pub codes: Vec<Code>,
    /// Codes that the enum leaves out, because no enabled version has them.
    pub left_out: Vec<Code>,
    /// The files that all of this was read from, by kind.
    pub sources: Vec<File>,
}

/// An API version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionInfo {
    /// The version.
    pub version: Version,
    /// What the docs call it; its name where the docs do not list it.
    pub label: String,
    /// Whether the docs show it where a reader names none. One version is.
    pub default: bool,
    /// Its error-codes page, where the docs list one.
    pub docs_url: Option<String>,
}

/// A code and all that is known of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The code.
    pub name: CodeName,
    /// Every mention of it, by kind and then by version.
    pub evidence: Vec<Mention>,
    /// The kind of failure.
    pub category: Category,
    /// The reason for the category, if the snapshot's categories list the code.
    pub category_reason: Option<Box<str>>,
    /// What is known of it in each version, in the order of [`Catalog::versions`].
    pub availability: Vec<Availability>,
    /// Since which day no source names it, where that is so.
    pub retired: Option<Retired>,
}

/// That no source names a code any more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retired {
    /// The day, as `2026-11-22`.
    pub since: String,
    /// The description that a page last had.
    pub description: Option<Box<str>>,
    /// The HTTP statuses that it was seen with, ascending.
    pub statuses: Box<[u16]>,
}

/// One source's word that a code exists.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Mention {
    /// The kind of source.
    pub kind: Evidence,
    /// The version that the source covers, if it covers one.
    pub version: Option<Version>,
    /// The provenance, if the source itself is not in the snapshot.
    pub source: Option<Box<str>>,
    /// The description of the code.
    pub description: Option<Box<str>>,
    /// The HTTP statuses that came with the code, ascending, and how many errors had each.
    pub statuses: Box<[(u16, u32)]>,
}

impl Catalog {
    /// Merges a snapshot.
    ///
    /// # Errors
    /// A [`Fault`] where files contradict each other, or two codes would become the same variant.
    pub fn merge(mut snapshot: Snapshot) -> Result<Self, Fault> {
        let folder = std::mem::take(&mut snapshot.folder);
        Self::merged(snapshot).map_err(|fault| fault.in_folder(&folder))
    }

    fn merged(mut snapshot: Snapshot) -> Result<Self, Fault> {
        // The order of files in the manifest must not matter.
        sort(&mut snapshot.pages, |a, b| a.version.cmp(&b.version));
        let versions = all_versions(&snapshot)?;
        let known: Vec<Version> = versions.iter().map(|info| info.version).collect();
        let mut paged = snapshot.paged();
        paged.extend(snapshot.secondary.listings.iter().map(|listing| listing.version));
        let described = snapshot.described();

        let mut sources = snapshot.manifest.files.clone();
        sort(&mut sources, |a, b| a.kind.cmp(&b.kind));
        let categories = std::mem::take(&mut snapshot.categories);
        let mut codes = gather(snapshot)?;
        for code in &mut codes {
            code.evidence.sort();
            code.availability = availability(code, &known, &paged, &described);
            code.category = code.category_of_statuses();
        }
        for curated in categories {
            if let Some(code) = codes.iter_mut().find(|code| code.name == curated.code) {
                code.category = curated.category;
                code.category_reason = Some(curated.reason.into());
            }
        }
        Ok(Self { versions, codes, left_out: Vec::new(), sources })
    }

    /// Sets aside the codes that are unlisted in every one of these versions. A retired code stays: it was
    /// available once, and leaves with a major release only.
    pub fn keep_available_in(&mut self, enabled: &BTreeSet<Version>) {
        let versions = &self.versions;
        let available = |code: &Code| {
            code.retired.is_some()
                || code.availability.iter().zip(versions).any(|(&availability, info)| {
                    availability != Availability::Unlisted && enabled.contains(&info.version)
                })
        };
        let (codes, left_out) = std::mem::take(&mut self.codes).into_iter().partition(available);
        self.codes = codes;
        self.left_out = left_out;
    }

    /// A code by its wire name.
    #[must_use]
    #[inline]
    pub fn code(&self, name: &str) -> Option<&Code> {
        self.codes.iter().find(|code| &*code.name == name)
    }
}

impl Code {
    /// Returns the description in the newest page that has one; a retired code keeps its last.
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        let described = self.evidence.iter().rev().find_map(|mention| mention.description.as_deref());
        described.or_else(|| self.retired.as_ref()?.description.as_deref())
    }

    /// Returns the HTTP statuses that it was seen with in any version; a retired code keeps those that it had.
    #[must_use]
    pub fn statuses(&self) -> BTreeSet<u16> {
        let retired = self.retired.iter().flat_map(|retired| retired.statuses.iter().copied());
        let seen =
            self.evidence.iter().flat_map(|mention| mention.statuses.iter().map(|&(status, _)| status));
        retired.chain(seen).collect()
    }

    /// Returns the earliest version that documents it or was observed to send it.
    #[must_use]
    pub fn since(&self) -> Option<Version> {
        self.evidence.iter().filter_map(|mention| mention.version).min()
    }

    /// Returns the category that all of its statuses share.
    fn category_of_statuses(&self) -> Category {
        let categories: BTreeSet<Category> = self.statuses().into_iter().map(Category::from_status).collect();
        match categories.first() {
            Some(&only) if categories.len() == 1 => only,
            _ => Category::Other,
        }
    }
}

impl Mention {
    /// Creates a mention by a source of this kind that says nothing more.
    #[must_use]
    pub fn new(kind: Evidence, version: Option<Version>) -> Self {
        Self { kind, version, source: None, description: None, statuses: Box::default() }
    }
}
