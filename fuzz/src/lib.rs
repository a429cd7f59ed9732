//! Checks that several targets share, and the text forms of their inputs.

#![forbid(unsafe_code)]

use std::collections::HashSet;
use std::fmt::Write;

use intercom_errors_catalog::{CodeName, Fault, Page, Row, html, is_unprintable, page_data, quoted};

/// Splits a response as the seeds have it: a status, then headers as lines, an empty line and the body.
pub fn split_response(input: &[u8]) -> (u16, Vec<(String, String)>, &[u8]) {
    let end = input.windows(2).position(|pair| pair == b"\n\n");
    let (head, body) = end.map_or((&b""[..], input), |end| (&input[..end], &input[end + 2..]));
    let head = String::from_utf8_lossy(head);
    let mut lines = head.lines();
    let status = lines.next().and_then(|status| status.parse().ok()).unwrap_or(400);
    let headers = lines.filter_map(|line| line.split_once(": "));
    (status, headers.map(|(name, value)| (name.to_owned(), value.to_owned())).collect(), body)
}

/// The line before each file of a snapshot in one input. The file's path follows it.
pub const FILE_MARK: &str = "\n=== ";

/// Splits the files of a snapshot.
pub fn split_files(input: &str) -> impl Iterator<Item = (&str, &str)> {
    input.split(FILE_MARK).filter_map(|file| file.split_once('\n'))
}

/// A message is one line that no terminal acts on, and says what to do.
pub fn check_fault(fault: &Fault) {
    let message = fault.to_string();
    assert!(!message.contains(is_unprintable), "{message:?}");
    assert!(message.contains("; "), "{message}");
}

/// A page has rows, each with another code that obeys the grammar, and texts that print.
pub fn check_page(page: &Page) {
    assert!(!page.rows.is_empty());
    let mut codes = HashSet::new();
    for Row { code, description } in &page.rows {
        assert!(codes.insert(code), "{code} twice");
        check_code(code);
        let Some(description) = description else { continue };
        assert!(!description.is_empty() && !description.contains(is_unprintable), "{description:?}");
        assert_eq!(description.split_whitespace().collect::<Vec<_>>().join(" "), **description);
    }
    check_forms(&page.rows);
}

/// A code obeys the grammar, written here a second time.
pub fn check_code(code: &CodeName) {
    let is_part = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
    assert!(code.bytes().all(is_part) && code.len() <= 64, "{code}");
    assert!(code.starts_with(|first: char| first.is_ascii_lowercase()), "{code}");
    assert!(!code.contains("__") && !code.ends_with('_'), "{code}");
    assert_eq!(CodeName::new(code).as_ref(), Ok(code));
}

/// Both forms of a page say the same: the rows, written anew in each form, are read as the same rows.
fn check_forms(rows: &[Row]) {
    assert_eq!(page_data::read(&as_page_data(rows)).expect("the rows come from a page").rows, rows);
    assert_eq!(html::read(&as_html(rows)).expect("the rows come from a page").rows, rows);
}

fn as_page_data(rows: &[Row]) -> String {
    let tag = |name: &str, children: &str| format!(r#"{{"name":"{name}","children":[{children}]}}"#);
    let cells = |cell: &str, texts: [&str; 2]| {
        let [code, description] =
            texts.map(|text| tag(cell, &serde_json::to_string(text).expect("a string")));
        tag("tr", &format!("{code},{description}"))
    };
    let mut table = vec![cells("th", ["Field", "Description"])];
    table.extend(rows.iter().map(|row| cells("td", texts(row))));
    format!(r#"{{"props":{{"ast":{}}}}}"#, tag("table", &table.join(",")))
}

fn as_html(rows: &[Row]) -> String {
    let mut html = String::from("<table><tr><th>Field<th>Description");
    for row in rows {
        let [code, description] = texts(row);
        let description = description.replace('&', "&amp;").replace('<', "&lt;");
        let _ = write!(html, "<tr><td>{code}<td>{description}");
    }
    html + "</table>"
}

fn texts(row: &Row) -> [&str; 2] {
    [&row.code, row.description.as_deref().unwrap_or_default()]
}

/// A text from outside, short enough for a message of the fuzzer.
pub fn shown(text: &str) -> String {
    quoted(text, 2000)
}
