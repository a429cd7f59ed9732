//! The carrier's tokens: the library's path, the user's item, and the catalog.
//!
//! The build script writes these tokens (`emit.rs` of the catalog crate). An error here means that the versions of the
//! two crates differ.

mod read;

use intercom_errors_vocabulary::{Availability, Category, Evidence};
use proc_macro2::{Span, TokenStream};
use syn::{DeriveInput, Ident};

pub(crate) struct Input {
    /// `$crate` of the library, which is valid under any name in the user's crate.
    pub(crate) runtime: TokenStream,
    /// The derive's own span, for paths that must not warn about deprecated items.
    pub(crate) derived: Span,
    pub(crate) item: DeriveInput,
    pub(crate) catalog: Catalog,
}

impl Input {
    /// Returns the name with the derive's own span.
    pub(crate) fn derived(&self, name: &Ident) -> Ident {
        let mut name = name.clone();
        name.set_span(self.derived);
        name
    }
}

pub(crate) struct Catalog {
    /// `false` if the build read another snapshot than the release's own.
    pub(crate) is_release: bool,
    pub(crate) sources: Vec<Source>,
    pub(crate) versions: Vec<Version>,
    pub(crate) codes: Vec<Code>,
    pub(crate) left_out: Vec<LeftOut>,
}

pub(crate) struct Source {
    pub(crate) kind: String,
    pub(crate) version: Option<String>,
    pub(crate) url: String,
    pub(crate) last_modified: Option<String>,
    pub(crate) sha256: String,
}

pub(crate) struct Version {
    pub(crate) name: String,
    pub(crate) variant: Ident,
    pub(crate) label: String,
    pub(crate) docs_url: Option<String>,
    pub(crate) is_default: bool,
}

pub(crate) struct Code {
    pub(crate) name: String,
    pub(crate) variant: Ident,
    /// One state for each of [`Catalog::versions`].
    pub(crate) availability: Vec<Availability>,
    pub(crate) evidence: Vec<Evidence>,
    pub(crate) statuses: Vec<u16>,
    pub(crate) category: Category,
    /// The date on which no source named it any longer.
    pub(crate) retired: Option<String>,
    pub(crate) description: Option<String>,
}

/// A code that no enabled version has.
pub(crate) struct LeftOut {
    pub(crate) name: String,
    pub(crate) availability: Vec<Availability>,
}

impl Catalog {
    /// Returns the time of the last change of any source.
    pub(crate) fn last_modified(&self) -> Option<&str> {
        self.sources.iter().filter_map(|source| source.last_modified.as_deref()).max()
    }

    /// Returns the newest version with a number.
    pub(crate) fn newest(&self) -> Option<&Version> {
        self.versions.iter().rfind(|version| version.name.starts_with(|c: char| c.is_ascii_digit()))
    }

    /// Returns a line that names the snapshot, unless it is the release's own.
    pub(crate) fn note(&self) -> Option<String> {
        let dated = self.last_modified().map(|date| format!(" (last modified {date})")).unwrap_or_default();
        (!self.is_release)
            .then(|| format!("the docs are those of the snapshot in INTERCOM_ERRORS_SNAPSHOT{dated}"))
    }
}

impl Version {
    /// Returns the feature of the library that enables the version.
    pub(crate) fn feature(&self) -> String {
        self.variant.to_string().to_lowercase()
    }
}

/// Returns `true` if the state is not unlisted in one of these versions.
pub(crate) fn is_available(availability: &[Availability], versions: &[usize]) -> bool {
    let available =
        |index: &usize| availability.get(*index).is_some_and(|state| *state != Availability::Unlisted);
    versions.iter().any(available)
}

/// Returns the index of the earliest version that documents a code or was observed to send it.
pub(crate) fn since(availability: &[Availability]) -> Option<usize> {
    availability.iter().position(|&state| is_known(state))
}

/// Returns the index of the latest version that documents a code or was observed to send it.
pub(crate) fn until(availability: &[Availability]) -> Option<usize> {
    availability.iter().rposition(|&state| is_known(state))
}

fn is_known(state: Availability) -> bool {
    matches!(state, Availability::Documented | Availability::Observed)
}
