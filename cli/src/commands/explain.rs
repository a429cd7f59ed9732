//! `explain`: everything that is known about one code, with its sources.

use std::fmt::{self, Write};

use anstyle::Style;
use intercom_errors_catalog::{Availability, Catalog, Code, Mention};
use serde::Serialize;

use crate::format::json::{self, CodeEntry};
use crate::format::{ExplainFormat, since, statuses, words, write_description, write_states, written};
use crate::nearest;
use crate::outcome::{Failure, Report, Trouble};
use crate::printable::{printable, quoted};

pub(super) fn run(catalog: &Catalog, name: &str, format: ExplainFormat) -> Result<Report, Failure> {
    let code = catalog.code(name).ok_or_else(|| unknown(catalog, name))?;
    Ok(Report::clean(match format {
        ExplainFormat::Json => json::print(&Explained::new(catalog, code))?,
        ExplainFormat::Text => written(|out| write_text(out, catalog, code)),
    }))
}

fn unknown(catalog: &Catalog, name: &str) -> Failure {
    let mut trouble = Trouble::new(format!("the code {} is not in the snapshot", quoted(name)));
    if let Some(help) = nearest::help(catalog, name) {
        trouble = trouble.help(help);
    }
    trouble
        .help("`cargo intercom-errors list` prints all codes; Intercom also sends codes that no source lists")
        .drift()
}

/// Returns the newest page that is known to list a code, else the page of the default version.
fn docs_url<'c>(catalog: &'c Catalog, code: &Code) -> Option<&'c str> {
    let documented = catalog
        .versions
        .iter()
        .zip(&code.availability)
        .filter(|(_, availability)| **availability == Availability::Documented)
        .filter_map(|(info, _)| info.docs_url.as_deref())
        .next_back();
    documented.or_else(|| catalog.versions.iter().find(|info| info.default)?.docs_url.as_deref())
}

fn write_text(out: &mut String, catalog: &Catalog, code: &Code) -> fmt::Result {
    const BOLD: Style = Style::new().bold();
    writeln!(out, "{BOLD}{}{BOLD:#}", code.name)?;
    write_description(out, code, "  ")?;
    writeln!(out)?;
    let known = |text: String| if text.is_empty() { "unknown".to_owned() } else { text };
    writeln!(out, "  variant   ErrorCode::{}", code.name.variant())?;
    writeln!(out, "  category  {}", words(code.category))?;
    if let Some(reason) = &code.category_reason {
        writeln!(out, "            {}", printable(reason))?;
    }
    writeln!(out, "  since     {}", known(since(code)))?;
    writeln!(out, "  statuses  {}", known(statuses(&code.statuses(), ", ")))?;
    if let Some(url) = docs_url(catalog, code) {
        let is_listed = code.availability.contains(&Availability::Documented);
        let note = if is_listed { "" } else { " (no known page lists it)" };
        writeln!(out, "  docs      {}{note}", printable(url))?;
    }

    writeln!(out, "\n{BOLD}versions{BOLD:#}")?;
    write_states(out, catalog, code, "  ")?;

    writeln!(out, "\n{BOLD}evidence{BOLD:#}")?;
    if code.evidence.is_empty() {
        writeln!(out, "  none")?;
    }
    let mut evidence: Vec<&Mention> = code.evidence.iter().collect();
    // By version, and evidence without a version last.
    evidence.sort_by_key(|mention| (mention.version.is_none(), mention.version));
    for same_version in evidence.chunk_by(|a, b| a.version == b.version) {
        for (index, mention) in same_version.iter().enumerate() {
            let version = match mention.version {
                _ if index > 0 => String::new(),
                Some(version) => version.to_string(),
                None => "any".to_owned(),
            };
            writeln!(out, "  {version:7}  {}", describe(mention, code))?;
        }
    }
    Ok(())
}

/// Returns who names the code, and what else the source says.
fn describe(mention: &Mention, code: &Code) -> String {
    let mut facts: Vec<String> = Vec::new();
    facts.extend(mention.source.as_deref().map(|source| printable(source).into_owned()));
    if let Some(text) = mention.description.as_deref().filter(|text| code.description() != Some(text)) {
        facts.push(quoted(text));
    }
    facts.extend(
        mention
            .statuses
            .iter()
            .map(|(status, count)| format!("status {status} in {count} example{}", plural(*count))),
    );
    let who = mention.kind.explanation();
    if facts.is_empty() { who.to_owned() } else { format!("{who}: {}", facts.join(", ")) }
}

fn plural(count: u32) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// The JSON form: a code as in `list`, and its evidence.
#[derive(Serialize)]
struct Explained<'c> {
    #[serde(flatten)]
    code: CodeEntry<'c>,
    category: &'static str,
    category_reason: Option<&'c str>,
    docs_url: Option<&'c str>,
    retired: Option<&'c str>,
    evidence: Vec<MentionEntry<'c>>,
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
}

#[derive(Serialize)]
struct Status {
    status: u16,
    examples: u32,
}

impl<'c> Explained<'c> {
    fn new(catalog: &'c Catalog, code: &'c Code) -> Self {
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
        });
        Self {
            code: CodeEntry::new(catalog, code),
            category: code.category.as_str(),
            category_reason: code.category_reason.as_deref(),
            docs_url: docs_url(catalog, code),
            retired: code.retired.as_ref().map(|retired| retired.since.as_str()),
            evidence: evidence.collect(),
        }
    }
}
