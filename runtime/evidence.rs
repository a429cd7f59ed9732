//! The kinds of source that a code is known from.

use core::fmt;

/// A kind of published source that names a code.
///
/// # Examples
///
/// ```
/// use intercom_errors::{ErrorCode, Evidence};
///
/// assert!(ErrorCode::TokenRevoked.evidence().contains(&Evidence::Page));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Evidence {
    /// A version's error-codes page, which the snapshot holds.
    Page,
    /// A version's error-codes page that the snapshot does not hold, but of which it is known what it lists.
    Listing,
    /// Error responses in the examples of Intercom's OpenAPI descriptions.
    OpenApi,
    /// The source of Intercom's own client libraries, which names neither versions nor statuses.
    Client,
}

impl Evidence {
    /// The kind as a word in lower case.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Page => "page",
            Self::Listing => "listing",
            Self::OpenApi => "openapi",
            Self::Client => "client",
        }
    }
}

impl fmt::Display for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
