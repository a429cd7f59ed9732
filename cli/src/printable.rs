//! Strings from outside, as a terminal or a message may show them.

use std::borrow::Cow;

pub(crate) use intercom_errors_catalog::printable;

/// Quotes and escapes a string, and cuts it after 60 characters.
pub(crate) fn quoted(text: &str) -> String {
    intercom_errors_catalog::quoted(text, 60)
}

/// Escapes a string. If it has more than `max` characters, quotes it and cuts it.
pub(crate) fn cut(text: &str, max: usize) -> Cow<'_, str> {
    if text.chars().nth(max).is_none() {
        printable(text)
    } else {
        Cow::Owned(intercom_errors_catalog::quoted(text, max))
    }
}

#[cfg(test)]
mod tests {
    use intercom_errors_catalog::is_unprintable;

    use super::*;
    use crate::hostile_strings;

    #[test]
    fn any_string_has_visible_characters_and_a_quoted_one_is_short() {
        for text in hostile_strings::all() {
            let [quoted, cut] = [quoted(&text), cut(&text, 60).into_owned()];
            for shown in [&*printable(&text), &*quoted, &*cut] {
                assert!(!shown.contains(is_unprintable), "{shown:.80}");
            }
            assert!(quoted.len() < 700 && cut.len() < 700, "{quoted:.80}");
        }
    }
}
