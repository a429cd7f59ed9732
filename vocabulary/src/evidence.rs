//! The kinds of source that name a code.

use crate::Availability;

crate::word_enum! {
    /// A kind of published source that names a code.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ErrorCode, Evidence};
    ///
    /// assert!(ErrorCode::TokenRevoked.evidence().contains(&Evidence::Page));
    /// ```
    pub enum Evidence: "kind of evidence" {
        /// A version's error-codes page: the page itself is in the snapshot, or a listing of its codes is.
        Page = "page",
        /// Error responses in the examples of a version's OpenAPI description.
        OpenApi = "openapi",
        /// The source of Intercom's own client libraries. It says that the code exists, but not in which version.
        Client = "client",
    }
}

impl Evidence {
    /// Returns the availability that this kind of source gives a code in the version that it covers, or `None` if the
    /// kind covers no version.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{Availability, Evidence};
    ///
    /// assert_eq!(Evidence::OpenApi.availability(), Some(Availability::Observed));
    /// assert_eq!(Evidence::Client.availability(), None);
    /// ```
    #[must_use]
    pub const fn availability(self) -> Option<Availability> {
        match self {
            Self::Page => Some(Availability::Documented),
            Self::OpenApi => Some(Availability::Observed),
            Self::Client => None,
        }
    }

    /// Returns a clause for people: who names the code.
    #[must_use]
    pub const fn explanation(self) -> &'static str {
        match self {
            Self::Page => "the version's error-codes page lists it",
            Self::OpenApi => "error examples in the version's OpenAPI description carry it",
            Self::Client => "Intercom's own client libraries name it",
        }
    }
}
