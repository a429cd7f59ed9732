//! Tables out of a stream of tags and texts, the same for every form of a page.
//!
//! The readers of page-data and of HTML walk their trees and tell each tag that opens, each text and each
//! tag that closes. What fits is recognised by its headers alone: its place in the page does not matter.

use crate::code::CodeName;
use crate::fault::{Fault, NEW_SHAPE, WRONG_CONTENT, quoted};
use crate::page::Row;
use crate::text::Folded;

/// The headers of the table of error codes, as the docs publish it.
const HEADERS: [&str; 2] = ["Field", "Description"];

/// The most columns that one cell may span. HTML has the same bound.
const MOST_COLUMNS: u32 = 1000;

/// The most headers of a table, and tables of a page, that a message names.
const MOST_SHOWN: usize = 8;

/// What a tag means to a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    Table,
    Row,
    Header,
    Cell,
    /// Parts words: a break, a paragraph, a list item.
    Block,
    /// Holds no text for a reader, such as a style sheet.
    Hidden,
    /// Any other: its text belongs to what is around it.
    Inline,
}

impl Tag {
    pub(crate) fn of(name: &str) -> Self {
        match name {
            "table" => Self::Table,
            "tr" => Self::Row,
            "th" => Self::Header,
            "td" => Self::Cell,
            "br" | "p" | "div" | "ul" | "ol" | "li" | "dl" | "dt" | "dd" | "hr" | "pre" | "blockquote"
            | "section" | "article" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "Heading" | "Admonition"
            | "CodeBlock" => Self::Block,
            "script" | "noscript" | "style" | "template" | "head" => Self::Hidden,
            _ => Self::Inline,
        }
    }
}

/// How many columns and rows a cell covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) columns: u32,
    pub(crate) rows: u32,
}

impl Default for Span {
    fn default() -> Self {
        Self { columns: 1, rows: 1 }
    }
}

/// Gathers the rows of the one table that fits.
#[derive(Debug, Default)]
pub(crate) struct Tables {
    open: Vec<Tag>,
    hidden: usize,
    stack: Vec<Table>,
    misfits: Vec<String>,
    fits: bool,
    rows: Vec<Row>,
}

#[derive(Debug, Default)]
struct Table {
    headers: Headers,
    row: Option<Vec<Cell>>,
    cell: Option<Cell>,
    /// For each column, the cell from an upper row that still covers it.
    covered: Vec<Option<Covered>>,
    /// How many rows have ended, the header row included.
    rows: usize,
}

/// What the first row says of the table.
#[derive(Debug, Default, Clone, Copy)]
enum Headers {
    #[default]
    Awaited,
    Fit {
        code: usize,
        description: usize,
    },
    Misfit,
}

#[derive(Debug, Clone)]
struct Cell {
    text: Folded,
    header: bool,
    holds_table: bool,
    span: Span,
}

#[derive(Debug, Clone)]
struct Covered {
    cell: Filling,
    rows_left: u32,
}

/// What stands in one column of one row.
#[derive(Debug, Clone)]
enum Filling {
    Text(String),
    /// A cell that began in a column further left.
    Spanned,
    Table,
}

impl Tables {
    pub(crate) fn open(&mut self, tag: Tag) -> Result<(), Fault> {
        // Tables, too, are none where nothing shows.
        let tag = if self.hidden > 0 && tag != Tag::Hidden { Tag::Inline } else { tag };
        self.open.push(tag);
        match tag {
            Tag::Hidden => self.hidden += 1,
            Tag::Block => self.part_words(),
            Tag::Inline => {}
            Tag::Table => {
                if let Some(cell) = self.cell() {
                    cell.holds_table = true;
                }
                self.stack.push(Table::default());
            }
            Tag::Row => {
                let table = self.table("a row")?;
                if table.row.replace(Vec::new()).is_some() {
                    return Err(Fault::new("a row stands inside another row", NEW_SHAPE));
                }
            }
            Tag::Header | Tag::Cell => {
                let table = self.table("a cell")?;
                if table.row.is_none() {
                    return Err(Fault::new("a cell stands outside of a row", NEW_SHAPE));
                }
                let cell = Cell {
                    text: Folded::default(),
                    header: tag == Tag::Header,
                    holds_table: false,
                    span: Span::default(),
                };
                if table.cell.replace(cell).is_some() {
                    return Err(Fault::new("a cell stands inside another cell", NEW_SHAPE));
                }
            }
        }
        Ok(())
    }

    pub(crate) fn text(&mut self, text: &str) {
        if self.hidden == 0
            && let Some(cell) = self.cell()
        {
            cell.text.push(text);
        }
    }

    /// Ends the tag that was opened last. Only a cell has a span.
    pub(crate) fn close(&mut self, span: Span) -> Result<(), Fault> {
        match self.open.pop() {
            Some(Tag::Hidden) => self.hidden -= 1,
            Some(Tag::Block) => self.part_words(),
            Some(Tag::Inline) | None => {}
            Some(Tag::Header | Tag::Cell) => {
                if let Some(table) = self.stack.last_mut()
                    && let (Some(mut cell), Some(row)) = (table.cell.take(), &mut table.row)
                {
                    cell.span = span;
                    row.push(cell);
                }
            }
            Some(Tag::Row) => self.end_row()?,
            Some(Tag::Table) => {
                if let Some(table) = self.stack.pop()
                    && matches!(table.headers, Headers::Awaited)
                {
                    self.misfits.push("none".to_owned());
                }
            }
        }
        Ok(())
    }

    /// The rows of the table that fits.
    pub(crate) fn finish(self) -> Result<Vec<Row>, Fault> {
        let wanted = format!("{:?} and {:?}", HEADERS[0], HEADERS[1]);
        if self.fits {
            Ok(self.rows)
        } else if self.misfits.is_empty() {
            Err(Fault::new(
                format!("the page has no table; expected one with the headers {wanted}"),
                NEW_SHAPE,
            ))
        } else {
            let found = join(&self.misfits, "; ");
            Err(Fault::new(format!("no table has the headers {wanted}; found {found}"), NEW_SHAPE))
        }
    }

    /// The row that the walk is in, the header row as 0.
    #[cfg(feature = "html")]
    pub(crate) fn row(&self) -> Option<usize> {
        self.stack.last().filter(|table| table.row.is_some()).map(|table| table.rows)
    }

    fn table(&mut self, what: &str) -> Result<&mut Table, Fault> {
        self.stack
            .last_mut()
            .ok_or_else(|| Fault::new(format!("{what} stands outside of a table"), NEW_SHAPE))
    }

    fn cell(&mut self) -> Option<&mut Cell> {
        self.stack.last_mut()?.cell.as_mut()
    }

    fn part_words(&mut self) {
        if let Some(cell) = self.cell() {
            cell.text.part_words();
        }
    }

    fn end_row(&mut self) -> Result<(), Fault> {
        let Some(table) = self.stack.last_mut() else {
            return Ok(());
        };
        let Some(cells) = table.row.take() else {
            return Ok(());
        };
        let number = table.rows;
        table.rows += 1;
        match table.headers {
            Headers::Misfit => {}
            Headers::Awaited => {
                let names =
                    if cells.iter().all(|cell| cell.header) { table.fill(cells)? } else { Vec::new() };
                table.headers = read_headers(&names)?;
                match table.headers {
                    Headers::Fit { .. } if self.fits => {
                        return Err(Fault::new(
                            format!(
                                "a second table has the headers {:?} and {:?}; expected one",
                                HEADERS[0], HEADERS[1]
                            ),
                            NEW_SHAPE,
                        ));
                    }
                    Headers::Fit { .. } => self.fits = true,
                    Headers::Awaited | Headers::Misfit => self.misfits.push(list(&names)),
                }
            }
            Headers::Fit { code, description } => {
                let place = || format!("table row {number}");
                let row = table
                    .fill(cells)
                    .and_then(|columns| read_row(&columns, code, description))
                    .map_err(|fault| fault.at(place()))?;
                self.rows.push(row);
            }
        }
        Ok(())
    }
}

impl Table {
    /// Lays the cells of a row into columns, below those that still cover some from above.
    fn fill(&mut self, cells: Vec<Cell>) -> Result<Vec<Filling>, Fault> {
        let mut columns = Vec::new();
        for cell in cells {
            self.fill_covered(&mut columns);
            let Span { columns: wide, rows } = cell.span;
            if wide == 0 || columns.len() + wide as usize > MOST_COLUMNS as usize {
                return Err(Fault::new(
                    format!("a cell spans {wide} columns; expected 1 to {MOST_COLUMNS} columns in all"),
                    NEW_SHAPE,
                ));
            }
            let first =
                if cell.holds_table { Filling::Table } else { Filling::Text(cell.text.into_string()) };
            for i in 0..wide {
                let filling = if i == 0 { first.clone() } else { Filling::Spanned };
                if rows != 1 {
                    let column = columns.len();
                    self.covered.resize_with(self.covered.len().max(column + 1), || None);
                    self.covered[column] = Some(Covered {
                        cell: filling.clone(),
                        // Zero means "to the end of the table", as in HTML.
                        rows_left: if rows == 0 { u32::MAX } else { rows - 1 },
                    });
                }
                columns.push(filling);
            }
        }
        self.fill_covered(&mut columns);
        Ok(columns)
    }

    fn fill_covered(&mut self, columns: &mut Vec<Filling>) {
        while let Some(slot @ Some(_)) = self.covered.get_mut(columns.len()) {
            if let Some(covered) = slot {
                columns.push(covered.cell.clone());
                covered.rows_left -= 1;
                if covered.rows_left == 0 {
                    *slot = None;
                }
            }
        }
    }
}

fn read_headers(names: &[Filling]) -> Result<Headers, Fault> {
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
        (Some(code), Some(description)) => Headers::Fit { code, description },
        _ => Headers::Misfit,
    })
}

fn read_row(columns: &[Filling], code: usize, description: usize) -> Result<Row, Fault> {
    let count = columns.len();
    let text = |column: usize, header: &str| match columns.get(column) {
        Some(Filling::Text(text)) => Ok(text.as_str()),
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
    };
    let code = text(code, HEADERS[0])?;
    let description = text(description, HEADERS[1])?;
    Ok(Row {
        code: CodeName::new(code)
            .map_err(|why| Fault::new(format!("the code {} {why}", quoted(code)), WRONG_CONTENT))?,
        description: (!description.is_empty()).then(|| description.into()),
    })
}

fn list(names: &[Filling]) -> String {
    if names.is_empty() {
        return "none".to_owned();
    }
    let names: Vec<_> = names
        .iter()
        .filter_map(|name| match name {
            Filling::Text(text) => Some(quoted(text)),
            Filling::Spanned | Filling::Table => None,
        })
        .collect();
    join(&names, ", ")
}

/// The first few of many, as a message needs no more.
fn join(items: &[String], separator: &str) -> String {
    let shown = items.get(..MOST_SHOWN).unwrap_or(items);
    let text = shown.join(separator);
    match items.len() - shown.len() {
        0 => text,
        more => format!("{text}{separator}and {more} more"),
    }
}
