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
                ::core::fmt::Display::fmt(&$crate::__private::VariantName(Self::as_str(*self)), __formatter)
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
        $crate::__private::text_traits!(
            #[automatically_derived]
            $name,
            $expected
        );

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
    };
}
