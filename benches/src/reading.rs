//! The build step: a page of the docs to its rows.

use std::fmt::Write as _;
use std::fs;
use std::hint::black_box;

use intercom_errors_catalog::{html, page_data};
use scraper::Html;
use serde_json::Value;

use crate::project::root;
use crate::report::{Goal, Section, Table, ratio};
use crate::turns::{Effort, medians};

pub fn measure(effort: Effort) -> Section {
    let mut section = Section::new("The build step");
    section.text(
        "A page is read into its rows. The page-data is the real page of the preview with its rows repeated under new \
         names, 22 of them for the real page itself; the HTML is a plain page with the same table. Peak memory is held \
         under the file's own size by a test, `catalog/tests/size.rs`.",
    );
    from_json(&mut section, effort);
    from_html(&mut section, effort);
    section
}

/// Beside a tree of `serde_json::Value` and a walk over it.
fn from_json(section: &mut Section, effort: Effort) {
    let mut table = Table::new(
        "Page-data JSON, each figure the time / this crate's:",
        ["rows", "`Value` and a walk", "`Value` alone", "this crate's per row / with 100,000"],
    );
    let sizes = [(22, 501), (1000, 51), (100_000, 7)].map(|(rows, rounds)| {
        let page = page(rows);
        let mut peers: [Box<dyn FnMut()>; 3] = [
            Box::new(|| drop(black_box(page_data::read(black_box(&page)).expect("a page")))),
            Box::new(|| {
                let value: Value = serde_json::from_str(black_box(&page)).expect("JSON");
                let mut found = Vec::new();
                walk(&value, &mut found);
                assert_eq!(black_box(found).len(), rows);
            }),
            Box::new(|| drop(black_box(serde_json::from_str::<Value>(black_box(&page)).expect("JSON")))),
        ];
        (rows, medians(effort.rounds(rounds), &mut peers))
    });
    let per_row = |rows: usize, times: &[f64]| times[0] / f64::from(u32::try_from(rows).expect("a few"));
    let [.., (most, largest)] = &sizes;
    let largest = per_row(*most, largest);
    for (rows, times) in &sizes {
        let beside = times[1] / times[0];
        let growth = per_row(*rows, times) / largest;
        table.row(rows.to_string(), [beside, times[2] / times[0], growth].map(ratio));
        section.goal(Goal::at_least(format!("page-data, {rows} rows: `Value` and a walk"), beside, 4.0));
    }
    section.table(table);
    section.text(
        "What bounds it on a small page: `serde_json` hands every key and string over one by one, which is most of the \
         time; the list of versions, which every page has once, is read into a small tree; and `Value` is at its best \
         where all of it stays in the cache. With more rows `Value` waits for memory, and this reader does not.",
    );
}

/// Beside the parser alone, which this reader uses.
fn from_html(section: &mut Section, effort: Effort) {
    let mut table = Table::new("HTML, the time / that of `scraper`'s parser alone:", ["rows", "this crate"]);
    for (rows, rounds) in [(22, 501), (1000, 51), (10_000, 11)] {
        let value: Value = serde_json::from_str(&page(rows)).expect("JSON");
        let mut found = Vec::new();
        walk(&value, &mut found);
        let page = html_page(&found);
        let mut peers: [Box<dyn FnMut()>; 2] = [
            Box::new(|| drop(black_box(html::read(black_box(&page)).expect("a page")))),
            Box::new(|| drop(black_box(Html::parse_document(black_box(&page))))),
        ];
        let times = medians(effort.rounds(rounds), &mut peers);
        let beside = times[0] / times[1];
        table.row(rows.to_string(), [ratio(beside)]);
        section.goal(Goal::at_most(format!("HTML, {rows} rows: / parsing alone"), beside, 1.2));
    }
    section.table(table);
}

/// The real page, with so many rows.
fn page(rows: usize) -> String {
    let real =
        fs::read_to_string(root().join("docs-snapshot/pages/preview.page-data.json")).expect("the page");
    let value: Value = serde_json::from_str(&real).expect("JSON");
    let mut found = Vec::new();
    walk(&value, &mut found);
    if rows == found.len() {
        return real;
    }
    let before = r#""name":"tbody","attributes":{},"children":["#;
    let start = real.find(before).expect("the table's body") + before.len();
    // From the last row's end on, whatever it is that follows.
    let last = real.rfind(&format!("{:?}", found[found.len() - 1].1)).expect("the last row");
    let end = last + real[last..].find("]}]}").expect("the row's end") + "]}]}".len();
    let mut page = real[..start].to_owned();
    for (place, (code, description)) in found.iter().cycle().take(rows).enumerate() {
        let comma = if place == 0 { "" } else { "," };
        let cell = |text: &str| {
            format!(
                r#"{{"$$mdtype":"Tag","name":"td","attributes":{{"align":"left"}},"children":[{text:?}]}}"#
            )
        };
        write!(
            page,
            r#"{comma}{{"$$mdtype":"Tag","name":"tr","attributes":{{}},"children":[{},{}]}}"#,
            cell(&format!("{code}_{place}")),
            cell(description)
        )
        .expect("a string takes it");
    }
    page + &real[end..]
}

fn html_page(rows: &[(String, String)]) -> String {
    let mut page = "<!DOCTYPE html><html><head><title>Error codes</title></head><body><article><h1>Error codes</h1>\
                    <table><thead><tr><th align=\"left\">Field</th><th align=\"left\">Description</th></tr></thead><tbody>"
        .to_owned();
    for (code, description) in rows {
        write!(page, "<tr><td align=\"left\">{code}</td><td align=\"left\">{description}</td></tr>")
            .expect("a string takes it");
    }
    page + "</tbody></table></article></body></html>"
}

/// What one would write over a tree: the texts of every row with two cells.
fn walk(value: &Value, found: &mut Vec<(String, String)>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| walk(item, found)),
        Value::Object(object) if object.get("name").is_some_and(|name| name == "tr") => {
            let cells = object.get("children").and_then(Value::as_array).into_iter().flatten();
            let cells: Vec<String> = cells
                .filter(|cell| cell.get("name").is_some_and(|name| name == "td"))
                .map(|cell| {
                    let mut all = String::new();
                    text(cell, &mut all);
                    all
                })
                .collect();
            if let Ok([code, description]) = <[String; 2]>::try_from(cells) {
                found.push((code, description));
            }
        }
        Value::Object(object) => object.values().for_each(|value| walk(value, found)),
        _ => {}
    }
}

fn text(value: &Value, out: &mut String) {
    match value {
        Value::String(text) => out.push_str(text),
        Value::Array(items) => items.iter().for_each(|item| text(item, out)),
        Value::Object(object) => object.get("children").into_iter().for_each(|value| text(value, out)),
        _ => {}
    }
}
