//! The merge of a snapshot's files: each code with its evidence and its state in each version.
//!
//! The stages: `versions` merges the lists of versions, `gather` collects each code's evidence, `availability`
//! derives the code's state in each version from it.

mod availability;
mod gather;
mod versions;

use std::collections::BTreeSet;

use crate::code::CodeName;
use crate::fault::Fault;
use crate::manifest::File;
use crate::retired::RetiredCode;
use crate::snapshot::Snapshot;
use crate::version::Version;

use availability::availability;
use gather::gather;
use versions::all_versions;

/// All versions and all codes, with the state of each code in each version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalog {
    /// All versions, ascending.
    pub versions: Vec<VersionInfo>,
    /// All codes: those of pages in the docs' order (newest page first), then codes only in OpenAPI descriptions,
    /// then codes that only clients name, then retired codes. All but the first sort by name.
    pub codes: Vec<Code>,
    /// Codes that the enum leaves out, because every enabled version is without them.
    pub left_out: Vec<Code>,
    /// The files of the snapshot, by kind.
    pub sources: Vec<File>,
}

/// An API version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionInfo {
    /// The version.
    pub version: Version,
    /// Its name in the docs, or the version's own name if the docs do not list it.
    pub label: String,
    /// The docs show it unless a reader selects another. One version is the default.
    pub default: bool,
    /// Its error-codes page, if the docs list one.
    pub docs_url: Option<String>,
}

/// A code and all information about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The code.
    pub name: CodeName,
    /// The sources that name it, in the order of [`Evidence`].
    pub evidence: Vec<Evidence>,
    /// Its state in each version, in the order of [`Catalog::versions`].
    pub availability: Vec<Availability>,
    /// Its entry in the list of retired codes, if no source names it any longer.
    pub retired: Option<RetiredCode>,
}

/// One source's word that a code exists.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// A version's page, in the snapshot, lists it.
    Page {
        /// The version.
        version: Version,
        /// What the page says of it.
        description: Option<Box<str>>,
    },
    /// A version's page, not in the snapshot, is known to list it.
    Listing {
        /// The version.
        version: Version,
        /// How it is known.
        source: Box<str>,
    },
    /// Error responses in a version's OpenAPI description carry it.
    OpenApi {
        /// The version.
        version: Version,
        /// The HTTP statuses and how many example errors have each.
        statuses: Box<[(u16, u32)]>,
    },
    /// The source of Intercom's own clients names it, for no version.
    Client {
        /// Which client, and when it was read.
        source: Box<str>,
    },
}

/// What a snapshot knows of one code in one version.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Availability {
    /// The version's own page lists the code.
    Documented,
    /// Not documented there, but a published error response of that version carries it.
    Observed,
    /// Nothing tells of that version itself, and a nearest version of which something tells has the code.
    Presumed,
    /// What tells of that version leaves the code out, or no neighbour has it.
    Unlisted,
}

impl Catalog {
    /// Merges a snapshot.
    ///
    /// # Errors
    /// A [`Fault`] if files contradict each other, or two codes would become the same variant.
    pub fn merge(mut snapshot: Snapshot) -> Result<Self, Fault> {
        let folder = std::mem::take(&mut snapshot.folder);
        Self::merged(snapshot).map_err(|fault| fault.in_directory(&folder))
    }

    fn merged(mut snapshot: Snapshot) -> Result<Self, Fault> {
        // The order of files in the manifest must not matter.
        snapshot.pages.sort_by_key(|page| page.version);
        let versions = all_versions(&snapshot)?;
        let known: Vec<Version> = versions.iter().map(|info| info.version).collect();
        let mut paged = snapshot.paged();
        paged.extend(snapshot.secondary.listings.iter().map(|listing| listing.version));
        let described = snapshot.described();

        let mut sources = snapshot.manifest.files.clone();
        sources.sort_by_key(|file| file.kind);
        let mut codes = gather(snapshot)?;
        for code in &mut codes {
            code.evidence.sort();
            code.availability = availability(code, &known, &paged, &described);
        }
        Ok(Self { versions, codes, left_out: Vec::new(), sources })
    }

    /// Moves codes that are unlisted in all of these versions to [`Catalog::left_out`]. A retired code stays: it was
    /// available once, and only a major release removes it.
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
    pub fn code(&self, name: &str) -> Option<&Code> {
        self.codes.iter().find(|code| &*code.name == name)
    }
}

impl Code {
    /// The description on the newest page that has one.
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        let described = self.evidence.iter().rev().find_map(|evidence| match evidence {
            Evidence::Page { description, .. } => description.as_deref(),
            _ => None,
        });
        described.or_else(|| self.retired.as_ref()?.description.as_deref())
    }

    /// The HTTP statuses that it was seen with in any version, or before it was retired.
    #[must_use]
    pub fn statuses(&self) -> BTreeSet<u16> {
        let retired = self.retired.iter().flat_map(|retired| retired.statuses.iter().copied());
        let observed = self.evidence.iter().flat_map(|evidence| match evidence {
            Evidence::OpenApi { statuses, .. } => &**statuses,
            _ => &[],
        });
        retired.chain(observed.map(|(status, _)| *status)).collect()
    }

    /// The earliest version that documents it or was observed to send it.
    #[must_use]
    pub fn since(&self) -> Option<Version> {
        self.evidence.iter().filter_map(Evidence::version).min()
    }
}

impl Evidence {
    /// The version that it tells of, where it tells of one.
    #[must_use]
    pub fn version(&self) -> Option<Version> {
        match self {
            Self::Page { version, .. } | Self::Listing { version, .. } | Self::OpenApi { version, .. } => {
                Some(*version)
            }
            Self::Client { .. } => None,
        }
    }

    fn is_page(&self) -> bool {
        matches!(self, Self::Page { .. } | Self::Listing { .. })
    }
}
