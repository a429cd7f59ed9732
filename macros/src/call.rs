//! The derive itself: it passes the item to the macro that carries the catalog.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Path, Result, parse_quote};

use crate::attributes::{NAME, skip_argument};

/// Generates the call of the carrier, in the crate that `#[intercom_errors(crate = path)]` names.
///
/// Only this argument is read here, because it leads to everything else. Mistakes in other arguments are reported when
/// those are read.
pub(crate) fn catalog_with(item: &TokenStream) -> TokenStream {
    let runtime = syn::parse2::<DeriveInput>(item.clone()).and_then(|item| runtime_of(&item));
    match runtime {
        Ok(runtime) => quote!(#runtime::__private::catalog! { #item }),
        Err(error) => error.to_compile_error(),
    }
}

fn runtime_of(item: &DeriveInput) -> Result<Path> {
    let mut runtime = Ok(parse_quote!(::intercom_errors));
    for attribute in item.attrs.iter().filter(|attribute| attribute.path().is_ident(NAME)) {
        let _ = attribute.parse_nested_meta(|meta| {
            if meta.path.is_ident("crate") {
                runtime = meta.value().and_then(|value| value.call(Path::parse_mod_style));
            }
            skip_argument(&meta);
            Ok(())
        });
    }
    runtime
}
