//! The errors for strings and codes that an enum does not have.

use alloc::boxed::Box;
use core::error::Error;
use core::fmt;

use crate::{Code, ErrorCode};

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

/// The error for a code that has no variant in your own enum.
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
/// assert_eq!(*error.code(), ErrorCode::Conflict);
/// assert_eq!(error.to_string(), "no variant for Intercom error code \"conflict\"");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnnamedCodeError(Code<'static>);

impl UnnamedCodeError {
    /// Returns the code.
    #[must_use]
    pub const fn code(&self) -> &Code<'static> {
        &self.0
    }

    /// Converts into the code.
    #[must_use]
    pub fn into_code(self) -> Code<'static> {
        self.0
    }
}

impl From<ErrorCode> for UnnamedCodeError {
    fn from(code: ErrorCode) -> Self {
        Self(Code::Known(code))
    }
}

impl From<Code<'_>> for UnnamedCodeError {
    fn from(code: Code<'_>) -> Self {
        Self(code.into_owned())
    }
}

impl fmt::Display for UnnamedCodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "no variant for Intercom error code {:?}", self.0.as_str())
    }
}

impl Error for UnnamedCodeError {}
