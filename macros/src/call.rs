//! The derive itself: it calls the macro that carries the catalog.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::{Data, DeriveInput, parse_quote};

use crate::attributes::{Attributes, Place};
use crate::mistakes::Mistakes;

/// Generates the call of the carrier, in the crate that `#[intercom_errors(crate = path)]` names.
///
/// The identifier before the item carries the derive's own span. Like the standard library's derives, paths with this
/// span do not warn about deprecated variants.
pub(crate) fn generate(item: &TokenStream) -> TokenStream {
    let parsed: DeriveInput = match syn::parse2(item.clone()) {
        Ok(parsed) => parsed,
        Err(error) => return error.to_compile_error(),
    };
    let place = if matches!(parsed.data, Data::Enum(_)) { Place::Enum } else { Place::Struct };
    // Mistakes are reported when the codes are known.
    let attributes = Attributes::read(&parsed.attrs, place, &mut Mistakes::default());
    let runtime = attributes.crate_path.unwrap_or_else(|| parse_quote!(::intercom_errors));
    let derived = Ident::new("derived", Span::call_site());
    // If the path is not that of the library, rustc reports it there.
    let catalog = quote_spanned!(Span::call_site().located_at(runtime.span())=> ::__private::catalog!);
    quote!(#runtime #catalog { #derived #item })
}
