//! The derive of `intercom-errors`, which re-exports it as `intercom_errors::IntercomErrors`.
//!
//! The derive does not know the codes. It calls a hidden macro of the library with the user's item. That macro adds the
//! catalog that the build script compiled, and calls [`expand!`]:
//!
//! ```text
//! #[derive(IntercomErrors)] -> library::__private::catalog! { item } -> expand! { library item catalog }
//! ```
//!
//! So the derive works in crates without a build script, and it reads no file during expansion.

mod attributes;
mod call;
mod carried;
mod generate;
mod mistakes;
mod nearest;
mod perfect_hash;
mod pins;
mod unit_struct;
mod user_enum;

use proc_macro::TokenStream;

#[allow(missing_docs, reason = "documented where `intercom_errors` re-exports it")]
#[proc_macro_derive(IntercomErrors, attributes(intercom_errors))]
pub fn derive_intercom_errors(item: TokenStream) -> TokenStream {
    call::generate(&item.into()).into()
}

/// Generates the items from the catalog. Not for direct use.
#[doc(hidden)]
#[proc_macro]
pub fn expand(input: TokenStream) -> TokenStream {
    generate::expand(input.into()).into()
}
