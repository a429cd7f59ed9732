//! The words that describe Intercom's error codes.
//!
//! [`Category`] is the kind of failure. [`Availability`] is the state of a code in a version. [`Evidence`] is the kind
//! of source that names a code.
//!
//! The snapshot's reader, the derive, the library and the tool share them. Use them through `intercom-errors`, which
//! re-exports them.

#![no_std]
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod availability;
mod category;
mod evidence;
mod hash;
mod invisible;
mod variant_name;
mod version_name;
mod word;

pub use availability::Availability;
pub use category::Category;
pub use evidence::Evidence;
#[doc(hidden)]
pub use hash::hash;
#[doc(hidden)]
pub use invisible::{Printable, is_invisible, is_unprintable};
#[doc(hidden)]
pub use variant_name::VariantName;
#[doc(hidden)]
pub use version_name::version_name;
#[cfg(feature = "serde")]
#[doc(hidden)]
pub use word::__private;
pub use word::ParseWordError;
