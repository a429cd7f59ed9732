//! The derive itself: it passes the item to the macro that carries the catalog.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::{DeriveInput, parse_quote};

use crate::attributes;

/// Generates the call of the carrier, in the crate that `#[intercom_errors(crate = path)]` names.
///
/// The identifier before the item brings along the derive's own span. Paths with this span are silent about deprecated
/// variants, as those in the standard library's derives are.
pub(crate) fn generate(item: &TokenStream) -> TokenStream {
    let runtime = match syn::parse2::<DeriveInput>(item.clone()) {
        Ok(item) => attributes::crate_path(&item).unwrap_or_else(|| parse_quote!(::intercom_errors)),
        Err(error) => return error.to_compile_error(),
    };
    let derived = Ident::new("derived", Span::call_site());
    quote!(#runtime::__private::catalog! { #derived #item })
}
