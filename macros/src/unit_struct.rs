//! A unit struct: the enums that it asks for.

use syn::{DeriveInput, Ident, LitStr, Path};

use crate::attributes::{StructAttributes, Target};
use crate::carried::Catalog;
use crate::mistakes::Mistakes;
use crate::pins::Pins;

/// The traits that each generated enum has. serde's depend on a feature, which is not known here.
const DERIVED: [&str; 11] =
    ["Clone", "Copy", "PartialEq", "Eq", "Hash", "PartialOrd", "Ord", "Debug", "Display", "AsRef", "FromStr"];

/// The enums to generate. Mistakes are left out.
pub(crate) struct UnitStruct {
    pub(crate) codes: Option<Target>,
    pub(crate) versions: Option<Target>,
    /// The places of the versions that the codes are narrowed to. Empty if they are not narrowed.
    pub(crate) pinned: Vec<usize>,
    pub(crate) derives: Vec<Path>,
}

impl UnitStruct {
    pub(crate) fn check(item: &DeriveInput, catalog: &Catalog, mistakes: &mut Mistakes) -> Self {
        let StructAttributes { codes, versions, version, derives } =
            StructAttributes::read(&item.attrs, &item.vis, mistakes);
        if codes.is_none() && versions.is_none() && mistakes.is_empty() {
            mistakes.at(
                &item.ident,
                "nothing says what to generate",
                "add `#[intercom_errors(codes = Name)]`, `versions = Name` or both",
            );
        }
        let pinned = pinned(&version, codes.is_some(), catalog, mistakes);
        let codes = codes.filter(|codes| !is_taken(&codes.name, &item.ident, mistakes));
        let versions = versions.filter(|versions| {
            let first = codes.as_ref().map_or(&item.ident, |codes| &codes.name);
            !is_taken(&versions.name, &item.ident, mistakes) && !is_taken(&versions.name, first, mistakes)
        });
        let derives = derives.into_iter().filter(|path| !is_derived(path, mistakes)).collect();
        Self { codes, versions, pinned, derives }
    }
}

fn pinned(texts: &[LitStr], codes: bool, catalog: &Catalog, mistakes: &mut Mistakes) -> Vec<usize> {
    let pins = Pins::read(texts, catalog, mistakes);
    match (codes, texts.first()) {
        (false, Some(text)) if mistakes.is_empty() => {
            mistakes.at(text, "`version` narrows codes, and none are generated", "add `codes = Name`");
        }
        _ => pins.need_all_codes(catalog, mistakes),
    }
    pins.versions
}

/// Reports a generated enum with the name of another item.
fn is_taken(name: &Ident, other: &Ident, mistakes: &mut Mistakes) -> bool {
    let taken = name == other;
    if taken {
        let problem = format!("`{name}` is the name of two items");
        mistakes.at(name, problem, "give the struct and each generated enum a name of its own");
    }
    taken
}

/// Reports a trait that every generated enum has.
fn is_derived(path: &Path, mistakes: &mut Mistakes) -> bool {
    let derived = path.segments.last().is_some_and(|last| DERIVED.iter().any(|name| last.ident == name));
    if derived {
        mistakes.at(path, "the generated enums have this trait already", "remove it");
    }
    derived
}
