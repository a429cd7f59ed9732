//! The differences between two versions or two snapshots, as a list of changes.

pub(crate) mod print;
mod snapshots;
mod versions;

pub(crate) use snapshots::between_snapshots;
pub(crate) use versions::between_versions;

use std::fmt::Display;

use clap::ValueEnum;
use serde::Serialize;

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum DiffFormat {
    /// Text to read.
    Text,
    /// One JSON object with a list of changes.
    Json,
    /// Lists under headings, such as for a pull request.
    Markdown,
}

/// The changes from one version or snapshot to another.
#[derive(Debug, Serialize)]
pub(crate) struct Difference {
    pub(crate) from: String,
    pub(crate) to: String,
    /// By kind, and within a kind in the order of the catalog.
    pub(crate) changes: Vec<Change>,
}

/// One change.
#[derive(Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Change {
    pub(crate) kind: Kind,
    /// The code, version or file that changed.
    pub(crate) subject: String,
    /// The versions, the source or the property that changed.
    pub(crate) place: Option<String>,
    pub(crate) from: Option<String>,
    pub(crate) to: Option<String>,
}

/// Kinds of change, in the order in which they are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// Only the earlier snapshot has the code.
    CodeLost,
    /// Only the earlier snapshot has the version.
    VersionLost,
    /// A page no longer describes the code.
    DescriptionLost,
    /// A source no longer lists the code.
    EvidenceLost,
    /// The manifest no longer lists the file.
    FileLost,
    /// No source lists the code any longer; it is kept as retired.
    CodeRetired,
    /// A source lists a retired code again.
    CodeRevived,
    /// The version no longer has the code.
    CodeRemoved,
    CodeAdded,
    VersionAdded,
    /// The label of the version, or the address of its page.
    VersionChanged,
    DefaultChanged,
    Reworded,
    AvailabilityChanged,
    /// The category of the code, or the reason for it.
    CategoryChanged,
    EvidenceAdded,
    EvidenceChanged,
    FileAdded,
    FileChanged,
}

impl Kind {
    /// Returns the heading above the changes of this kind.
    pub(crate) fn heading(self) -> &'static str {
        match self {
            Self::CodeLost => "LOST codes",
            Self::VersionLost => "LOST versions",
            Self::DescriptionLost => "LOST descriptions",
            Self::EvidenceLost => "LOST evidence",
            Self::FileLost => "LOST files",
            Self::CodeRetired => "codes retired",
            Self::CodeRevived => "codes no longer retired",
            Self::CodeRemoved => "codes removed",
            Self::CodeAdded => "codes added",
            Self::VersionAdded => "versions added",
            Self::VersionChanged => "versions changed",
            Self::DefaultChanged => "default version changed",
            Self::Reworded => "descriptions reworded",
            Self::AvailabilityChanged => "availability changed",
            Self::CategoryChanged => "category changed",
            Self::EvidenceAdded => "evidence added",
            Self::EvidenceChanged => "evidence changed",
            Self::FileAdded => "files added",
            Self::FileChanged => "files changed",
        }
    }

    /// Returns `true` if the later snapshot has lost a fact.
    pub(crate) fn is_loss(self) -> bool {
        matches!(
            self,
            Self::CodeLost | Self::VersionLost | Self::DescriptionLost | Self::EvidenceLost | Self::FileLost
        )
    }
}

impl Difference {
    fn new(from: String, to: String, mut changes: Vec<Change>) -> Self {
        changes.sort_by_key(|change| change.kind);
        Self { from, to, changes }
    }

    /// Returns the changes of each kind, in order.
    fn by_kind(&self) -> impl Iterator<Item = (Kind, &[Change])> {
        self.changes
            .chunk_by(|a, b| a.kind == b.kind)
            .filter_map(|changes| Some((changes.first()?.kind, changes)))
    }
}

impl Change {
    fn new(kind: Kind, subject: &dyn Display) -> Self {
        Self { kind, subject: subject.to_string(), place: None, from: None, to: None }
    }

    fn at(self, place: &dyn Display) -> Self {
        Self { place: Some(place.to_string()), ..self }
    }

    fn from(self, from: &dyn Display) -> Self {
        Self { from: Some(from.to_string()), ..self }
    }

    fn to(self, to: &dyn Display) -> Self {
        Self { to: Some(to.to_string()), ..self }
    }

    fn between(self, from: Option<&str>, to: Option<&str>) -> Self {
        Self { from: from.map(str::to_owned), to: to.map(str::to_owned), ..self }
    }
}
