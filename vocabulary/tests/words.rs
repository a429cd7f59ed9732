//! The contract of every enum of words: its values, their words, and the conversions between them.

use std::collections::BTreeSet;
use std::fmt::{Debug, Display};
use std::str::FromStr;

use intercom_errors_vocabulary::{Availability, Category, Evidence, ParseWordError};

fn assert_words<T>(all: &[T])
where
    T: Copy + Ord + Debug + Display + AsRef<str> + FromStr<Err = ParseWordError>,
{
    let distinct: BTreeSet<&str> = all.iter().map(AsRef::as_ref).collect();
    assert_eq!(distinct.len(), all.len());
    assert!(all.is_sorted());
    for &value in all {
        assert_eq!(value.to_string().parse(), Ok(value));
        assert_eq!(format!("{value:>20}").trim_start(), value.as_ref());
    }
    let error = "Nonsense".parse::<T>().expect_err("not a word");
    assert_eq!(error.expected(), all.iter().map(AsRef::as_ref).collect::<Vec<_>>());
}

#[test]
fn each_word_leads_back_to_its_value() {
    assert_words(Availability::ALL);
    assert_words(Category::ALL);
    assert_words(Evidence::ALL);
}

#[test]
fn the_error_of_an_unknown_word_lists_the_known_words() {
    let error = "maybe".parse::<Availability>().expect_err("not a word");
    assert_eq!(
        error.to_string(),
        "unknown availability: expected one of documented, observed, presumed, unlisted"
    );
}

#[test]
fn every_status_has_a_category() {
    for status in 0..=u16::MAX {
        assert_eq!(
            Category::from_status(status) == Category::Other,
            !(400..600).contains(&status),
            "{status}"
        );
    }
}

#[cfg(feature = "serde")]
#[test]
fn words_are_strings_in_json() {
    assert_eq!(
        serde_json::to_string(Category::ALL).expect("strings").matches('"').count(),
        2 * Category::ALL.len()
    );
    assert_eq!(serde_json::from_str::<Evidence>("\"openapi\"").expect("a word"), Evidence::OpenApi);
    let error = serde_json::from_str::<Evidence>("\"hearsay\"").expect_err("not a word");
    assert_eq!(
        error.to_string(),
        "unknown kind of evidence: expected one of page, openapi, reference, client, report at line 1 column 9"
    );
    let error = serde_json::from_str::<Evidence>("1").expect_err("not a string");
    assert!(error.to_string().contains("expected a string with the kind of evidence"), "{error}");
}
