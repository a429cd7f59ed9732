//! An error code, known or not.

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt;

use crate::ErrorCode;

/// An error code as the API sent it.
///
/// It is made from any string and prints that string verbatim, so a code that no published source names is kept.
///
/// # Examples
///
/// ```
/// use intercom_errors::{Code, ErrorCode};
///
/// assert_eq!(Code::from("not_restorable"), ErrorCode::NotRestorable);
///
/// let code = Code::from("brand_new_code");
/// assert_eq!(code.known(), None);
/// assert_eq!(code.to_string(), "brand_new_code");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Code<'a> {
    /// A code that [`ErrorCode`] has.
    Known(ErrorCode),
    /// Any other code.
    Unknown(UnknownCode<'a>),
}

/// A code that [`ErrorCode`] does not have.
///
/// Either no published source names it, or none of the enabled API versions has it. Only [`Code`] makes one, so there
/// is no unknown `token_revoked`.
///
/// If `cargo intercom-errors explain` does not know the code either, please report it with the repository's issue form
/// for unknown codes. Send the code and the HTTP status only, and never the message, which may contain personal data.
///
/// # Examples
///
/// ```
/// use intercom_errors::Code;
///
/// if let Code::Unknown(code) = Code::from("brand_new_code") {
///     assert_eq!(code.as_str(), "brand_new_code");
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct UnknownCode<'a>(Cow<'a, str>);

impl Code<'_> {
    /// Returns the code if [`ErrorCode`] has it.
    #[must_use]
    pub const fn known(&self) -> Option<ErrorCode> {
        match self {
            Self::Known(code) => Some(*code),
            Self::Unknown(_) => None,
        }
    }

    /// Returns the code verbatim.
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(code) => code.as_str(),
            Self::Unknown(code) => code.as_str(),
        }
    }

    /// Converts into an owned code (`'static`).
    #[must_use]
    pub fn into_owned(self) -> Code<'static> {
        match self {
            Self::Known(code) => Code::Known(code),
            Self::Unknown(UnknownCode(text)) => Code::Unknown(UnknownCode(Cow::Owned(text.into_owned()))),
        }
    }
}

impl UnknownCode<'_> {
    /// Returns the code verbatim.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<'a> From<Cow<'a, str>> for Code<'a> {
    fn from(text: Cow<'a, str>) -> Self {
        match ErrorCode::from_code(&text) {
            Some(code) => Self::Known(code),
            None => Self::Unknown(UnknownCode(text)),
        }
    }
}

impl<'a> From<&'a str> for Code<'a> {
    fn from(text: &'a str) -> Self {
        Self::from(Cow::Borrowed(text))
    }
}

impl From<String> for Code<'static> {
    fn from(text: String) -> Self {
        Self::from(Cow::Owned(text))
    }
}

impl From<ErrorCode> for Code<'_> {
    fn from(code: ErrorCode) -> Self {
        Self::Known(code)
    }
}

impl PartialEq<ErrorCode> for Code<'_> {
    fn eq(&self, other: &ErrorCode) -> bool {
        self.known() == Some(*other)
    }
}

impl AsRef<str> for Code<'_> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for Code<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Display for UnknownCode<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(feature = "serde")]
mod serde {
    use super::{Code, String, fmt};
    use serde_core::de::{Deserialize, Deserializer, Error, Visitor};
    use serde_core::ser::{Serialize, Serializer};

    impl Serialize for Code<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }

    /// Borrows nothing, so it can be read from any source.
    impl<'de> Deserialize<'de> for Code<'_> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_str(CodeVisitor)
        }
    }

    struct CodeVisitor;

    impl Visitor<'_> for CodeVisitor {
        type Value = Code<'static>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("an error code")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
            Ok(Code::from(text).into_owned())
        }

        fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
            Ok(Code::from(text))
        }
    }
}
