//! The state of one code in one version, and the one definition of the states.

crate::word_enum! {
    /// The state of one code in one API version, by what is published.
    ///
    #[doc = include_str!("availability.md")]
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
        /// `●`: a page of the version lists the code.
        Documented = "documented",
        /// `◆`: no page, but an example of the version has the code.
        Observed = "observed",
        /// `○`: no source of the version has the code, but nothing rules it out.
        Presumed = "presumed",
        /// `·`: the version or its neighbors rule the code out.
        Unlisted = "unlisted",
    }
}

impl Availability {
    /// The definition of all states for people: a list with a line for each state, then the rules.
    pub const DEFINITION: &'static str = include_str!("availability.md");

    /// Returns the sign of the state in tables: a filled shape for evidence, a hollow shape for a guess, a dot for
    /// neither.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::Availability;
    ///
    /// assert_eq!(Availability::Documented.sign(), '●');
    /// ```
    #[must_use]
    pub const fn sign(self) -> char {
        match self {
            Self::Documented => '●',
            Self::Observed => '◆',
            Self::Presumed => '○',
            Self::Unlisted => '·',
        }
    }

    /// Returns a clause for people that says when a code has this state in a version.
    ///
    /// It is the state's line in [`DEFINITION`](Self::DEFINITION).
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::Availability;
    ///
    /// let clause = Availability::Documented.explanation();
    /// assert_eq!(clause, "a page of the version, complete or partial, lists the code");
    /// ```
    #[must_use]
    pub fn explanation(self) -> &'static str {
        let clause = |line: &'static str| {
            let after_sign = line.strip_prefix("- ")?.strip_prefix(self.sign())?;
            after_sign.strip_prefix(' ')?.strip_prefix(self.as_str())?.strip_prefix(": ")
        };
        // A test finds every state in the definition.
        Self::DEFINITION.lines().find_map(clause).unwrap_or_default()
    }

    /// Returns the initial of the word, for lists of states with one letter for each version. No two words share it.
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

    #[test]
    fn the_definition_has_a_line_for_each_state() {
        for state in Availability::ALL {
            assert_ne!(state.explanation(), "", "{state}");
        }
        assert_eq!(Availability::DEFINITION.matches("\n- ").count() + 1, Availability::ALL.len());
    }
}
