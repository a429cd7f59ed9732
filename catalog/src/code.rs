//! The wire name of an error code, such as `token_revoked`.

use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;

use crate::text::is_joined;

/// The longest code that is accepted, in bytes. The longest one known has 38.
pub const MAX_LEN: usize = 64;

/// An error code as Intercom's API sends it: words of `a-z` and `0-9` joined by single underscores,
/// the first one beginning with a letter, at most [`MAX_LEN`] bytes.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CodeName(Box<str>);

/// Why a text is no [`CodeName`]. Prints as the end of a sentence that begins with the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotACode {
    /// There is nothing.
    Empty,
    /// Longer than [`MAX_LEN`].
    TooLong,
    /// Not words of `a-z` and `0-9` joined by single underscores.
    Shape,
    /// The enum variant's name would be a Rust keyword.
    Keyword,
}

impl CodeName {
    /// Checks the text.
    ///
    /// # Errors
    /// The first reason why the text is no code.
    pub fn new(text: &str) -> Result<Self, NotACode> {
        check(text)?;
        Ok(Self(text.into()))
    }

    /// Checks the text and keeps it, as it is.
    pub(crate) fn from_string(text: String) -> Result<Self, (String, NotACode)> {
        match check(&text) {
            Ok(()) => Ok(Self(text.into())),
            Err(why) => Err((text, why)),
        }
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

fn check(text: &str) -> Result<(), NotACode> {
    if text.is_empty() {
        return Err(NotACode::Empty);
    }
    if text.len() > MAX_LEN {
        return Err(NotACode::TooLong);
    }
    let joined = is_joined(text, |byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9'), b'_');
    if !joined || text.starts_with(|first: char| first.is_ascii_digit()) {
        return Err(NotACode::Shape);
    }
    // `Self` is the only keyword of Rust in upper camel case.
    if text == "self" {
        return Err(NotACode::Keyword);
    }
    Ok(())
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
                "is no identifier: expected words of a-z and 0-9 joined by single underscores, \
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
    fn what_is_no_identifier_is_refused() {
        for text in ["a b", "Token", "a-b", "1a", "_a", "a_", "a__b", "tök", "a\0"] {
            assert_eq!(CodeName::new(text), Err(NotACode::Shape), "{text}");
        }
        assert_eq!(CodeName::new(""), Err(NotACode::Empty));
        assert_eq!(CodeName::new("self"), Err(NotACode::Keyword));
        assert_eq!(CodeName::new(&"a".repeat(10_000)), Err(NotACode::TooLong));
    }
}
