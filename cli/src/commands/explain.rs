//! `explain`: everything that is known about one code, with its sources.

use std::fmt::{self, Write};

use anstyle::Style;
use intercom_errors_catalog::{Availability, Catalog, Category, Code, Evidence, Version};
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
    writeln!(out, "  category  {}", words(Category::of(code)))?;
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
    let mut evidence: Vec<&Evidence> = code.evidence.iter().collect();
    // By version, and evidence without a version last.
    evidence.sort_by_key(|evidence| (evidence.version().is_none(), evidence.version()));
    for same_version in evidence.chunk_by(|a, b| a.version() == b.version()) {
        for (index, evidence) in same_version.iter().enumerate() {
            let version = match evidence.version() {
                _ if index > 0 => String::new(),
                Some(version) => version.to_string(),
                None => "any".to_owned(),
            };
            writeln!(out, "  {version:7}  {}", describe(evidence, code))?;
        }
    }
    Ok(())
}

/// Returns what one source says, in words.
fn describe(evidence: &Evidence, code: &Code) -> String {
    match evidence {
        Evidence::Page { description, .. } => match description.as_deref() {
            Some(text) if code.description() != Some(text) => {
                format!("its page lists it, as: {}", printable(text))
            }
            Some(_) => "its page lists it".to_owned(),
            None => "its page lists it, without a description".to_owned(),
        },
        Evidence::Listing { source, .. } => {
            format!("its page, which is not in the snapshot, is known to list it: {}", printable(source))
        }
        Evidence::OpenApi { statuses, .. } => {
            let counts: Vec<String> = statuses
                .iter()
                .map(|(status, count)| format!("status {status} in {count} example{}", plural(*count)))
                .collect();
            if counts.is_empty() {
                "its OpenAPI description has it".to_owned()
            } else {
                format!("its OpenAPI description has it: {}", counts.join(", "))
            }
        }
        Evidence::Client { source } => format!("named by a client: {}", printable(source)),
    }
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
    docs_url: Option<&'c str>,
    retired: Option<&'c str>,
    evidence: Vec<Source<'c>>,
}

/// One piece of evidence.
#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
enum Source<'c> {
    Page { version: String, description: Option<&'c str> },
    Listing { version: String, source: &'c str },
    OpenApi { version: String, statuses: Vec<Status> },
    Client { source: &'c str },
}

#[derive(Serialize)]
struct Status {
    status: u16,
    examples: u32,
}

impl<'c> Explained<'c> {
    fn new(catalog: &'c Catalog, code: &'c Code) -> Self {
        let name = Version::to_string;
        let evidence = code.evidence.iter().map(|evidence| match evidence {
            Evidence::Page { version, description } => {
                Source::Page { version: name(version), description: description.as_deref() }
            }
            Evidence::Listing { version, source } => Source::Listing { version: name(version), source },
            Evidence::OpenApi { version, statuses } => Source::OpenApi {
                version: name(version),
                statuses: statuses.iter().map(|&(status, examples)| Status { status, examples }).collect(),
            },
            Evidence::Client { source } => Source::Client { source },
        });
        Self {
            code: CodeEntry::new(catalog, code),
            category: Category::of(code).word(),
            docs_url: docs_url(catalog, code),
            retired: code.retired.as_ref().map(|retired| retired.since.as_str()),
            evidence: evidence.collect(),
        }
    }
}
