//! The JSON form: a code as in `list`, and its evidence.

use intercom_errors_catalog::{Catalog, Code, Version};
use serde::Serialize;

use super::{docs_url, reasons};
use crate::format::json::CodeEntry;

#[derive(Serialize)]
pub(super) struct Explained<'c> {
    #[serde(flatten)]
    code: CodeEntry<'c>,
    category: &'static str,
    category_reason: Option<&'c str>,
    docs_url: Option<&'c str>,
    retired: Option<&'c str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    in_version: Option<Cell>,
    evidence: Vec<MentionEntry<'c>>,
}

/// The state in the version that was asked for.
#[derive(Serialize)]
struct Cell {
    version: String,
    availability: Option<&'static str>,
    reasons: Vec<String>,
}

/// One piece of evidence.
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
    statuses: Vec<Status>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    operations: Vec<&'c str>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    pages: &'c [String],
}

#[derive(Serialize)]
struct Status {
    status: u16,
    #[serde(skip_serializing_if = "Option::is_none")]
    examples: Option<u32>,
}

impl<'c> Explained<'c> {
    pub(super) fn new(catalog: &'c Catalog, code: &'c Code, version: Option<(usize, Version)>) -> Self {
        let evidence = code.evidence.iter().map(|mention| MentionEntry {
            kind: mention.kind.as_str(),
            version: mention.version.map(|version| version.to_string()),
            source: mention.source.as_deref(),
            description: mention.description.as_deref(),
            statuses: mention
                .statuses
                .iter()
                .map(|&(status, examples)| Status { status, examples })
                .collect(),
            operations: mention.operations.iter().map(|operation| &**operation).collect(),
            pages: &mention.pages,
        });
        Self {
            code: CodeEntry::new(catalog, code),
            category: code.category.as_str(),
            category_reason: code.category_reason.as_deref(),
            docs_url: docs_url(catalog, code),
            retired: code.retired.as_ref().map(|retired| retired.since.as_str()),
            in_version: version.map(|(index, version)| Cell {
                version: version.to_string(),
                availability: code.availability.get(index).map(|state| state.as_str()),
                reasons: reasons::reasons(catalog, code, index),
            }),
            evidence: evidence.collect(),
        }
    }
}
