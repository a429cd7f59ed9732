//! The matrix as text: one sign a cell, with headings that are read from above.

use std::fmt::Write;

use intercom_errors_catalog::{Catalog, Version};

use super::table::width;
use crate::state::{STATES, state};

/// From how many codes on the headings are repeated below them.
const LONG: usize = 20;

/// Writes the matrix and its legend.
pub(crate) fn matrix(catalog: &Catalog) -> String {
    let mut out = String::new();
    // Writing to a `String` cannot fail.
    let _ = write_all(&mut out, catalog);
    out
}

fn write_all(out: &mut String, catalog: &Catalog) -> std::fmt::Result {
    let longest = catalog.codes.iter().map(|code| code.name.len()).max().unwrap_or_default();
    let layout = Layout::new(catalog, longest);
    let headings = layout.headings(catalog);
    out.push_str(&headings);
    for code in &catalog.codes {
        write!(out, "{:longest$}", code.name)?;
        for (gap, &availability) in layout.gaps.iter().zip(&code.availability) {
            let state = state(availability);
            write!(out, "{:gap$}{}{}{:#}", "", state.style, state.sign, state.style, gap = *gap)?;
        }
        out.push('\n');
    }
    if catalog.codes.len() >= LONG {
        out.push_str(&headings);
    }
    out.push('\n');
    for state in STATES {
        writeln!(out, "{}{} {:10}{:#}  {}", state.style, state.sign, state.word, state.style, state.meaning)?;
    }
    let default = catalog.versions.iter().find(|info| info.default);
    write!(out, "\n{} codes, {} versions", catalog.codes.len(), catalog.versions.len())?;
    match default {
        Some(info) => writeln!(out, "; the docs' default version is {}.", info.version),
        None => writeln!(out, "."),
    }
}

/// Where the columns stand.
struct Layout {
    longest: usize,
    /// The white space before each version's column.
    gaps: Vec<usize>,
}

impl Layout {
    /// Columns with a space between them where the width allows, without one where it does not.
    fn new(catalog: &Catalog, longest: usize) -> Self {
        let gaps = |between: usize| -> Vec<usize> {
            let mut before = None;
            let mut gaps = Vec::new();
            for info in &catalog.versions {
                let group = group(info.version);
                gaps.push(if before == Some(group) { between } else { 2 });
                before = Some(group);
            }
            gaps
        };
        let wide = gaps(1);
        // The heading of Preview, the last column, is 6 longer than its column.
        let needed = longest + wide.iter().map(|gap| gap + 1).sum::<usize>() + 6;
        let gaps = if needed <= usize::from(width()) { wide } else { gaps(0) };
        Self { longest, gaps }
    }

    /// Three lines: the part of each version before the dot, once for all that share it, and below it the part
    /// after the dot, read downwards.
    fn headings(&self, catalog: &Catalog) -> String {
        let mut lines = [String::new(), String::new(), String::new()];
        for (line, name) in lines.iter_mut().zip(["", "", "code"]) {
            let _ = write!(line, "{name:width$}", width = self.longest);
        }
        let [majors, tens, units] = &mut lines;
        let mut before = None;
        let mut column = self.longest;
        for (info, gap) in catalog.versions.iter().zip(&self.gaps) {
            column += gap;
            for line in [&mut *majors, &mut *tens, &mut *units] {
                pad(line, column);
            }
            let group = group(info.version);
            match info.version {
                Version::Numbered { major, minor } => {
                    if before != Some(group) {
                        let _ = write!(majors, "{major}.");
                    }
                    tens.push(if minor < 10 { ' ' } else { digit(minor / 10) });
                    units.push(digit(minor));
                }
                Version::Preview => units.push_str("Preview"),
            }
            before = Some(group);
            column += 1;
        }
        lines.iter().map(|line| line.trim_end()).filter(|line| !line.is_empty()).fold(
            String::new(),
            |mut out, line| {
                out.push_str(line);
                out.push('\n');
                out
            },
        )
    }
}

/// Versions with the same part before the dot stand together.
fn group(version: Version) -> Option<u16> {
    match version {
        Version::Numbered { major, .. } => Some(major),
        Version::Preview => None,
    }
}

/// The last decimal digit.
fn digit(number: u16) -> char {
    char::from_digit(u32::from(number % 10), 10).unwrap_or('?')
}

fn pad(line: &mut String, column: usize) {
    for _ in line.chars().count()..column {
        line.push(' ');
    }
}
