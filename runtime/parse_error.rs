//! The errors for strings and codes that an enum does not have.

use alloc::boxed::Box;
use core::convert::Infallible;
use core::error::Error;
use core::fmt;

use crate::Code;

macro_rules! parse_error {
    ($name:ident, $doc:literal, $what:literal) => {
        #[doc = $doc]
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct $name(Box<str>);

        impl $name {
            #[doc(hidden)]
            #[must_use]
            pub fn __new(text: &str) -> Self {
                Self(text.into())
            }

            /// Returns the string verbatim.
            #[must_use]
            pub fn text(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, concat!("unknown ", $what, " {:?}"), self.0)
            }
        }

        impl Error for $name {}
    };
}

parse_error!(
    ParseCodeError,
    "The error for a string that is not a known error code. [`Code`](crate::Code) accepts any string.",
    "Intercom error code"
);
parse_error!(
    ParseVersionError,
    "The error for a string that is not a known API version.",
    "Intercom API version"
);

/// The error for a code that has no variant in your own enum, or for a response without a code.
///
/// # Examples
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
/// assert_eq!(error.to_string(), "no variant for Intercom error code \"conflict\"");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
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

/// For code that is generic over enums: some conversions cannot fail.
impl From<Infallible> for NoVariantError {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}

impl fmt::Display for NoVariantError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Some(code) => write!(f, "no variant for Intercom error code {:?}", code.as_str()),
            None => f.write_str("no variant for an Intercom error without a code"),
        }
    }
}

impl Error for NoVariantError {}
