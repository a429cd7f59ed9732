//! The versions in `version = ".."`.

use std::ops::RangeInclusive;

use syn::LitStr;

use crate::attributes::Strings;
use crate::carried::{Catalog, is_available};
use crate::mistakes::{Mistakes, any_of, quoted};
use crate::nearest::nearest;

/// The versions that an item is pinned to.
pub(crate) struct Pins<'i> {
    /// Their places in the catalog, ascending, each once. Empty if nothing is pinned.
    pub(crate) versions: Vec<usize>,
    /// One of them could not be read.
    pub(crate) is_broken: bool,
    /// Each string, with its places.
    texts: Vec<(&'i LitStr, Vec<usize>)>,
}

impl<'i> Pins<'i> {
    /// Reads `"2.15"`, `"2.10..=2.15"`, `"2.10.."` and `"..=2.15"`, or a list of these.
    pub(crate) fn read(pins: &'i Strings, catalog: &Catalog, mistakes: &mut Mistakes) -> Self {
        let mut is_broken = pins.is_broken;
        let mut texts = Vec::new();
        for text in &pins.texts {
            match read_one(text, catalog, mistakes) {
                Some(places) => texts.push((text, places.collect::<Vec<usize>>())),
                None => is_broken = true,
            }
        }
        let pinned = |place: &usize| texts.iter().any(|(_, places)| places.contains(place));
        Self { versions: (0..catalog.versions.len()).filter(pinned).collect(), is_broken, texts }
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
                .map(|version| version.variant.to_string().to_lowercase())
                .collect();
            let (s, are) = if count == 1 { ("", "is") } else { ("s", "are") };
            mistakes.at(
                text,
                format!("{count} available code{s} {are} missing: expected an enabled API version with them"),
                format!("enable the features of intercom-errors that have them: {}", any_of(&features)),
            );
        }
    }
}

fn read_one(text: &LitStr, catalog: &Catalog, mistakes: &mut Mistakes) -> Option<RangeInclusive<usize>> {
    let value = text.value();
    let mut place = |name: &str| {
        let place = catalog.versions.iter().position(|version| version.name == name);
        if place.is_none() {
            let problem = format!("unknown API version: expected one such as `2.15`, found {}", quoted(name));
            mistakes.at(text, problem, help(name, catalog));
        }
        place
    };
    let Some((from, to)) = value.split_once("..") else {
        return place(value.trim()).map(|place| place..=place);
    };
    let (from, to) = (from.trim(), to.trim());
    let end = to.trim_start_matches(['.', '=', ' ']);
    let first = if from.is_empty() { Some(0) } else { place(from) };
    let last = match to.strip_prefix('=') {
        Some(to) if !end.is_empty() => place(to.trim()),
        None if to.is_empty() => catalog.versions.len().checked_sub(1),
        _ => {
            let form = if end.is_empty() { format!("{from}..") } else { format!("{from}..={end}") };
            let problem = format!("a range of versions is not valid: found {}", quoted(&value));
            mistakes.at(text, problem, format!("write {}", quoted(&form)));
            return None;
        }
    };
    let (first, last) = (first?, last?);
    if first > last {
        let problem = format!("a range of versions is empty: `{from}` is newer than `{end}`");
        mistakes.at(text, problem, format!("write `{end}..={from}`"));
        return None;
    }
    Some(first..=last)
}

/// Returns help for an unknown version: the right form of the string, or the nearest versions.
fn help(name: &str, catalog: &Catalog) -> String {
    let names = || catalog.versions.iter().map(|version| version.name.as_str());
    let is = |known: &str| {
        let bare = name.trim().trim_start_matches(['v', 'V']).replace(['_', '-'], ".");
        known.eq_ignore_ascii_case(&bare)
    };
    if let Some(known) = names().find(|known| is(known)) {
        return format!("write `{known}`");
    }
    if name.contains([',', '|', ';']) {
        return "write a list: `[\"2.7\", \"2.10\"]`".to_owned();
    }
    if name.contains(['<', '>', '=', '^', '~', '+', '*', '-']) || name.contains(" to ") {
        return "write a range: `2.10..=2.15`, `2.10..` or `..=2.15`".to_owned();
    }
    let near = match number(name) {
        Some(wanted) => {
            let mut near: Vec<_> =
                names().filter_map(|known| Some((number(known)?.abs_diff(wanted), known))).collect();
            near.sort_unstable();
            near.into_iter().take(3).map(|(_, known)| known).collect()
        }
        None => nearest(name, names()),
    };
    if near.is_empty() {
        let (first, last) = (names().next().unwrap_or_default(), names().next_back().unwrap_or_default());
        format!("write a version from `{first}` to `{last}`")
    } else {
        format!("write {}", any_of(&near))
    }
}

/// Returns a number that sorts as the version does.
fn number(version: &str) -> Option<u32> {
    let (major, minor) = version.split_once('.').unwrap_or((version, "0"));
    Some(u32::from(major.parse::<u16>().ok()?) * 1000 + u32::from(minor.parse::<u16>().ok()?))
}
