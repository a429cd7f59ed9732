//! Converts the bytes of a body into a string that can be read as JSON.

use alloc::borrow::Cow;
use alloc::string::String;

/// The length of `\uXXXX`.
const ESCAPE: usize = 6;

/// Replaces bytes that are not UTF-8, and unpaired escaped surrogates, with U+FFFD.
pub(super) fn repair(body: &[u8]) -> Cow<'_, str> {
    let text = String::from_utf8_lossy(body);
    let mut repaired = String::new();
    let mut from = 0;
    while let Some(place) = find_unpaired(&text, from) {
        repaired.push_str(&text[from..place]);
        repaired.push_str("\\ufffd");
        from = place + ESCAPE;
    }
    if from == 0 {
        return text;
    }
    repaired.push_str(&text[from..]);
    repaired.into()
}

/// Finds the next unpaired surrogate.
fn find_unpaired(json: &str, mut from: usize) -> Option<usize> {
    loop {
        let place = from + json.get(from..)?.find('\\')?;
        from = match (unit(json, place), unit(json, place + ESCAPE)) {
            (Some(0xd800..=0xdbff), Some(0xdc00..=0xdfff)) => place + 2 * ESCAPE,
            (Some(0xd800..=0xdfff), _) => return Some(place),
            // The escaped character may be a backslash.
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
    fn a_valid_string_is_borrowed() {
        for text in ["", "é", r#"{"a":"\ud83d\ude00\\ud83d"}"#, "\\", "\\é\\ud800"] {
            assert!(matches!(repair(text.as_bytes()), Cow::Borrowed(same) if same == text), "{text}");
        }
    }

    #[test]
    fn half_a_surrogate_pair_leaves_the_rest() {
        assert_eq!(repair(br"a\ud83db"), r"a\ufffdb");
        assert_eq!(repair(br"a\ude00b\uDBFF"), r"a\ufffdb\ufffd");
        assert_eq!(repair(br"\ud83d\u0041"), r"\ufffd\u0041");
        assert_eq!(repair(br"\ud83d\ud83d\ude00"), r"\ufffd\ud83d\ude00");
        assert_eq!(repair(br"\\\ud83d"), r"\\\ufffd");
    }

    #[test]
    fn bytes_of_another_encoding_leave_the_rest() {
        assert_eq!(repair(b"a\xe9b\\ud83d"), "a\u{fffd}b\\ufffd");
    }
}
