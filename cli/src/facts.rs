//! The facts about one code that `explain`, the JSON forms and the page share.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use intercom_errors::ErrorObject;
use intercom_errors_catalog::{Availability, Catalog, Category, Code, Evidence, Mention, Version};

use crate::printable::{printable, quoted};
use crate::ranges;

/// The description of a code that no page describes.
pub(crate) const NO_DESCRIPTION: &str = "No page of the docs describes it.";

/// Returns the newest page that is known to list a code, else the page of the default version.
pub(crate) fn docs_url<'c>(catalog: &'c Catalog, code: &Code) -> Option<&'c str> {
    let documented = catalog
        .versions
        .iter()
        .zip(&code.availability)
        .filter(|(_, availability)| **availability == Availability::Documented)
        .filter_map(|(info, _)| info.docs_url.as_deref())
        .next_back();
    documented.or_else(|| catalog.versions.iter().find(|info| info.default)?.docs_url.as_deref())
}

/// Returns what to do about a code. The library's advice for some codes is more precise than that for their category.
pub(crate) fn advice(code: &Code) -> &'static str {
    let object = ErrorObject::new(&*code.name);
    let general = object.category().map(Category::advice);
    object.advice().filter(|advice| Some(*advice) != general).unwrap_or(code.category.advice())
}

/// Returns the fact behind every error with this code, as a word and as a clause.
pub(crate) fn detail(code: &Code) -> Option<(&'static str, Cow<'static, str>)> {
    ErrorObject::new(&*code.name).detail().map(|detail| (detail.as_str(), detail.explanation()))
}

/// The statement of one source about a code. `Display` prints it as a clause for a terminal.
pub(crate) struct Statement<'c> {
    pub(crate) kind: Evidence,
    /// The versions that the source covers, as ranges, or `any`.
    pub(crate) versions: String,
    /// The newest of these versions.
    pub(crate) newest: Option<Version>,
    /// The provenance, if the source itself is not in the snapshot.
    pub(crate) source: Option<&'c str>,
    /// The description, if it is not the description of the code.
    pub(crate) description: Option<&'c str>,
    /// The statuses, with the number of examples.
    statuses: BTreeMap<u16, Option<u32>>,
}

impl<'c> Statement<'c> {
    /// Merges mentions by one source, of which there is at least one.
    pub(crate) fn new(catalog: &Catalog, code: &'c Code, mentions: &[&'c Mention]) -> Self {
        let mut statuses: BTreeMap<u16, Option<u32>> = BTreeMap::new();
        for (status, count) in mentions.iter().flat_map(|mention| &mention.statuses) {
            let sum = statuses.entry(*status).or_default();
            *sum = count.map(|count| count.saturating_add(sum.unwrap_or_default()));
        }
        let first = mentions[0];
        Self {
            kind: first.kind,
            versions: versions(catalog, mentions),
            newest: mentions.iter().filter_map(|mention| mention.version).max(),
            source: first.source.as_deref(),
            description: first.description.as_deref().filter(|text| code.description() != Some(text)),
            statuses,
        }
    }

    /// Returns a clause for each status.
    pub(crate) fn statuses(&self) -> impl Iterator<Item = String> {
        self.statuses.iter().map(|(status, count)| match count {
            Some(count) => {
                format!("status {status} in {count} example{}", if *count == 1 { "" } else { "s" })
            }
            None => format!("status {status}"),
        })
    }
}

impl fmt::Display for Statement<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let source = self.source.map(|source| printable(source).into_owned());
        let facts = source.into_iter().chain(self.description.map(quoted)).chain(self.statuses());
        f.write_str(self.kind.explanation())?;
        facts
            .enumerate()
            .try_for_each(|(index, fact)| write!(f, "{}{fact}", if index == 0 { ": " } else { ", " }))
    }
}

/// Returns the statement of each source. Versions about which a source says the same share a statement.
pub(crate) fn statements<'c>(catalog: &Catalog, code: &'c Code) -> Vec<Statement<'c>> {
    // The mentions of one source are next to each other: by kind, then by version.
    let mut sources: Vec<Vec<&Mention>> = Vec::new();
    for mention in &code.evidence {
        let is_same = |other: &Mention| {
            (other.kind, &other.source, &other.description)
                == (mention.kind, &mention.source, &mention.description)
                && other.version.is_some()
        };
        match sources.iter_mut().find(|group| is_same(group[0])) {
            Some(group) => group.push(mention),
            None => sources.push(vec![mention]),
        }
    }
    sources.iter().map(|mentions| Statement::new(catalog, code, mentions)).collect()
}

/// Returns the operations whose examples have a code, each with its versions and its newest spelling.
pub(crate) fn operations<'c>(catalog: &Catalog, code: &'c Code) -> Vec<(String, &'c str)> {
    places(catalog, code, |mention| {
        mention.operations.iter().map(|operation| (operation.template(), &**operation)).collect()
    })
}

/// Returns the reference pages that have a code, each with its versions.
pub(crate) fn reference_pages<'c>(catalog: &Catalog, code: &'c Code) -> Vec<(String, &'c str)> {
    places(catalog, code, |mention| mention.pages.iter().map(|page| (page.clone(), page.as_str())).collect())
}

/// Returns the places that mentions name, with their versions. The names of a place share a key, and the newest counts.
fn places<'c>(
    catalog: &Catalog,
    code: &'c Code,
    named_by: impl Fn(&'c Mention) -> Vec<(String, &'c str)>,
) -> Vec<(String, &'c str)> {
    let mut places: BTreeMap<String, (&str, Vec<&Mention>)> = BTreeMap::new();
    for mention in &code.evidence {
        for (key, name) in named_by(mention) {
            let place = places.entry(key).or_default();
            place.0 = name;
            place.1.push(mention);
        }
    }
    places.into_values().map(|(name, mentions)| (versions(catalog, &mentions), name)).collect()
}

fn versions(catalog: &Catalog, mentions: &[&Mention]) -> String {
    let versions = ranges::fold(&catalog.versions, |index| {
        let version = catalog.versions.get(index).map(|info| info.version);
        mentions.iter().any(|mention| mention.version == version)
    });
    if versions.is_empty() { "any".to_owned() } else { versions }
}
