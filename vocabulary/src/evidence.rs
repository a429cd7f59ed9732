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
        /// A version's error-codes page. The snapshot has the page, or a listing of all or some of its rows.
        Page = "page",
        /// Error responses in the examples of a version's OpenAPI description.
        OpenApi = "openapi",
        /// Error responses in the examples of a version's reference pages.
        Reference = "reference",
        /// The source code of Intercom's own client libraries. It says that the code exists, but not in which version.
        Client = "client",
        /// Responses that users of the API published, or examples that Intercom's staff proposed or withdrew.
        ///
        /// They say that the code exists and with which statuses, but not in which version.
        Report = "report",
    }
}

impl Evidence {
    /// Returns the availability that this kind of source gives a code in the version that it covers.
    ///
    /// Returns `None` if the kind covers no version.
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
            Self::OpenApi | Self::Reference => Some(Availability::Observed),
            Self::Client | Self::Report => None,
        }
    }

    /// Returns a clause for people that says who names the code.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::Evidence;
    ///
    /// assert_eq!(Evidence::Client.explanation(), "Intercom's own client libraries name it");
    /// ```
    #[must_use]
    pub const fn explanation(self) -> &'static str {
        match self {
            Self::Page => "the version's error-codes page lists it",
            Self::OpenApi => "error examples in the version's OpenAPI description carry it",
            Self::Reference => "error examples in the version's reference pages carry it",
            Self::Client => "Intercom's own client libraries name it",
            Self::Report => "published responses and proposed examples carry it",
        }
    }
}
