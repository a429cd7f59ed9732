//! Comma-separated values, with a header line.

use std::iter::once;

use intercom_errors_catalog::Catalog;

use super::{Listing, since, statuses};
use crate::printable::printable;

/// Returns a row per code: `code,variant,description,since,statuses`, and `availability` if one version is listed.
pub(crate) fn list(listing: &Listing<'_>) -> String {
    let header = ["code", "variant", "description", "since", "statuses"].map(str::to_owned);
    let state = listing.version.map(|_| "availability".to_owned());
    let rows = listing.codes.iter().map(|code| {
        let description = printable(code.description().unwrap_or_default()).into_owned();
        let row = [
            code.name.to_string(),
            code.name.variant(),
            description,
            since(code),
            statuses(&code.statuses(), " "),
        ];
        row.into_iter().chain(listing.state(code).map(|state| state.to_string())).collect()
    });
    lines(once(header.into_iter().chain(state).collect()).chain(rows))
}

/// Returns a row per code and a column per version, with states as words.
pub(crate) fn matrix(catalog: &Catalog) -> String {
    let versions = catalog.versions.iter().map(|info| info.version.to_string());
    let rows = catalog.codes.iter().map(|code| {
        let states = code.availability.iter().map(ToString::to_string);
        once(code.name.to_string()).chain(states).collect()
    });
    lines(once(once("code".to_owned()).chain(versions).collect()).chain(rows))
}

fn lines(rows: impl Iterator<Item = Vec<String>>) -> String {
    rows.map(|row| row.iter().map(|cell| escape(cell)).collect::<Vec<String>>().join(",") + "\n").collect()
}

/// Escapes a cell. A spreadsheet would read some cells as formulas, so these get an apostrophe.
fn escape(cell: &str) -> String {
    let is_formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let cell = format!("{}{cell}", if is_formula { "'" } else { "" });
    if cell.contains(['"', ',', '\n', '\r']) { format!("\"{}\"", cell.replace('"', "\"\"")) } else { cell }
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn cells_are_quoted_if_they_need_it() {
        for (cell, expected) in [
            ("", ""),
            ("a b", "a b"),
            ("a,b", "\"a,b\""),
            ("say \"a\"", "\"say \"\"a\"\"\""),
            ("a\nb", "\"a\nb\""),
            ("=1,2", "\"'=1,2\""),
            ("-1", "'-1"),
        ] {
            assert_eq!(escape(cell), expected);
        }
    }
}
