//! A text that names no known code or version.

use alloc::boxed::Box;
use core::error::Error;
use core::fmt;

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

            /// The text, unchanged.
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
    "A text that is no error code known to the enum. [`Code`](crate::Code) takes any.",
    "Intercom error code"
);
parse_error!(ParseVersionError, "A text that is no API version known to the enum.", "Intercom API version");
