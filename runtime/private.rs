//! Items for the derive's expansion. They are not part of the public API and may change with any release.

#[path = "private/lookup.rs"]
pub mod lookup;

include!(concat!(env!("OUT_DIR"), "/catalog.rs"));

/// Mentions a struct that the derive is on. rustc counts it as a use.
pub trait Used<T> {}

/// Passes items on, with the feature `decode`.
#[cfg(feature = "decode")]
#[doc(hidden)]
#[macro_export]
macro_rules! __intercom_errors_if_decode {
    ($($item:tt)*) => { $($item)* };
}

/// Drops items, without the feature `decode`.
#[cfg(not(feature = "decode"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __intercom_errors_if_decode {
    ($($item:tt)*) => {};
}

pub use __intercom_errors_catalog as catalog;
pub use intercom_errors_macros::expand;
pub use intercom_errors_vocabulary::{__text_traits as text_traits, VariantName};

pub use crate::__intercom_errors_code_methods as code_methods;
pub use crate::__intercom_errors_codes_of_version as codes_of_version;
pub use crate::__intercom_errors_example as example;
pub use crate::__intercom_errors_if_decode as if_decode;
pub use crate::__intercom_errors_impl_code as impl_code;
pub use crate::__intercom_errors_impl_version as impl_version;
pub use crate::__intercom_errors_version_methods as version_methods;
