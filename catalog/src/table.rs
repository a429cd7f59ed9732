//! Tables out of a stream of tags and texts, the same for every form of a page.
//!
//! The readers of page-data and of HTML walk their trees and tell each tag that opens, each text and each
//! tag that closes. What fits is recognised by its headers alone: its place in the page does not matter.

mod columns;
mod grid;

use crate::fault::{Fault, NEW_SHAPE};
use crate::page::Row;
use crate::text::Folded;
use columns::{HEADERS, Headers, join_few, list, read_headers, read_row};
use grid::{Cells, Filling, Grid};

pub(crate) use grid::Span;

/// What a tag means to a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    Table,
    /// Holds rows: `thead`, `tbody`, `tfoot`.
    Rows,
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
            "thead" | "tbody" | "tfoot" => Self::Rows,
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
    place: Place,
    /// The cells of the row that is being read.
    row: Cells,
    /// All of them are headers.
    all_headers: bool,
    grid: Grid,
    /// How many rows have ended, the header row included.
    rows: usize,
}

/// Where the walk is in a table.
#[derive(Debug, Default)]
enum Place {
    #[default]
    BetweenRows,
    InRow,
    InCell(Cell),
}

#[derive(Debug, Default)]
struct Cell {
    text: Folded,
    holds_table: bool,
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
            Tag::Rows => self.part_rows(),
            Tag::Table => {
                if let Some(cell) = self.cell() {
                    cell.holds_table = true;
                }
                self.stack.push(Table::default());
            }
            Tag::Row => {
                let table = self.table("a row")?;
                if !matches!(table.place, Place::BetweenRows) {
                    return Err(Fault::new("a row stands inside another row", NEW_SHAPE));
                }
                table.place = Place::InRow;
                table.all_headers = true;
            }
            Tag::Header | Tag::Cell => {
                let table = self.table("a cell")?;
                match table.place {
                    Place::InRow => table.place = Place::InCell(Cell::default()),
                    Place::BetweenRows => {
                        return Err(Fault::new("a cell stands outside of a row", NEW_SHAPE));
                    }
                    Place::InCell(_) => {
                        return Err(Fault::new("a cell stands inside another cell", NEW_SHAPE));
                    }
                }
                table.all_headers &= tag == Tag::Header;
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

    /// Whether the tag that was opened last is a cell's.
    #[cfg(feature = "html")]
    pub(crate) fn at_cell(&self) -> bool {
        matches!(self.open.last(), Some(Tag::Header | Tag::Cell))
    }

    /// Ends the tag that was opened last. Only a cell has a span.
    pub(crate) fn close(&mut self, span: Span) -> Result<(), Fault> {
        match self.open.pop() {
            Some(Tag::Hidden) => self.hidden -= 1,
            Some(Tag::Block) => self.part_words(),
            Some(Tag::Inline) | None => {}
            Some(Tag::Rows) => self.part_rows(),
            Some(Tag::Header | Tag::Cell) => {
                if let Some(table) = self.stack.last_mut()
                    && let Place::InCell(cell) = std::mem::replace(&mut table.place, Place::InRow)
                {
                    let filling = match cell.holds_table {
                        true => Filling::Table,
                        false => Filling::Text(cell.text.into_string()),
                    };
                    table.row.push(filling, span);
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
            let found = join_few(&self.misfits, "; ");
            Err(Fault::new(format!("no table has the headers {wanted}; found {found}"), NEW_SHAPE))
        }
    }

    /// The row that the walk is in, the header row as 0.
    #[cfg(feature = "html")]
    pub(crate) fn row(&self) -> Option<usize> {
        let table = self.stack.last()?;
        (!matches!(table.place, Place::BetweenRows)).then_some(table.rows)
    }

    fn table(&mut self, what: &str) -> Result<&mut Table, Fault> {
        self.stack
            .last_mut()
            .ok_or_else(|| Fault::new(format!("{what} stands outside of a table"), NEW_SHAPE))
    }

    fn cell(&mut self) -> Option<&mut Cell> {
        match &mut self.stack.last_mut()?.place {
            Place::InCell(cell) => Some(cell),
            _ => None,
        }
    }

    fn part_words(&mut self) {
        if let Some(cell) = self.cell() {
            cell.text.part_words();
        }
    }

    /// No cell covers rows of another group.
    fn part_rows(&mut self) {
        if let Some(Table { place: Place::BetweenRows, grid, .. }) = self.stack.last_mut() {
            grid.clear();
        }
    }

    fn end_row(&mut self) -> Result<(), Fault> {
        let Some(table) = self.stack.last_mut() else {
            return Ok(());
        };
        table.place = Place::BetweenRows;
        let number = table.rows;
        table.rows += 1;
        match table.headers {
            Headers::Misfit => {}
            Headers::Awaited => {
                let names: &[Filling] =
                    if table.all_headers { table.grid.fill(&mut table.row)? } else { &[] };
                table.headers = read_headers(names)?;
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
                    Headers::Awaited | Headers::Misfit => self.misfits.push(list(names)),
                }
            }
            Headers::Fit { code, description, count } => {
                let row = table
                    .grid
                    .fill(&mut table.row)
                    .and_then(|columns| read_row(columns, code, description, count))
                    .map_err(|fault| fault.at(format!("table row {number}")))?;
                self.rows.push(row);
            }
        }
        table.row.clear();
        Ok(())
    }
}
