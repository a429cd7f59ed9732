//! The wire name of an error code, such as `token_revoked`.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;

/// The longest code that is accepted, in bytes. The longest one known has 38.
pub const MAX_LEN: usize = 64;

/// An error code as Intercom's API sends it: words of `a-z` and `0-9` joined by single underscores,
/// the first of which begins with a letter, at most [`MAX_LEN`] bytes.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CodeName(Box<str>);

/// The reason why a string is not a [`CodeName`]. Prints as the end of a sentence that begins with the string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotACode {
    /// The string is empty.
    Empty,
    /// Longer than [`MAX_LEN`].
    TooLong,
    /// Not words of `a-z` and `0-9` joined by single underscores.
    Shape,
    /// The enum variant's name would be a Rust keyword.
    Keyword,
}

impl CodeName {
    /// Checks a string.
    ///
    /// # Errors
    /// The first reason why it is not a code.
    pub fn new(text: &str) -> Result<Self, NotACode> {
        if text.is_empty() {
            return Err(NotACode::Empty);
        }
        if text.len() > MAX_LEN {
            return Err(NotACode::TooLong);
        }
        let is_word = |word: &str| {
            !word.is_empty() && word.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9'))
        };
        if !text.split('_').all(is_word) || text.starts_with(|first: char| first.is_ascii_digit()) {
            return Err(NotACode::Shape);
        }
        // `Self` is the only keyword of Rust in upper camel case.
        if text == "self" {
            return Err(NotACode::Keyword);
        }
        Ok(Self(text.into()))
    }

    /// The name of the enum variant: `token_revoked` becomes `TokenRevoked`.
    #[must_use]
    pub fn variant(&self) -> String {
        let mut variant = String::with_capacity(self.len());
        for word in self.split('_') {
            let (first, rest) = word.split_at(1);
            variant.push_str(&first.to_ascii_uppercase());
            variant.push_str(rest);
        }
        variant
    }
}

impl Deref for CodeName {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl Borrow<str> for CodeName {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CodeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Debug for CodeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.0, f)
    }
}

impl fmt::Display for NotACode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("is empty"),
            Self::TooLong => write!(f, "is longer than {MAX_LEN} bytes"),
            Self::Shape => f.write_str(
                "is not an identifier: expected words of a-z and 0-9 joined by single underscores, \
                 the first one beginning with a letter",
            ),
            Self::Keyword => f.write_str("would become `Self`, a keyword of Rust"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_becomes_a_variant_in_upper_camel_case() {
        for (code, variant) in
            [("token_revoked", "TokenRevoked"), ("conflict", "Conflict"), ("http2_error_1", "Http2Error1")]
        {
            assert_eq!(CodeName::new(code).unwrap().variant(), variant);
        }
    }

    #[test]
    fn other_strings_are_refused() {
        for text in ["a b", "Token", "a-b", "1a", "_a", "a_", "a__b", "tök", "a\0"] {
            assert_eq!(CodeName::new(text), Err(NotACode::Shape), "{text}");
        }
        assert_eq!(CodeName::new(""), Err(NotACode::Empty));
        assert_eq!(CodeName::new("self"), Err(NotACode::Keyword));
        assert_eq!(CodeName::new(&"a".repeat(10_000)), Err(NotACode::TooLong));
    }
}
