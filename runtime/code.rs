//! Error codes, known or not.

use alloc::borrow::Cow;
use alloc::string::String;
use core::borrow::Borrow;
use core::cmp::Ordering;
use core::fmt;

use crate::ErrorCode;

/// An error code as the API sent it, known or not.
///
/// A `Code` is made from any string and prints that string verbatim, so new codes are kept. Codes compare with
/// [`ErrorCode`] and with strings, in both directions, and sort by their strings. With the feature `serde`, a code is
/// serialized as its string.
///
/// # Examples
///
/// React to a few codes:
///
/// ```
/// use intercom_errors::{Code, ErrorCode};
///
/// fn advice(code: &Code<'_>) -> &'static str {
///     match code.known() {
///         Some(ErrorCode::TokenRevoked | ErrorCode::TokenExpired) => "connect again",
///         Some(_) => "see the docs",
///         None => "new to this program",
///     }
/// }
///
/// assert_eq!(advice(&Code::from("token_revoked")), "connect again");
/// assert_eq!(advice(&Code::from("brand_new_code")), "new to this program");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Code<'a> {
    /// A code that [`ErrorCode`] has.
    Known(ErrorCode),
    /// Any other code.
    ///
    /// Do not match on its string. If a newer snapshot has the code, it becomes `Known`, and the compiler does not warn
    /// that the arm is never taken. Compare the whole [`Code`] with the string, which stays right:
    ///
    /// ```
    /// use intercom_errors::Code;
    ///
    /// let code = Code::from("brand_new_code");
    /// if code == "brand_new_code" {
    ///     println!("ask the user to wait");
    /// }
    /// ```
    Unknown(UnknownCode<'a>),
}

/// A code that [`ErrorCode`] does not have.
///
/// Either no published source has it, or none of the enabled API versions has it. Only a [`Code`] can contain one, so a
/// known code is never an `UnknownCode`.
///
/// With the feature `serde`, it is serialized as its string. To read it back, deserialize a [`Code`]: a newer snapshot
/// may know it.
///
/// If `cargo intercom-errors explain` does not know the code either, please report it with the repository's issue form
/// for unknown codes. Send the code and the HTTP status only, and never the message, which may contain personal data.
///
/// # Examples
///
/// Count the codes that your program does not know yet:
///
/// ```
/// use std::collections::BTreeMap;
/// use intercom_errors::{Code, UnknownCode};
///
/// let mut unknown: BTreeMap<UnknownCode, u32> = BTreeMap::new();
/// for code in ["brand_new_code", "token_revoked", "brand_new_code"] {
///     if let Code::Unknown(code) = Code::from(code) {
///         *unknown.entry(code).or_default() += 1;
///     }
/// }
/// assert_eq!(unknown.get("brand_new_code"), Some(&2));
/// assert_eq!(unknown.len(), 1);
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct UnknownCode<'a>(Cow<'a, str>);

impl Code<'_> {
    /// Returns the code if [`ErrorCode`] has it, or `None`.
    ///
    /// # Examples
    ///
    /// Look up the description of a code:
    ///
    /// ```
    /// use intercom_errors::Code;
    ///
    /// let description = |code: &str| Code::from(code).known()?.description();
    /// assert_eq!(description("token_revoked"), Some("The token or API Key has been revoked"));
    /// assert_eq!(description("brand_new_code"), None);
    /// ```
    #[must_use]
    pub const fn known(&self) -> Option<ErrorCode> {
        match self {
            Self::Known(code) => Some(*code),
            Self::Unknown(_) => None,
        }
    }

    /// Returns the code verbatim.
    ///
    /// # Examples
    ///
    /// Log a code, known or not:
    ///
    /// ```
    /// use intercom_errors::Code;
    ///
    /// assert_eq!(Code::from("token_revoked").as_str(), "token_revoked");
    /// assert_eq!(Code::from("brand_new_code").as_str(), "brand_new_code");
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Known(code) => code.as_str(),
            Self::Unknown(code) => code.as_str(),
        }
    }

    /// Converts into an owned code (`'static`).
    ///
    /// # Examples
    ///
    /// Keep a code for longer than the response:
    ///
    /// ```
    /// use intercom_errors::Code;
    ///
    /// let code: Code<'static> = {
    ///     let body = String::from("brand_new_code");
    ///     Code::from(body.as_str()).into_owned()
    /// };
    /// assert_eq!(code, "brand_new_code");
    /// ```
    #[must_use]
    pub fn into_owned(self) -> Code<'static> {
        match self {
            Self::Known(code) => Code::Known(code),
            Self::Unknown(code) => Code::Unknown(UnknownCode(Cow::Owned(code.into_string()))),
        }
    }
}

impl UnknownCode<'_> {
    /// Returns the code verbatim.
    ///
    /// # Examples
    ///
    /// Report a code that your program does not know:
    ///
    /// ```
    /// use intercom_errors::Code;
    ///
    /// if let Code::Unknown(code) = Code::from("brand_new_code") {
    ///     eprintln!("new error code: {}", code.as_str());
    /// }
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Converts into the code verbatim. Copies it if it is borrowed.
    ///
    /// # Examples
    ///
    /// Store an unknown code:
    ///
    /// ```
    /// use intercom_errors::Code;
    ///
    /// let stored: Option<String> = match Code::from("brand_new_code") {
    ///     Code::Unknown(code) => Some(code.into_string()),
    ///     Code::Known(_) => None,
    /// };
    /// assert_eq!(stored.as_deref(), Some("brand_new_code"));
    /// ```
    #[must_use]
    pub fn into_string(self) -> String {
        self.0.into_owned()
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

/// Compares a code with another type, in both directions.
macro_rules! compare {
    ($other:ty, $code:ident, $value:ident => $is_equal:expr) => {
        impl PartialEq<$other> for Code<'_> {
            fn eq(&self, $value: &$other) -> bool {
                let $code = self;
                $is_equal
            }
        }

        impl PartialEq<Code<'_>> for $other {
            fn eq(&self, $code: &Code<'_>) -> bool {
                let $value = self;
                $is_equal
            }
        }
    };
}

compare!(ErrorCode, code, known => code.known() == Some(*known));
compare!(str, code, text => code.as_str() == text);
compare!(&str, code, text => code.as_str() == *text);

impl PartialOrd for Code<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Sorts by string, as [`ErrorCode`] does.
impl Ord for Code<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

impl AsRef<str> for Code<'_> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for UnknownCode<'_> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

/// Compares, sorts and hashes as its string.
impl Borrow<str> for UnknownCode<'_> {
    fn borrow(&self) -> &str {
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
        f.pad(self.as_str())
    }
}

#[cfg(feature = "serde")]
mod serde {
    use super::{Code, String, UnknownCode};
    use serde_core::{Deserialize, Deserializer, Serialize, Serializer};

    impl Serialize for Code<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }

    impl Serialize for UnknownCode<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.serialize_str(self.as_str())
        }
    }

    /// Borrows nothing, so it can be read from any source.
    impl<'de> Deserialize<'de> for Code<'_> {
        fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            String::deserialize(deserializer).map(Code::from)
        }
    }
}
