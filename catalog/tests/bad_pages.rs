//! Pages with one fault each, in `fixtures/`, and the whole message about it.

#![cfg(feature = "html")]
#![allow(missing_docs, reason = "tests")]

use std::fs;

use intercom_errors_catalog::{html, page_data};

fn page_data(name: &str) -> String {
    let text = fs::read_to_string(format!("tests/fixtures/page-data/{name}.json")).unwrap();
    page_data::read(&text).unwrap_err().to_string()
}

fn html(name: &str) -> String {
    let text = fs::read_to_string(format!("tests/fixtures/html/{name}.html")).unwrap();
    html::read(&text).unwrap_err().to_string()
}

/// The message that both forms of a page give.
fn either(name: &str) -> String {
    let message = page_data(name);
    assert_eq!(message, html(name));
    message
}

macro_rules! faults {
    ($($test:ident: $read:ident($file:literal) $message:literal;)+) => {$(
        #[test]
        fn $test() {
            assert_eq!($read($file), $message);
        }
    )+};
}

// Faults that both forms of a page can have.
faults! {
    either_no_table:
        either("no-table")
        "the page has no table; expected one with the headers \"Field\" and \"Description\"; if the docs \
         have changed their form, teach the reader in catalog/ the new one; a page is never edited by \
         hand";
    either_no_such_headers:
        either("no-such-headers")
        "no table has the headers \"Field\" and \"Description\"; found \"Code\", \"Status\"; if the docs \
         have changed their form, teach the reader in catalog/ the new one; a page is never edited by \
         hand";
    either_headers_are_cells:
        either("headers-are-cells")
        "no table has the headers \"Field\" and \"Description\"; found none; if the docs have changed \
         their form, teach the reader in catalog/ the new one; a page is never edited by hand";
    page_data_two_tables_fit:
        page_data("two-tables-fit")
        "props.ast.children[1].children[0].children[0]: a second table has the headers \"Field\" and \
         \"Description\"; expected one; if the docs have changed their form, teach the reader in catalog/ \
         the new one; a page is never edited by hand";
    html_two_tables_fit:
        html("two-tables-fit")
        "table 2: a second table has the headers \"Field\" and \"Description\"; expected one; if the docs \
         have changed their form, teach the reader in catalog/ the new one; a page is never edited by \
         hand";
    page_data_header_twice:
        page_data("header-twice")
        "props.ast.children[0].children[0].children[0]: a table has the header \"Field\" twice; found \
         \"Field\", \"Description\", \"field\"; if the docs have changed their form, teach the reader in \
         catalog/ the new one; a page is never edited by hand";
    html_header_twice:
        html("header-twice")
        "table 1: a table has the header \"Field\" twice; found \"Field\", \"Description\", \"field\"; if \
         the docs have changed their form, teach the reader in catalog/ the new one; a page is never \
         edited by hand";
    either_no_rows:
        either("no-rows")
        "the table of error codes has no rows; expected one at least; fetch the page again; if it is \
         published like this, the crate needs a rule for it";
    either_short_row:
        either("short-row")
        "table row 2: expected \"Description\" in column 2 of the row, which ends after 1; if the docs \
         have changed their form, teach the reader in catalog/ the new one; a page is never edited by \
         hand";
    either_empty_code:
        either("empty-code")
        "table row 2: the code \"\" is empty; fetch the page again; if it is published like this, the \
         crate needs a rule for it";
    either_code_with_spaces:
        either("code-with-spaces")
        "table row 1: the code \"not found\" is no identifier: expected words of a-z and 0-9 joined by \
         single underscores, the first one beginning with a letter; fetch the page again; if it is \
         published like this, the crate needs a rule for it";
    either_code_in_upper_case:
        either("code-in-upper-case")
        "table row 1: the code \"Not_Found\" is no identifier: expected words of a-z and 0-9 joined by \
         single underscores, the first one beginning with a letter; fetch the page again; if it is \
         published like this, the crate needs a rule for it";
    either_code_with_symbols:
        either("code-with-symbols")
        "table row 1: the code \"not-found!\" is no identifier: expected words of a-z and 0-9 joined by \
         single underscores, the first one beginning with a letter; fetch the page again; if it is \
         published like this, the crate needs a rule for it";
    either_code_with_leading_digit:
        either("code-with-leading-digit")
        "table row 1: the code \"404_error\" is no identifier: expected words of a-z and 0-9 joined by \
         single underscores, the first one beginning with a letter; fetch the page again; if it is \
         published like this, the crate needs a rule for it";
    either_code_is_a_keyword:
        either("code-is-a-keyword")
        "table row 1: the code \"self\" would become `Self`, a keyword of Rust; fetch the page again; if \
         it is published like this, the crate needs a rule for it";
    either_code_twice:
        either("code-twice")
        "table row 3: the code \"conflict\" stands in row 1 already; fetch the page again; if it is \
         published like this, the crate needs a rule for it";
    either_covered_column:
        either("covered-column")
        "table row 1: the column \"Description\" is covered by a cell further left; if the docs have \
         changed their form, teach the reader in catalog/ the new one; a page is never edited by hand";
    either_table_in_cell:
        either("table-in-cell")
        "table row 1: the column \"Description\" holds a table; expected text; if the docs have changed \
         their form, teach the reader in catalog/ the new one; a page is never edited by hand";
    either_surplus_cell:
        either("surplus-cell")
        "table row 1: expected 2 columns, as many as have a header, found \"second part\" in column 3; if \
         the docs have changed their form, teach the reader in catalog/ the new one; a page is never \
         edited by hand";
    either_span_of_nothing:
        either("span-of-nothing")
        "table row 1: a cell spans 0 columns; expected 1 to 1000 columns in all; if the docs have changed \
         their form, teach the reader in catalog/ the new one; a page is never edited by hand";
    either_span_too_wide:
        either("span-too-wide")
        "table row 1: a cell spans 1001 columns; expected 1 to 1000 columns in all; if the docs have \
         changed their form, teach the reader in catalog/ the new one; a page is never edited by hand";
    page_data_span_is_a_word:
        page_data("span-is-a-word")
        "props.ast.children[0].children[1].children[0].children[0].attributes.colSpan (line 9, column \
         141): not JSON as expected: invalid value: string \"wide\", expected a number of columns or \
         rows; if the docs have changed their form, teach the reader in catalog/ the new one; a page is \
         never edited by hand";
    html_span_is_a_word:
        html("span-is-a-word")
        "table 1, row 1: expected a number in colspan, found \"wide\"; if the docs have changed their \
         form, teach the reader in catalog/ the new one; a page is never edited by hand";
}

// What page-data alone can get wrong.
faults! {
    page_data_not_json:
        page_data("not-json")
        "line 1, column 1: not JSON as expected: expected value; if the docs have changed their form, \
         teach the reader in catalog/ the new one; a page is never edited by hand";
    page_data_cut_off:
        page_data("cut-off")
        "props.ast.children[0].children[0].children[0].children[1] (line 6, column 172): not JSON as \
         expected: EOF while parsing a string; if the docs have changed their form, teach the reader in \
         catalog/ the new one; a page is never edited by hand";
    page_data_text_after_the_end:
        page_data("text-after-the-end")
        "line 15, column 1: not JSON as expected: trailing characters; if the docs have changed their \
         form, teach the reader in catalog/ the new one; a page is never edited by hand";
    page_data_an_array:
        page_data("an-array")
        "line 1, column 0: not JSON as expected: invalid type: sequence, expected an object with the \
         page's data; if the docs have changed their form, teach the reader in catalog/ the new one; a \
         page is never edited by hand";
    page_data_no_tree:
        page_data("no-tree")
        "expected the page's tree in props.ast or ast, found neither; if the docs have changed their \
         form, teach the reader in catalog/ the new one; a page is never edited by hand";
    page_data_tree_is_true:
        page_data("tree-is-true")
        "props.ast (line 1, column 22): not JSON as expected: invalid type: boolean `true`, expected a \
         tag, a string, a number, null or an array of these; if the docs have changed their form, teach \
         the reader in catalog/ the new one; a page is never edited by hand";
    page_data_tree_twice:
        page_data("tree-twice")
        "props: the key \"ast\" is given twice; if the docs have changed their form, teach the reader in \
         catalog/ the new one; a page is never edited by hand";
    page_data_props_is_an_array:
        page_data("props-is-an-array")
        "props (line 1, column 10): not JSON as expected: invalid type: sequence, expected an object with \
         the page's properties; if the docs have changed their form, teach the reader in catalog/ the new \
         one; a page is never edited by hand";
    page_data_tag_without_name:
        page_data("tag-without-name")
        "props.ast: expected a tag with a name, found an object without; if the docs have changed their \
         form, teach the reader in catalog/ the new one; a page is never edited by hand";
    page_data_tag_of_another_type:
        page_data("tag-of-another-type")
        "props.ast.$$mdtype: expected \"Tag\", found \"Node\"; if the docs have changed their form, teach \
         the reader in catalog/ the new one; a page is never edited by hand";
    page_data_name_is_a_number:
        page_data("name-is-a-number")
        "props.ast.name (line 3, column 40): not JSON as expected: invalid type: integer `7`, expected a \
         string with the tag's name; if the docs have changed their form, teach the reader in catalog/ \
         the new one; a page is never edited by hand";
    page_data_children_are_true:
        page_data("children-are-true")
        "props.ast.children (line 3, column 78): not JSON as expected: invalid type: boolean `true`, \
         expected a tag, a string, a number, null or an array of these; if the docs have changed their \
         form, teach the reader in catalog/ the new one; a page is never edited by hand";
    page_data_children_twice:
        page_data("children-twice")
        "props.ast: the key \"children\" is given twice; if the docs have changed their form, teach the \
         reader in catalog/ the new one; a page is never edited by hand";
    page_data_attributes_are_an_array:
        page_data("attributes-are-an-array")
        "props.ast.attributes (line 3, column 58): not JSON as expected: invalid type: sequence, expected \
         an object with the tag's attributes; if the docs have changed their form, teach the reader in \
         catalog/ the new one; a page is never edited by hand";
    page_data_row_outside_of_a_table:
        page_data("row-outside-of-a-table")
        "props.ast.children[0].name: a row stands outside of a table; if the docs have changed their \
         form, teach the reader in catalog/ the new one; a page is never edited by hand";
    page_data_cell_outside_of_a_row:
        page_data("cell-outside-of-a-row")
        "props.ast.children[0].children[0].name: a cell stands outside of a row; if the docs have changed \
         their form, teach the reader in catalog/ the new one; a page is never edited by hand";
    page_data_row_in_a_row:
        page_data("row-in-a-row")
        "props.ast.children[0].children[0].children[0].name: a row stands inside another row; if the docs \
         have changed their form, teach the reader in catalog/ the new one; a page is never edited by \
         hand";
    page_data_cell_in_a_cell:
        page_data("cell-in-a-cell")
        "props.ast.children[0].children[0].children[0].children[0].name: a cell stands inside another \
         cell; if the docs have changed their form, teach the reader in catalog/ the new one; a page is \
         never edited by hand";
    page_data_date_is_a_number:
        page_data("date-is-a-number")
        "props.lastModified: expected a string with the date; if the docs have changed their form, teach \
         the reader in catalog/ the new one; a page is never edited by hand";
    page_data_versions_are_an_object:
        page_data("versions-are-an-object")
        "versions: expected an array, found an object; if the docs have changed their form, teach the \
         reader in catalog/ the new one; a page is never edited by hand";
    page_data_version_without_link:
        page_data("version-without-link")
        "versions[0]: expected the key \"link\", which is missing; if the docs have changed their form, \
         teach the reader in catalog/ the new one; a page is never edited by hand";
    page_data_version_leaves_the_site:
        page_data("version-leaves-the-site")
        "versions[0].link: the link \"//example.org/errors\" is no path on the docs site; expected one \
         that begins with a single `/` and has no `..`; if the docs have changed their form, teach the \
         reader in catalog/ the new one; a page is never edited by hand";
    page_data_version_default_is_a_word:
        page_data("version-default-is-a-word")
        "versions[0].default: expected true or false, found the string \"yes\"; if the docs have changed \
         their form, teach the reader in catalog/ the new one; a page is never edited by hand";
    page_data_version_unknown:
        page_data("version-unknown")
        "versions[1].version: the version \"2.x\" is not known; expected a name such as \"2.10\" or \
         \"Preview\"; if the docs have changed their form, teach the reader in catalog/ the new one; a \
         page is never edited by hand";
    page_data_version_twice:
        page_data("version-twice")
        "versions[2].version: the version \"2.15\" is named already in versions[0]; fetch the page again; \
         if it is published like this, the crate needs a rule for it";
    page_data_no_default:
        page_data("no-default")
        "versions: expected one version with \"default\": true, found none; fetch the page again; if it \
         is published like this, the crate needs a rule for it";
    page_data_two_defaults:
        page_data("two-defaults")
        "versions: expected one version with \"default\": true, found 2.14, 2.15; fetch the page again; \
         if it is published like this, the crate needs a rule for it";
    page_data_two_active:
        page_data("two-active")
        "versions: expected at most one version with \"active\": true, found 2.14, 2.15; fetch the page \
         again; if it is published like this, the crate needs a rule for it";
}

// What HTML alone can get wrong.
faults! {
    html_cut_off_in_the_table:
        html("cut-off-in-the-table")
        "byte 237: the page ends inside of a table or a tag; expected a whole page; fetch the page again, \
         and see that all of it arrives";
    html_cut_off_in_a_tag:
        html("cut-off-in-a-tag")
        "byte 316: the page ends inside of a table or a tag; expected a whole page; fetch the page again, \
         and see that all of it arrives";
    html_version_unknown:
        html("version-unknown")
        "versions[1]: the version picker's \"Latest\" names no version; expected one such as \"v2.10\" or \
         \"Preview\"; if the docs have changed their form, teach the reader in catalog/ the new one; a \
         page is never edited by hand";
    html_version_twice:
        html("version-twice")
        "versions[2].version: the version \"2.14\" is named already in versions[0]; fetch the page again; \
         if it is published like this, the crate needs a rule for it";
    html_two_active:
        html("two-active")
        "versions: expected at most one version with \"active\": true, found 2.14, 2.15; fetch the page \
         again; if it is published like this, the crate needs a rule for it";
    html_two_pickers_differ:
        html("two-pickers-differ")
        "versions: a second version picker lists other versions; if the docs have changed their form, \
         teach the reader in catalog/ the new one; a page is never edited by hand";
}

/// Every fixture is a test's: none lies there unread.
#[test]
fn every_fixture_is_read() {
    let source = include_str!("bad_pages.rs");
    for folder in ["page-data", "html"] {
        for entry in fs::read_dir(format!("tests/fixtures/{folder}")).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap();
            assert!(source.contains(&format!("(\"{name}\")")), "{} is not read", path.display());
        }
    }
}
