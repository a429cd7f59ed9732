//! The errors for strings and codes that an enum does not have.

use alloc::boxed::Box;
use core::convert::Infallible;
use core::error::Error;
use core::fmt;

use intercom_errors_vocabulary::version_name;

use crate::Code;
use crate::printable::write_code;

/// The error for a string that is not a known error code. [`Code`] accepts any string.
///
/// # Examples
///
/// Report a wrong code in a configuration file:
///
/// ```
/// use intercom_errors::{ErrorCode, ParseCodeError};
///
/// let error: ParseCodeError = "token_revokd".parse::<ErrorCode>().unwrap_err();
/// assert_eq!(error.input(), "token_revokd");
/// assert_eq!(error.to_string(), "unknown Intercom error code \"token_revokd\"");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseCodeError(Box<str>);

impl ParseCodeError {
    #[doc(hidden)]
    #[must_use]
    pub fn __new(input: &str) -> Self {
        Self(input.into())
    }

    /// Returns the string verbatim.
    #[must_use]
    pub fn input(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for ParseCodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown Intercom error code {:?}", self.0)
    }
}

impl Error for ParseCodeError {}

/// The error for a string that is not the name of a known API version.
///
/// Valid names are those of the `Intercom-Version` header. The message has the right spelling if there is one.
///
/// # Examples
///
/// Report a wrong version in a configuration file:
///
/// ```
/// use intercom_errors::{ApiVersion, ParseVersionError};
///
/// let error: ParseVersionError = "v2.15".parse::<ApiVersion>().unwrap_err();
/// assert_eq!(error.input(), "v2.15");
/// assert_eq!(error.to_string(), "unknown Intercom API version \"v2.15\": expected \"2.15\"");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseVersionError {
    input: Box<str>,
    expected: Option<&'static str>,
}

impl ParseVersionError {
    #[doc(hidden)]
    #[must_use]
    pub fn __new(input: &str, find: impl FnOnce(&str) -> Option<&'static str>) -> Self {
        Self { input: input.into(), expected: find(version_name(input)) }
    }

    /// Returns the string verbatim.
    #[must_use]
    pub fn input(&self) -> &str {
        &self.input
    }
}

impl fmt::Display for ParseVersionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown Intercom API version {:?}: expected ", self.input)?;
        match self.expected {
            Some(name) => write!(f, "{name:?}"),
            None => f.write_str("a name such as \"2.15\" or \"Preview\""),
        }
    }
}

impl Error for ParseVersionError {}

/// The error for a code that has no variant in your own enum, or for a response without a code.
///
/// A code may be any text of a response. So `Display` and `Debug` print an unknown code as
/// [`ApiError`](crate::ApiError) does: in full if it looks like a code, else only its length. `{:#}` and `{:#?}` print
/// it in full.
///
/// # Examples
///
/// Convert a code into an enum that does not have it:
///
/// ```
/// use intercom_errors::{ErrorCode, IntercomErrors};
///
/// #[derive(Debug, IntercomErrors)]
/// enum Gone {
///     NotFound,
///     CompanyNotFound,
/// }
///
/// let error = Gone::try_from(ErrorCode::Conflict).unwrap_err();
/// assert_eq!(error.code().and_then(|code| code.known()), Some(ErrorCode::Conflict));
/// assert_eq!(error.to_string(), "no variant for Intercom error code conflict");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct NoVariantError(Option<Code<'static>>);

impl NoVariantError {
    #[doc(hidden)]
    #[must_use]
    pub fn __new<'a>(code: impl Into<Option<Code<'a>>>) -> Self {
        Self(code.into().map(Code::into_owned))
    }

    /// Returns the code. `None` if an [`ApiError`](crate::ApiError) without a code was converted.
    #[must_use]
    pub const fn code(&self) -> Option<&Code<'static>> {
        self.0.as_ref()
    }

    /// Converts into the code. `None` if an [`ApiError`](crate::ApiError) without a code was converted.
    #[must_use]
    pub fn into_code(self) -> Option<Code<'static>> {
        self.0
    }
}

/// Lets code that is generic over enums also accept conversions that cannot fail.
impl From<Infallible> for NoVariantError {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

impl fmt::Display for NoVariantError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(code) => {
                f.write_str("no variant for Intercom error code ")?;
                write_code(f, code)
            }
            None => f.write_str("no variant for an Intercom error without a code"),
        }
    }
}

impl fmt::Debug for NoVariantError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            f.debug_tuple("NoVariantError").field(&self.0).finish()
        } else {
            write!(f, "NoVariantError({self})")
        }
    }
}

impl Error for NoVariantError {}
