//! The label and the link of a version, as the docs publish them.

use std::fmt;
use std::ops::Deref;

use intercom_errors_vocabulary::is_unprintable;

/// The longest path that is accepted, in bytes. The docs' own have about 50.
const MOST_PATH: usize = 200;

/// The longest label that is accepted, in characters. The docs' own have at most 7.
const MOST_LABEL: usize = 40;

/// A path on the docs site: `/`, then letters and digits of ASCII, `/`, `.`, `_`, `~` and `-`, at most 200 bytes.
///
/// It begins with one `/` and has no `..`, so it stays on the site, and it means the same in every output.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SitePath(Box<str>);

/// The error for a string that is not a [`SitePath`]. Prints as the end of a sentence that begins with the string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotASitePath;

/// The name of a version in the docs, such as `v2.10`: 1 to 40 characters that can be seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label(Box<str>);

/// The error for a string that is not a [`Label`]. Prints as the end of a sentence that begins with the string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotALabel;

impl SitePath {
    /// Checks a string.
    ///
    /// # Errors
    /// The string is something else.
    pub fn new(text: &str) -> Result<Self, NotASitePath> {
        let is_plain =
            |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'.' | b'_' | b'~' | b'-');
        let stays =
            text.starts_with('/') && !text.starts_with("//") && text.split('/').all(|step| step != "..");
        if stays && text.len() <= MOST_PATH && text.bytes().all(is_plain) {
            Ok(Self(text.into()))
        } else {
            Err(NotASitePath)
        }
    }
}

impl Label {
    /// Checks a string.
    ///
    /// # Errors
    /// The string is empty, too long, or has characters that cannot be seen.
    pub fn new(text: &str) -> Result<Self, NotALabel> {
        if text.trim().is_empty() || text.chars().nth(MOST_LABEL).is_some() || text.contains(is_unprintable) {
            Err(NotALabel)
        } else {
            Ok(Self(text.into()))
        }
    }
}

impl Deref for SitePath {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Deref for Label {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for SitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Display for NotASitePath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "is not a path on the docs site: expected a single `/`, then at most {MOST_PATH} bytes of A-Z a-z 0-9 / \
             . _ ~ - without `..`"
        )
    }
}

impl fmt::Display for NotALabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "is not a version's label: expected 1 to {MOST_LABEL} visible characters")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_stays_on_the_site_and_is_plain() {
        for path in ["/", "/docs/references/2.1/a_b-c~d", &format!("/{}", "a".repeat(199))] {
            assert_eq!(&*SitePath::new(path).unwrap(), path);
        }
        for path in [
            "",
            "docs",
            "//example.org",
            "/a/../b",
            "/..",
            "/a b",
            "/a#b",
            "/a?b",
            "/a)![p](//e.example/p.png)",
            "/a\n\n```rust",
            "/a\"",
            "/a<b>",
            "/a%20b",
            "/é",
            "/a\u{202e}b",
            &format!("/{}", "a".repeat(200)),
        ] {
            assert_eq!(SitePath::new(path), Err(NotASitePath), "{path:?}");
        }
    }

    #[test]
    fn a_label_can_be_seen() {
        for label in ["v2.10", "Preview", "2.15 (latest)", &"é".repeat(40)] {
            assert_eq!(&*Label::new(label).unwrap(), label);
        }
        for label in ["", " ", "v\n\n    loop {}", "v\u{1b}[2J", "v\u{202e}2", "v\u{200b}2", &"v".repeat(41)]
        {
            assert_eq!(Label::new(label), Err(NotALabel), "{label:?}");
        }
    }
}
