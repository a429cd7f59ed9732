//! The results of a section as Markdown.

use std::fmt;

/// The results of one section.
pub struct Section {
    title: &'static str,
    parts: Vec<Part>,
    goals: Table,
}

enum Part {
    Text(String),
    Table(Table),
}

/// Rows of cells. The first column has the names of the rows.
pub struct Table {
    pub caption: String,
    pub header: Vec<String>,
    pub rows: Vec<Vec<String>>,
}

/// A bound, and what was measured: name, value, bound and outcome.
pub struct Goal([String; 4]);

impl Section {
    pub fn new(title: &'static str) -> Self {
        Self { title, parts: Vec::new(), goals: Table::new("", ["goal", "measured", "bound", "outcome"]) }
    }

    /// Adds a paragraph.
    pub fn text(&mut self, text: impl Into<String>) {
        self.parts.push(Part::Text(text.into()));
    }

    pub fn table(&mut self, table: Table) {
        self.parts.push(Part::Table(table));
    }

    pub fn goal(&mut self, goal: Goal) {
        self.goals.rows.push(goal.0.into());
    }
}

impl Table {
    pub fn new<H: ToString>(caption: impl Into<String>, header: impl IntoIterator<Item = H>) -> Self {
        let header = header.into_iter().map(|cell| cell.to_string()).collect();
        Self { caption: caption.into(), header, rows: Vec::new() }
    }

    pub fn row<C: ToString>(&mut self, name: impl Into<String>, cells: impl IntoIterator<Item = C>) {
        let mut row = vec![name.into()];
        row.extend(cells.into_iter().map(|cell| cell.to_string()));
        self.rows.push(row);
    }
}

impl Goal {
    pub fn at_most(name: impl Into<String>, measured: f64, bound: f64) -> Self {
        Self::new(name, ratio(measured), format!("at most {bound}"), measured <= bound)
    }

    pub fn below(name: impl Into<String>, measured: f64, bound: f64) -> Self {
        Self::new(name, ratio(measured), format!("below {bound}"), measured < bound)
    }

    pub fn at_least(name: impl Into<String>, measured: f64, bound: f64) -> Self {
        Self::new(name, ratio(measured), format!("at least {bound}"), measured >= bound)
    }

    /// A fact that is true or false.
    pub fn fact(name: impl Into<String>, holds: bool) -> Self {
        Self::new(name, if holds { "yes" } else { "no" }.to_owned(), "yes".to_owned(), holds)
    }

    fn new(name: impl Into<String>, measured: String, bound: String, is_reached: bool) -> Self {
        let outcome = if is_reached { "reached" } else { "**not reached**" };
        Self([name.into(), measured, bound, outcome.to_owned()])
    }
}

/// Formats a ratio with two or three significant digits.
pub fn ratio(value: f64) -> String {
    let decimals = match value.abs() {
        size if size >= 100.0 => 0,
        size if size >= 10.0 => 1,
        _ => 2,
    };
    format!("{value:.decimals$}")
}

impl fmt::Display for Section {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "## {}", self.title)?;
        for part in &self.parts {
            match part {
                Part::Text(text) => writeln!(f, "\n{}", wrapped(text))?,
                Part::Table(table) => write!(f, "\n{table}")?,
            }
        }
        if !self.goals.rows.is_empty() {
            write!(f, "\n{}", self.goals)?;
        }
        Ok(())
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.caption.is_empty() {
            writeln!(f, "{}\n", wrapped(&self.caption))?;
        }
        let rows = || std::iter::once(&self.header).chain(&self.rows);
        let width = |column: usize| {
            rows()
                .filter_map(|row| row.get(column))
                .map(|cell| cell.chars().count())
                .max()
                .unwrap_or(0)
                .max(4)
        };
        let widths: Vec<usize> = (0..self.header.len()).map(width).collect();
        for (place, row) in rows().enumerate() {
            for (column, &width) in widths.iter().enumerate() {
                let cell = row.get(column).map_or("", String::as_str);
                if self.is_text(column) {
                    write!(f, "| {cell:width$} ")?;
                } else {
                    write!(f, "| {cell:>width$} ")?;
                }
            }
            writeln!(f, "|")?;
            if place == 0 {
                for (column, width) in widths.iter().enumerate() {
                    if self.is_text(column) {
                        write!(f, "| {} ", "-".repeat(*width))?;
                    } else {
                        write!(f, "| {}: ", "-".repeat(width - 1))?;
                    }
                }
                writeln!(f, "|")?;
            }
        }
        Ok(())
    }
}

impl Table {
    /// Returns `true` if the column has words, which are aligned left, rather than numbers.
    fn is_text(&self, column: usize) -> bool {
        let number = |cell: &String| cell.replace(',', "").parse::<f64>().is_ok();
        column == 0 || !self.rows.iter().filter_map(|row| row.get(column)).any(number)
    }
}

/// Breaks a paragraph into lines of at most 118 characters.
pub fn wrapped(text: &str) -> String {
    let mut out = String::new();
    let mut length = 0;
    for word in text.split_whitespace() {
        let size = word.chars().count();
        if length > 0 && length + 1 + size > 118 {
            out.push('\n');
            length = 0;
        } else if length > 0 {
            out.push(' ');
            length += 1;
        }
        out.push_str(word);
        length += size;
    }
    out
}
