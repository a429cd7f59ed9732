//! The columns of the table of error codes, and the content of a row in them.

use crate::code::CodeName;
use crate::fault::{Fault, NEW_SHAPE, SHOWN, WRONG_CONTENT, quoted};
use crate::page::Row;
use crate::text::Folded;

/// The headers of the table of error codes, as the docs publish it.
pub(super) const HEADERS: [&str; 2] = ["Field", "Description"];

/// The most headers of a table, and tables of a page, that a message lists.
const MOST_LISTED: usize = 8;

/// The content of a cell.
#[derive(Debug, Default)]
pub(super) struct Cell {
    pub(super) text: Folded,
    pub(super) holds_table: bool,
}

/// The columns that the first row announces.
#[derive(Debug, Default, Clone, Copy)]
pub(super) enum Headers {
    #[default]
    Awaited,
    Fit {
        code: usize,
        description: usize,
        /// The number of columns that have a header.
        count: usize,
    },
    Misfit,
}

/// Finds the columns by their headers.
pub(super) fn read_headers(names: &[Cell]) -> Result<Headers, Fault> {
    let column = |wanted: &str| {
        let is_wanted = |name: &Cell| !name.holds_table && name.text.as_str().eq_ignore_ascii_case(wanted);
        let mut columns = names.iter().enumerate().filter_map(|(i, name)| is_wanted(name).then_some(i));
        match (columns.next(), columns.next()) {
            (Some(_), Some(_)) => Err(Fault::new(
                format!("a table has the header {wanted:?} twice: found {}", list(names)),
                NEW_SHAPE,
            )),
            (found, _) => Ok(found),
        }
    };
    Ok(match (column(HEADERS[0])?, column(HEADERS[1])?) {
        (Some(code), Some(description)) => Headers::Fit { code, description, count: names.len() },
        _ => Headers::Misfit,
    })
}

/// Reads a row of the table of error codes.
pub(super) fn read_row(cells: &[Cell], code: usize, description: usize, count: usize) -> Result<Row, Fault> {
    check_surplus(cells.get(count..).unwrap_or_default(), count)?;
    let code = read_text(cells, code, HEADERS[0])?;
    let description = read_text(cells, description, HEADERS[1])?;
    Ok(Row {
        code: CodeName::new(code)
            .map_err(|why| Fault::new(format!("the code {} {why}", quoted(code, SHOWN)), WRONG_CONTENT))?,
        description: (!description.is_empty()).then(|| description.into()),
    })
}

/// Checks that cells without a header are empty: a text there may be the end of one that was split.
fn check_surplus(cells: &[Cell], count: usize) -> Result<(), Fault> {
    for (i, cell) in cells.iter().enumerate() {
        let found = match cell.text.as_str() {
            _ if cell.holds_table => "a table".to_owned(),
            "" => continue,
            text => quoted(text, SHOWN),
        };
        let column = count + i + 1;
        return Err(Fault::new(
            format!("expected {count} columns, as many as have a header, found {found} in column {column}"),
            NEW_SHAPE,
        ));
    }
    Ok(())
}

fn read_text<'c>(cells: &'c [Cell], column: usize, header: &str) -> Result<&'c str, Fault> {
    match cells.get(column) {
        Some(cell) if cell.holds_table => Err(Fault::new(
            format!("the column {header:?} is wrong: expected text, found a table"),
            NEW_SHAPE,
        )),
        Some(cell) => Ok(cell.text.as_str()),
        None => Err(Fault::new(
            format!(
                "the column {header:?} is missing: expected {} cells or more, found {}",
                column + 1,
                cells.len()
            ),
            NEW_SHAPE,
        )),
    }
}

/// Lists headers in a message.
pub(super) fn list(names: &[Cell]) -> String {
    if names.is_empty() {
        return "none".to_owned();
    }
    let texts = names.iter().filter(|name| !name.holds_table);
    join_few(&texts.map(|name| quoted(name.text.as_str(), SHOWN)).collect::<Vec<_>>(), ", ")
}

/// Joins the first few items, as a message needs no more.
pub(super) fn join_few(items: &[String], separator: &str) -> String {
    let shown = &items[..items.len().min(MOST_LISTED)];
    let text = shown.join(separator);
    match items.len() - shown.len() {
        0 => text,
        more => format!("{text}{separator}and {more} more"),
    }
}
