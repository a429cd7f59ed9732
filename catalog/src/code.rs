//! The wire name of an error code, such as `token_revoked`.

use intercom_errors_vocabulary::VariantName;

use crate::checked::{Invalid, checked_string};

/// The longest code that is accepted, in bytes. The longest one known has 38.
const MAX_LEN: usize = 64;

checked_string! {
    /// An error code as Intercom's API sends it: words of `a-z` and `0-9` joined by single underscores.
    ///
    /// It begins with a letter and has at most 64 bytes.
    CodeName, check
}

fn check(text: &str) -> Result<(), Invalid> {
    let is_word =
        |word: &str| !word.is_empty() && word.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9'));
    Err(Invalid(if text.is_empty() {
        "is empty"
    } else if text.len() > MAX_LEN {
        "is longer than 64 bytes"
    } else if !text.split('_').all(is_word) || text.starts_with(|first: char| first.is_ascii_digit()) {
        "is not an identifier: expected words of a-z and 0-9 joined by single underscores, \
         the first one beginning with a letter"
    } else if text == "self" {
        // It is the only keyword of Rust in upper camel case.
        "would become `Self`, a keyword of Rust"
    } else {
        return Ok(());
    }))
}

impl CodeName {
    /// Returns the name of the enum variant: `token_revoked` becomes `TokenRevoked`.
    #[must_use]
    pub fn variant(&self) -> String {
        VariantName(self).to_string()
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
        let refusal = |text: &str| CodeName::new(text).unwrap_err().to_string();
        for text in ["a b", "Token", "a-b", "1a", "_a", "a_", "a__b", "tök", "a\0"] {
            assert!(refusal(text).starts_with("is not an identifier: "), "{text}");
        }
        assert_eq!(refusal(""), "is empty");
        assert_eq!(refusal("self"), "would become `Self`, a keyword of Rust");
        assert_eq!(refusal(&"a".repeat(MAX_LEN + 1)), format!("is longer than {MAX_LEN} bytes"));
        assert!(CodeName::new(&"a".repeat(MAX_LEN)).is_ok());
    }
}
