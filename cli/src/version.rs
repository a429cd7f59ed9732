//! Versions as people write them.

use intercom_errors_catalog::Version;

/// Parses a version such as `2.15`, `v2.15`, `Preview`, or `Unstable`, the earlier name of Preview.
pub(crate) fn parse(text: &str) -> Result<Version, String> {
    if ["preview", "unstable"].iter().any(|name| text.eq_ignore_ascii_case(name)) {
        return Ok(Version::Preview);
    }
    text.strip_prefix('v')
        .unwrap_or(text)
        .parse()
        .map_err(|_| "not a valid version: expected one such as 2.10 or Preview".to_owned())
}
