//! The name of an API version, such as `2.10` or `Preview`.

use std::fmt;
use std::str::FromStr;

use intercom_errors_vocabulary::version_name;

use crate::checked::Invalid;

/// An API version. Versions sort as numbers (2.9 before 2.10) and Preview sorts last.
///
/// They are not semantic versions: 2.10 follows 2.9, and a higher minor number may break.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Version {
    /// A released version.
    Numbered {
        /// The part before the dot.
        major: u16,
        /// The part after the dot.
        minor: u16,
    },
    /// The unreleased version that new work goes into. Its earlier name was `Unstable`.
    Preview,
}

impl Version {
    /// Parses a version as people write it: `2.15` or `v2.15`, `Preview`, `preview` or `Unstable`.
    ///
    /// # Errors
    /// The string is something else.
    pub fn from_any_spelling(text: &str) -> Result<Self, Invalid> {
        version_name(text).parse()
    }

    /// Returns the name of the Cargo feature that selects this version, such as `v2_10` or `preview`.
    #[must_use]
    pub fn feature(self) -> String {
        match self {
            Self::Numbered { major, minor } => format!("v{major}_{minor}"),
            Self::Preview => "preview".to_owned(),
        }
    }

    /// Returns the name of the `ApiVersion` variant, such as `V2_10` or `Preview`.
    #[must_use]
    pub fn variant(self) -> String {
        match self {
            Self::Numbered { major, minor } => format!("V{major}_{minor}"),
            Self::Preview => "Preview".to_owned(),
        }
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Numbered { major, minor } => write!(f, "{major}.{minor}"),
            Self::Preview => f.write_str("Preview"),
        }
    }
}

impl FromStr for Version {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let numbered = || {
            let (major, minor) = text.split_once('.')?;
            Some(Self::Numbered { major: number(major)?, minor: number(minor)? })
        };
        if text == "Preview" {
            Ok(Self::Preview)
        } else {
            numbered().ok_or(Invalid("is unknown: expected a name such as \"2.10\" or \"Preview\""))
        }
    }
}

/// Parses a number that is written as `Display` writes it: without a sign or a leading zero.
fn number(text: &str) -> Option<u16> {
    text.parse().ok().filter(|number: &u16| number.to_string() == text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn version(text: &str) -> Version {
        text.parse().unwrap()
    }

    #[test]
    fn versions_sort_as_numbers_with_preview_last() {
        assert!(version("2.9") < version("2.10"));
        assert!(version("1.4") < version("2.0"));
        assert!(version("2.16") < version("Preview"));
    }

    #[test]
    fn a_version_prints_as_it_was_written() {
        for text in ["1.0", "2.10", "Preview"] {
            assert_eq!(version(text).to_string(), text);
        }
    }

    #[test]
    fn any_usual_spelling_is_the_same_version() {
        for (text, name) in [("v2.15", "2.15"), ("preview", "Preview"), ("Unstable", "Preview")] {
            assert_eq!(Version::from_any_spelling(text), Ok(version(name)));
        }
        assert!(Version::from_any_spelling("v2").is_err());
    }

    #[test]
    fn other_strings_are_not_versions() {
        for text in ["", "2", "2.", ".1", "2.01", "+2.1", "v2.1", "2.1.0", "Beta", "preview", "2.99999"] {
            assert!(text.parse::<Version>().is_err(), "{text}");
        }
    }
}
