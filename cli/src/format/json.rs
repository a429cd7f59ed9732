//! The JSON forms of codes, and the printing of every JSON form.
//!
#![doc = include_str!("json.md")]

use std::fmt::Write;

use intercom_errors_catalog::{Catalog, Code, Mention, Version, VersionInfo, is_unprintable};
use serde::{Serialize, Serializer};
use serde_json::{Value, json};

use super::Listing;
use crate::facts;
use crate::outcome::{Failure, Message};

/// The JSON Schema of the site's `codes.json`. Its parts also describe `list`, `matrix` and `explain`.
pub(crate) const SCHEMA: &str = include_str!("codes.schema.json");

#[derive(Serialize)]
struct Document<'c, C> {
    versions: Vec<VersionEntry<'c>>,
    codes: Vec<C>,
}

#[derive(Serialize)]
struct VersionEntry<'c> {
    version: String,
    label: &'c str,
    default: bool,
    docs_url: Option<&'c str>,
}

/// A code in a list.
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

/// A code with everything that is known about it.
#[derive(Serialize)]
pub(crate) struct FullEntry<'c> {
    #[serde(flatten)]
    code: CodeEntry<'c>,
    category: &'static str,
    category_reason: Option<&'c str>,
    advice: &'static str,
    detail: Option<Value>,
    docs_url: Option<&'c str>,
    retired: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_version: Option<Value>,
    evidence: Vec<MentionEntry<'c>>,
}

#[derive(Serialize)]
struct MentionEntry<'c> {
    kind: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'c str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    statuses: Vec<StatusEntry>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    operations: Vec<&'c str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pages: &'c [String],
}

#[derive(Serialize)]
struct StatusEntry {
    status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    examples: Option<u32>,
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

impl<'c> FullEntry<'c> {
    pub(crate) fn new(catalog: &'c Catalog, code: &'c Code) -> Self {
        Self {
            code: CodeEntry::new(catalog, code),
            category: code.category.as_str(),
            category_reason: code.category_reason.as_deref(),
            advice: facts::advice(code),
            detail: facts::detail(code)
                .map(|(fact, explanation)| json!({"fact": fact, "explanation": explanation})),
            docs_url: facts::docs_url(catalog, code),
            retired: code.retired.as_ref().map(|retired| retired.since.as_str()),
            in_version: None,
            evidence: code.evidence.iter().map(MentionEntry::new).collect(),
        }
    }

    /// Adds the state in one version, which is given with its index, and the reasons for it.
    pub(crate) fn in_version(mut self, index: usize, version: Version, reasons: &[String]) -> Self {
        let availability = self.code.availability.code.availability.get(index).map(|state| state.as_str());
        self.in_version =
            Some(json!({"version": version.to_string(), "availability": availability, "reasons": reasons}));
        self
    }
}

impl<'c> MentionEntry<'c> {
    fn new(mention: &'c Mention) -> Self {
        let statuses = mention.statuses.iter();
        Self {
            kind: mention.kind.as_str(),
            version: mention.version.map(|version| version.to_string()),
            source: mention.source.as_deref(),
            description: mention.description.as_deref(),
            statuses: statuses.map(|&(status, examples)| StatusEntry { status, examples }).collect(),
            operations: mention.operations.iter().map(|operation| &**operation).collect(),
            pages: &mention.pages,
        }
    }
}

/// Prints all versions and the codes of the listing.
pub(crate) fn list(listing: &Listing<'_>) -> Result<String, Failure> {
    let codes = listing.codes.iter().map(|code| CodeEntry::new(listing.catalog, code));
    print_document(listing.catalog, codes.collect())
}

/// Prints all versions, and all codes with everything that is known about them.
pub(crate) fn all(catalog: &Catalog) -> Result<String, Failure> {
    print_document(catalog, catalog.codes.iter().map(|code| FullEntry::new(catalog, code)).collect())
}

fn print_document(catalog: &Catalog, codes: Vec<impl Serialize>) -> Result<String, Failure> {
    let versions = catalog.versions.iter().map(|info| VersionEntry {
        version: info.version.to_string(),
        label: &info.label,
        default: info.default,
        docs_url: info.docs_url.as_deref(),
    });
    print(&Document { versions: versions.collect(), codes })
}

/// Prints a value with indentation.
///
/// Control characters and invisible characters are written as escapes, which is the same JSON.
pub(crate) fn print(value: &impl Serialize) -> Result<String, Failure> {
    let json = serde_json::to_string_pretty(value)
        .map_err(|error| Message::new(format!("the JSON cannot be written: {error}")).unreadable())?;
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
    fn an_invisible_character_is_an_escape_of_the_same_string() {
        let text = "a\u{1b}\u{7f}\u{9b}\u{202e}\u{200b}\u{2028}\u{e0041}é";
        let json = print(&text).unwrap();
        assert_eq!(json, "\"a\\u001b\\u007f\\u009b\\u202e\\u200b\\u2028\\udb40\\udc41é\"\n");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), text);
    }
}
