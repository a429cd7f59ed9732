//! The tables of a page that are not the one of error codes, and signs that they have codes too.

use super::cell::Cell;
use crate::code::CodeName;
use crate::fault::{Fault, NEW_SHAPE, SHOWN, join_few, quoted};
use crate::page::Row;
use crate::seen::Seen;

/// A table that is not the one of error codes.
#[derive(Default)]
pub(super) struct Other {
    /// The texts of its first row.
    head: Vec<String>,
    /// The first sign of codes in it.
    sign: Option<String>,
    /// The first text in the first column that could be a code.
    first_name: Option<String>,
    /// The first column has texts that cannot be codes.
    has_other_names: bool,
    /// All texts that could be codes.
    names: Vec<CodeName>,
}

impl Other {
    /// Adds a row. A first row is a head if all of its cells are headers.
    pub(super) fn add(&mut self, cells: &[Cell], is_first: bool, is_head: bool) {
        if is_first {
            self.head = cells.iter().map(|cell| cell.text.as_str().to_owned()).collect();
            if let Some(header) = self.head.iter().find(|header| announces_codes(header)) {
                self.sign = Some(format!("the header {}", quoted(header, SHOWN)));
            }
        }
        if is_head {
            return;
        }
        self.names.extend(cells.iter().filter_map(|cell| CodeName::new(cell.text.as_str()).ok()));
        let Some(first) = cells.first().map(|cell| cell.text.as_str()).filter(|text| !text.is_empty()) else {
            return;
        };
        let is_name =
            |word: &str| CodeName::new(word.trim_matches(|c: char| !c.is_ascii_alphanumeric())).is_ok();
        if let Some(word) = first.split_whitespace().find(|word| word.contains('_') && is_name(word)) {
            self.sign.get_or_insert_with(|| format!("the cell {}", quoted(word, SHOWN)));
        }
        // Headers may be written as plain cells.
        if CodeName::new(first).is_ok() {
            self.first_name.get_or_insert_with(|| first.to_owned());
        } else if !is_first {
            self.has_other_names = true;
        }
    }

    /// Returns the sign that this table has codes too, next to a table with these codes.
    fn sign(&self, codes: &Seen<'_>) -> Option<String> {
        let known = || {
            let known = self.names.iter().find(|name| codes.contains(name))?;
            Some(format!("the code {}", quoted(known, SHOWN)))
        };
        let column = || {
            let name = self.first_name.as_ref().filter(|_| !self.has_other_names)?;
            Some(format!("the cell {}", quoted(name, SHOWN)))
        };
        self.sign.clone().or_else(known).or_else(column)
    }
}

/// Refuses codes in a second table: without a fault, their absence would go unnoticed.
pub(super) fn check(head: &str, rows: &[Row], others: &[(usize, Other)]) -> Result<(), Fault> {
    let mut codes = Seen::default();
    for row in rows {
        codes.add(&*row.code);
    }
    for (number, other) in others {
        if let Some(sign) = other.sign(&codes) {
            let other = join_few(other.head.iter().map(|text| quoted(text, SHOWN)), ", ");
            return Err(Fault::new(
                format!(
                    "two tables may list codes: expected only the one with the headers {head}, found one with {other}, by \
                     {sign}"
                ),
                NEW_SHAPE,
            )
            .at(format!("table {number}")));
        }
    }
    Ok(())
}

/// Returns `true` if a column with this header most likely has error codes.
pub(super) fn announces_codes(header: &str) -> bool {
    let header = header.to_ascii_lowercase();
    let words: Vec<&str> =
        header.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let has = |names: &[&str]| words.iter().any(|word| names.contains(word));
    has(&["code", "codes"]) && !has(&["example", "http", "sample", "status"])
        || has(&["error", "errors"])
            && (words.len() == 1 || has(&["id", "identifier", "key", "name", "type"]))
        || matches!(*words, ["field" | "fields"])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_that_announce_codes() {
        for header in
            ["Code", "codes", "Error", "Error code", "error_code", "Field", "Error name", "API code"]
        {
            assert!(announces_codes(header), "{header}");
        }
        for header in
            ["", "Description", "Status", "HTTP status code", "Error message", "Code example", "Since"]
        {
            assert!(!announces_codes(header), "{header}");
        }
    }
}
