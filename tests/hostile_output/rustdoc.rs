//! Promise: strings from outside are the text of the documentation. They add no doctest, element or script, and their links
//! lead to the docs site of the snapshot.

use std::collections::BTreeSet;
use std::fs;

use scraper::{ElementRef, Html, Selector};

use super::{Built, assert_visible};

/// A crate with enums of its own, whose documentation the snapshot writes.
pub(super) const LIBRARY: &str = r"//! A crate with one doctest.

/// ```
/// assert!(true);
/// ```
#[derive(intercom_errors::IntercomErrors)]
#[intercom_errors(codes = pub Fault, versions = pub Release)]
pub struct Docs;

/// Items that do not compile, which only a test build has.
#[cfg(test)]
mod mistakes;
";

fn elements<'p>(page: &'p Html, selector: &str) -> Vec<ElementRef<'p>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

/// Returns a text as a reader sees it: quotes are typographic, and what no one sees is left out.
fn plain(text: &str) -> String {
    let plain = text.replace(['“', '”'], "\"").replace(['‘', '’'], "'");
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn no_string_is_a_doctest() {
    let built = Built::get();
    let ran = built.downstream.cargo(&["test", "--doc"], Some(&built.directory)).expect_success();
    let tests: Vec<&str> = ran.stdout.lines().filter(|line| line.starts_with("test ")).collect();
    let is_own = |test: &&str| test.starts_with("test src/lib.rs - Docs (line ");
    let others: Vec<_> =
        tests.iter().filter(|test| !is_own(test) && !test.starts_with("test result")).collect();
    assert!(tests.iter().any(is_own) && others.is_empty(), "{}", ran.stdout);
}

#[test]
fn every_string_is_text_of_the_pages() {
    let built = Built::get();
    let document = ["rustdoc", "--quiet", "--lib", "--", "-D", "warnings"];
    assert_visible(&built.downstream.cargo(&document, Some(&built.directory)).expect_success().stderr);
    let mut texts = BTreeSet::new();
    for name in ["enum.Fault.html", "enum.Release.html"] {
        let page = fs::read_to_string(built.downstream.target().join("doc/downstream").join(name)).unwrap();
        assert_visible(&page);
        let page = Html::parse_document(&page);
        for block in elements(&page, ".docblock") {
            texts.insert(plain(&block.text().collect::<String>()));
            for inside in block.descendent_elements() {
                let name = inside.value().name();
                let is_text = ["div", "p", "code", "a", "pre", "span", "button", "wbr"].contains(&name);
                // Examples of the library itself are highlighted.
                assert!(is_text || ["h1", "h2", "h3", "ul", "li", "strong", "em"].contains(&name), "{name}");
                assert!(inside.value().attrs().all(|(name, _)| !name.starts_with("on")));
            }
        }
        for link in elements(&page, ".docblock a[href]") {
            let address = link.attr("href").unwrap();
            let is_relative = !address.contains(':') && !address.starts_with("//");
            let is_known = ["https://docs.example/docs/", "https://doc.rust-lang.org/", "https://docs.rs/"];
            assert!(is_relative || is_known.iter().any(|known| address.starts_with(known)), "{address}");
        }
    }
    let all = texts.into_iter().collect::<Vec<_>>().join("\n");
    for text in built.snapshot.codes.iter().chain(&built.snapshot.labels).map(|(_, text)| plain(text)) {
        assert!(all.contains(&text), "no text {text:?}");
    }
}
