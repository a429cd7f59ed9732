//! The merge of a snapshot's files: each code with its evidence and its state in each version.
//!
//! The stages: `versions` merges the lists of versions, `gather` collects each code's evidence, and `availability`
//! derives the code's state in each version from its evidence.

mod availability;
mod gather;
mod versions;

use intercom_errors_vocabulary::{Availability, Category, Evidence};

use crate::code::CodeName;
use crate::fault::Fault;
use crate::manifest::File;
use crate::operation::Operation;
use crate::retired::RetiredCode;
use crate::snapshot::Snapshot;
use crate::version::Version;

use availability::bases;
pub use availability::{Basis, Neighbor};
use gather::gather;
use versions::all_versions;

/// All versions and all codes, with the state of each code in each version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalog {
    /// All versions, ascending.
    pub versions: Vec<VersionInfo>,
    /// All codes, by name.
    pub codes: Vec<Code>,
    /// Codes that the enum leaves out, because they are unlisted in every enabled version. Also by name.
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
    /// The docs show it unless a reader selects another version. One version is the default.
    pub default: bool,
    /// Its error-codes page, if the docs or a listing link one.
    pub docs_url: Option<String>,
    /// The kinds of source that were read for this version as a whole. They rule out codes that they do not name.
    ///
    /// `Page` is its error-codes page or a complete listing of it, `OpenApi` is its OpenAPI description.
    pub enumerated_by: Vec<Evidence>,
}

/// A code and all information about it.
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
    /// Its state in each version, in the order of [`Catalog::versions`].
    pub availability: Vec<Availability>,
    /// Its entry in the list of retired codes, if no source names it any longer.
    pub retired: Option<RetiredCode>,
}

/// A mention of a code by one source.
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
    /// The HTTP statuses of errors with the code, ascending, each with the number of errors if the source counts them.
    pub statuses: Box<[(u16, Option<u32>)]>,
    /// The operations whose responses have the code, ascending, if the source names them.
    pub operations: Box<[Operation]>,
    /// The reference pages that have the code.
    pub pages: Box<[String]>,
}

impl Catalog {
    /// Merges a snapshot.
    ///
    /// # Errors
    /// A [`Fault`] if files contradict each other, or if two codes would become the same variant.
    pub fn merge(mut snapshot: Snapshot) -> Result<Self, Fault> {
        let directory = std::mem::take(&mut snapshot.directory);
        Self::merge_files(snapshot).map_err(|fault| fault.in_directory(&directory))
    }

    fn merge_files(mut snapshot: Snapshot) -> Result<Self, Fault> {
        let versions = all_versions(&snapshot)?;
        let mut sources = snapshot.manifest.files.clone();
        sources.sort_unstable_by_key(|file| file.kind);
        let categories = std::mem::take(&mut snapshot.categories);
        let mut catalog = Self { versions, codes: gather(snapshot)?, left_out: Vec::new(), sources };
        for code in &mut catalog.codes {
            let bases = bases(code, &catalog.versions);
            code.availability = bases.into_iter().map(Basis::availability).collect();
            code.category = code.category_of_statuses();
        }
        for curated in categories {
            if let Ok(place) = catalog.place_of(&curated.code) {
                let code = &mut catalog.codes[place];
                code.category = curated.category;
                code.category_reason = Some(curated.reason.into());
            }
        }
        Ok(catalog)
    }

    /// Moves codes that are unlisted in all of these versions to [`Catalog::left_out`].
    ///
    /// A retired code stays: it was available once, and only a major release removes it.
    pub fn keep_available_in(&mut self, enabled: &[Version]) {
        let enabled: Vec<bool> = self.versions.iter().map(|info| enabled.contains(&info.version)).collect();
        for code in std::mem::take(&mut self.codes) {
            let mut states = code.availability.iter().zip(&enabled);
            let is_available =
                states.any(|(&state, &is_enabled)| is_enabled && state != Availability::Unlisted);
            if is_available || code.retired.is_some() { &mut self.codes } else { &mut self.left_out }
                .push(code);
        }
    }

    /// Returns the reason for the state of a code in each version, in the order of [`Catalog::versions`].
    #[must_use]
    pub fn bases(&self, code: &Code) -> Vec<Basis> {
        bases(code, &self.versions)
    }

    /// Returns a code by its wire name.
    #[must_use]
    pub fn code(&self, name: &str) -> Option<&Code> {
        self.codes.get(self.place_of(name).ok()?)
    }

    fn place_of(&self, name: &str) -> Result<usize, usize> {
        self.codes.binary_search_by(|code| (*code.name).cmp(name))
    }
}

impl Code {
    /// Returns the description in the newest page that has one. A retired code keeps its last one.
    #[must_use]
    pub fn description(&self) -> Option<&str> {
        let described = self.evidence.iter().rev().find_map(|mention| mention.description.as_deref());
        described.or_else(|| self.retired.as_ref()?.description.as_deref())
    }

    /// Returns the HTTP statuses of errors with the code in any version, ascending. A retired code keeps its statuses.
    #[must_use]
    pub fn statuses(&self) -> Vec<u16> {
        let mut statuses = match &self.retired {
            Some(retired) => retired.statuses.to_vec(),
            None => Vec::new(),
        };
        for mention in &self.evidence {
            for (status, _) in &mention.statuses {
                if let Err(place) = statuses.binary_search(status) {
                    statuses.insert(place, *status);
                }
            }
        }
        statuses
    }

    /// Returns the earliest version that documents it or was observed to send it.
    #[must_use]
    pub fn since(&self) -> Option<Version> {
        self.evidence.iter().filter_map(|mention| mention.version).min()
    }

    /// Returns `true` if a source of this kind names it.
    #[must_use]
    pub fn is_named_by(&self, kind: Evidence) -> bool {
        self.evidence.iter().any(|mention| mention.kind == kind)
    }

    /// Returns the kinds of source that are read for a version as a whole, and that name it in some version.
    pub fn enumerating_kinds(&self) -> impl Iterator<Item = Evidence> {
        [Evidence::Page, Evidence::OpenApi].into_iter().filter(|kind| self.is_named_by(*kind))
    }

    /// Returns the category that all of its statuses share.
    fn category_of_statuses(&self) -> Category {
        let statuses = self.statuses();
        let category = statuses.first().map_or(Category::Other, |status| Category::from_status(*status));
        if statuses.iter().all(|status| Category::from_status(*status) == category) {
            category
        } else {
            Category::Other
        }
    }
}

impl Mention {
    /// Creates a mention without any further fact.
    #[must_use]
    pub fn new(kind: Evidence, version: Option<Version>) -> Self {
        Self {
            kind,
            version,
            source: None,
            description: None,
            statuses: Box::default(),
            operations: Box::default(),
            pages: Box::default(),
        }
    }
}
