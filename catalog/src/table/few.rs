//! Lists in messages, which need the first few items only.

use crate::fault::{SHOWN, quoted};

/// The most headers of a table, and tables of a page, that a message lists.
const MOST_LISTED: usize = 8;

/// Quotes each text.
pub(super) fn quoted_texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| quoted(text, SHOWN)).collect()
}

/// Joins the first few items, as a message needs no more.
pub(super) fn join_few(items: &[String], separator: &str) -> String {
    let shown = &items[..items.len().min(MOST_LISTED)];
    let text = shown.join(separator);
    match items.len() - shown.len() {
        0 => text,
        more => format!("{text}{separator}and {more} more"),
    }
}
