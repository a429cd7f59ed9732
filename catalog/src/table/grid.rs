//! Rows of cells laid into columns, where cells may cover several of either.

use crate::fault::{Fault, NEW_SHAPE};
use crate::text::Folded;

/// The most columns that one cell may span. HTML has the same bound.
const MOST_COLUMNS: u32 = 1000;

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

#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub(super) text: Folded,
    pub(super) header: bool,
    pub(super) holds_table: bool,
    pub(super) span: Span,
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
    /// Lays the cells of a row into columns, below those that still cover some from above.
    pub(super) fn fill(&mut self, cells: Vec<Cell>) -> Result<Vec<Filling>, Fault> {
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
