//! The matrix as text: one sign per cell, below version numbers that are read downwards.

use std::fmt::Write;

use intercom_errors_catalog::{Availability, Catalog, Version};

use super::table::width;
use super::{count, render, style};

/// The number of codes from which the headings are repeated below the last code.
const LONG: usize = 20;

/// Returns the matrix and its legend.
pub(crate) fn matrix(catalog: &Catalog) -> String {
    render(|out| write_all(out, catalog))
}

fn write_all(out: &mut String, catalog: &Catalog) -> std::fmt::Result {
    let longest = catalog.codes.iter().map(|code| code.name.len()).max().unwrap_or_default();
    let gaps = gaps(catalog, longest);
    let headings = headings(catalog, longest, &gaps);
    out.push_str(&headings);
    for code in &catalog.codes {
        write!(out, "{:longest$}", code.name)?;
        for (gap, &availability) in gaps.iter().zip(&code.availability) {
            let (style, sign) = (style(availability), availability.sign());
            write!(out, "{:gap$}{style}{sign}{style:#}", "")?;
        }
        out.push('\n');
    }
    if catalog.codes.len() >= LONG {
        out.push_str(&headings);
    }
    out.push('\n');
    for &state in Availability::ALL {
        let (style, sign) = (style(state), state.sign());
        writeln!(out, "{style}{sign} {state:10}{style:#}  {}", state.explanation())?;
    }
    let default = catalog.versions.iter().find(|info| info.default);
    let (codes, versions) = (catalog.codes.len(), catalog.versions.len());
    write!(out, "\n{}, {}", count(codes, "code"), count(versions, "version"))?;
    match default {
        Some(info) => writeln!(out, "; the docs' default version is {}.", info.version),
        None => writeln!(out, "."),
    }
}

/// Returns the number of spaces before each column.
///
/// A space separates the columns of one major version if the output is wide enough.
fn gaps(catalog: &Catalog, longest: usize) -> Vec<usize> {
    let gaps = |between: usize| -> Vec<usize> {
        let same_major = catalog.versions.chunk_by(|a, b| major(a.version) == major(b.version));
        same_major
            .flat_map(|group| (0..group.len()).map(move |index| if index == 0 { 2 } else { between }))
            .collect()
    };
    let wide = gaps(1);
    // The heading of Preview, the last column, is 6 longer than its column.
    let needed = longest + wide.iter().map(|gap| gap + 1).sum::<usize>() + 6;
    if needed <= usize::from(width()) { wide } else { gaps(0) }
}

/// Returns up to three lines: each major version once, and below it the digits of the minor versions.
fn headings(catalog: &Catalog, longest: usize, gaps: &[usize]) -> String {
    let mut lines = [String::new(), String::new(), "code".to_owned()];
    let mut column = longest;
    let mut before = None;
    for (info, gap) in catalog.versions.iter().zip(gaps) {
        column += gap;
        let texts = match info.version {
            Version::Numbered { major, minor } => {
                let heading = if before == Some(major) { String::new() } else { format!("{major}.") };
                before = Some(major);
                let ten = if minor < 10 { String::new() } else { (minor / 10 % 10).to_string() };
                [heading, ten, (minor % 10).to_string()]
            }
            Version::Preview => [String::new(), String::new(), "Preview".to_owned()],
        };
        for (line, text) in lines.iter_mut().zip(texts) {
            if !text.is_empty() {
                *line = format!("{line:column$}{text}");
            }
        }
        column += 1;
    }
    let lines = lines.iter().filter(|line| !line.is_empty());
    lines.map(|line| line.clone() + "\n").collect()
}

fn major(version: Version) -> Option<u16> {
    match version {
        Version::Numbered { major, .. } => Some(major),
        Version::Preview => None,
    }
}
