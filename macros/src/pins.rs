//! The versions that `version = ".."` names.

use std::ops::RangeInclusive;

use syn::LitStr;

use crate::carried::Catalog;
use crate::mistakes::Mistakes;

/// The versions that a user's item is pinned to.
#[derive(Default)]
pub(crate) struct Pins {
    /// Their places in the catalog, ascending, each once. Empty where nothing is pinned.
    pub(crate) versions: Vec<usize>,
}

impl Pins {
    /// Reads `"2.15"`, `"2.10..=2.15"`, `"2.10.."` and `"..=2.15"`, or a list of these.
    pub(crate) fn read(texts: &[LitStr], catalog: &Catalog, mistakes: &mut Mistakes) -> Self {
        let mut pinned = vec![false; catalog.versions.len()];
        for text in texts {
            for place in read_one(text, catalog, mistakes).into_iter().flatten() {
                pinned[place] = true;
            }
        }
        Self { versions: (0..pinned.len()).filter(|&place| pinned[place]).collect() }
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
            let help = format!("write `{from}..={to}`, which includes `{to}`");
            mistakes.at(text, "a range of versions includes its end", help);
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

/// The versions that there are, as help.
fn known(catalog: &Catalog) -> String {
    let names: Vec<String> = catalog.versions.iter().map(|version| format!("`{}`", version.name)).collect();
    format!("the versions are {}; a range is written `2.10..=2.15`", names.join(", "))
}
