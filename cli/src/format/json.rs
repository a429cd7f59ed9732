//! The JSON form of `list` and `matrix`, and how every JSON form is printed.
//!
//! It is stable: keys are never renamed, removed or given another type. New keys may come.
//!
//! ```json
//! {
//!   "versions": [
//!     {"version": "2.15", "label": "v2.15", "default": true, "docs_url": "https://..."}
//!   ],
//!   "codes": [
//!     {
//!       "code": "token_revoked",
//!       "variant": "TokenRevoked",
//!       "description": "...",
//!       "since": "Preview",
//!       "statuses": [401],
//!       "availability": {"2.15": "presumed", "Preview": "documented"}
//!     }
//!   ]
//! }
//! ```
//!
//! | key | |
//! | --- | --- |
//! | `versions` | all versions, ascending, Preview last |
//! | `label` | what the docs call the version |
//! | `default` | whether the docs show it where a reader names none |
//! | `docs_url` | its error-codes page; null where the docs list none |
//! | `codes` | in the docs' order, then those that no page lists |
//! | `variant` | the code's name in the `ErrorCode` enum |
//! | `description` | the newest page's text; null where no page describes it |
//! | `since` | the earliest version with evidence of its own; null where there is none |
//! | `statuses` | HTTP statuses that the code was seen with, ascending |
//! | `availability` | `documented`, `observed`, `presumed` or `unlisted` for each version, in order |

use std::collections::BTreeSet;
use std::fmt::Write;

use intercom_errors_catalog::{Catalog, Code, VersionInfo};
use serde::{Serialize, Serializer};

use super::Listing;
use crate::outcome::{Failure, Trouble};
use crate::printable::is_unsafe_to_print;
use crate::state::state;

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

/// One code, as in the document and in `explain`.
#[derive(Serialize)]
pub(crate) struct CodeEntry<'c> {
    code: &'c str,
    variant: String,
    description: Option<&'c str>,
    since: Option<String>,
    statuses: BTreeSet<u16>,
    availability: States<'c>,
}

/// A code's states by version, in the order of versions.
struct States<'c> {
    versions: &'c [VersionInfo],
    code: &'c Code,
}

impl Serialize for States<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let states = self.versions.iter().zip(&self.code.availability);
        serializer.collect_map(
            states.map(|(info, &availability)| (info.version.to_string(), state(availability).word)),
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

/// All versions and the listing's codes.
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

/// A value on lines of its own, as a person may read it and a diff compare it.
///
/// What a terminal would obey is written as an escape, which is the same JSON.
pub(crate) fn print(value: &impl Serialize) -> Result<String, Failure> {
    match serde_json::to_string_pretty(value) {
        Ok(text) => Ok(escaped(text) + "\n"),
        Err(error) => Err(Trouble::new(format!("the JSON cannot be written: {error}")).unreadable()),
    }
}

fn escaped(json: String) -> String {
    let escapes = |c: char| c != '\n' && is_unsafe_to_print(c);
    if !json.contains(escapes) {
        return json;
    }
    json.chars().fold(String::with_capacity(json.len() + 8), |mut out, c| {
        match c {
            // Strings hold neither as it is, so these are space between values.
            '\r' | '\t' => out.push(' '),
            // Writing to a `String` cannot fail.
            c if escapes(c) => _ = write!(out, "\\u{:04x}", u32::from(c)),
            c => out.push(c),
        }
        out
    })
}
