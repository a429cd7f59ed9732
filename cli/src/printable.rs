//! Strings from outside, as a terminal or a message can show them.

use std::borrow::Cow;

/// Escapes every character that [`is_unsafe_to_print`].
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(is_unsafe_to_print) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_unsafe_to_print(c) {
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

/// Escapes a string, and quotes it only to cut it after `most` characters.
pub(crate) fn cut(text: &str, most: usize) -> Cow<'_, str> {
    if text.chars().nth(most).is_none() {
        printable(text)
    } else {
        Cow::Owned(intercom_errors_catalog::quoted(text, most))
    }
}

/// Returns `true` for characters that a terminal acts on, and for those that reorder the text around them.
///
/// All of them are in the Basic Multilingual Plane, so each has a four-digit JSON escape.
pub(crate) fn is_unsafe_to_print(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}'
            | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_and_bidi_characters_are_escaped() {
        assert_eq!(printable("a\u{1b}[31mb\u{202e}c"), "a\\u{1b}[31mb\\u{202e}c");
        assert_eq!(printable("plain, naïve ✓"), "plain, naïve ✓");
        assert_eq!(quoted("\u{1b}\u{202e}"), "\"\\u{1b}\\u{202e}\"");
    }

    #[test]
    fn long_strings_are_cut_when_quoted() {
        assert_eq!(quoted("ab"), "\"ab\"");
        assert_eq!(quoted(&"é".repeat(100)), format!("\"{}\"... (200 bytes)", "é".repeat(60)));
    }
}
