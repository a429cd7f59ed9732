//! Pages of extreme size. They have a separate test binary, because it counts allocations.

#![cfg(feature = "html")]
#![allow(missing_docs, reason = "tests")]

mod written;

use std::sync::{Mutex, MutexGuard, PoisonError};

use intercom_errors_catalog::{Fault, Page, html, page_data};
use peak_alloc::PeakAlloc;
use written::{Node, as_html, as_page_data, codes, row, tag, text};

#[global_allocator]
static ALLOCATOR: PeakAlloc = PeakAlloc;

/// Runs one test at a time, so that none counts another's allocations.
fn lock() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The most rows that are accepted.
const ROWS: usize = 10_000;

const DEEP: usize = 100_000;

fn large_page() -> [Node; 1] {
    let rows = (0..ROWS).map(|i| {
        let description = [
            text("The request with "),
            tag("code", [text("id")]),
            text(" was not accepted: it names what is no longer there, or never was. "),
        ];
        let description = vec![description; 10].concat();
        tag("tr", [tag("td", [tag("code", [text(&format!("error_code_{i}"))])]), tag("td", description)])
    });
    [codes(rows.collect::<Vec<_>>())]
}

/// Returns the peak memory of reading, with the page itself, in bytes.
fn peak(text: &str, read: fn(&str) -> Result<Page, Fault>) -> usize {
    let before = ALLOCATOR.current_usage();
    ALLOCATOR.reset_peak_usage();
    let page = read(text).unwrap();
    let peak = ALLOCATOR.peak_usage() - before;
    assert_eq!(page.rows.len(), ROWS);
    assert_eq!(&*page.rows[ROWS - 1].code, format!("error_code_{}", ROWS - 1));
    peak
}

#[test]
fn reading_page_data_takes_a_small_multiple_of_the_file() {
    let _alone = lock();
    let file = as_page_data(&large_page());
    let peak = peak(&file, page_data::read);
    assert!(peak <= 5 * file.len(), "{peak} bytes for a file of {}", file.len());
}

#[test]
fn reading_html_takes_a_small_multiple_of_the_file() {
    let _alone = lock();
    let file = as_html(&large_page());
    let peak = peak(&file, html::read);
    assert!(peak <= 16 * file.len(), "{peak} bytes for a file of {}", file.len());
}

const NEW_SHAPE: &str =
    "if the docs changed their format, extend the reader in catalog/; never edit a page by hand";

#[test]
fn page_data_nested_too_deep_is_one_fault() {
    let _alone = lock();
    let tags = (r#"{"name":"p","children":["#, "]}");
    let arrays = ("[", "]");
    let too_deep = "nested too deep: expected at most 127 arrays and objects around a value";
    for (key, (open, close), column) in
        [("ast", tags, 1520), ("ast", arrays, 134), ("versions", arrays, 139), ("aside", arrays, 136)]
    {
        let file = format!(r#"{{"{key}":{}{}}}"#, open.repeat(DEEP), close.repeat(DEEP));
        assert_eq!(
            page_data::read(&file).unwrap_err().to_string(),
            format!("line 1, column {column}: {too_deep}; {NEW_SHAPE}"),
        );
    }
}

#[test]
fn html_nested_too_deep_is_one_fault() {
    let _alone = lock();
    for (open, close) in
        [("<div>", "</div>"), ("<b>", "</b>"), ("<table><tr><td>", "</table>"), ("<svg>", "")]
    {
        assert_eq!(
            html::read(&(open.repeat(DEEP) + &close.repeat(DEEP))).unwrap_err().to_string(),
            format!("byte 16384: tags are nested deeper than 512: expected a page of the docs; {NEW_SHAPE}"),
        );
    }
    // With the document, <html> and <body>.
    for (count, problem) in [(510, "the page has no table"), (511, "tags are nested deeper than 512")] {
        let fault = html::read(&("<div>".repeat(count) + "</body>")).unwrap_err().to_string();
        assert!(fault.contains(problem), "{fault}");
    }
}

#[test]
fn html_without_end_tags_is_not_nested() {
    let _alone = lock();
    let row = "<tr><td>error_{i}<td><p>one<br>two<p>three";
    let rows = (0..ROWS).map(|i| row.replace("{i}", &i.to_string())).collect::<String>();
    let page = html::read(&format!("<table><tr><th>Field<th>Description{rows}</table>")).unwrap();
    assert_eq!(page.rows.len(), ROWS);
    assert_eq!(page.rows[ROWS - 1].description.as_deref(), Some("one two three"));
}

#[test]
fn a_table_may_have_ten_thousand_rows() {
    let _alone = lock();
    let rows = (0..=ROWS).map(|i| row(&[&format!("error_{i}"), "x"])).collect::<Vec<_>>();
    let page = [codes(rows)];
    let fault = page_data::read(&as_page_data(&page)).unwrap_err();
    assert_eq!(
        fault.to_string(),
        "table row 10001: the table is too long: expected at most 10000 rows, found more; fetch the page again; if it \
         is published like this, the crate needs a rule for it",
    );
    assert_eq!(html::read(&as_html(&page)).unwrap_err(), fault);
}

#[test]
fn a_description_may_have_four_kibibytes() {
    let _alone = lock();
    let page = |length| [codes([row(&["conflict", &"x".repeat(length)])])];
    assert_eq!(written::read(&page(4096)).rows.len(), 1);
    let fault = page_data::read(&as_page_data(&page(4097))).unwrap_err();
    assert_eq!(
        fault.to_string(),
        format!(
            "table row 1: the description is too long: expected at most 4096 bytes, found \"{}\"... (4097 bytes); \
             fetch the page again; if it is published like this, the crate needs a rule for it",
            "x".repeat(60)
        ),
    );
}

#[test]
fn a_list_may_have_five_hundred_versions() {
    let _alone = lock();
    let page = |count: usize| {
        let versions: Vec<String> = (0..count)
            .map(|minor| {
                format!(r#"{{"version": "3.{minor}", "label": "v", "link": "/", "default": {}}}"#, minor == 0)
            })
            .collect();
        as_page_data(&[codes([row(&["conflict", "x"])])]).replacen(
            '{',
            &format!(r#"{{"versions": [{}], "#, versions.join(", ")),
            1,
        )
    };
    assert_eq!(page_data::read(&page(500)).unwrap().versions.len(), 500);
    assert_eq!(
        page_data::read(&page(501)).unwrap_err().to_string(),
        "versions: too many versions: expected at most 500, found 501; fetch the page again; if it is published like \
         this, the crate needs a rule for it",
    );
}

#[test]
fn an_html_tag_that_does_not_end_is_one_fault() {
    let _alone = lock();
    let names = |count: usize| (0..count).fold(String::new(), |names, i| names + " a" + &i.to_string());
    let attributes = "a tag has more than 512 attributes: expected a page of the docs";
    let long = "a tag or comment is longer than 32768 bytes: expected a page of the docs";
    for (html, place, problem) in [
        (format!("<p{}>", names(513)), 2458, attributes),
        (format!("</p{}>", names(513)), 2459, attributes),
        (format!("<p{}>", names(DEEP)), 32768, long),
        (format!("<p title=\"{}\">", "x".repeat(DEEP)), 32768, long),
        (format!("<{}>", "p".repeat(DEEP)), 32768, long),
        (format!("<!--{}-->", "x".repeat(DEEP)), 32768, long),
    ] {
        assert_eq!(
            html::read(&html).unwrap_err().to_string(),
            format!("byte {place}: {problem}; {NEW_SHAPE}")
        );
    }
    let page = as_html(&[codes([row(&["conflict", "x"])])]);
    let script = format!("<script>{}</script><p{}>", "x < y; ".repeat(DEEP), names(512));
    assert_eq!(html::read(&page.replace("<body>", &script)).unwrap().rows.len(), 1);
}

#[test]
fn a_long_code_is_cut_in_the_message() {
    let _alone = lock();
    let page = [codes([row(&["conflict", "x"]), row(&[&"long_code_".repeat(1000), "x"])])];
    let fault = page_data::read(&as_page_data(&page)).unwrap_err();
    assert_eq!(
        fault.to_string(),
        "table row 2: the code \"long_code_long_code_long_code_long_code_long_code_long_code_\"... (10000 bytes) is \
         longer than 64 bytes; fetch the page again; if it is published like this, the crate needs a rule for it",
    );
    assert_eq!(html::read(&as_html(&page)).unwrap_err(), fault);
}

#[test]
fn a_message_lists_a_few_of_many_other_tables() {
    let _alone = lock();
    let tables = vec![written::table(&["Code"; 20], []); 1000];
    let headers =
        "\"Code\", \"Code\", \"Code\", \"Code\", \"Code\", \"Code\", \"Code\", \"Code\" and 12 more";
    let fault = page_data::read(&as_page_data(&tables)).unwrap_err();
    assert_eq!(
        fault.to_string(),
        format!(
            "no table has the headers \"Field\" and \"Description\": found {} and 992 more; {NEW_SHAPE}",
            [headers; 8].join("; "),
        ),
    );
    assert_eq!(html::read(&as_html(&tables)).unwrap_err(), fault);
}
