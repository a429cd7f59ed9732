//! Rows of cells laid into columns, where cells may cover several of either.

use crate::fault::{Fault, NEW_SHAPE};

/// The most columns that one cell may span. HTML has the same bound.
const MOST_COLUMNS: usize = 1000;

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

/// The cells of one row, in the file's order.
#[derive(Debug, Default)]
pub(super) struct Cells {
    cells: Vec<Filling>,
    /// The few cells that cover more than their own place.
    spans: Vec<(usize, Span)>,
}

impl Cells {
    pub(super) fn push(&mut self, cell: Filling, span: Span) {
        if span != Span::default() {
            self.spans.push((self.cells.len(), span));
        }
        self.cells.push(cell);
    }

    /// Makes place for the next row.
    pub(super) fn clear(&mut self) {
        self.cells.clear();
        self.spans.clear();
    }
}

#[derive(Debug, Clone)]
struct Covered {
    cell: Filling,
    rows_left: u32,
}

/// What stands in one column of one row.
#[derive(Debug, Clone)]
pub(super) enum Filling {
    Text(String),
    /// A cell that began in a column further left.
    Spanned,
    Table,
}

/// The columns of one table.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// For each column, the cell from an upper row that still covers it.
    covered: Vec<Option<Covered>>,
}

impl Grid {
    /// Ends a group of rows: what covers rows covers those of its group, as in HTML.
    pub(super) fn clear(&mut self) {
        self.covered.clear();
    }

    /// Lays the cells of a row into columns, below those that still cover some from above.
    pub(super) fn fill<'c>(&mut self, row: &'c mut Cells) -> Result<&'c mut [Filling], Fault> {
        // Almost every row is one column for each cell.
        if !row.spans.is_empty() || !self.covered.is_empty() || row.cells.len() > MOST_COLUMNS {
            row.cells = self.lay(row)?;
        }
        Ok(&mut row.cells)
    }

    fn lay(&mut self, row: &mut Cells) -> Result<Vec<Filling>, Fault> {
        let mut columns = Vec::new();
        let mut spans = row.spans.iter().peekable();
        for (place, cell) in row.cells.drain(..).enumerate() {
            self.fill_covered(&mut columns);
            let span = spans.next_if(|(of, _)| *of == place);
            let Span { columns: wide, rows } = span.map_or_else(Span::default, |(_, span)| *span);
            if wide == 0 || columns.len() + wide as usize > MOST_COLUMNS {
                return Err(Fault::new(
                    format!("a cell spans {wide} columns; expected 1 to {MOST_COLUMNS} columns in all"),
                    NEW_SHAPE,
                ));
            }
            let column = columns.len();
            columns.push(cell);
            columns.extend((1..wide).map(|_| Filling::Spanned));
            if rows != 1 {
                self.covered.resize_with(self.covered.len().max(columns.len()), || None);
                for (slot, cell) in self.covered[column..].iter_mut().zip(&columns[column..]) {
                    *slot = Some(Covered {
                        cell: cell.clone(),
                        // Zero means "to the end of the group", as in HTML.
                        rows_left: if rows == 0 { u32::MAX } else { rows - 1 },
                    });
                }
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
