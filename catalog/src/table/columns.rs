//! The columns of the table of error codes, and the content of a row in them.

use super::cell::Cell;
use super::other::announces_codes;
use crate::code::CodeName;
use crate::fault::{Fault, NEW_SHAPE, SHOWN, WRONG_CONTENT, join_few, quoted};
use crate::page::Row;

/// The headers of the table of error codes, as the docs publish them.
pub(super) const HEADERS: [&str; 2] = ["Field", "Description"];

/// The longest description that is accepted, in bytes. The docs' own have at most 65.
const MAX_DESCRIPTION: usize = 4096;

/// The columns, by the headers in the first row.
#[derive(Default, Clone, Copy)]
pub(super) enum Headers {
    /// The first row has not ended.
    #[default]
    Unread,
    Found {
        code: usize,
        description: usize,
        /// The number of columns that have a header.
        count: usize,
    },
    /// The table is not the one of error codes.
    Other,
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
    let (Some(code), Some(description)) = (column(HEADERS[0])?, column(HEADERS[1])?) else {
        return Ok(Headers::Other);
    };
    let mut others = names.iter().enumerate().filter(|(i, _)| *i != code).map(|(_, name)| name.text.as_str());
    if let Some(other) = others.find(|other| announces_codes(other)) {
        return Err(Fault::new(
            format!(
                "two columns may have the codes: expected only {:?}, found {} too",
                HEADERS[0],
                quoted(other, SHOWN)
            ),
            NEW_SHAPE,
        ));
    }
    Ok(Headers::Found { code, description, count: names.len() })
}

/// Reads a row of the table of error codes.
pub(super) fn read_row(cells: &[Cell], code: usize, description: usize, count: usize) -> Result<Row, Fault> {
    check_surplus(cells.get(count..).unwrap_or_default(), count)?;
    let [code, description] = [(code, HEADERS[0]), (description, HEADERS[1])]
        .map(|(column, header)| find_cell(cells, column, header));
    let (code, description) = (code?, description?);
    if !code.is_one_piece() {
        let found = code.quoted_pieces();
        return Err(column_fault(HEADERS[0], &format!("expected a code in one piece, found {found}")));
    }
    if let Some(c) = code.invisible {
        return Err(column_fault(HEADERS[0], &format!("expected characters that can be seen, found {c:?}")));
    }
    let code = read_text(code, HEADERS[0])?;
    let description = read_text(description, HEADERS[1])?;
    check_description(description)?;
    Ok(Row {
        code: CodeName::new(code)
            .map_err(|why| Fault::new(format!("the code {} {why}", quoted(code, SHOWN)), WRONG_CONTENT))?,
        description: (!description.is_empty()).then(|| description.into()),
    })
}

fn check_description(text: &str) -> Result<(), Fault> {
    let problem = if text.len() > MAX_DESCRIPTION {
        format!("the description is too long: expected at most {MAX_DESCRIPTION} bytes")
    } else if text.contains(char::is_control) {
        "the description is not text: expected no control characters".to_owned()
    } else {
        return Ok(());
    };
    Err(Fault::new(format!("{problem}, found {}", quoted(text, SHOWN)), WRONG_CONTENT))
}

/// Checks that cells without a header are empty: a text there may be the end of a text that was split.
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

fn find_cell<'c>(cells: &'c [Cell], column: usize, header: &str) -> Result<&'c Cell, Fault> {
    cells.get(column).ok_or_else(|| {
        let problem = format!(
            "the column {header:?} is missing: expected {} cells or more, found {}",
            column + 1,
            cells.len()
        );
        Fault::new(problem, NEW_SHAPE)
    })
}

fn read_text<'c>(cell: &'c Cell, header: &str) -> Result<&'c str, Fault> {
    if cell.holds_table {
        return Err(column_fault(header, "expected text, found a table"));
    }
    match &cell.doubt {
        Some(doubt) => Err(column_fault(header, doubt)),
        None => Ok(cell.text.as_str()),
    }
}

fn column_fault(header: &str, problem: &str) -> Fault {
    Fault::new(format!("the column {header:?} is wrong: {problem}"), NEW_SHAPE)
}

/// Lists headers in a message.
pub(super) fn list(names: &[Cell]) -> String {
    let texts = names.iter().filter(|name| !name.holds_table).map(|name| quoted(name.text.as_str(), SHOWN));
    if names.is_empty() { "none".to_owned() } else { join_few(texts, ", ") }
}
