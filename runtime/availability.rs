//! What a snapshot knows of one code in one version.

use core::fmt;

/// What the published sources say of one code in one API version.
///
/// `Unlisted` is no proof that Intercom never sends the code there, for the docs say that others may come: only
/// that nothing published says so.
///
/// # Examples
///
/// ```
/// use intercom_errors::{ApiVersion, Availability, ErrorCode};
///
/// let availability = ErrorCode::Conflict.availability(ApiVersion::Preview);
/// assert_eq!(availability, Availability::Documented);
/// assert_eq!(availability.to_string(), "documented");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Availability {
    /// The version's own page lists the code.
    Documented,
    /// The version's page does not list it, but a published error response of that version carries it.
    Observed,
    /// Nothing published tells of this version itself, and a neighbouring version of which something does
    /// tell has the code.
    Presumed,
    /// What is published of this version leaves the code out, or no neighbouring version has it.
    Unlisted,
}

impl Availability {
    /// The state as a word in lower case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Documented => "documented",
            Self::Observed => "observed",
            Self::Presumed => "presumed",
            Self::Unlisted => "unlisted",
        }
    }
}

impl fmt::Display for Availability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
