//! The JSON form of `list` and `matrix`, and the printing of every JSON form.
//!
#![doc = include_str!("json.md")]

use std::fmt::Write;

use intercom_errors_catalog::{Catalog, Code, VersionInfo, is_unprintable};
use serde::{Serialize, Serializer};

use super::Listing;
use crate::outcome::{Failure, Trouble};

#[derive(Serialize)]
struct Document<'c> {
    versions: Vec<VersionEntry<'c>>,
    codes: Vec<CodeEntry<'c>>,
}

#[derive(Serialize)]
struct VersionEntry<'c> {
    version: String,
    label: &'c str,
    default: bool,
    docs_url: Option<&'c str>,
}

/// One code, in the document and in `explain`.
#[derive(Serialize)]
pub(crate) struct CodeEntry<'c> {
    code: &'c str,
    variant: String,
    description: Option<&'c str>,
    since: Option<String>,
    statuses: Vec<u16>,
    availability: States<'c>,
}

/// The states of a code by version, in the order of versions.
struct States<'c> {
    versions: &'c [VersionInfo],
    code: &'c Code,
}

impl Serialize for States<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let states = self.versions.iter().zip(&self.code.availability);
        serializer.collect_map(
            states.map(|(info, &availability)| (info.version.to_string(), availability.as_str())),
        )
    }
}

impl<'c> CodeEntry<'c> {
    pub(crate) fn new(catalog: &'c Catalog, code: &'c Code) -> Self {
        Self {
            code: &code.name,
            variant: code.name.variant(),
            description: code.description(),
            since: code.since().map(|version| version.to_string()),
            statuses: code.statuses(),
            availability: States { versions: &catalog.versions, code },
        }
    }
}

/// Prints all versions and the codes of the listing.
pub(crate) fn document(listing: &Listing<'_>) -> Result<String, Failure> {
    let catalog = listing.catalog;
    print(&Document {
        versions: catalog
            .versions
            .iter()
            .map(|info| VersionEntry {
                version: info.version.to_string(),
                label: &info.label,
                default: info.default,
                docs_url: info.docs_url.as_deref(),
            })
            .collect(),
        codes: listing.codes.iter().map(|code| CodeEntry::new(catalog, code)).collect(),
    })
}

/// Prints a value with indentation.
///
/// Characters that a terminal acts on and those that no one sees are written as escapes, which is the same JSON.
pub(crate) fn print(value: &impl Serialize) -> Result<String, Failure> {
    let json = serde_json::to_string_pretty(value)
        .map_err(|error| Trouble::new(format!("the JSON cannot be written: {error}")).unreadable())?;
    let mut out = String::with_capacity(json.len() + 1);
    for c in json.chars() {
        match c {
            // Strings never contain these, so they are white space between values.
            '\r' | '\t' => out.push(' '),
            c if c != '\n' && is_unprintable(c) => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    // Writing to a `String` cannot fail.
                    let _ = write!(out, "\\u{unit:04x}");
                }
            }
            c => out.push(c),
        }
    }
    out.push('\n');
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_nobody_sees_is_an_escape_of_the_same_string() {
        let text = "a\u{1b}\u{7f}\u{9b}\u{202e}\u{200b}\u{2028}\u{e0041}é";
        let json = print(&text).unwrap();
        assert_eq!(json, "\"a\\u001b\\u007f\\u009b\\u202e\\u200b\\u2028\\udb40\\udc41é\"\n");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
