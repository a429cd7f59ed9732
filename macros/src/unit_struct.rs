//! A unit struct: the enums to generate.

use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::{DeriveInput, Ident, Path};

use crate::attributes::{Attributes, Place, Strings, Target};
use crate::carried::Catalog;
use crate::mistakes::{Mistakes, quote_text};
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

/// The enums to generate. Arguments with mistakes are left out.
pub(crate) struct UnitStruct {
    pub(crate) codes: Option<Target>,
    pub(crate) versions: Option<Target>,
    /// The indices of the versions that the codes are limited to. Empty if they are not limited.
    pub(crate) pinned: Vec<usize>,
    pub(crate) derives: Vec<Path>,
}

impl UnitStruct {
    pub(crate) fn check(item: &DeriveInput, catalog: &Catalog, mistakes: &mut Mistakes) -> Self {
        let Attributes { codes, versions, version, derives, .. } =
            Attributes::read(&item.attrs, Place::Struct, mistakes);
        if codes.is_none() && versions.is_none() && mistakes.is_empty() {
            mistakes.at(
                &item.ident,
                "nothing to generate: expected `codes` or `versions`, found neither",
                "add `#[intercom_errors(codes = Name)]`, `versions = Name` or both",
            );
        }
        let pinned = read_pins(&version, codes.is_some(), catalog, mistakes);
        let with_visibility = |mut target: Target| {
            if target.visibility.is_empty() {
                target.visibility = item.vis.to_token_stream();
            }
            target
        };
        let (codes, versions) = (codes.map(with_visibility), versions.map(with_visibility));
        let codes = codes.filter(|codes| !is_taken(&codes.name, &item.ident, mistakes));
        let versions = versions.filter(|versions| {
            let codes = codes.as_ref().map_or(&item.ident, |codes| &codes.name);
            let taken = if versions.name == *codes { codes } else { &item.ident };
            !is_taken(&versions.name, taken, mistakes)
        });
        let mut known: Vec<String> = Vec::new();
        let derives = derives.into_iter().filter(|path| can_derive(path, &mut known, mistakes)).collect();
        Self { codes, versions, pinned, derives }
    }
}

fn read_pins(version: &Strings, has_codes: bool, catalog: &Catalog, mistakes: &mut Mistakes) -> Vec<usize> {
    let pins = Pins::read(version, catalog, mistakes);
    match version.texts.first() {
        Some(text) if !has_codes && mistakes.is_empty() => {
            let problem = "`version` has no effect: expected `codes` next to it, found none";
            mistakes.at(text, problem, "add `codes = Name`");
        }
        _ => pins.check_all_codes_are_enabled(catalog, mistakes),
    }
    pins.versions
}

/// Reports a generated enum with the name of another item.
fn is_taken(name: &Ident, other: &Ident, mistakes: &mut Mistakes) -> bool {
    let is_taken = name.unraw() == other.unraw();
    if is_taken {
        let problem = format!("duplicate name `{name}`: expected one item of this name, found two");
        mistakes.at(name, &problem, "choose another name for this enum");
    }
    is_taken
}

/// Reports a derive that each generated enum has, or cannot have. `known` are the paths before it.
fn can_derive(path: &Path, known: &mut Vec<String>, mistakes: &mut Mistakes) -> bool {
    let text = path.to_token_stream().to_string().replace(' ', "");
    let name = path.segments.last().map(|last| last.ident.unraw().to_string()).unwrap_or_default();
    let is_serde = path.segments.len() == 1 || text.trim_start_matches("::").starts_with("serde");
    let (expected, help) = if IMPLEMENTED.contains(&name.as_str()) {
        ("one that the generated enums do not implement", "remove it")
    } else if is_serde && matches!(name.as_str(), "Serialize" | "Deserialize") {
        let help = "remove it, and enable the feature `serde` of intercom-errors, which implements it";
        ("one that the generated enums do not implement", help)
    } else if name == "Default" {
        ("one that needs no default variant", "remove it")
    } else if known.contains(&text) {
        ("each trait once", "remove it")
    } else {
        known.push(text);
        return true;
    };
    let problem = format!("a trait cannot be derived: expected {expected}, found {}", quote_text(&name));
    mistakes.at(path, &problem, help);
    false
}
