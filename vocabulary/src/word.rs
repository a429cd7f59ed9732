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

        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        impl ::core::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
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

        $crate::__word_enum_serde!($name, $kind);
    };
}

/// Implements serde's traits: the word is a string.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __word_enum_serde {
    ($name:ident, $kind:literal) => {
        impl $crate::__private::serde_core::Serialize for $name {
            fn serialize<S: $crate::__private::serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> $crate::__private::serde_core::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde_core::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::__private::deserialize(deserializer, $kind)
            }
        }
    };
}

/// Implements nothing, as the feature `serde` is off.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __word_enum_serde {
    ($name:ident, $kind:literal) => {};
}

/// A string that is not one of the words of an enum.
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

/// The items that [`word_enum`](crate::word_enum) expands to.
#[doc(hidden)]
pub mod __private {
    #[cfg(feature = "serde")]
    pub use serde_core;

    /// Reads a word.
    ///
    /// # Errors
    /// The input is not a string, or the string is not a word of the enum.
    #[cfg(feature = "serde")]
    pub fn deserialize<'de, D, T>(deserializer: D, kind: &'static str) -> Result<T, D::Error>
    where
        D: serde_core::Deserializer<'de>,
        T: core::str::FromStr<Err = super::ParseWordError>,
    {
        struct Word<T>(&'static str, core::marker::PhantomData<T>);

        impl<T: core::str::FromStr<Err = super::ParseWordError>> serde_core::de::Visitor<'_> for Word<T> {
            type Value = T;

            fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                write!(f, "a string with the {}", self.0)
            }

            fn visit_str<E: serde_core::de::Error>(self, text: &str) -> Result<T, E> {
                text.parse().map_err(E::custom)
            }
        }

        deserializer.deserialize_str(Word(kind, core::marker::PhantomData))
    }
}
