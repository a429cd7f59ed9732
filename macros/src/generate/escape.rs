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
    use super::*;

    const HOSTILE: [&str; 21] = [
        "```rust\nstd::fs::write(\"/some/file\", \"\").unwrap();\n```",
        "v\n\n    loop {}\n\n",
        "a\r\n\r\n\tloop {}",
        "a\u{2028}\u{2029}\u{85}\u{b}\u{c}    loop {}",
        "~~~\nloop {}\n~~~",
        "<script>alert(document.domain)</script>",
        "<img src=x onerror=alert(1)>",
        "&lt;script&gt;",
        "![p](//evil.example/p.png)[Click](https://evil.example/)",
        "/docs/x)![p](//evil.example/p.png)[Click](https://evil.example/",
        "<https://evil.example/>",
        "https://evil.example/ www.evil.example a@evil.example",
        "[ErrorCode]: https://evil.example/",
        "[`ErrorCode`][crate::ErrorCode] [x]",
        "# Heading\n* item\n- item\n1. item\n> quote\n| a | b |\n|---|---|",
        "*em* _em_ `code` ~~del~~ $math$ [^1]",
        "a\\",
        "\\<b\\>",
        "\u{1b}[2J\u{7}\0",
        "\u{202e}a\u{2066}b\u{200b}",
        "]( > ) \" ' --- ... === +++",
    ];

    /// Removes the escaped characters.
    fn bare(escaped: &str) -> String {
        let mut bare = String::new();
        let mut chars = escaped.chars();
        while let Some(c) = chars.next() {
            if c == '\\' {
                assert!(chars.next().is_some_and(|c| c.is_ascii_punctuation()), "{escaped:?}");
            } else {
                bare.push(c);
            }
        }
        bare
    }

    #[test]
    fn no_text_becomes_code_markup_or_a_line() {
        for hostile in HOSTILE {
            let escaped = text(hostile);
            assert!(
                !bare(&escaped).contains(|c: char| "`*_[]<>()!#&~|$^{}:/.@=+-\\".contains(c)),
                "{escaped:?}"
            );
            assert!(!escaped.contains(|c: char| c.is_control() || is_invisible(c)), "{escaped:?}");
            assert!(!escaped.contains("  ") && escaped == escaped.trim(), "{escaped:?}");
        }
    }

    #[test]
    fn no_label_or_address_ends_its_link() {
        for hostile in HOSTILE {
            let link = link(hostile, hostile);
            let (label, address) = link.split_once("](<").unwrap();
            let address = address.strip_suffix(">)").unwrap();
            let plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/%".contains(c);
            assert!(address.chars().all(plain), "{address:?}");
            assert!(!bare(&label[1..]).contains(['[', ']', '<', '`']), "{label:?}");
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
