//! The formats in which codes are printed.

pub(crate) mod csv;
pub(crate) mod html;
pub(crate) mod json;
pub(crate) mod markdown;
pub(crate) mod matrix_text;
pub(crate) mod table;

use std::collections::BTreeSet;
use std::fmt::{self, Write};

use clap::ValueEnum;
use intercom_errors_catalog::{Availability, Catalog, Category, Code, Version};

use crate::printable::printable;
use crate::ranges;
use crate::state::style;

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

/// The codes to list: all of them, or those available in one version.
#[derive(Debug)]
pub(crate) struct Listing<'c> {
    pub(crate) catalog: &'c Catalog,
    /// The version, with its index among all versions.
    pub(crate) version: Option<(usize, Version)>,
    pub(crate) codes: Vec<&'c Code>,
}

impl<'c> Listing<'c> {
    pub(crate) fn new(catalog: &'c Catalog, version: Option<(usize, Version)>) -> Self {
        let mut listing = Self { catalog, version, codes: Vec::new() };
        let is_listed = |code: &&Code| listing.state(code) != Some(Availability::Unlisted);
        listing.codes = catalog.codes.iter().filter(is_listed).collect();
        listing
    }

    /// Returns the state of a code in the version; `None` if all versions are listed.
    pub(crate) fn state(&self, code: &Code) -> Option<Availability> {
        let (index, _) = self.version?;
        code.availability.get(index).copied()
    }
}

/// Returns the string that a function writes.
pub(crate) fn written(write: impl FnOnce(&mut String) -> fmt::Result) -> String {
    let mut out = String::new();
    // Writing to a `String` cannot fail.
    let _ = write(&mut out);
    out
}

/// Returns the earliest version with evidence, or an empty string.
pub(crate) fn since(code: &Code) -> String {
    code.since().map(|version| version.to_string()).unwrap_or_default()
}

/// Returns a category as words.
pub(crate) fn words(category: Category) -> String {
    category.as_str().replace('_', " ")
}

/// Joins HTTP statuses with a separator.
pub(crate) fn statuses(statuses: &BTreeSet<u16>, separator: &str) -> String {
    let statuses: Vec<String> = statuses.iter().map(u16::to_string).collect();
    statuses.join(separator)
}

/// Writes what a code means, and if it is retired.
pub(crate) fn write_description(out: &mut String, code: &Code, indent: &str) -> fmt::Result {
    let description = code.description().unwrap_or("No page of the docs describes it.");
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
