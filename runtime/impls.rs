//! The traits of generated enums, over their own methods.
//!
//! They are macros of this crate rather than text of the derive's, because whether serde is there is known
//! here and not in the user's crate.

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

        $crate::__intercom_errors_impl_text!($name, $crate::ParseCodeError, "a known Intercom error code");
    };
}

/// The traits of an enum of API versions.
#[doc(hidden)]
#[macro_export]
macro_rules! __intercom_errors_impl_version {
    ($name:ident) => {
        $crate::__intercom_errors_impl_text!($name, $crate::ParseVersionError, "an Intercom API version");
    };
}

/// The traits of an enum whose values have a text: `as_str` gives it, and the hidden `__find` takes it.
#[doc(hidden)]
#[macro_export]
macro_rules! __intercom_errors_impl_text {
    ($name:ident, $error:ty, $expected:literal) => {
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
                match Self::__find(text) {
                    ::core::option::Option::Some(found) => ::core::result::Result::Ok(found),
                    ::core::option::Option::None => ::core::result::Result::Err(<$error>::__new(text)),
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

/// serde's traits: the value's text.
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
                        match $name::__find(text) {
                            ::core::option::Option::Some(found) => ::core::result::Result::Ok(found),
                            ::core::option::Option::None => ::core::result::Result::Err(E::invalid_value(
                                $crate::__private::serde_core::de::Unexpected::Str(text),
                                &self,
                            )),
                        }
                    }
                }

                deserializer.deserialize_str(Visitor)
            }
        }
    };
}

/// Without the feature `serde` there is nothing to implement.
#[cfg(not(feature = "serde"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __intercom_errors_impl_serde {
    ($name:ident, $expected:literal) => {};
}
