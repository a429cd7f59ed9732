//! The forms in which codes are printed.

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

use crate::ranges;
use crate::state::STATES;

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
    /// One sign a cell, with a legend.
    Table,
    /// The JSON form.
    Json,
    /// Comma-separated values with a header line, states as words.
    Csv,
    /// A table for a Markdown file.
    Markdown,
    /// One page that needs no other file.
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
    /// The version, with its place among all versions.
    pub(crate) version: Option<(usize, Version)>,
    pub(crate) codes: Vec<&'c Code>,
}

impl<'c> Listing<'c> {
    pub(crate) fn new(catalog: &'c Catalog, version: Option<(usize, Version)>) -> Self {
        let mut listing = Self { catalog, version, codes: Vec::new() };
        listing.codes = catalog
            .codes
            .iter()
            .filter(|code| version.is_none() || listing.state(code) != Some(Availability::Unlisted))
            .collect();
        listing
    }

    /// A code's state in the version, where one was asked for.
    pub(crate) fn state(&self, code: &Code) -> Option<Availability> {
        let (index, _) = self.version?;
        code.availability.get(index).copied()
    }
}

/// The earliest version with evidence, or nothing.
pub(crate) fn since(code: &Code) -> String {
    code.since().map(|version| version.to_string()).unwrap_or_default()
}

/// A category as words.
pub(crate) fn words(category: Category) -> String {
    category.word().replace('_', " ")
}

/// HTTP statuses with something between them.
pub(crate) fn statuses(statuses: &BTreeSet<u16>, between: &str) -> String {
    let statuses: Vec<String> = statuses.iter().map(u16::to_string).collect();
    statuses.join(between)
}

/// A code's states, each with its versions, a line each.
pub(crate) fn write_states(out: &mut String, catalog: &Catalog, code: &Code, indent: &str) -> fmt::Result {
    for state in STATES {
        let versions = ranges::fold(&catalog.versions, |index| {
            code.availability.get(index) == Some(&state.availability)
        });
        if !versions.is_empty() {
            let (style, sign, word) = (state.style, state.sign, state.word);
            writeln!(out, "{indent}{style}{sign} {word:10}{style:#}  {versions}")?;
        }
    }
    Ok(())
}
