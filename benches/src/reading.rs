//! The build step: a page of the docs to its rows.

use std::fmt::{self, Write as _};
use std::fs;
use std::hint::black_box;

use intercom_errors_catalog::{html, page_data};
use scraper::Html;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::project::root;
use crate::report::{Goal, Section, Table, ratio};
use crate::turns::{Effort, medians};

pub fn measure(effort: Effort) -> Section {
    let mut section = Section::new("The build step");
    section.text(
        "A page is read into its rows. The page-data is the real page of the preview with its rows repeated under new \
         names, 22 of them for the real page itself; the HTML is a plain page with the same table. A test, \
         `catalog/tests/size.rs`, bounds peak memory to a small multiple of the file.",
    );
    from_json(&mut section, effort);
    from_html(&mut section, effort);
    section
}

/// Beside a tree of `serde_json::Value` and a walk over it.
fn from_json(section: &mut Section, effort: Effort) {
    let mut table = Table::new(
        "Page-data JSON, each figure the time / this crate's:",
        [
            "rows",
            "`Value` and a walk",
            "`Value` alone",
            "nothing kept",
            "this crate's per row / with 100,000",
        ],
    );
    let sizes = [(22, 501), (1000, 51), (100_000, 7)].map(|(rows, rounds)| {
        let page = page(rows);
        let mut peers: [Box<dyn FnMut()>; 4] = [
            Box::new(|| drop(black_box(page_data::read(black_box(&page)).expect("a page")))),
            Box::new(|| {
                let value: Value = serde_json::from_str(black_box(&page)).expect("JSON");
                let mut found = Vec::new();
                walk(&value, &mut found);
                assert_eq!(black_box(found).len(), rows);
            }),
            Box::new(|| drop(black_box(serde_json::from_str::<Value>(black_box(&page)).expect("JSON")))),
            Box::new(|| {
                let mut texts = 0;
                let mut json = serde_json::Deserializer::from_str(black_box(&page));
                NothingKept(&mut texts).deserialize(&mut json).expect("JSON");
                black_box(texts);
            }),
        ];
        (rows, medians(effort.rounds(rounds), &mut peers))
    });
    let per_row = |rows: usize, times: &[f64]| times[0] / f64::from(u32::try_from(rows).expect("a few"));
    let [.., (most, largest)] = &sizes;
    let largest = per_row(*most, largest);
    for (rows, times) in &sizes {
        let beside = times[1] / times[0];
        let growth = per_row(*rows, times) / largest;
        table.row(rows.to_string(), [beside, times[2] / times[0], times[3] / times[0], growth].map(ratio));
        section.goal(Goal::at_least(format!("page-data, {rows} rows: `Value` and a walk"), beside, 4.0));
    }
    section.table(table);
    section.text(
        "What bounds it: `serde_json` hands over every key and text one by one, and most of the time goes there, as the \
         column shows in which that is all that is done. On a small page the list of versions, which every page has once, \
         is a third, and `Value` is at its best, as all of it stays in the cache; with more rows it waits for memory, and \
         this reader does not.",
    );
}

/// Reads every key and text through `serde_json`, and counts them.
struct NothingKept<'c>(&'c mut usize);

impl<'de> DeserializeSeed<'de> for NothingKept<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for NothingKept<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        *self.0 += 1;
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element_seed(NothingKept(self.0))?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_key_seed(NothingKept(self.0))?.is_some() {
            map.next_value_seed(NothingKept(self.0))?;
        }
        Ok(())
    }
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
    section.text("What bounds it: the walk over the parser's tree, and the two texts of each row.");
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

/// The code that people write over a tree: the texts of every row with two cells.
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
