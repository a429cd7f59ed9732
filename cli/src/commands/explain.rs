//! `explain`: everything that is known about one code, with its sources.

mod json;
mod reasons;

use std::collections::BTreeMap;
use std::fmt::{self, Write};

use anstyle::Style;
use intercom_errors_catalog::{Availability, Catalog, Category, Code, Mention, Version};

use super::locate;
use crate::format::json as json_form;
use crate::format::{
    ExplainFormat, Filter, Listing, since, statuses, table, words, write_description, write_states, written,
};
use crate::nearest;
use crate::outcome::{Failure, Message, Report};
use crate::printable::{printable, quoted};
use crate::ranges;
use crate::response;
use crate::state::style;

const BOLD: Style = Style::new().bold();

/// The most lines of operations and reference pages in text.
const MOST_PLACES: usize = 20;

pub(super) fn run(
    catalog: &Catalog,
    name: &str,
    version: Option<Version>,
    format: ExplainFormat,
) -> Result<Report, Failure> {
    let version = version.map(|version| locate(catalog, version)).transpose()?;
    if let Some(status) = response::status(name) {
        return explain_status(catalog, status, version, format);
    }
    let code = catalog.code(name).ok_or_else(|| unknown(catalog, name))?;
    Ok(Report::clean(match (format, version) {
        (ExplainFormat::Json, _) => json_form::print(&json::Explained::new(catalog, code, version))?,
        (ExplainFormat::Text, Some(version)) => written(|out| write_cell(out, catalog, code, version)),
        (ExplainFormat::Text, None) => written(|out| write_text(out, catalog, code)),
    }))
}

/// Lists the codes that were seen with a status.
fn explain_status(
    catalog: &Catalog,
    status: u16,
    version: Option<(usize, Version)>,
    format: ExplainFormat,
) -> Result<Report, Failure> {
    let listing = Listing::new(catalog, version, Filter { status: Some(status), ..Filter::default() });
    Ok(Report::clean(match format {
        ExplainFormat::Json => json_form::document(&listing)?,
        ExplainFormat::Text => {
            let category = words(Category::from_status(status));
            format!("{BOLD}{status}{BOLD:#}\n  category by itself: {category}\n\n{}", table::list(&listing))
        }
    }))
}

fn unknown(catalog: &Catalog, name: &str) -> Failure {
    let mut message = Message::new(format!("the code {} is not in the snapshot", quoted(name)));
    if let Some(help) = nearest::help(catalog, name) {
        message = message.help(help);
    }
    message
        .help("`cargo intercom-errors list` prints all codes; Intercom also sends codes that no source lists")
        .help(nearest::REPORT)
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

/// Writes the state of a code in one version, and the reason for it.
fn write_cell(
    out: &mut String,
    catalog: &Catalog,
    code: &Code,
    (index, version): (usize, Version),
) -> fmt::Result {
    let Some(&state) = code.availability.get(index) else {
        return Ok(());
    };
    let (style, sign) = (style(state), state.sign());
    writeln!(out, "{BOLD}{}{BOLD:#} in {version}: {style}{sign} {state}{style:#}", code.name)?;
    writeln!(out, "  {}\n", state.explanation())?;
    for reason in reasons::reasons(catalog, code, index) {
        writeln!(out, "  {reason}")?;
    }
    Ok(())
}

fn write_text(out: &mut String, catalog: &Catalog, code: &Code) -> fmt::Result {
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
    write_table(out, &evidence(catalog, code))?;
    write_places(out, "operations", catalog, code, |mention| {
        mention.operations.iter().map(|operation| (operation.template(), &**operation)).collect()
    })?;
    write_places(out, "reference pages", catalog, code, |mention| {
        mention.pages.iter().map(|page| (page.clone(), page.as_str())).collect()
    })
}

/// Returns a line for each source: the versions that it covers, and what it says.
fn evidence(catalog: &Catalog, code: &Code) -> Vec<(String, String)> {
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
    sources.iter().map(|mentions| (versions(catalog, mentions), describe(mentions, code))).collect()
}

/// Folds the versions of mentions.
fn versions(catalog: &Catalog, mentions: &[&Mention]) -> String {
    let versions = ranges::fold(&catalog.versions, |index| {
        let version = catalog.versions.get(index).map(|info| info.version);
        mentions.iter().any(|mention| mention.version == version)
    });
    if versions.is_empty() { "any".to_owned() } else { versions }
}

/// Returns who names the code, and what else the source says.
fn describe(mentions: &[&Mention], code: &Code) -> String {
    let mut facts: Vec<String> = Vec::new();
    let mut counts: BTreeMap<u16, Option<u32>> = BTreeMap::new();
    for (status, count) in mentions.iter().flat_map(|mention| &mention.statuses) {
        let sum = counts.entry(*status).or_default();
        *sum = count.map(|count| count + sum.unwrap_or_default());
    }
    let first = mentions[0];
    facts.extend(first.source.as_deref().map(|source| printable(source).into_owned()));
    if let Some(text) = first.description.as_deref().filter(|text| code.description() != Some(text)) {
        facts.push(quoted(text));
    }
    facts.extend(counts.iter().map(|(status, count)| match count {
        Some(count) => format!("status {status} in {count} example{}", if *count == 1 { "" } else { "s" }),
        None => format!("status {status}"),
    }));
    let who = first.kind.explanation();
    if facts.is_empty() { who.to_owned() } else { format!("{who}: {}", facts.join(", ")) }
}

/// Writes the places that mentions name, each with the versions of the mentions, unless there are none. A place has a
/// key that all of its names share, and its newest name is written.
fn write_places<'c>(
    out: &mut String,
    heading: &str,
    catalog: &Catalog,
    code: &'c Code,
    places_of: impl Fn(&'c Mention) -> Vec<(String, &'c str)>,
) -> fmt::Result {
    let mut places: BTreeMap<String, (&str, Vec<&Mention>)> = BTreeMap::new();
    for mention in &code.evidence {
        for (key, name) in places_of(mention) {
            let place = places.entry(key).or_default();
            place.0 = name;
            place.1.push(mention);
        }
    }
    if places.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{BOLD}{heading}{BOLD:#}")?;
    let lines: Vec<(String, String)> = places
        .values()
        .take(MOST_PLACES)
        .map(|(name, mentions)| (versions(catalog, mentions), printable(name).into_owned()))
        .collect();
    write_table(out, &lines)?;
    if places.len() > MOST_PLACES {
        writeln!(out, "  and {} more; --format json prints all", places.len() - MOST_PLACES)?;
    }
    Ok(())
}

/// Writes lines with two columns.
fn write_table(out: &mut String, lines: &[(String, String)]) -> fmt::Result {
    let width = lines.iter().map(|(versions, _)| versions.len()).max().unwrap_or_default().max(7);
    lines.iter().try_for_each(|(versions, text)| writeln!(out, "  {versions:width$}  {text}"))
}
