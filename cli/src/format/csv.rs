//! Comma-separated values, with a header line.

use intercom_errors_catalog::Catalog;

use super::{Listing, since, statuses};
use crate::outcome::{Failure, Message};
use crate::printable::printable;

/// Returns a row per code: `code,variant,description,since,statuses`, and `availability` if one version is listed.
pub(crate) fn list(listing: &Listing<'_>) -> Result<String, Failure> {
    let mut header = vec!["code", "variant", "description", "since", "statuses"];
    header.extend(listing.version.map(|_| "availability"));
    let rows = listing.codes.iter().map(|code| {
        let mut row = vec![
            code.name.to_string(),
            code.name.variant(),
            printable(code.description().unwrap_or_default()).into_owned(),
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
        Message::new(format!("the CSV cannot be written: {error}")).unreadable()
    };
    let mut csv = csv::Writer::from_writer(Vec::new());
    for row in std::iter::once(header).chain(rows) {
        csv.write_record(row.into_iter().map(escape_formula)).map_err(|error| failure(&error))?;
    }
    let bytes = csv.into_inner().map_err(|error| failure(&error))?;
    String::from_utf8(bytes).map_err(|error| failure(&error))
}

/// Escapes the start of a cell that a spreadsheet would read as a formula.
fn escape_formula(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}
