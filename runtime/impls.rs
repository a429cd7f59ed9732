//! The traits of generated enums, over their own methods.
//!
//! They are macros of this crate and not output of the derive, because only this crate knows if serde is enabled.

/// The traits of an enum of error codes.
#[doc(hidden)]
#[macro_export]
macro_rules! __intercom_errors_impl_code {
    ($name:ident) => {
        #[automatically_derived]
        impl ::core::fmt::Debug for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__private::variant::write(self.as_str(), f)
            }
        }

        $crate::__intercom_errors_impl_text!(
            $name,
            from_code,
            $crate::ParseCodeError,
            $crate::ParseCodeError::__new,
            "an Intercom error code"
        );
    };
}

/// The traits of an enum of API versions.
#[doc(hidden)]
#[macro_export]
macro_rules! __intercom_errors_impl_version {
    ($name:ident) => {
        $crate::__intercom_errors_impl_text!(
            $name,
            __find,
            $crate::ParseVersionError,
            $name::__unknown,
            "an Intercom API version"
        );
    };
}

/// The traits of an enum whose values have a wire string: `as_str` returns it, `$find` looks it up, and `$unknown` makes
/// the error for any other string.
#[doc(hidden)]
#[macro_export]
macro_rules! __intercom_errors_impl_text {
    ($name:ident, $find:ident, $error:ty, $unknown:expr, $expected:literal) => {
        #[automatically_derived]
        impl ::core::fmt::Display for $name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.pad(self.as_str())
            }
        }

        #[automatically_derived]
        impl ::core::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        #[automatically_derived]
        impl ::core::str::FromStr for $name {
            type Err = $error;

            fn from_str(text: &str) -> ::core::result::Result<Self, $error> {
                match Self::$find(text) {
                    ::core::option::Option::Some(found) => ::core::result::Result::Ok(found),
                    ::core::option::Option::None => ::core::result::Result::Err($unknown(text)),
                }
            }
        }

        #[automatically_derived]
        impl ::core::convert::TryFrom<&str> for $name {
            type Error = $error;

            fn try_from(text: &str) -> ::core::result::Result<Self, $error> {
                <Self as ::core::str::FromStr>::from_str(text)
            }
        }

        $crate::__intercom_errors_impl_serde!($name, $expected);
    };
}

/// serde's traits: the wire string.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __intercom_errors_impl_serde {
    ($name:ident, $expected:literal) => {
        #[automatically_derived]
        impl $crate::__private::serde_core::Serialize for $name {
            fn serialize<S: $crate::__private::serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        #[automatically_derived]
        impl<'de> $crate::__private::serde_core::Deserialize<'de> for $name {
            fn deserialize<D: $crate::__private::serde_core::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                struct Visitor;

                impl $crate::__private::serde_core::de::Visitor<'_> for Visitor {
                    type Value = $name;

                    fn expecting(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                        f.write_str($expected)
                    }

                    fn visit_str<E: $crate::__private::serde_core::de::Error>(
                        self,
                        text: &str,
                    ) -> ::core::result::Result<$name, E> {
                        <$name as ::core::str::FromStr>::from_str(text).map_err(E::custom)
                    }
                }

                deserializer.deserialize_str(Visitor)
            }
        }
    };
}

/// Nothing, without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __intercom_errors_impl_serde {
    ($name:ident, $expected:literal) => {};
}
