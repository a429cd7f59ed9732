//! The enums whose values are words.

use std::fmt::{Debug, Display};
use std::hash::Hash;
use std::str::FromStr;

use intercom_errors::{BodyKind, CategorySource, Detail, Idempotency, RetryAdvice, RetryReason};

#[test]
fn each_word_is_parsed_and_printed() {
    #[track_caller]
    fn check<T: FromStr<Err: Debug> + Display + Debug + Copy + Ord + Hash>(all: &[T]) {
        assert!(all.is_sorted());
        for &value in all {
            assert_eq!(value.to_string().parse::<T>().expect("it is a word"), value);
        }
    }

    check(BodyKind::ALL);
    check(CategorySource::ALL);
    check(Idempotency::ALL);
    assert_eq!(
        "safe".parse::<Idempotency>().map_err(|error| error.to_string()),
        Err("unknown idempotency: expected one of idempotent, not_idempotent".to_owned())
    );
}

#[cfg(feature = "serde")]
#[test]
fn words_are_serialized() {
    assert_eq!(
        serde_json::to_string(&Idempotency::NotIdempotent).expect("it is JSON"),
        r#""not_idempotent""#
    );
    assert_eq!(serde_json::from_str::<BodyKind>(r#""html""#).expect("it is a word"), BodyKind::Html);
}

#[test]
fn values_with_fields_have_words_too() {
    fn is<T: Display + Copy + Ord + Hash>(value: T) -> String {
        value.to_string()
    }

    assert_eq!(is(RetryAdvice::After(RetryAdvice::MAX_WAIT)), "after");
    assert_eq!(is(RetryReason::WindowLength), "window_length");
    assert_eq!(is(Detail::ScrollInUse), "scroll_in_use");
}
