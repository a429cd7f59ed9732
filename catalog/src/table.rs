//! Tables in a stream of tags and texts, the same for every form of a page.
//!
//! The readers of page-data and of HTML walk their trees and report each tag that opens, each text and each
//! tag that closes. The table of error codes is recognised by its headers alone, wherever it is in the page.

mod columns;

use crate::fault::{Fault, NEW_SHAPE};
use crate::page::Row;
use columns::{Cell, HEADERS, Headers, join_few, list, read_headers, read_row};

/// The meaning of a tag for a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tag {
    Table,
    Row,
    Header,
    Cell,
    /// Separates words: a break, a paragraph, a list item.
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

/// Collects the rows of the table of error codes.
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
    /// The cells of the current row.
    row: Vec<Cell>,
    /// The current row has header cells only.
    all_headers: bool,
    /// The fault of a cell in the current row. It counts only in the table of error codes.
    rejected: Option<Fault>,
    /// The number of rows that have ended, the header row included.
    rows: usize,
}

/// The position of the walk in a table.
#[derive(Debug, Default)]
enum Place {
    #[default]
    BetweenRows,
    InRow,
    InCell(Cell),
}

impl Tables {
    pub(crate) fn open(&mut self, tag: Tag) -> Result<(), Fault> {
        // A hidden table is not a table.
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
                if !matches!(table.place, Place::BetweenRows) {
                    return Err(Fault::new("a row is inside another row", NEW_SHAPE));
                }
                table.place = Place::InRow;
                table.all_headers = true;
            }
            Tag::Header | Tag::Cell => {
                let table = self.table("a cell")?;
                match table.place {
                    Place::InRow => table.place = Place::InCell(Cell::default()),
                    Place::BetweenRows => return Err(Fault::new("a cell is outside a row", NEW_SHAPE)),
                    Place::InCell(_) => return Err(Fault::new("a cell is inside another cell", NEW_SHAPE)),
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

    /// Rejects the tag that was opened last if it is a cell of the table of error codes.
    pub(crate) fn reject_cell(&mut self, fault: Fault) {
        if matches!(self.open.last(), Some(Tag::Header | Tag::Cell))
            && let Some(table) = self.stack.last_mut()
        {
            table.rejected.get_or_insert(fault);
        }
    }

    /// Ends the tag that was opened last.
    pub(crate) fn close(&mut self) -> Result<(), Fault> {
        match self.open.pop() {
            Some(Tag::Hidden) => self.hidden -= 1,
            Some(Tag::Block) => self.part_words(),
            Some(Tag::Inline) | None => {}
            Some(Tag::Header | Tag::Cell) => {
                if let Some(table) = self.stack.last_mut()
                    && let Place::InCell(cell) = std::mem::replace(&mut table.place, Place::InRow)
                {
                    table.row.push(cell);
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

    /// The rows of the table of error codes.
    pub(crate) fn finish(self) -> Result<Vec<Row>, Fault> {
        if self.fits {
            return Ok(self.rows);
        }
        let [code, description] = HEADERS;
        let problem = if self.misfits.is_empty() {
            format!("the page has no table: expected one with the headers {code:?} and {description:?}")
        } else {
            let found = join_few(&self.misfits, "; ");
            format!("no table has the headers {code:?} and {description:?}: found {found}")
        };
        Err(Fault::new(problem, NEW_SHAPE))
    }

    /// The number of the current row, the header row as 0.
    #[cfg(feature = "html")]
    pub(crate) fn row(&self) -> Option<usize> {
        let table = self.stack.last()?;
        (!matches!(table.place, Place::BetweenRows)).then_some(table.rows)
    }

    fn table(&mut self, what: &str) -> Result<&mut Table, Fault> {
        self.stack.last_mut().ok_or_else(|| Fault::new(format!("{what} is outside a table"), NEW_SHAPE))
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

    fn end_row(&mut self) -> Result<(), Fault> {
        let Some(table) = self.stack.last_mut() else {
            return Ok(());
        };
        table.place = Place::BetweenRows;
        let number = table.rows;
        table.rows += 1;
        let cells = std::mem::take(&mut table.row);
        let rejected = table.rejected.take();
        match table.headers {
            Headers::Misfit => {}
            Headers::Awaited => {
                let names = if table.all_headers { &*cells } else { &[] };
                table.headers = read_headers(names)?;
                if matches!(table.headers, Headers::Misfit) {
                    self.misfits.push(list(names));
                    return Ok(());
                }
                if std::mem::replace(&mut self.fits, true) {
                    let [code, description] = HEADERS;
                    return Err(Fault::new(
                        format!("a second table has the headers {code:?} and {description:?}: expected one"),
                        NEW_SHAPE,
                    ));
                }
                if let Some(fault) = rejected {
                    return Err(fault);
                }
            }
            Headers::Fit { code, description, count } => {
                if let Some(fault) = rejected {
                    return Err(fault);
                }
                let row = read_row(&cells, code, description, count);
                self.rows.push(row.map_err(|fault| fault.at(format!("table row {number}")))?);
            }
        }
        Ok(())
    }
}
