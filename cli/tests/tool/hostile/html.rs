//! Promise: a string is text or the value of an attribute. The elements, the attributes and the scripts of the page do
//! not depend on strings from outside, and links lead to the docs site of the snapshot.

use std::collections::BTreeSet;

use scraper::{Html, Selector};

use super::{Hostile, assert_visible};
use crate::made_up::{run, tool};

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

#[test]
fn a_page_of_hostile_strings_has_the_shape_of_any_page() {
    let hostile = Hostile::get();
    let ran = hostile.run(&["matrix", "--format", "html"]);
    let usual = run(tool().args(["matrix", "--format", "html", "--snapshot"]).arg(&hostile.usual));
    let [hostile_page, usual_page] = [&ran, &usual].map(|ran| Html::parse_document(&ran.clean().out));
    assert_visible(&ran);
    let (found, expected) = (shape(&hostile_page), shape(&usual_page));
    let added: Vec<_> = found.difference(&expected).collect();
    assert!(added.is_empty(), "{added:?}");
    assert_eq!(scripts(&hostile_page), scripts(&usual_page));
    for link in elements(&hostile_page, "[href], [src]") {
        for name in ["href", "src"] {
            let address = link.attr(name).unwrap_or("https://docs.example/");
            assert!(address.starts_with("https://docs.example/") || address.starts_with('#'), "{address}");
        }
    }

    let texts: BTreeSet<String> = elements(&hostile_page, "p").iter().map(|p| p.text().collect()).collect();
    for (code, text) in &hostile.snapshot.codes {
        assert!(texts.contains(text), "{code}: no element with the text {text:?}");
    }
    let titles: BTreeSet<&str> =
        elements(&hostile_page, "[title]").iter().filter_map(|element| element.attr("title")).collect();
    for (version, label) in &hostile.snapshot.labels {
        assert!(titles.contains(label.as_str()), "{version}: no title {label:?}");
    }
}
