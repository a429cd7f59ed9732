//! Strings from outside, as a terminal or a message may show them.

use std::borrow::Cow;

use intercom_errors_catalog::is_unprintable;

/// Escapes control characters, bidirectional characters and invisible characters.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unprintable) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_unprintable(c) {
            escaped.extend(c.escape_default());
        } else {
            escaped.push(c);
        }
    }
    Cow::Owned(escaped)
}

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
    use super::*;

    #[test]
    fn control_bidi_and_invisible_characters_are_escaped() {
        assert_eq!(printable("a\u{1b}[31mb\u{202e}c"), "a\\u{1b}[31mb\\u{202e}c");
        assert_eq!(printable("a\u{200b}b\u{ad}c\u{e0041}"), "a\\u{200b}b\\u{ad}c\\u{e0041}");
        assert_eq!(printable("plain, naïve ✓"), "plain, naïve ✓");
        assert_eq!(quoted("\u{1b}\u{202e}"), "\"\\u{1b}\\u{202e}\"");
    }

    #[test]
    fn long_strings_are_cut_when_quoted() {
        assert_eq!(quoted("ab"), "\"ab\"");
        assert_eq!(quoted(&"é".repeat(100)), format!("\"{}\"... (200 bytes)", "é".repeat(60)));
    }
}
