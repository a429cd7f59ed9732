//! Comma-separated values, with a header line.

use intercom_errors_catalog::Catalog;

use super::{Listing, since, statuses};
use crate::outcome::{Failure, Trouble};
use crate::printable::printable;

/// Returns a row per code: `code,variant,description,since,statuses`, and `availability` if one version is listed.
pub(crate) fn list(listing: &Listing<'_>) -> Result<String, Failure> {
    let mut header = vec!["code", "variant", "description", "since", "statuses"];
    header.extend(listing.version.map(|_| "availability"));
    let rows = listing.codes.iter().map(|code| {
        let mut row = vec![
            code.name.to_string(),
            code.name.variant(),
            code.description().unwrap_or_default().to_owned(),
            since(code),
            statuses(&code.statuses(), " "),
        ];
        row.extend(listing.state(code).map(|availability| availability.to_string()));
        row
    });
    write(header.into_iter().map(str::to_owned).collect(), rows)
}

/// Returns a row per code and a column per version, with states as words.
pub(crate) fn matrix(catalog: &Catalog) -> Result<String, Failure> {
    let versions = catalog.versions.iter().map(|info| info.version.to_string());
    let header = std::iter::once("code".to_owned()).chain(versions).collect();
    let rows = catalog.codes.iter().map(|code| {
        let states = code.availability.iter().map(|&availability| availability.to_string());
        std::iter::once(code.name.to_string()).chain(states).collect()
    });
    write(header, rows)
}

fn write(header: Vec<String>, rows: impl Iterator<Item = Vec<String>>) -> Result<String, Failure> {
    let failure = |error: &dyn std::fmt::Display| {
        Trouble::new(format!("the CSV cannot be written: {error}")).unreadable()
    };
    let mut csv = csv::Writer::from_writer(Vec::new());
    for row in std::iter::once(header).chain(rows) {
        csv.write_record(row.iter().map(|cell| inert(cell))).map_err(|error| failure(&error))?;
    }
    let bytes = csv.into_inner().map_err(|error| failure(&error))?;
    String::from_utf8(bytes).map_err(|error| failure(&error))
}

/// Writes a string from outside as a cell: without control characters, and so that no spreadsheet takes it for a formula.
fn inert(cell: &str) -> String {
    // Some spreadsheets read the wide forms of these signs, and signs after white space, as formulas too.
    let is_formula =
        cell.trim_start().starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']);
    format!("{}{}", if is_formula { "'" } else { "" }, printable(cell))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::hostile_strings;

    #[test]
    fn any_string_is_one_visible_cell_and_no_formula() {
        for text in hostile_strings::all() {
            let csv =
                write(vec!["a".to_owned(), "b".to_owned()], [vec![text.clone(), text.clone()]].into_iter());
            let csv = csv.unwrap_or_else(|_| panic!("{text:.80?}"));
            let rows: Vec<csv::StringRecord> =
                csv::Reader::from_reader(csv.as_bytes()).records().map(Result::unwrap).collect();
            assert_eq!(rows.len(), 1, "{text:.80?}");
            for cell in &rows[0] {
                assert_eq!(cell.strip_prefix('\'').unwrap_or(cell), printable(&text));
                assert!(!cell.trim_start().starts_with(['=', '+', '-', '@', '\u{ff1d}']), "{cell:.80}");
            }
        }
    }
}
