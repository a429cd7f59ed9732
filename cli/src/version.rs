//! Versions as people write them.

use intercom_errors_catalog::Version;

/// Parses the version in an argument.
pub(crate) fn parse(text: &str) -> Result<Version, String> {
    Version::from_any_spelling(text)
        .map_err(|_| "not a valid version: expected one such as 2.10 or Preview".to_owned())
}
