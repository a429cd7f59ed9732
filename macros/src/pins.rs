//! The versions in `version = ".."`.

use std::ops::RangeInclusive;

use intercom_errors_vocabulary::version_name;
use syn::LitStr;

use crate::attributes::Strings;
use crate::carried::{Catalog, Version, is_available};
use crate::mistakes::{Mistakes, any_of, quote_text};
use crate::nearest::{nearest, nearest_by};

/// The versions that an item is pinned to.
pub(crate) struct Pins<'i> {
    /// Their indices in the catalog, ascending, each once. Empty if nothing is pinned.
    pub(crate) versions: Vec<usize>,
    /// One of them could not be read.
    pub(crate) is_broken: bool,
    /// Each string, with its indices.
    texts: Vec<(&'i LitStr, Vec<usize>)>,
}

impl<'i> Pins<'i> {
    /// Reads `"2.15"`, `"2.10..=2.15"`, `"2.10.."` and `"..=2.15"`, or a list of these.
    pub(crate) fn read(pins: &'i Strings, catalog: &Catalog, mistakes: &mut Mistakes) -> Self {
        let mut is_broken = pins.is_broken;
        let mut texts = Vec::new();
        for text in &pins.texts {
            match read_one(text, catalog, mistakes) {
                Some(indices) => texts.push((text, indices.collect::<Vec<usize>>())),
                None => is_broken = true,
            }
        }
        let is_pinned = |index: &usize| texts.iter().any(|(_, indices)| indices.contains(index));
        Self { versions: (0..catalog.versions.len()).filter(is_pinned).collect(), is_broken, texts }
    }

    /// Reports pinned versions with codes that no enabled version has, for an item that needs all of their codes.
    pub(crate) fn check_all_codes_are_enabled(&self, catalog: &Catalog, mistakes: &mut Mistakes) {
        for (text, indices) in &self.texts {
            let count_disabled = |indices: &[usize]| {
                catalog.left_out.iter().filter(|code| is_available(&code.availability, indices)).count()
            };
            let count = count_disabled(indices);
            if count == 0 {
                continue;
            }
            let versions = indices.iter().filter(|&&index| count_disabled(&[index]) > 0);
            let features: Vec<String> =
                versions.filter_map(|&index| catalog.versions.get(index)).map(Version::feature).collect();
            let features: Vec<&str> = features.iter().map(String::as_str).collect();
            let problem = format!("a pinned version has disabled codes: expected none, found {count}");
            let help =
                format!("enable the features of intercom-errors that have them: {}", any_of(&features));
            mistakes.at(text, &problem, &help);
        }
    }
}

fn read_one(text: &LitStr, catalog: &Catalog, mistakes: &mut Mistakes) -> Option<RangeInclusive<usize>> {
    let value = text.value();
    let mut index_of = |name: &str| {
        let index = catalog.versions.iter().position(|version| version.name == name);
        if index.is_none() {
            let problem =
                format!("unknown API version: expected one such as `2.15`, found {}", quote_text(name));
            mistakes.at(text, &problem, &help(name, catalog));
        }
        index
    };
    let Some((from, to)) = value.split_once("..") else {
        return index_of(value.trim()).map(|index| index..=index);
    };
    let (from, to) = (from.trim(), to.trim());
    let end = to.trim_start_matches(['.', '=', ' ']);
    let first = if from.is_empty() { Some(0) } else { index_of(from) };
    let last = match to.strip_prefix('=') {
        Some(to) if !end.is_empty() => index_of(to.trim()),
        None if to.is_empty() => catalog.versions.len().checked_sub(1),
        _ => {
            let form = if end.is_empty() { format!("{from}..") } else { format!("{from}..={end}") };
            let found = quote_text(&value);
            let problem = format!(
                "a range of versions is not valid: expected one such as `2.10..=2.15`, found {found}"
            );
            mistakes.at(text, &problem, &format!("write {}", quote_text(&form)));
            return None;
        }
    };
    let (first, last) = (first?, last?);
    if first > last {
        let found = quote_text(&value);
        let problem = format!("a range of versions is empty: expected the older one first, found {found}");
        mistakes.at(text, &problem, &format!("write `{end}..={from}`"));
        return None;
    }
    Some(first..=last)
}

/// Returns help for an unknown version: the right form of the string, or the nearest versions.
fn help(name: &str, catalog: &Catalog) -> String {
    let names: Vec<&str> = catalog.versions.iter().map(|version| version.name.as_str()).collect();
    let dotted = name.replace(['_', '-'], ".");
    let known = version_name(&dotted);
    if names.contains(&known) {
        return format!("write `{known}`");
    }
    if name.contains([',', '|', ';']) {
        return "write a list: `[\"2.7\", \"2.10\"]`".to_owned();
    }
    if name.contains(['<', '>', '=', '^', '~', '+', '*', '-']) || name.contains(" to ") {
        return "write a range: `2.10..=2.15`, `2.10..` or `..=2.15`".to_owned();
    }
    let near = match number(name) {
        Some(wanted) => nearest_by(&names, &|known| Some(number(known)?.abs_diff(wanted))),
        None => nearest(name, &names),
    };
    match &*names {
        [first, .., last] if near.is_empty() => format!("write a version from `{first}` to `{last}`"),
        _ => format!("write {}", any_of(&near)),
    }
}

/// Returns a number that sorts like the version.
fn number(version: &str) -> Option<usize> {
    let (major, minor) = version.split_once('.').unwrap_or((version, "0"));
    Some(usize::from(major.parse::<u16>().ok()?) * 1000 + usize::from(minor.parse::<u16>().ok()?))
}
