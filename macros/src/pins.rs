//! The versions that `version = ".."` names.

use std::ops::RangeInclusive;

use syn::LitStr;

use crate::carried::{Catalog, is_available};
use crate::mistakes::Mistakes;

/// The versions that an item is pinned to.
#[derive(Default)]
pub(crate) struct Pins<'i> {
    /// Their places in the catalog, ascending, each once. Empty if nothing is pinned.
    pub(crate) versions: Vec<usize>,
    /// Each string, with the places that it names.
    texts: Vec<(&'i LitStr, Vec<usize>)>,
}

impl<'i> Pins<'i> {
    /// Reads `"2.15"`, `"2.10..=2.15"`, `"2.10.."` and `"..=2.15"`, or a list of these.
    pub(crate) fn read(texts: &'i [LitStr], catalog: &Catalog, mistakes: &mut Mistakes) -> Self {
        let mut named = Vec::new();
        for text in texts {
            if let Some(places) = read_one(text, catalog, mistakes) {
                named.push((text, places.collect::<Vec<usize>>()));
            }
        }
        let pinned = |place: &usize| named.iter().any(|(_, places)| places.contains(place));
        Self { versions: (0..catalog.versions.len()).filter(pinned).collect(), texts: named }
    }

    /// Reports pinned versions with codes that no enabled version has. For items that need all codes of their versions.
    pub(crate) fn need_all_codes(&self, catalog: &Catalog, mistakes: &mut Mistakes) {
        for (text, places) in &self.texts {
            let left_out = |places: &[usize]| {
                catalog.left_out.iter().filter(|code| is_available(&code.availability, places)).count()
            };
            let count = left_out(places);
            if count == 0 {
                continue;
            }
            let features: Vec<String> = places
                .iter()
                .filter(|&&place| left_out(&[place]) > 0)
                .filter_map(|&place| catalog.versions.get(place))
                .map(|version| format!("`{}`", version.variant.to_string().to_lowercase()))
                .collect();
            let (s, are) = if count == 1 { ("", "is") } else { ("s", "are") };
            mistakes.at(
                text,
                format!("{count} code{s} that {are} available there {are} in no API version that is enabled"),
                format!("enable of intercom-errors: {}", features.join(", ")),
            );
        }
    }
}

fn read_one(text: &LitStr, catalog: &Catalog, mistakes: &mut Mistakes) -> Option<RangeInclusive<usize>> {
    let value = text.value();
    let mut place = |name: &str| {
        let place = catalog.versions.iter().position(|version| version.name == name);
        if place.is_none() {
            mistakes.at(text, format!("Intercom has no API version `{name}`"), known(catalog));
        }
        place
    };
    let Some((from, to)) = value.split_once("..") else {
        return place(value.trim()).map(|place| place..=place);
    };
    let (from, to) = (from.trim(), to.trim());
    let first = if from.is_empty() { Some(0) } else { place(from) };
    let last = match to.strip_prefix('=') {
        Some(to) => place(to.trim()),
        None if to.is_empty() => catalog.versions.len().checked_sub(1),
        None => {
            let (problem, end) = match to.strip_prefix('.') {
                Some(end) => (
                    "a range of versions is written with two points",
                    end.trim_start_matches(['.', '=', ' ']),
                ),
                None => ("a range of versions includes its end", to),
            };
            let help = match end {
                "" => format!("write `{from}..`, which is all from there on"),
                end => format!("write `{from}..={end}`, which includes `{end}`"),
            };
            mistakes.at(text, problem, help);
            return None;
        }
    };
    let (first, last) = (first?, last?);
    if first > last {
        mistakes.at(
            text,
            "the range of versions is empty",
            format!("write `{to}..={from}`", to = to.trim_start_matches('=')),
        );
        return None;
    }
    Some(first..=last)
}

/// Returns help that lists the versions.
fn known(catalog: &Catalog) -> String {
    let names: Vec<String> = catalog.versions.iter().map(|version| format!("`{}`", version.name)).collect();
    format!("the versions are {}; a range is written `2.10..=2.15`", names.join(", "))
}
