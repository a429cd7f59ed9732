//! Enums whose values are words. One definition has the variants, the words and every conversion between them.

use core::fmt;

/// Defines an enum of unit variants, each with its word: `Rate = "rate"`.
///
/// Messages call a word of the enum by the string after the enum's name.
#[doc(hidden)]
#[macro_export]
macro_rules! word_enum {
    (
        $(#[$attribute:meta])*
        $visibility:vis enum $name:ident: $kind:literal {
            $($(#[$variant_attribute:meta])* $variant:ident = $word:literal,)+
        }
    ) => {
        $(#[$attribute])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        $visibility enum $name {
            $($(#[$variant_attribute])* $variant,)+
        }

        impl $name {
            /// Every value, ascending.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Returns the value as a word in lower case.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }
        }

        impl ::core::str::FromStr for $name {
            type Err = $crate::ParseWordError;

            fn from_str(text: &str) -> ::core::result::Result<Self, Self::Err> {
                match text {
                    $($word => ::core::result::Result::Ok(Self::$variant),)+
                    _ => ::core::result::Result::Err($crate::ParseWordError::__new($kind, &[$($word),+])),
                }
            }
        }

        $crate::__text_traits!($name, ::core::concat!("a string with the ", $kind));
    };
}

/// Implements `Display`, `AsRef<str>` and serde's traits, with these attributes. `as_str` returns the text, and `FromStr`
/// reads it. `$expected` describes it to serde.
#[doc(hidden)]
#[macro_export]
macro_rules! __text_traits {
    ($(#[$attribute:meta])* $name:ident, $expected:expr) => {
        $(#[$attribute])*
        impl ::core::fmt::Display for $name {
            fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Formatter::pad(__formatter, Self::as_str(*self))
            }
        }

        $(#[$attribute])*
        impl ::core::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                Self::as_str(*self)
            }
        }

        $crate::__text_serde! {
            $(#[$attribute])*
            impl $crate::__private::serde_core::Serialize for $name {
                fn serialize<S: $crate::__private::serde_core::Serializer>(
                    &self,
                    __serializer: S,
                ) -> ::core::result::Result<S::Ok, S::Error> {
                    $crate::__private::serde_core::Serializer::serialize_str(__serializer, Self::as_str(*self))
                }
            }

            $(#[$attribute])*
            impl<'de> $crate::__private::serde_core::Deserialize<'de> for $name {
                fn deserialize<D: $crate::__private::serde_core::Deserializer<'de>>(
                    __deserializer: D,
                ) -> ::core::result::Result<Self, D::Error> {
                    $crate::__private::deserialize(__deserializer, $expected)
                }
            }
        }
    };
}

/// Passes items on, with the feature `serde`.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __text_serde {
    ($($item:tt)*) => { $($item)* };
}

/// Drops items, without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __text_serde {
    ($($item:tt)*) => {};
}

/// The error for a string that is not one of the words of an enum, such as [`Category`](crate::Category).
///
/// # Examples
///
/// Report a wrong word in a configuration file:
///
/// ```
/// use intercom_errors::{Availability, ParseWordError};
///
/// let error: ParseWordError = "listed".parse::<Availability>().unwrap_err();
/// assert_eq!(error.expected(), ["documented", "observed", "presumed", "unlisted"]);
/// assert_eq!(
///     error.to_string(),
///     "unknown availability: expected one of documented, observed, presumed, unlisted"
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ParseWordError {
    kind: &'static str,
    expected: &'static [&'static str],
}

impl ParseWordError {
    #[doc(hidden)]
    #[must_use]
    pub const fn __new(kind: &'static str, expected: &'static [&'static str]) -> Self {
        Self { kind, expected }
    }

    /// Returns the words that are valid.
    #[must_use]
    pub const fn expected(&self) -> &'static [&'static str] {
        self.expected
    }
}

impl fmt::Display for ParseWordError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown {}: expected one of ", self.kind)?;
        for (i, word) in self.expected.iter().enumerate() {
            let separator = if i == 0 { "" } else { ", " };
            write!(f, "{separator}{word}")?;
        }
        Ok(())
    }
}

impl core::error::Error for ParseWordError {}

/// The items that the macros expand to.
#[cfg(feature = "serde")]
#[doc(hidden)]
pub mod __private {
    use core::fmt::{Display, Formatter, Result as FmtResult};
    use core::marker::PhantomData;
    use core::str::FromStr;

    pub use serde_core;
    use serde_core::Deserializer;
    use serde_core::de::{Error, Visitor};

    /// Reads a text. `expected` describes it.
    ///
    /// # Errors
    /// The input is not a string, or the text is not valid.
    pub fn deserialize<'de, D, T>(deserializer: D, expected: &'static str) -> Result<T, D::Error>
    where
        D: Deserializer<'de>,
        T: FromStr<Err: Display>,
    {
        struct Text<T>(&'static str, PhantomData<T>);

        impl<T: FromStr<Err: Display>> Visitor<'_> for Text<T> {
            type Value = T;

            fn expecting(&self, f: &mut Formatter<'_>) -> FmtResult {
                f.write_str(self.0)
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
                text.parse().map_err(E::custom)
            }
        }

        deserializer.deserialize_str(Text(expected, PhantomData))
    }
}
