//! The merge: what all files of a snapshot say together of each code in each version.
//!
//! The stages: `versions` agrees on the list of versions, `gather` collects each code's evidence,
//! `availability` says what that evidence means for each version.

mod availability;
mod gather;
mod versions;

use std::collections::BTreeSet;

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
    /// What names it, in the order of [`Evidence`].
    pub evidence: Vec<Evidence>,
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
        let mut codes = gather(snapshot)?;
        for code in &mut codes {
            sort(&mut code.evidence, Evidence::cmp);
            code.availability = availability(code, &known, &paged, &described);
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
    /// What the newest page that describes the code says of it.
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        let described = self.evidence.iter().rev().find_map(|evidence| match evidence {
            Evidence::Page { description, .. } => description.as_deref(),
            _ => None,
        });
        described.or_else(|| self.retired.as_ref()?.description.as_deref())
    }

    /// The HTTP statuses that it was seen with in any version, ascending; a retired code keeps those that it had.
    // Inlined, so that it is compiled where it is called, and not for every consumer's build script.
    #[must_use]
    #[inline]
    pub fn statuses(&self) -> BTreeSet<u16> {
        self.seen_statuses().into_iter().collect()
    }

    /// The same as a list, each once.
    pub(crate) fn seen_statuses(&self) -> Vec<u16> {
        let mut seen = self.retired.as_ref().map_or_else(Vec::new, |retired| retired.statuses.to_vec());
        for evidence in &self.evidence {
            if let Evidence::OpenApi { statuses, .. } = evidence {
                for (status, _) in statuses {
                    if let Err(place) = seen.binary_search(status) {
                        seen.insert(place, *status);
                    }
                }
            }
        }
        seen
    }

    /// The earliest version that documents it or was observed to send it.
    #[must_use]
    #[inline]
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
