//! The files that the tool writes, in the form that this crate reads.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde_core::ser::{Serialize, SerializeMap, Serializer};

use crate::json::Json;
use crate::manifest::{File, Manifest};
use crate::observed::{Codes, Observed, Sightings};
use crate::operation::Operation;
use crate::page::VersionLink;
use crate::reference::Reference;
use crate::retired::RetiredCode;
use crate::secondary::Secondary;
use crate::version::Version;

impl Manifest {
    /// Returns the text of `manifest.json`.
    #[must_use]
    pub fn to_json(&self) -> String {
        let files = Json::Array(self.files.iter().map(file).collect());
        print(&object([("files", files), ("versions", array(self.versions.iter().map(version)))]))
    }
}

impl Observed {
    /// Returns the text of `observed.json`. The same observations have the same bytes.
    #[must_use]
    pub fn to_json(&self) -> String {
        let etags = if self.source.etags.is_empty() { Json::Null } else { texts(&self.source.etags) };
        let source = object([
            ("repository", text(&self.source.repository)),
            ("revision", optional(self.source.revision.as_deref())),
            ("files", texts(&self.source.files)),
            ("etags", etags),
        ]);
        print(&object([("source", source), ("versions", versions(&self.versions))]))
    }
}

impl Reference {
    /// Returns the text of `reference.json`.
    #[must_use]
    pub fn to_json(&self) -> String {
        print(&object([("source", text(&self.source)), ("versions", versions(&self.versions))]))
    }
}

impl Secondary {
    /// Returns the text of `secondary.json`, in the order of the lists.
    #[must_use]
    pub fn to_json(&self) -> String {
        let listings = self.listings.iter().map(|listing| {
            object([
                ("versions", array(listing.versions.iter().map(|version| text(version.to_string())))),
                ("complete", Json::Bool(listing.complete)),
                ("date", text(&listing.date)),
                ("source", text(&listing.source)),
                ("label", optional(listing.link.as_ref().map(|(label, _)| &**label))),
                ("link", optional(listing.link.as_ref().map(|(_, link)| &**link))),
                (
                    "codes",
                    map(listing.rows.iter().map(|row| (&*row.code, optional(row.description.as_deref())))),
                ),
            ])
        });
        let clients = self.clients.iter().map(|client| {
            let codes = Json::Array(client.codes.iter().map(|code| text(&**code)).collect());
            object([("source", text(&client.source)), ("codes", codes)])
        });
        let reports = self.reports.iter().map(|report| {
            object([
                ("code", text(&*report.code)),
                ("statuses", statuses(&report.statuses)),
                ("operations", operations(&report.operations)),
                ("source", text(&report.source)),
                ("dates", text(&report.dates)),
            ])
        });
        let placeholders = self
            .placeholders
            .iter()
            .map(|word| object([("code", text(&*word.code)), ("reason", text(&word.reason))]));
        print(&object([
            ("listings", Json::Array(listings.collect())),
            ("clients", Json::Array(clients.collect())),
            ("reports", array(reports)),
            ("placeholders", array(placeholders)),
        ]))
    }
}

impl RetiredCode {
    /// Returns the text of `retired.json`.
    #[must_use]
    pub fn list_to_json(codes: &[Self]) -> String {
        let codes = codes.iter().map(|retired| {
            object([
                ("code", text(&*retired.code)),
                ("since", text(&retired.since)),
                ("description", optional(retired.description.as_deref())),
                ("statuses", statuses(&retired.statuses)),
            ])
        });
        print(&object([("codes", Json::Array(codes.collect()))]))
    }
}

fn file(file: &File) -> Json<'_> {
    let version = file.kind.version().map(|version| version.to_string());
    object([
        ("path", text(&file.path)),
        ("kind", text(file.kind.name())),
        ("version", optional(version)),
        ("source_url", text(&file.source_url)),
        ("last_modified", optional(file.last_modified.as_deref())),
        ("sha256", text(&file.sha256)),
    ])
}

/// A version as a page lists it.
fn version(listed: &VersionLink) -> Json<'_> {
    object([
        ("version", text(listed.version.to_string())),
        ("label", text(&*listed.label)),
        ("default", listed.default.map_or(Json::Null, Json::Bool)),
        ("link", optional(listed.link.as_deref())),
    ])
}

/// An object without the keys that are null.
fn object<'t, const N: usize>(entries: [(&'t str, Json<'t>); N]) -> Json<'t> {
    let given = entries.into_iter().filter(|(_, value)| *value != Json::Null);
    Json::Object(given.map(|(key, value)| (Cow::Borrowed(key), value)).collect())
}

fn statuses(statuses: &[u16]) -> Json<'_> {
    array(statuses.iter().map(|status| Json::Integer((*status).into())))
}

/// An array, or null if it is empty.
fn array<'t>(items: impl Iterator<Item = Json<'t>>) -> Json<'t> {
    let items: Vec<Json<'t>> = items.collect();
    if items.is_empty() { Json::Null } else { Json::Array(items) }
}

/// An object whose keys are data.
fn map<'t>(entries: impl Iterator<Item = (impl Into<Cow<'t, str>>, Json<'t>)>) -> Json<'t> {
    Json::Object(entries.map(|(key, value)| (key.into(), value)).collect())
}

fn versions(versions: &BTreeMap<Version, Codes>) -> Json<'_> {
    map(versions.iter().map(|(version, codes)| {
        (version.to_string(), map(codes.iter().map(|(code, seen)| (&**code, sightings(seen)))))
    }))
}

fn sightings(sightings: &Sightings) -> Json<'_> {
    let counts =
        sightings.statuses.iter().map(|(status, count)| (status.to_string(), Json::Integer((*count).into())));
    object([
        ("statuses", if sightings.statuses.is_empty() { Json::Null } else { map(counts) }),
        ("operations", operations(&sightings.operations)),
        ("pages", array(sightings.pages.iter().map(text))),
    ])
}

fn operations(operations: &[Operation]) -> Json<'_> {
    array(operations.iter().map(|operation| text(&**operation)))
}

fn texts(texts: &BTreeMap<String, String>) -> Json<'_> {
    map(texts.iter().map(|(key, value)| (key, text(value))))
}

fn text<'t>(text: impl Into<Cow<'t, str>>) -> Json<'t> {
    Json::Text(text.into())
}

fn optional<'t>(value: Option<impl Into<Cow<'t, str>>>) -> Json<'t> {
    value.map_or(Json::Null, text)
}

fn print(json: &Json<'_>) -> String {
    // A tree of strings and numbers can always be printed.
    let mut printed = serde_json::to_string_pretty(json).unwrap_or_default();
    printed.push('\n');
    printed
}

impl Serialize for Json<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Integer(value) => serializer.serialize_u64(*value),
            Self::Number(text) => serializer.serialize_str(text),
            Self::Text(text) => serializer.serialize_str(text),
            Self::Array(items) => serializer.collect_seq(items),
            Self::Object(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{manifest, observed, reference, retired, secondary};

    #[test]
    fn a_written_file_reads_back_the_same() {
        let text = include_str!("../tests/fixtures/written/manifest.json");
        assert_eq!(manifest::read(text).unwrap().to_json(), text);
        let text = include_str!("../tests/fixtures/written/observed.json");
        assert_eq!(observed::read(text).unwrap().to_json(), text);
        let text = include_str!("../tests/fixtures/written/reference.json");
        assert_eq!(reference::read(text).unwrap().to_json(), text);
        let text = include_str!("../tests/fixtures/written/secondary.json");
        assert_eq!(secondary::read(text).unwrap().to_json(), text);
        let text = include_str!("../tests/fixtures/written/retired.json");
        assert_eq!(RetiredCode::list_to_json(&retired::read(text).unwrap()), text);
    }
}
