//! A body's bytes as a text that JSON can be read from.

use alloc::borrow::Cow;
use alloc::string::String;

/// The length of `\uXXXX`.
const ESCAPE: usize = 6;

/// The body with U+FFFD in place of what is no character: bytes that are no UTF-8, and escaped surrogates without
/// their other half.
pub(super) fn mended(body: &[u8]) -> Cow<'_, str> {
    let mut text = String::from_utf8_lossy(body);
    let mut from = 0;
    while let Some(place) = unpaired(&text, from) {
        from = place + ESCAPE;
        // As many bytes, so that nothing behind them moves.
        text.to_mut().replace_range(place..from, "\\ufffd");
    }
    text
}

/// Where the next half of a surrogate pair stands by itself.
fn unpaired(json: &str, mut from: usize) -> Option<usize> {
    loop {
        let place = from + json.get(from..)?.find('\\')?;
        from = match (unit(json, place), unit(json, place + ESCAPE)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => place + 2 * ESCAPE,
            (Some(0xd800..=0xdfff), _) => return Some(place),
            // What is escaped may be a backslash.
            _ => place + 2,
        };
    }
}

fn unit(json: &str, place: usize) -> Option<u16> {
    let digits = json.get(place..place + ESCAPE)?.strip_prefix("\\u")?;
    u16::from_str_radix(digits, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_needs_nothing_is_borrowed() {
        for text in ["", "é", r#"{"a":"\ud83d\ude00\\ud83d"}"#, "\\", "\\é\\ud800"] {
            assert!(matches!(mended(text.as_bytes()), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn half_a_surrogate_pair_leaves_the_rest() {
        assert_eq!(mended(br"a\ud83db"), r"a\ufffdb");
        assert_eq!(mended(br"a\ude00b\uDBFF"), r"a\ufffdb\ufffd");
        assert_eq!(mended(br"\ud83d\u0041"), r"\ufffd\u0041");
        assert_eq!(mended(br"\ud83d\ud83d\ude00"), r"\ufffd\ud83d\ude00");
        assert_eq!(mended(br"\\\ud83d"), r"\\\ufffd");
    }

    #[test]
    fn bytes_of_another_encoding_leave_the_rest() {
        assert_eq!(mended(b"a\xe9b\\ud83d"), "a\u{fffd}b\\ufffd");
    }
}
