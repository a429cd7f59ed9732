//! The columns that make a table the one of error codes, and what a row says in them.

use super::grid::Filling;
use crate::code::CodeName;
use crate::fault::{Fault, NEW_SHAPE, SHOWN, WRONG_CONTENT, join, quoted};
use crate::page::Row;

/// The headers of the table of error codes, as the docs publish it.
pub(super) const HEADERS: [&str; 2] = ["Field", "Description"];

/// The most headers of a table, and tables of a page, that a message names.
const MOST_SHOWN: usize = 8;

/// What the first row says of the table.
#[derive(Debug, Default, Clone, Copy)]
pub(super) enum Headers {
    #[default]
    Awaited,
    Fit {
        code: usize,
        description: usize,
        /// How many columns have a header.
        count: usize,
    },
    Misfit,
}

/// Finds the columns by their headers.
pub(super) fn read_headers(names: &[Filling]) -> Result<Headers, Fault> {
    let column = |wanted: &str| {
        let mut columns = names.iter().enumerate().filter_map(|(i, name)| {
            matches!(name, Filling::Text(name) if name.eq_ignore_ascii_case(wanted)).then_some(i)
        });
        match (columns.next(), columns.next()) {
            (Some(_), Some(_)) => Err(Fault::new(
                format!("a table has the header {wanted:?} twice; found {}", list(names)),
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

/// Reads a row of the table that fits, and takes the texts.
pub(super) fn read_row(
    columns: &mut [Filling],
    code: usize,
    description: usize,
    count: usize,
) -> Result<Row, Fault> {
    check_surplus(columns.get(count..).unwrap_or_default(), count)?;
    let code = take_text(columns, code, HEADERS[0])?;
    let description = take_text(columns, description, HEADERS[1])?;
    Ok(Row {
        code: CodeName::from_string(code).map_err(|(text, why)| {
            Fault::new(format!("the code {} {why}", quoted(&text, SHOWN)), WRONG_CONTENT)
        })?,
        description: (!description.is_empty()).then(|| description.into()),
    })
}

/// Columns without a header may be there where they say nothing; a text may be the end of one that was split.
fn check_surplus(columns: &[Filling], count: usize) -> Result<(), Fault> {
    for (place, column) in columns.iter().enumerate() {
        let found = match column {
            Filling::Text(text) if !text.is_empty() => quoted(text, SHOWN),
            Filling::Table => "a table".to_owned(),
            Filling::Text(_) | Filling::Spanned => continue,
        };
        return Err(Fault::new(
            format!(
                "expected {count} columns, as many as have a header, found {found} in column {}",
                count + place + 1
            ),
            NEW_SHAPE,
        ));
    }
    Ok(())
}

fn take_text(columns: &mut [Filling], column: usize, header: &str) -> Result<String, Fault> {
    let count = columns.len();
    match columns.get_mut(column) {
        Some(Filling::Text(text)) => Ok(std::mem::take(text)),
        Some(Filling::Spanned) => {
            Err(Fault::new(format!("the column {header:?} is covered by a cell further left"), NEW_SHAPE))
        }
        Some(Filling::Table) => {
            Err(Fault::new(format!("the column {header:?} holds a table; expected text"), NEW_SHAPE))
        }
        None => Err(Fault::new(
            format!("expected {header:?} in column {} of the row, which ends after {count}", column + 1),
            NEW_SHAPE,
        )),
    }
}

/// Headers as a message names them.
pub(super) fn list(names: &[Filling]) -> String {
    if names.is_empty() {
        return "none".to_owned();
    }
    let names: Vec<_> = names
        .iter()
        .filter_map(|name| match name {
            Filling::Text(text) => Some(quoted(text, SHOWN)),
            Filling::Spanned | Filling::Table => None,
        })
        .collect();
    join_few(&names, ", ")
}

/// The first few of many, as a message needs no more.
pub(super) fn join_few(items: &[String], separator: &str) -> String {
    let shown = items.get(..MOST_SHOWN).unwrap_or(items);
    let text = join(shown, separator);
    match items.len() - shown.len() {
        0 => text,
        more => format!("{text}{separator}and {more} more"),
    }
}
