//! `explain`: everything that is known about one code, with its sources.

mod reasons;

use std::fmt::{self, Display, Write};

use intercom_errors_catalog::{Availability, Catalog, Category, Code, Version};

use crate::facts;
use crate::format::{
    BOLD, ExplainFormat, Filter, Listing, json, render, since, statuses, style, table, words,
    write_description, write_states,
};
use crate::nearest;
use crate::outcome::{Failure, Message, Report};
use crate::printable::{printable, quoted};
use crate::response;
use crate::version;

/// The maximum number of operations and of reference pages in text.
const MAX_PLACES: usize = 20;

pub(super) fn run(
    catalog: &Catalog,
    name: &str,
    version: Option<Version>,
    format: ExplainFormat,
) -> Result<Report, Failure> {
    let version = version.map(|version| version::find(catalog, version)).transpose()?;
    if let Some(status) = response::status(name) {
        return explain_status(catalog, status, version, format);
    }
    let code = catalog.code(name).ok_or_else(|| unknown(catalog, name))?;
    Ok(Report::clean(match (format, version) {
        (ExplainFormat::Json, None) => json::print(&json::FullEntry::new(catalog, code))?,
        (ExplainFormat::Json, Some((index, version))) => {
            let reasons = reasons::reasons(catalog, code, index);
            json::print(&json::FullEntry::new(catalog, code).in_version(index, version, &reasons))?
        }
        (ExplainFormat::Text, Some(version)) => render(|out| write_cell(out, catalog, code, version)),
        (ExplainFormat::Text, None) => render(|out| write_text(out, catalog, code)),
    }))
}

/// Lists the codes that were seen with an HTTP status.
fn explain_status(
    catalog: &Catalog,
    status: u16,
    version: Option<(usize, Version)>,
    format: ExplainFormat,
) -> Result<Report, Failure> {
    let listing = Listing::new(catalog, version, Filter { status: Some(status), ..Filter::default() });
    Ok(Report::clean(match format {
        ExplainFormat::Json => json::list(&listing)?,
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
    reasons::reasons(catalog, code, index).iter().try_for_each(|reason| writeln!(out, "  {reason}"))
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
    writeln!(out, "  advice    {}", facts::advice(code))?;
    if let Some((_, detail)) = facts::detail(code) {
        writeln!(out, "  detail    {detail}")?;
    }
    writeln!(out, "  since     {}", known(since(code)))?;
    writeln!(out, "  statuses  {}", known(statuses(&code.statuses(), ", ")))?;
    if let Some(url) = facts::docs_url(catalog, code) {
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
    let statements = facts::statements(catalog, code);
    let lines = statements.iter().map(|statement| (&*statement.versions, statement));
    write_table(out, &lines.collect::<Vec<_>>())?;
    write_places(out, "operations", &facts::operations(catalog, code))?;
    write_places(out, "reference pages", &facts::reference_pages(catalog, code))
}

fn write_places(out: &mut String, heading: &str, places: &[(String, &str)]) -> fmt::Result {
    if places.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{BOLD}{heading}{BOLD:#}")?;
    let lines = places.iter().take(MAX_PLACES).map(|(versions, name)| (&**versions, printable(name)));
    write_table(out, &lines.collect::<Vec<_>>())?;
    if places.len() > MAX_PLACES {
        writeln!(out, "  and {} more; --format json prints all", places.len() - MAX_PLACES)?;
    }
    Ok(())
}

/// Writes lines with two columns.
fn write_table(out: &mut String, lines: &[(&str, impl Display)]) -> fmt::Result {
    let width = lines.iter().map(|(versions, _)| versions.len()).max().unwrap_or_default().max(7);
    lines.iter().try_for_each(|(versions, text)| writeln!(out, "  {versions:width$}  {text}"))
}
