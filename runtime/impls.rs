//! The traits of generated enums, over their own methods.
//!
//! They are macros of this crate, and not output of the derive, because only this crate knows if serde is enabled.

/// The traits of an enum of error codes.
#[doc(hidden)]
#[macro_export]
macro_rules! __intercom_errors_impl_code {
    ($name:ident) => {
        #[automatically_derived]
        impl ::core::fmt::Debug for $name {
            fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::__private::write_variant_name(Self::as_str(*self), __formatter)
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

/// The traits of an enum whose values have a wire string. `as_str` returns it, `$find` looks it up, and `$unknown` returns
/// the error for any other string.
#[doc(hidden)]
#[macro_export]
macro_rules! __intercom_errors_impl_text {
    ($name:ident, $find:ident, $error:ty, $unknown:expr, $expected:literal) => {
        #[automatically_derived]
        impl ::core::fmt::Display for $name {
            fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Formatter::pad(__formatter, Self::as_str(*self))
            }
        }

        #[automatically_derived]
        impl ::core::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                Self::as_str(*self)
            }
        }

        #[automatically_derived]
        impl ::core::str::FromStr for $name {
            type Err = $error;

            fn from_str(__text: &str) -> ::core::result::Result<Self, $error> {
                match Self::$find(__text) {
                    ::core::option::Option::Some(__found) => ::core::result::Result::Ok(__found),
                    ::core::option::Option::None => ::core::result::Result::Err($unknown(__text)),
                }
            }
        }

        #[automatically_derived]
        impl ::core::convert::TryFrom<&str> for $name {
            type Error = $error;

            fn try_from(__text: &str) -> ::core::result::Result<Self, $error> {
                <Self as ::core::str::FromStr>::from_str(__text)
            }
        }

        $crate::__intercom_errors_impl_serde!($name, $expected);
    };
}

/// serde's traits, which read and write the wire string.
#[cfg(feature = "serde")]
#[doc(hidden)]
#[macro_export]
macro_rules! __intercom_errors_impl_serde {
    ($name:ident, $expected:literal) => {
        #[automatically_derived]
        impl $crate::__private::serde_core::Serialize for $name {
            fn serialize<__S: $crate::__private::serde_core::Serializer>(
                &self,
                __serializer: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                $crate::__private::serde_core::Serializer::serialize_str(__serializer, Self::as_str(*self))
            }
        }

        #[automatically_derived]
        impl<'de> $crate::__private::serde_core::Deserialize<'de> for $name {
            fn deserialize<__D: $crate::__private::serde_core::Deserializer<'de>>(
                __deserializer: __D,
            ) -> ::core::result::Result<Self, __D::Error> {
                struct __Visitor;

                impl $crate::__private::serde_core::de::Visitor<'_> for __Visitor {
                    type Value = $name;

                    fn expecting(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                        ::core::fmt::Formatter::write_str(__formatter, $expected)
                    }

                    fn visit_str<__E: $crate::__private::serde_core::de::Error>(
                        self,
                        __text: &str,
                    ) -> ::core::result::Result<$name, __E> {
                        <$name as ::core::str::FromStr>::from_str(__text)
                            .map_err(<__E as $crate::__private::serde_core::de::Error>::custom)
                    }
                }

                $crate::__private::serde_core::Deserializer::deserialize_str(__deserializer, __Visitor)
            }
        }
    };
}

/// Nothing without the feature `serde`.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __intercom_errors_impl_serde {
    ($name:ident, $expected:literal) => {};
}
