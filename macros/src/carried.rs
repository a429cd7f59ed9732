//! What the carrier brings: the runtime's path, the user's item, and the catalog.
//!
//! The build script writes these tokens (`emit.rs` of the catalog crate), so a fault here is one of the two
//! crates not being of the same version.

mod read;

use std::ops::Deref;
use std::rc::Rc;

use intercom_errors_vocabulary::{Availability, Category, Evidence};
use proc_macro2::TokenStream;
use syn::{DeriveInput, Ident};

pub(crate) struct Input {
    /// `$crate` of the runtime: right under whatever name the user's crate has it.
    pub(crate) runtime: TokenStream,
    pub(crate) item: DeriveInput,
    pub(crate) catalog: Catalog,
}

pub(crate) struct Catalog {
    pub(crate) sources: Vec<Source>,
    pub(crate) versions: Vec<Version>,
    pub(crate) availability: Column<Vec<Availability>>,
    pub(crate) evidence: Column<Vec<Evidence>>,
    pub(crate) statuses: Column<Vec<u16>>,
    pub(crate) categories: Column<Category>,
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
    pub(crate) default: bool,
}

/// One kind of fact, with each that there is once.
pub(crate) type Column<T> = Vec<Rc<Fact<T>>>;

/// What one code is known by, or several.
pub(crate) struct Fact<T> {
    /// Its place in the column.
    pub(crate) place: usize,
    pub(crate) value: T,
}

impl<T> Deref for Fact<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

pub(crate) struct Code {
    pub(crate) name: String,
    pub(crate) variant: String,
    /// One for each version, in the order of [`Catalog::versions`].
    pub(crate) availability: Rc<Fact<Vec<Availability>>>,
    pub(crate) evidence: Rc<Fact<Vec<Evidence>>>,
    pub(crate) statuses: Rc<Fact<Vec<u16>>>,
    pub(crate) category: Rc<Fact<Category>>,
    /// The day since which no source names it.
    pub(crate) retired: Option<String>,
    pub(crate) description: Option<String>,
}

/// A code that no enabled version has.
pub(crate) struct LeftOut {
    pub(crate) name: String,
    pub(crate) availability: Vec<Availability>,
}

impl Code {
    /// Whether it is documented, observed or presumed in one of these versions.
    pub(crate) fn is_available(&self, versions: &[usize]) -> bool {
        is_available(&self.availability, versions)
    }
}

/// Whether a code of these states is documented, observed or presumed in one of these versions.
pub(crate) fn is_available(availability: &[Availability], versions: &[usize]) -> bool {
    let available =
        |place: &usize| availability.get(*place).is_some_and(|state| *state != Availability::Unlisted);
    versions.iter().any(available)
}

/// The place, among the versions, of the earliest one that documents a code or was observed to send it.
pub(crate) fn since(availability: &[Availability]) -> Option<usize> {
    let own = |state: &Availability| matches!(state, Availability::Documented | Availability::Observed);
    availability.iter().position(own)
}
