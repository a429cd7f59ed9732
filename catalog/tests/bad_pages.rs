//! Pages with one fault each, in `fixtures/`, and the whole message about the fault.

#![cfg(feature = "html")]
#![allow(missing_docs, reason = "tests")]

use std::fs;

use intercom_errors_catalog::{html, page_data};

const NEW_SHAPE: &str =
    "; if the docs changed their format, extend the reader in catalog/; never edit a page by hand";
const WRONG_CONTENT: &str =
    "; fetch the page again; if it is published like this, the crate needs a rule for it";

fn page_data(name: &str) -> String {
    let text = fs::read_to_string(format!("tests/fixtures/page-data/{name}.json")).unwrap();
    page_data::read(&text).unwrap_err().to_string()
}

fn html(name: &str) -> String {
    let text = fs::read_to_string(format!("tests/fixtures/html/{name}.html")).unwrap();
    html::read(&text).unwrap_err().to_string()
}

/// Returns the message about a page, which both forms share.
fn either(name: &str) -> String {
    let message = page_data(name);
    assert_eq!(message, html(name));
    message
}

macro_rules! faults {
    ($($test:ident: $read:ident($file:literal) $message:literal, $remedy:expr;)+) => {$(
        #[test]
        fn $test() {
            assert_eq!($read($file), format!("{}{}", $message, $remedy));
        }
    )+};
}

// Faults that both forms of a page can have.
faults! {
    either_no_table: either("no-table")
        "the page has no table: expected one with the headers \"Field\" and \"Description\"", NEW_SHAPE;
    either_no_such_headers: either("no-such-headers")
        "no table has the headers \"Field\" and \"Description\": found \"Code\", \"Status\"", NEW_SHAPE;
    either_headers_are_cells: either("headers-are-cells")
        "no table has the headers \"Field\" and \"Description\": found none", NEW_SHAPE;
    page_data_two_tables_fit: page_data("two-tables-fit")
        "props.ast.children[1].children[0].children[0]: a second table has the headers \"Field\" and \
         \"Description\": expected one", NEW_SHAPE;
    html_two_tables_fit: html("two-tables-fit")
        "table 2: a second table has the headers \"Field\" and \"Description\": expected one", NEW_SHAPE;
    page_data_header_twice: page_data("header-twice")
        "props.ast.children[0].children[0].children[0]: a table has the header \"Field\" twice: found \
         \"Field\", \"Description\", \"field\"", NEW_SHAPE;
    html_header_twice: html("header-twice")
        "table 1: a table has the header \"Field\" twice: found \"Field\", \"Description\", \"field\"", NEW_SHAPE;
    either_no_rows: either("no-rows")
        "the table of error codes has no rows: expected one or more", WRONG_CONTENT;
    either_short_row: either("short-row")
        "table row 2: the column \"Description\" is missing: expected 2 cells or more, found 1", NEW_SHAPE;
    either_empty_code: either("empty-code")
        "table row 2: the code \"\" is empty", WRONG_CONTENT;
    either_code_with_spaces: either("code-with-spaces")
        "table row 1: the code \"not found\" is not an identifier: expected words of a-z and 0-9 joined \
         by single underscores, the first one beginning with a letter", WRONG_CONTENT;
    either_code_in_upper_case: either("code-in-upper-case")
        "table row 1: the code \"Not_Found\" is not an identifier: expected words of a-z and 0-9 joined \
         by single underscores, the first one beginning with a letter", WRONG_CONTENT;
    either_code_with_symbols: either("code-with-symbols")
        "table row 1: the code \"not-found!\" is not an identifier: expected words of a-z and 0-9 \
         joined by single underscores, the first one beginning with a letter", WRONG_CONTENT;
    either_code_with_leading_digit: either("code-with-leading-digit")
        "table row 1: the code \"404_error\" is not an identifier: expected words of a-z and 0-9 joined \
         by single underscores, the first one beginning with a letter", WRONG_CONTENT;
    either_code_is_a_keyword: either("code-is-a-keyword")
        "table row 1: the code \"self\" would become `Self`, a keyword of Rust", WRONG_CONTENT;
    either_code_twice: either("code-twice")
        "table row 3: duplicate code \"conflict\": first in row 1", WRONG_CONTENT;
    either_table_in_cell: either("table-in-cell")
        "table row 1: the column \"Description\" is wrong: expected text, found a table", NEW_SHAPE;
    either_surplus_cell: either("surplus-cell")
        "table row 1: expected 2 columns, as many as have a header, found \"second part\" in column 3", NEW_SHAPE;
    page_data_column_span: page_data("column-span")
        "props.ast.children[0].children[1].children[0].children[0].attributes.colSpan: expected a span \
         of 1, found 2", NEW_SHAPE;
    html_column_span: html("column-span")
        "table 1, row 1: expected a colspan of 1, found \"2\"", NEW_SHAPE;
    page_data_row_span: page_data("row-span")
        "props.ast.children[0].children[1].children[0].children[0].attributes.rowSpan: expected a span \
         of 1, found 2", NEW_SHAPE;
    html_row_span: html("row-span")
        "table 1, row 1: expected a rowspan of 1, found \"2\"", NEW_SHAPE;
    page_data_header_span: page_data("header-span")
        "props.ast.children[0].children[0].children[0].children[1].attributes.colSpan: expected a span \
         of 1, found the string \"2\"", NEW_SHAPE;
    html_header_span: html("header-span")
        "table 1, row 0: expected a colspan of 1, found \"2\"", NEW_SHAPE;
    page_data_span_of_nothing: page_data("span-of-nothing")
        "props.ast.children[0].children[1].children[0].children[0].attributes.colSpan: expected a span \
         of 1, found 0", NEW_SHAPE;
    html_span_of_nothing: html("span-of-nothing")
        "table 1, row 1: expected a colspan of 1, found \"0\"", NEW_SHAPE;
    page_data_span_is_a_word: page_data("span-is-a-word")
        "props.ast.children[0].children[1].children[0].children[0].attributes.colSpan: expected a span \
         of 1, found the string \"wide\"", NEW_SHAPE;
    html_span_is_a_word: html("span-is-a-word")
        "table 1, row 1: expected a colspan of 1, found \"wide\"", NEW_SHAPE;
}

// Faults of page-data alone.
faults! {
    page_data_not_json: page_data("not-json")
        "line 1, column 1: not valid JSON: expected value", NEW_SHAPE;
    page_data_cut_off: page_data("cut-off")
        "line 6, column 172: not valid JSON: EOF while parsing a string", NEW_SHAPE;
    page_data_text_after_the_end: page_data("text-after-the-end")
        "line 15, column 1: not valid JSON: trailing characters", NEW_SHAPE;
    page_data_an_array: page_data("an-array")
        "expected an object, found an array", NEW_SHAPE;
    page_data_no_tree: page_data("no-tree")
        "expected the page's tree in props.ast or ast, found neither", NEW_SHAPE;
    page_data_tree_is_true: page_data("tree-is-true")
        "props.ast: expected a tag, a string, a number, null or an array of these, found true", NEW_SHAPE;
    page_data_tree_twice: page_data("tree-twice")
        "ast: duplicate of props.ast: expected one of them", NEW_SHAPE;
    page_data_props_is_an_array: page_data("props-is-an-array")
        "props: expected an object, found an array", NEW_SHAPE;
    page_data_tag_without_name: page_data("tag-without-name")
        "props.ast: missing key \"name\"", NEW_SHAPE;
    page_data_tag_of_another_type: page_data("tag-of-another-type")
        "props.ast.$$mdtype: expected the string \"Tag\", found the string \"Node\"", NEW_SHAPE;
    page_data_name_is_a_number: page_data("name-is-a-number")
        "props.ast.name: expected a string, found 7", NEW_SHAPE;
    page_data_children_are_true: page_data("children-are-true")
        "props.ast.children: expected a tag, a string, a number, null or an array of these, found true", NEW_SHAPE;
    page_data_children_twice: page_data("children-twice")
        "line 3, column 73: not valid JSON: duplicate key \"children\"", NEW_SHAPE;
    page_data_attributes_are_an_array: page_data("attributes-are-an-array")
        "props.ast.attributes: expected an object, found an array", NEW_SHAPE;
    page_data_row_outside_of_a_table: page_data("row-outside-of-a-table")
        "props.ast.children[0]: a row is outside a table", NEW_SHAPE;
    page_data_cell_outside_of_a_row: page_data("cell-outside-of-a-row")
        "props.ast.children[0].children[0]: a cell is outside a row", NEW_SHAPE;
    page_data_row_in_a_row: page_data("row-in-a-row")
        "props.ast.children[0].children[0].children[0]: a row is inside another row", NEW_SHAPE;
    page_data_cell_in_a_cell: page_data("cell-in-a-cell")
        "props.ast.children[0].children[0].children[0].children[0]: a cell is inside another cell", NEW_SHAPE;
    page_data_date_is_a_number: page_data("date-is-a-number")
        "props.lastModified: expected a string, found 1795305600", NEW_SHAPE;
    page_data_versions_are_an_object: page_data("versions-are-an-object")
        "versions: expected an array, found an object", NEW_SHAPE;
    page_data_version_without_link: page_data("version-without-link")
        "versions[0]: missing key \"link\"", NEW_SHAPE;
    page_data_version_leaves_the_site: page_data("version-leaves-the-site")
        "versions[0].link: the link \"//example.org/errors\" is not a path on the docs site: expected a \
         single `/`, then at most 200 bytes of A-Z a-z 0-9 / . _ ~ - without `..`", NEW_SHAPE;
    page_data_version_default_is_a_word: page_data("version-default-is-a-word")
        "versions[0].default: expected true or false, found the string \"yes\"", NEW_SHAPE;
    page_data_version_unknown: page_data("version-unknown")
        "versions[1].version: the version \"2.x\" is unknown: expected a name such as \"2.10\" or \
         \"Preview\"", NEW_SHAPE;
    page_data_version_twice: page_data("version-twice")
        "versions[2].version: duplicate version \"2.15\": first in versions[0]", WRONG_CONTENT;
    page_data_no_default: page_data("no-default")
        "versions: expected one version with \"default\": true, found none", WRONG_CONTENT;
    page_data_two_defaults: page_data("two-defaults")
        "versions: expected one version with \"default\": true, found 2.14, 2.15", WRONG_CONTENT;
    page_data_two_active: page_data("two-active")
        "versions: expected at most one version with \"active\": true, found 2.14, 2.15", WRONG_CONTENT;
}

// Faults of HTML alone.
faults! {
    html_cut_off_in_the_table: html("cut-off-in-the-table")
        "byte 237: the page ends inside a table or a tag: expected a whole page; fetch the page again, \
         and check that all of it arrives", "";
    html_cut_off_in_a_tag: html("cut-off-in-a-tag")
        "byte 316: the page ends inside a table or a tag: expected a whole page; fetch the page again, \
         and check that all of it arrives", "";
    html_version_unknown: html("version-unknown")
        "versions[1]: the version \"Latest\" is unknown: expected a name such as \"2.10\" or \
         \"Preview\"", NEW_SHAPE;
    html_version_twice: html("version-twice")
        "versions[2].version: duplicate version \"2.14\": first in versions[0]", WRONG_CONTENT;
    html_two_active: html("two-active")
        "versions: expected at most one version with \"active\": true, found 2.14, 2.15", WRONG_CONTENT;
    html_two_pickers_differ: html("two-pickers-differ")
        "versions: a second version picker lists other versions", NEW_SHAPE;
}

/// Every fixture belongs to a test.
#[test]
fn every_fixture_is_read() {
    let source = include_str!("bad_pages.rs");
    for directory in ["page-data", "html"] {
        for entry in fs::read_dir(format!("tests/fixtures/{directory}")).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_stem().unwrap().to_str().unwrap();
            assert!(source.contains(&format!("(\"{name}\")")), "{} is not read", path.display());
        }
    }
}
