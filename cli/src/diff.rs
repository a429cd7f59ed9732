//! Differences between two versions, or between two snapshots, as one list of changes.

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

/// What two things differ in.
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
    /// Where: versions, or a source.
    pub(crate) place: Option<String>,
    /// What was.
    pub(crate) from: Option<String>,
    /// What is.
    pub(crate) to: Option<String>,
}

/// Kinds of change, in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// An earlier snapshot has the code, the later one has not.
    CodeLost,
    /// An earlier snapshot has the version, the later one has not.
    VersionLost,
    /// A page described the code, and does not any more.
    DescriptionLost,
    /// A source named the code, and does not any more.
    EvidenceLost,
    /// The manifest named the file, and does not any more.
    FileLost,
    /// No source names the code any more; it is kept as retired.
    CodeRetired,
    /// A source names a retired code again.
    CodeRevived,
    /// The version has the code no more.
    CodeRemoved,
    CodeAdded,
    VersionAdded,
    /// What the docs call the version, or where its page is.
    VersionChanged,
    DefaultChanged,
    Reworded,
    AvailabilityChanged,
    EvidenceAdded,
    EvidenceChanged,
    FileAdded,
    FileChanged,
}

impl Kind {
    /// What stands above the changes of this kind.
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
            Self::EvidenceAdded => "evidence added",
            Self::EvidenceChanged => "evidence changed",
            Self::FileAdded => "files added",
            Self::FileChanged => "files changed",
        }
    }

    /// Whether something that was known is known no more.
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

    /// The changes of each kind, in order.
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

    fn at(mut self, place: &dyn Display) -> Self {
        self.place = Some(place.to_string());
        self
    }

    fn from(mut self, from: &dyn Display) -> Self {
        self.from = Some(from.to_string());
        self
    }

    fn to(mut self, to: &dyn Display) -> Self {
        self.to = Some(to.to_string());
        self
    }
}
