//! `explain`: all that is known of one code, and who says so.

use std::fmt::{self, Write};

use anstyle::Style;
use intercom_errors_catalog::{Availability, Catalog, Category, Code, Evidence, Version};
use serde::Serialize;

use crate::format::json::{self, CodeEntry};
use crate::format::{ExplainFormat, since, statuses, words, write_states};
use crate::nearest::nearest;
use crate::outcome::{Failure, Report, Trouble};
use crate::printable::{printable, quoted};

pub(super) fn run(catalog: &Catalog, name: &str, format: ExplainFormat) -> Result<Report, Failure> {
    let code = catalog.code(name).ok_or_else(|| unknown(catalog, name))?;
    let text = match format {
        ExplainFormat::Json => json::print(&Explained::new(catalog, code))?,
        ExplainFormat::Text => {
            let mut out = String::new();
            // Writing to a `String` cannot fail.
            let _ = write_text(&mut out, catalog, code);
            out
        }
    };
    Ok(Report::clean(text))
}

fn unknown(catalog: &Catalog, name: &str) -> Failure {
    let trouble = Trouble::new(format!("the snapshot knows no code {}", quoted(name)));
    let nearest = nearest(catalog, name);
    let trouble = match nearest.is_empty() {
        true => trouble,
        false => trouble.help(format!("the nearest are {}", nearest.join(", "))),
    };
    trouble
        .help(
            "`cargo intercom-errors list` lists all; Intercom also sends codes that nothing published names",
        )
        .drift()
}

/// The page to read about a code: the newest that is known to list it, else the default version's.
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
    writeln!(out, "  {}", printable(code.description().unwrap_or("No page of the docs describes it.")))?;
    if let Some(retired) = &code.retired {
        writeln!(out, "  Retired on {}: no source names it any more.", retired.since)?;
    }
    writeln!(out)?;
    let known = |text: String| if text.is_empty() { "not known".to_owned() } else { text };
    writeln!(out, "  variant   ErrorCode::{}", code.name.variant())?;
    writeln!(out, "  category  {}", words(Category::of(code)))?;
    writeln!(out, "  since     {}", known(since(code)))?;
    writeln!(out, "  statuses  {}", known(statuses(&code.statuses(), ", ")))?;
    if let Some(url) = docs_url(catalog, code) {
        let paged = code.availability.contains(&Availability::Documented);
        let note = if paged { "" } else { " (no known page lists it)" };
        writeln!(out, "  docs      {}{note}", printable(url))?;
    }

    writeln!(out, "\n{BOLD}versions{BOLD:#}")?;
    write_states(out, catalog, code, "  ")?;

    writeln!(out, "\n{BOLD}evidence{BOLD:#}")?;
    if code.evidence.is_empty() {
        writeln!(out, "  none")?;
    }
    let mut evidence: Vec<&Evidence> = code.evidence.iter().collect();
    // Version by version, and what tells of no version last.
    evidence
        .sort_by_key(|evidence| evidence.version().map_or((true, None), |version| (false, Some(version))));
    let mut before = None;
    for evidence in evidence {
        let version = match evidence.version() {
            version if before == Some(version) => String::new(),
            Some(version) => version.to_string(),
            None => "any".to_owned(),
        };
        before = Some(evidence.version());
        writeln!(out, "  {version:7}  {}", told(evidence, code))?;
    }
    Ok(())
}

/// What one source says, in words.
fn told(evidence: &Evidence, code: &Code) -> String {
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
            match counts.is_empty() {
                true => "its OpenAPI description has it".to_owned(),
                false => format!("its OpenAPI description has it: {}", counts.join(", ")),
            }
        }
        Evidence::Client { source } => format!("named by a client: {}", printable(source)),
    }
}

fn plural(count: u32) -> &'static str {
    if count == 1 { "" } else { "s" }
}

/// The JSON form: a code as in `list`, and what names it.
#[derive(Serialize)]
struct Explained<'c> {
    #[serde(flatten)]
    code: CodeEntry<'c>,
    category: &'static str,
    docs_url: Option<&'c str>,
    retired: Option<&'c str>,
    evidence: Vec<Source<'c>>,
}

/// One source's word.
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
