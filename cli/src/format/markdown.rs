//! Tables for a Markdown file.

use std::fmt::Write;

use intercom_errors_catalog::{Availability, Catalog};

use super::{Listing, since, statuses};
use crate::printable::printable;

/// Returns a row per code.
pub(crate) fn list(listing: &Listing<'_>) -> String {
    let mut header = vec!["code".to_owned()];
    header.extend(listing.version.map(|(_, version)| format!("in {version}")));
    header.extend(["since", "statuses", "description"].map(str::to_owned));
    let rows = listing.codes.iter().map(|code| {
        let mut row = vec![format!("`{}`", code.name)];
        row.extend(listing.state(code).map(|availability| availability.to_string()));
        row.extend([
            since(code),
            statuses(&code.statuses(), ", "),
            escape(code.description().unwrap_or_default()),
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

/// Escapes a string so that Markdown has no effect in it.
pub(crate) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in printable(text).chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '&' | '~' | '$' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_escaped() {
        assert_eq!(escape("a|b `c` <d> \n[e](f)"), "a\\|b \\`c\\` \\<d\\> \\\\n\\[e\\](f)");
    }
}
