//! Published strings in rustdoc: each renders as itself, and cannot become code, markup or a doctest.

use intercom_errors_vocabulary::is_invisible;

/// Returns Markdown that renders as this text on one line.
pub(super) fn text(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    // A separate line could begin a code block, which would be a doctest.
    for word in text.split_whitespace() {
        if !escaped.is_empty() {
            escaped.push(' ');
        }
        for c in word.chars().filter(|c| !c.is_control() && !is_invisible(*c)) {
            // In CommonMark, a backslash before ASCII punctuation escapes it. Common characters without a meaning inside
            // a line are not escaped, for readers of the source.
            if c.is_ascii_punctuation() && !matches!(c, '\'' | ',' | ';' | '"' | '?' | '%') {
                escaped.push('\\');
            }
            escaped.push(c);
        }
    }
    escaped
}

/// Returns a Markdown link with this text. The address is a URL with a host and a path.
pub(super) fn link(label: &str, url: &str) -> String {
    format!("[{}](<{}>)", text(label), address(url))
}

/// Percent-encodes everything but unreserved characters, `:` and `/`.
fn address(url: &str) -> String {
    use std::fmt::Write;

    let mut encoded = String::with_capacity(url.len());
    for byte in url.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b':' | b'/') {
            encoded.push(char::from(byte));
        } else {
            // Writing to a `String` cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::*;
    use crate::hostile_strings;

    /// Reads Markdown as rustdoc does, except that quotes keep their form. Returns its text and the address of its link.
    fn read(markdown: &str) -> (String, Option<String>) {
        let (mut text, mut address) = (String::new(), None);
        let options = Options::all().difference(Options::ENABLE_SMART_PUNCTUATION);
        for event in Parser::new_ext(markdown, options) {
            match event {
                Event::Text(part) => text.push_str(&part),
                Event::Start(Tag::Link { dest_url, .. }) if address.is_none() => {
                    address = Some(dest_url.into_string());
                }
                Event::Start(Tag::Paragraph) | Event::End(_) => {}
                other => panic!("{other:?} in {markdown:.200}"),
            }
        }
        (text, address)
    }

    /// Returns the text as a line without what no one sees.
    fn visible(text: &str) -> String {
        let visible = |word: &str| word.replace(|c: char| c.is_control() || is_invisible(c), "");
        text.split_whitespace().map(visible).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn any_text_renders_as_itself_on_one_line() {
        for hostile in hostile_strings::all() {
            let escaped = text(&hostile);
            assert!(!escaped.contains(|c: char| c.is_control() || is_invisible(c)), "{escaped:.80?}");
            assert_eq!(read(&escaped), (visible(&hostile), None));
            assert_eq!(read(&format!("Code: {escaped}")), (format!("Code: {}", visible(&hostile)), None));
        }
    }

    #[test]
    fn no_label_or_address_ends_its_link() {
        for hostile in hostile_strings::all() {
            let (label, address) = read(&link(&hostile, &hostile));
            assert_eq!(label, visible(&hostile));
            let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/%".contains(c);
            assert!(address.unwrap().chars().all(plain), "{hostile:.80?}");
        }
    }

    #[test]
    fn usual_texts_stay_readable() {
        assert_eq!(
            text("The API isn't available on this  App's\u{a0}Plan"),
            "The API isn't available on this App's Plan"
        );
        assert_eq!(
            link("v2.10", "https://developers.intercom.com/docs/references/2.10/rest-api/errors/error-codes"),
            "[v2\\.10](<https://developers.intercom.com/docs/references/2.10/rest-api/errors/error-codes>)"
        );
    }
}
