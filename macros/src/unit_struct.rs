//! A unit struct: the enums to generate.

use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::{DeriveInput, Ident, Path};

use crate::attributes::{Strings, StructAttributes, Target};
use crate::carried::Catalog;
use crate::mistakes::{Mistakes, quoted};
use crate::pins::Pins;

/// Derives of traits that each generated enum has. `AsRefStr` and `EnumString` are strum's.
const IMPLEMENTED: [&str; 13] = [
    "Clone",
    "Copy",
    "PartialEq",
    "Eq",
    "Hash",
    "PartialOrd",
    "Ord",
    "Debug",
    "Display",
    "AsRef",
    "AsRefStr",
    "FromStr",
    "EnumString",
];

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
                "nothing to generate: expected `codes` or `versions`",
                "add `#[intercom_errors(codes = Name)]`, `versions = Name` or both",
            );
        }
        let pinned = pinned(&version, codes.is_some(), catalog, mistakes);
        let codes = codes.filter(|codes| !is_taken(&codes.name, &item.ident, mistakes));
        let versions = versions.filter(|versions| {
            let codes = codes.as_ref().map_or(&item.ident, |codes| &codes.name);
            let taken = if versions.name == *codes { codes } else { &item.ident };
            !is_taken(&versions.name, taken, mistakes)
        });
        let mut known: Vec<String> = Vec::new();
        let derives =
            derives.into_iter().filter(|path| !is_implemented(path, &mut known, mistakes)).collect();
        Self { codes, versions, pinned, derives }
    }
}

fn pinned(version: &Strings, codes: bool, catalog: &Catalog, mistakes: &mut Mistakes) -> Vec<usize> {
    let pins = Pins::read(version, catalog, mistakes);
    match (codes, version.texts.first()) {
        (false, Some(text)) if mistakes.is_empty() => {
            mistakes.at(text, "`version` has no effect: no codes are generated", "add `codes = Name`");
        }
        _ => pins.need_all_codes(catalog, mistakes),
    }
    pins.versions
}

/// Reports a generated enum with the name of another item.
fn is_taken(name: &Ident, other: &Ident, mistakes: &mut Mistakes) -> bool {
    let taken = name.unraw() == other.unraw();
    if taken {
        let problem = format!("`{name}` is the name of two items");
        mistakes.at(name, problem, "choose another name for this enum");
    }
    taken
}

/// Reports a derive that each generated enum has, or cannot have. `known` are the paths before it.
fn is_implemented(path: &Path, known: &mut Vec<String>, mistakes: &mut Mistakes) -> bool {
    let text = path.to_token_stream().to_string().replace(' ', "");
    let name = path.segments.last().map(|last| last.ident.unraw().to_string()).unwrap_or_default();
    let is_plain = path.segments.len() == 1 || text.trim_start_matches("::").starts_with("serde");
    let problem = if IMPLEMENTED.contains(&name.as_str()) {
        "the generated enums implement this trait already"
    } else if is_plain && matches!(name.as_str(), "Serialize" | "Deserialize") {
        "the generated enums implement this trait already, with the feature `serde` of intercom-errors"
    } else if name == "Default" {
        "the generated enums have no default"
    } else if known.contains(&text) {
        "the derive is given twice"
    } else {
        known.push(text);
        return false;
    };
    mistakes.at(path, format!("{problem}: found {}", quoted(&name)), "remove it");
    true
}
