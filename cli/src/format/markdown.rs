//! Tables for a Markdown file.

use std::fmt::Write;

use intercom_errors_catalog::{Availability, Catalog};

use super::{Listing, since, statuses};
use crate::printable::printable;

/// Returns a row per code.
pub(crate) fn list(listing: &Listing<'_>) -> String {
    let header = listing.header();
    let rows = listing.codes.iter().map(|code| {
        let mut row = vec![format!("`{}`", code.name)];
        row.extend(listing.state(code).map(|availability| availability.to_string()));
        row.extend([
            since(code),
            statuses(&code.statuses(), ", "),
            cell(code.description().unwrap_or_default()),
        ]);
        row
    });
    table(&header, &vec!["---"; header.len()], rows)
}

/// Returns a row per code, a column per version, and the legend.
pub(crate) fn matrix(catalog: &Catalog) -> String {
    let mut header = vec!["code".to_owned()];
    header.extend(catalog.versions.iter().map(|info| info.version.to_string()));
    let mut rules = vec!["---"];
    rules.resize(header.len(), ":-:");
    let rows = catalog.codes.iter().map(|code| {
        let signs = code.availability.iter().map(|&availability| availability.sign().to_string());
        std::iter::once(format!("`{}`", code.name)).chain(signs).collect()
    });
    let mut out = table(&header, &rules, rows);
    out.push('\n');
    for state in Availability::ALL {
        // Writing to a `String` cannot fail.
        let _ = writeln!(out, "- {} **{}**: {}", state.sign(), state, state.explanation());
    }
    out
}

fn table(header: &[String], rules: &[&str], rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut out = format!("| {} |\n| {} |\n", header.join(" | "), rules.join(" | "));
    for row in rows {
        let _ = writeln!(out, "| {} |", row.join(" | "));
    }
    out
}

/// Writes a string from outside as code. Markdown and GitHub find no markup, link, mention or reference in code.
pub(crate) fn code_span(text: &str) -> String {
    let text = printable(text);
    if text.is_empty() {
        return String::new();
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or_default();
    let fence = "`".repeat(longest + 1);
    // Markdown removes one space at each end.
    let gap = if text.starts_with(['`', ' ']) || text.ends_with(['`', ' ']) { " " } else { "" };
    format!("{fence}{gap}{text}{gap}{fence}")
}

/// Writes a string from outside as code in a table. A bar ends a cell even inside code.
fn cell(text: &str) -> String {
    code_span(text).replace('|', "\\|")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_cannot_end_its_code_span() {
        for (text, expected) in [
            ("", ""),
            (
                "@octocat closes #1, see https://example.com/",
                "`@octocat closes #1, see https://example.com/`",
            ),
            ("<b> [c](d) \n", "`<b> [c](d) \\n`"),
            ("a `b` c", "``a `b` c``"),
            ("``a`` b```c", "```` ``a`` b```c ````"),
            ("`", "`` ` ``"),
            (" a", "`  a `"),
        ] {
            assert_eq!(code_span(text), expected);
        }
        assert_eq!(cell("a|b\\|c"), "`a\\|b\\\\|c`");
    }
}
