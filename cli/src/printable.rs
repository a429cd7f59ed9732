//! Text from files as a terminal may show it.

use std::borrow::Cow;

/// Writes characters that a terminal would obey, or that would change the order of the text around them, as
/// their escapes.
pub(crate) fn printable(text: &str) -> Cow<'_, str> {
    if !text.contains(obeyed) {
        return Cow::Borrowed(text);
    }
    let escaped = text.chars().fold(String::with_capacity(text.len() + 8), |mut out, c| {
        match obeyed(c) {
            true => out.extend(c.escape_default()),
            false => out.push(c),
        }
        out
    });
    Cow::Owned(escaped)
}

/// Text in quotes, cut where it is long.
pub(crate) fn quoted(text: &str) -> String {
    const MOST: usize = 80;
    match text.char_indices().nth(MOST) {
        None => format!("\"{}\"", printable(text)),
        Some((end, _)) => {
            format!("\"{}...\" ({} bytes)", printable(text.get(..end).unwrap_or_default()), text.len())
        }
    }
}

/// Whether a terminal obeys a character rather than show it. None is beyond U+FFFF.
pub(crate) fn obeyed(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{2028}' | '\u{2029}'
            | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_reversals_are_shown_and_not_obeyed() {
        assert_eq!(printable("a\u{1b}[31mb\u{202e}c"), "a\\u{1b}[31mb\\u{202e}c");
        assert_eq!(printable("plain, naïve ✓"), "plain, naïve ✓");
    }

    #[test]
    fn a_long_text_is_cut_when_quoted() {
        assert_eq!(quoted("ab"), "\"ab\"");
        assert_eq!(quoted(&"é".repeat(100)), format!("\"{}...\" (200 bytes)", "é".repeat(80)));
    }
}
