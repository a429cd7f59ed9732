//! What a snapshot knows of one code in one version.

crate::word_enum! {
    /// What the published sources say of one code in one API version.
    ///
    /// `Unlisted` is no proof that Intercom never sends the code in that version: the docs say that other codes may
    /// come.
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
    pub enum Availability: "availability" {
        /// The version's own error-codes page lists the code.
        Documented = "documented",
        /// The page does not list the code, but a published error response of that version carries it.
        Observed = "observed",
        /// No source covers this version, and a neighbouring version that a source covers has the code; or only
        /// sources that cover no version at all name the code.
        Presumed = "presumed",
        /// The sources of this version leave the code out, or no neighbouring version has it.
        Unlisted = "unlisted",
    }
}

impl Availability {
    /// Returns the sign that stands for the state in tables: a filled shape for evidence, a hollow one for a guess, a
    /// dot for neither.
    #[must_use]
    pub const fn sign(self) -> char {
        match self {
            Self::Documented => '●',
            Self::Observed => '◆',
            Self::Presumed => '○',
            Self::Unlisted => '·',
        }
    }

    /// Returns a clause for people: when a code has this state in a version.
    #[must_use]
    pub const fn explanation(self) -> &'static str {
        match self {
            Self::Documented => "a page of the version lists the code",
            Self::Observed => "not documented there, but an error example of the version has it",
            Self::Presumed => "no data for the version; an adjacent version or a client library has the code",
            Self::Unlisted => "no source lists the code there; the API may still send it",
        }
    }

    /// Returns the initial of the word, for lists of states with one letter a version. No two words share it.
    #[doc(hidden)]
    #[must_use]
    pub const fn letter(self) -> u8 {
        self.as_str().as_bytes()[0]
    }

    /// Returns the state with this letter.
    #[doc(hidden)]
    #[must_use]
    pub fn from_letter(letter: u8) -> Option<Self> {
        Self::ALL.iter().copied().find(|state| state.letter() == letter)
    }
}

#[cfg(test)]
mod tests {
    use super::Availability;

    #[test]
    fn each_state_has_a_letter_of_its_own() {
        for &state in Availability::ALL {
            assert_eq!(Availability::from_letter(state.letter()), Some(state));
        }
        assert_eq!(Availability::from_letter(b'x'), None);
    }
}
