//! The formats of the output of `list`, `matrix` and `explain`.

pub(crate) mod csv;
pub(crate) mod html;
pub(crate) mod json;
pub(crate) mod markdown;
pub(crate) mod matrix_text;
pub(crate) mod table;

use std::fmt::{self, Write};

use anstyle::{AnsiColor, Style};
use clap::ValueEnum;
use intercom_errors_catalog::{Availability, Catalog, Category, Code, Operation, Version};

use crate::facts::NO_DESCRIPTION;
use crate::printable::printable;
use crate::ranges;

/// The style of headings.
pub(crate) const BOLD: Style = Style::new().bold();

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum ListFormat {
    /// A table, as wide as the terminal.
    Table,
    /// The JSON form.
    Json,
    /// Comma-separated values with a header line.
    Csv,
    /// A table for a Markdown file.
    Markdown,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum MatrixFormat {
    /// One sign per cell, with a legend.
    Table,
    /// The JSON form.
    Json,
    /// Comma-separated values with a header line, states as words.
    Csv,
    /// A table for a Markdown file.
    Markdown,
    /// One self-contained page.
    Html,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum ExplainFormat {
    /// Text to read.
    Text,
    /// One JSON object.
    Json,
}

/// The conditions for a code to be listed, in addition to its availability in a version.
#[derive(Debug, Default)]
pub(crate) struct Filter {
    /// The code was seen with this HTTP status, in any version.
    pub(crate) status: Option<u16>,
    /// The code has this category.
    pub(crate) category: Option<Category>,
    /// An example of this operation has the code; in the version, if only one version is listed.
    pub(crate) operation: Option<Operation>,
}

impl Filter {
    fn includes(&self, code: &Code, version: Option<Version>) -> bool {
        let is_sent_by = |operation: &Operation| {
            let template = operation.template();
            let mentions =
                code.evidence.iter().filter(|mention| version.is_none() || mention.version == version);
            mentions.flat_map(|mention| &mention.operations).any(|other| other.template() == template)
        };
        self.status.is_none_or(|status| code.statuses().contains(&status))
            && self.category.is_none_or(|category| code.category == category)
            && self.operation.as_ref().is_none_or(is_sent_by)
    }
}

/// Prints the conditions as the continuation of `codes`.
impl fmt::Display for Filter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(category) = self.category {
            write!(f, " of the category {category}")?;
        }
        if let Some(status) = self.status {
            write!(f, " with the status {status}")?;
        }
        if let Some(operation) = &self.operation {
            write!(f, " in examples of {operation}")?;
        }
        Ok(())
    }
}

/// The codes that fulfil a filter: of all versions, or those available in one version.
#[derive(Debug)]
pub(crate) struct Listing<'c> {
    pub(crate) catalog: &'c Catalog,
    /// The version, with its index among all versions.
    pub(crate) version: Option<(usize, Version)>,
    pub(crate) filter: Filter,
    pub(crate) codes: Vec<&'c Code>,
}

impl<'c> Listing<'c> {
    pub(crate) fn new(catalog: &'c Catalog, version: Option<(usize, Version)>, filter: Filter) -> Self {
        let mut listing = Self { catalog, version, filter, codes: Vec::new() };
        let is_listed = |code: &&Code| {
            listing.state(code) != Some(Availability::Unlisted)
                && listing.filter.includes(code, version.map(|(_, version)| version))
        };
        listing.codes = catalog.codes.iter().filter(is_listed).collect();
        listing
    }

    /// Returns the headings of the columns of a table.
    fn header(&self) -> Vec<String> {
        let state = self.version.map(|(_, version)| format!("in {version}"));
        let facts = ["since", "statuses", "description"].map(str::to_owned);
        ["code".to_owned()].into_iter().chain(state).chain(facts).collect()
    }

    /// Returns the state of a code in the version; `None` if all versions are listed.
    pub(crate) fn state(&self, code: &Code) -> Option<Availability> {
        let (index, _) = self.version?;
        code.availability.get(index).copied()
    }
}

/// Returns the style of a state in a terminal.
pub(crate) const fn style(state: Availability) -> Style {
    /// In the order of [`Availability::ALL`].
    const COLORS: [AnsiColor; Availability::ALL.len()] =
        [AnsiColor::Green, AnsiColor::Cyan, AnsiColor::Yellow, AnsiColor::BrightBlack];
    COLORS[state as usize].on_default()
}

/// Returns the string that a function writes.
pub(crate) fn render(write: impl FnOnce(&mut String) -> fmt::Result) -> String {
    let mut out = String::new();
    // Writing to a `String` cannot fail.
    let _ = write(&mut out);
    out
}

/// Returns a number of things, such as `1 code` or `2 codes`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// Returns the earliest version with evidence, or an empty string.
pub(crate) fn since(code: &Code) -> String {
    code.since().map(|version| version.to_string()).unwrap_or_default()
}

/// Returns a category as words for people.
pub(crate) fn words(category: Category) -> String {
    category.as_str().replace('_', " ")
}

/// Joins HTTP statuses with a separator.
pub(crate) fn statuses(statuses: &[u16], separator: &str) -> String {
    let statuses: Vec<String> = statuses.iter().map(u16::to_string).collect();
    statuses.join(separator)
}

/// Writes the description of a code, and the date since which it is retired.
pub(crate) fn write_description(out: &mut String, code: &Code, indent: &str) -> fmt::Result {
    let description = code.description().unwrap_or(NO_DESCRIPTION);
    writeln!(out, "{indent}{}", printable(description))?;
    if let Some(retired) = &code.retired {
        writeln!(out, "{indent}Retired on {}: no source lists it any longer.", retired.since)?;
    }
    Ok(())
}

/// Writes the states of a code, each on a line with its versions.
pub(crate) fn write_states(out: &mut String, catalog: &Catalog, code: &Code, indent: &str) -> fmt::Result {
    for &state in Availability::ALL {
        let versions = ranges::of_state(catalog, code, state);
        if !versions.is_empty() {
            let (style, sign) = (style(state), state.sign());
            writeln!(out, "{indent}{style}{sign} {state:10}{style:#}  {versions}")?;
        }
    }
    Ok(())
}
