//! The text of a JSON value.

use alloc::borrow::Cow;
use alloc::string::String;

const UNPAIRED: char = char::REPLACEMENT_CHARACTER;

/// A string as its text, null as nothing, any other value as its JSON text. `json` is one well-formed value.
///
/// An escaped surrogate without its other half is no character: it becomes U+FFFD, and the rest is kept.
pub(super) fn of(json: &str) -> Option<Cow<'_, str>> {
    let Some(string) = json.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) else {
        return (json != "null").then_some(Cow::Borrowed(json));
    };
    Some(match string.as_bytes().contains(&b'\\') {
        true => Cow::Owned(unescaped(string)),
        false => Cow::Borrowed(string),
    })
}

fn unescaped(string: &str) -> String {
    let mut text = String::with_capacity(string.len());
    let mut rest = string;
    while let Some((before, escape)) = rest.split_once('\\') {
        text.push_str(before);
        let mut chars = escape.chars();
        match chars.next() {
            Some('b') => text.push('\u{8}'),
            Some('f') => text.push('\u{c}'),
            Some('n') => text.push('\n'),
            Some('r') => text.push('\r'),
            Some('t') => text.push('\t'),
            Some('u') => {
                let (character, after) = unicode(chars.as_str());
                text.push(character);
                rest = after;
                continue;
            }
            // A quote, a slash or a backslash.
            Some(itself) => text.push(itself),
            None => {}
        }
        rest = chars.as_str();
    }
    text.push_str(rest);
    text
}

/// The character of `XXXX` or `XXXX\uXXXX`, which follow `\u`, and what comes after it.
fn unicode(digits: &str) -> (char, &str) {
    let Some((high, after)) = unit(digits) else {
        return (UNPAIRED, digits);
    };
    if let Some(character) = char::from_u32(u32::from(high)) {
        return (character, after);
    }
    let pair = after.strip_prefix("\\u").and_then(unit).and_then(|(low, after)| {
        let character = char::decode_utf16([high, low]).next()?.ok()?;
        Some((character, after))
    });
    pair.unwrap_or((UNPAIRED, after))
}

fn unit(digits: &str) -> Option<(u16, &str)> {
    let (digits, after) = digits.split_at_checked(4)?;
    Some((u16::from_str_radix(digits, 16).ok()?, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_string_is_borrowed() {
        assert!(matches!(of(r#""No such contact""#), Some(Cow::Borrowed("No such contact"))));
    }

    #[test]
    fn escapes_are_read() {
        let json = r#""a\"b\\c\/d\b\f\n\r\t\u00e9\ud83d\ude00""#;
        assert_eq!(of(json).as_deref(), Some("a\"b\\c/d\u{8}\u{c}\n\r\té😀"));
    }

    #[test]
    fn half_a_surrogate_pair_leaves_the_rest() {
        assert_eq!(of(r#""a\ud83db""#).as_deref(), Some("a\u{fffd}b"));
        assert_eq!(of(r#""a\ude00b""#).as_deref(), Some("a\u{fffd}b"));
        assert_eq!(of(r#""\ud83d\u0041""#).as_deref(), Some("\u{fffd}A"));
        assert_eq!(of(r#""\ud83d\ud83d\ude00""#).as_deref(), Some("\u{fffd}😀"));
    }

    #[test]
    fn values_that_are_no_strings_keep_their_json() {
        assert_eq!(of("null"), None);
        assert_eq!(of("1.50e3").as_deref(), Some("1.50e3"));
        assert_eq!(of(r#"{"a":[1]}"#).as_deref(), Some(r#"{"a":[1]}"#));
    }
}
