//! Versions as people spell them.

use intercom_errors_catalog::Version;

/// Parses the version in an argument.
pub(crate) fn parse(text: &str) -> Result<Version, String> {
    Version::from_any_spelling(text)
        .map_err(|_| "not a valid version: expected one such as 2.10 or Preview".to_owned())
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn every_usual_spelling_is_accepted() {
        for (text, name) in [
            ("2.15", "2.15"),
            ("v2.15", "2.15"),
            ("Preview", "Preview"),
            ("preview", "Preview"),
            ("Unstable", "Preview"),
        ] {
            assert_eq!(parse(text).unwrap().to_string(), name, "{text}");
        }
        assert!(parse("2").is_err());
    }
}
