//! Tables in a stream of tags and texts, for both forms of a page.
//!
//! The readers of page-data and of HTML walk their trees. They report each tag that opens, each text and each tag that
//! closes. The table of error codes is recognised by its headers alone, anywhere in the page.

mod cell;
mod columns;
mod other;
mod tag;

use std::rc::Rc;

use crate::fault::{Fault, NEW_SHAPE, SHOWN, WRONG_CONTENT, join_few, quoted};
use crate::page::Row;
use crate::text::is_word;
use cell::Cell;
use columns::{HEADERS, Headers, list, read_headers, read_row};
use other::Other;
pub(crate) use tag::Attributes;
use tag::{Tag, Visibility, text_in_attribute, visibility};

/// The most rows of a table of error codes that are accepted. The docs' own have about 25.
const MAX_ROWS: usize = 10_000;

/// Collects the rows of the table of error codes.
#[derive(Default)]
pub(crate) struct Tables {
    open: Vec<Open>,
    /// The number of tags that were opened.
    tag_count: usize,
    /// The number of tables that were opened.
    table_count: usize,
    stack: Vec<Table>,
    /// The headers of the tables that do not have the right ones, for a message.
    other_headers: Vec<String>,
    others: Vec<(usize, Other)>,
    /// The headers of the table of error codes, for a message.
    head: Option<String>,
    rows: Vec<Row>,
}

/// A tag that is open.
struct Open {
    number: usize,
    tag: Tag,
    inside: Inside,
    /// Text that the tag has in an attribute: the attribute's name, the text, and the start of the tag's own text.
    attribute: Option<(String, String, usize)>,
}

/// The way in which the text of a tag is shown, by the tag and those around it.
#[derive(Clone, Default)]
struct Inside {
    is_hidden: bool,
    is_decoration: bool,
    is_mark: bool,
    /// The reason why a style sheet may hide the text.
    unclear: Option<Rc<str>>,
}

#[derive(Default)]
struct Table {
    number: usize,
    headers: Headers,
    place: Place,
    /// The cells of the current row.
    row: Vec<Cell>,
    /// The current row has header cells only.
    all_headers: bool,
    /// The fault of a tag of the current row. It counts only in the table of error codes.
    rejected: Option<Fault>,
    /// The number of rows that have ended, the header row included.
    rows: usize,
    /// The content, unless this is the table of error codes.
    other: Other,
}

/// The position of the walk in a table.
#[derive(Default)]
enum Place {
    #[default]
    BetweenRows,
    InRow,
    InCell(Cell),
}

impl Tables {
    pub(crate) fn open(&mut self, name: &str, attributes: &Attributes<'_>) -> Result<(), Fault> {
        let mut inside = self.open.last().map(|open| open.inside.clone()).unwrap_or_default();
        // A table in a drawing or a template is not a table.
        let tag = match self.open.last() {
            Some(Open { tag: Tag::Void | Tag::Replaced, .. }) => Tag::Void,
            _ => Tag::of(name, attributes),
        };
        match tag {
            Tag::Void | Tag::Replaced => inside.is_hidden = true,
            Tag::Rows | Tag::Foot | Tag::Row | Tag::Header | Tag::Cell => {
                self.check_part(tag, visibility(name, attributes));
            }
            _ => inside.add(visibility(name, attributes)),
        }
        self.tag_count += 1;
        let number = self.tag_count;
        let mut attribute = None;
        if let Some(cell) = self.cell() {
            cell.open(tag);
            if !inside.is_hidden {
                let start = cell.text.as_str().len();
                attribute = text_in_attribute(name, attributes)
                    .map(|(name, text)| (name.to_owned(), text.to_owned(), start));
            }
        }
        match tag {
            Tag::Table => {
                if let Some(cell) = self.cell() {
                    cell.holds_table = true;
                }
                self.table_count += 1;
                self.stack.push(Table { number: self.table_count, ..Table::default() });
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
                // A table in a closed tab is read, too. Only a tag inside a cell can hide its text.
                inside = Inside::default();
            }
            _ => {}
        }
        self.open.push(Open { number, tag, inside, attribute });
        Ok(())
    }

    /// Adds a value that the site puts into a text. In a code, it would be a separate part.
    pub(crate) fn value(&mut self, text: &str) {
        self.tag_count += 1;
        self.push(text, self.tag_count);
    }

    pub(crate) fn text(&mut self, text: &str) {
        let parent = self.open.last().map_or(0, |open| open.number);
        self.push(text, parent);
    }

    fn push(&mut self, text: &str, parent: usize) {
        let (Some(Open { tag, inside, .. }), Some(Table { place: Place::InCell(cell), .. })) =
            (self.open.last(), self.stack.last_mut())
        else {
            return;
        };
        let has_words = text.contains(is_word);
        let expected =
            |found: &str| format!("expected text that is shown, found {}{found}", quoted(text.trim(), SHOWN));
        if has_words && *tag == Tag::Replaced {
            // In HTML, a tag may end a drawing. The text after it is shown again.
            cell.doubt(|| expected(" in place of a drawing or a control"));
        }
        if inside.is_hidden || inside.is_decoration && !has_words {
            return;
        }
        if let Some(reason) = &inside.unclear
            && !text.trim().is_empty()
        {
            cell.doubt(|| expected(&format!(", which {reason} may hide")));
        }
        let is_mark = inside.is_mark && !text.contains(char::is_alphabetic);
        if is_mark {
            cell.text.separate_words_at_tag();
        }
        cell.push(text, parent);
        if is_mark {
            cell.text.separate_words_at_tag();
        }
    }

    /// Rejects the tag that was opened last if it is a cell of the table of error codes.
    pub(crate) fn reject_cell(&mut self, fault: Fault) {
        if matches!(self.open.last(), Some(Open { tag: Tag::Header | Tag::Cell, .. }))
            && let Some(table) = self.stack.last_mut()
        {
            table.rejected.get_or_insert(fault);
        }
    }

    /// Ends the tag that was opened last.
    pub(crate) fn close(&mut self) -> Result<(), Fault> {
        let Some(Open { tag, attribute, .. }) = self.open.pop() else {
            return Ok(());
        };
        if let Some(cell) = self.cell() {
            cell.close(tag);
            if let Some((name, text, start)) = attribute {
                cell.check_attribute(&name, &text, start);
            }
        }
        match tag {
            Tag::Header | Tag::Cell => {
                if let Some(table) = self.stack.last_mut()
                    && let Place::InCell(cell) = std::mem::replace(&mut table.place, Place::InRow)
                {
                    table.row.push(cell);
                }
            }
            Tag::Row => self.end_row()?,
            Tag::Table => self.end_table(),
            _ => {}
        }
        Ok(())
    }

    /// Returns the rows of the table of error codes.
    pub(crate) fn finish(self) -> Result<Vec<Row>, Fault> {
        if let Some(head) = self.head {
            other::check(&head, &self.rows, &self.others)?;
            return Ok(self.rows);
        }
        let [code, description] = HEADERS;
        let problem = if self.other_headers.is_empty() {
            format!("the page has no table: expected one with the headers {code:?} and {description:?}")
        } else {
            let found = join_few(&self.other_headers, "; ");
            format!("no table has the headers {code:?} and {description:?}: found {found}")
        };
        Err(Fault::new(problem, NEW_SHAPE))
    }

    /// Returns the number of the last table that was opened.
    #[cfg(feature = "html")]
    pub(crate) fn table_number(&self) -> usize {
        self.table_count
    }

    /// Returns the number of the current row. The header row is 0.
    #[cfg(feature = "html")]
    pub(crate) fn row(&self) -> Option<usize> {
        let table = self.stack.last()?;
        (!matches!(table.place, Place::BetweenRows)).then_some(table.rows)
    }

    fn table(&mut self, what: &str) -> Result<&mut Table, Fault> {
        self.stack.last_mut().ok_or_else(|| Fault::new(format!("{what} is outside a table"), NEW_SHAPE))
    }

    /// Rejects the next row if this part of its table may be hidden or does not list codes.
    fn check_part(&mut self, tag: Tag, visibility: Visibility) {
        let found = match visibility {
            _ if tag == Tag::Foot => "the foot of the table".to_owned(),
            Visibility::Hidden => "one that is hidden".to_owned(),
            Visibility::Unclear(reason) => format!("one that {reason} may hide"),
            Visibility::Shown | Visibility::Decoration | Visibility::Mark => return,
        };
        if let Some(table) = self.stack.last_mut() {
            table.rejected.get_or_insert_with(|| {
                Fault::new(format!("expected a row of a code, found {found}"), NEW_SHAPE)
            });
        }
    }

    fn cell(&mut self) -> Option<&mut Cell> {
        match &mut self.stack.last_mut()?.place {
            Place::InCell(cell) => Some(cell),
            _ => None,
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
        let rejected = table.rejected.take().map(|fault| fault.at(format!("table row {number}")));
        match table.headers {
            Headers::Other => table.other.add(&cells, false, false),
            Headers::Unread => {
                let names = if table.all_headers { &*cells } else { &[] };
                table.headers = read_headers(names)?;
                if matches!(table.headers, Headers::Other) {
                    self.other_headers.push(list(names));
                    table.other.add(&cells, true, table.all_headers);
                    return Ok(());
                }
                if self.head.replace(list(names)).is_some() {
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
            Headers::Found { code, description, count } => {
                if let Some(fault) = rejected {
                    return Err(fault);
                }
                if self.rows.len() == MAX_ROWS {
                    let problem =
                        format!("the table is too long: expected at most {MAX_ROWS} rows, found more");
                    return Err(Fault::new(problem, WRONG_CONTENT).at(format!("table row {number}")));
                }
                let row = read_row(&cells, code, description, count);
                self.rows.push(row.map_err(|fault| fault.at(format!("table row {number}")))?);
            }
        }
        Ok(())
    }

    fn end_table(&mut self) {
        let Some(table) = self.stack.pop() else {
            return;
        };
        if matches!(table.headers, Headers::Unread) {
            self.other_headers.push("none".to_owned());
        }
        self.others.push((table.number, table.other));
    }
}

impl Inside {
    fn add(&mut self, visibility: Visibility) {
        match visibility {
            Visibility::Shown => {}
            Visibility::Hidden => self.is_hidden = true,
            Visibility::Decoration => self.is_decoration = true,
            Visibility::Mark => self.is_mark = true,
            Visibility::Unclear(reason) => self.unclear = Some(reason.into()),
        }
    }
}
