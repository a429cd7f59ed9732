//! Promise: a string is text or the value of an attribute. The elements, the attributes and the scripts of the page do
//! not depend on strings from outside, and links lead to the docs site of the snapshot.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use scraper::{Html, Selector};

use super::{Hostile, assert_visible, run_with};
use crate::made_up::Ran;

fn elements<'p>(page: &'p Html, selector: &str) -> Vec<scraper::ElementRef<'p>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

/// Returns the pairs of an element and an attribute in a page.
fn shape(page: &Html) -> BTreeSet<(String, String)> {
    let names = elements(page, "*").into_iter().flat_map(|element| {
        let element = element.value();
        let attributes = element.attrs().map(|(name, _)| name.to_owned()).chain([String::new()]);
        attributes.map(|name| (element.name().to_owned(), name))
    });
    names.collect()
}

fn scripts(page: &Html) -> Vec<String> {
    elements(page, "script, style").iter().map(scraper::ElementRef::inner_html).collect()
}

/// Runs `site`, whose page has everything that `matrix --format html` prints. The output is the page.
fn site(snapshot: &Path) -> Ran {
    let directory = tempfile::tempdir().unwrap();
    let ran = run_with(snapshot, &["site", directory.path().to_str().unwrap()]);
    let data = fs::read_to_string(directory.path().join("codes.json")).unwrap();
    serde_json::from_str::<serde_json::Value>(&data).unwrap();
    Ran { out: fs::read_to_string(directory.path().join("index.html")).unwrap(), ..ran }
}

#[test]
fn a_page_of_hostile_strings_has_the_shape_of_any_page() {
    let hostile = Hostile::get();
    let ran = site(&hostile.directory);
    assert_visible(&ran);
    let page = Html::parse_document(&ran.clean().out);
    let usual = Html::parse_document(&site(&hostile.usual).clean().out);
    let (found, expected) = (shape(&page), shape(&usual));
    let added: Vec<_> = found.difference(&expected).collect();
    assert!(added.is_empty(), "{added:?}");
    assert_eq!(scripts(&page), scripts(&usual));
    for link in elements(&page, "[href], [src]") {
        for address in ["href", "src"].into_iter().filter_map(|name| link.attr(name)) {
            let is_known = address.starts_with("https://docs.example/docs/") || address.starts_with('#');
            assert!(is_known || address == "codes.json", "{address}");
        }
    }

    let texts: BTreeSet<String> = elements(&page, "p").iter().map(|p| p.text().collect()).collect();
    for (code, text) in &hostile.snapshot.codes {
        assert!(texts.contains(text), "{code}: no element with the text {text:?}");
    }
    let titles: BTreeSet<&str> =
        elements(&page, "[title]").iter().filter_map(|element| element.attr("title")).collect();
    for (version, label) in &hostile.snapshot.labels {
        assert!(titles.contains(label.as_str()), "{version}: no title {label:?}");
    }
}
