//! The derive itself: the item goes to the macro that carries the catalog.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Path, parse_quote};

use crate::attributes::NAME;

/// The call of the carrier, in the crate that `#[intercom_errors(crate = path)]` names.
///
/// Mistakes in the attribute are told where the rest of it is read, once: here they are passed over.
pub(crate) fn catalog_with(item: &TokenStream) -> TokenStream {
    let runtime = match syn::parse2::<DeriveInput>(item.clone()) {
        Ok(item) => runtime_of(&item),
        Err(error) => return error.to_compile_error(),
    };
    quote!(#runtime::__private::catalog! { #item })
}

fn runtime_of(item: &DeriveInput) -> Path {
    let mut runtime: Path = parse_quote!(::intercom_errors);
    for attribute in item.attrs.iter().filter(|attribute| attribute.path().is_ident(NAME)) {
        let _ = attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("crate") {
                runtime = meta.value()?.call(Path::parse_mod_style)?;
            } else {
                crate::attributes::skip(&meta)?;
            }
            Ok(())
        });
    }
    runtime
}
