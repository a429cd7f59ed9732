//! The table of `list`.

use std::io::{IsTerminal, stdout};

use comfy_table::{ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle};

use super::{Listing, count, since, statuses};
use crate::printable::printable;

/// The width if the output is not a terminal.
const WIDTH: u16 = 100;

/// A rule below the header, and no other rules.
const LINES: TableStyle = TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─'));

/// Returns the width of the terminal, within readable bounds.
pub(crate) fn width() -> u16 {
    terminal_size::terminal_size_of(stdout()).map_or(WIDTH, |(width, _)| width.0.clamp(60, 120))
}

/// Returns a row per code, and a line that explains the columns.
pub(crate) fn list(listing: &Listing<'_>) -> String {
    let scope = match listing.version {
        Some((_, version)) => format!("available in {version}"),
        None => format!("in {} versions", listing.catalog.versions.len()),
    };
    let filter = &listing.filter;
    if listing.codes.is_empty() {
        return format!("No codes{filter} {scope}.\n");
    }

    let mut table = Table::new();
    table.load_style(LINES);
    // A program reads one line per code.
    if stdout().is_terminal() {
        table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width());
    }
    let header = listing.header();
    let narrow = header.len() - 1;
    table.set_header(header);
    for code in &listing.codes {
        let mut row = vec![code.name.to_string()];
        row.extend(listing.state(code).map(|availability| format!("{} {availability}", availability.sign())));
        row.extend([since(code), statuses(&code.statuses(), " ")]);
        row.push(printable(code.description().unwrap_or_default()).into_owned());
        table.add_row(row);
    }
    for column in table.column_iter_mut().take(narrow) {
        column.set_constraint(ColumnConstraint::ContentWidth);
    }
    let lines: Vec<String> = table.lines().map(|line| line.trim_end().to_owned()).collect();
    format!(
        "{}\n\n{}{filter} {scope}. `since`: the first version with evidence of its own.\n\
         `cargo intercom-errors explain CODE` prints more.\n",
        lines.join("\n"),
        count(listing.codes.len(), "code"),
    )
}
