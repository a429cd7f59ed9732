//! The enum of error codes.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Path;

use super::{docs, lookup, option, tables};
use crate::attributes::Target;
use crate::carried::{Code, Input};

pub(super) fn generate(
    input: &Input,
    target: &Target,
    versions: Option<&Target>,
    derives: &[Path],
) -> TokenStream {
    let Input { runtime, catalog, .. } = input;
    let codes = &catalog.codes;
    let Target { visibility, name } = target;
    let version = match versions {
        Some(versions) => {
            let name = &versions.name;
            quote!(#name)
        }
        None => quote!(#runtime::ApiVersion),
    };
    let definition = definition(input, target, derives);
    let tables = tables::generate(input, name, &version);
    let lookup = lookup::generate(input, name);
    let snapshot = snapshot(input);
    let primitives = super::primitives();
    let retired = codes.iter().any(|code| code.retired.is_some()).then(|| quote!(#[allow(deprecated)]));
    quote! {
        #definition

        #retired
        const _: () = {
            #primitives
            #tables
            #lookup

            #runtime::__private::code_methods!(#visibility #name, #version, #snapshot);
            #runtime::__private::impl_code!(#name);
        };
    }
}

fn definition(input: &Input, target: &Target, derives: &[Path]) -> TokenStream {
    let catalog = &input.catalog;
    let Target { visibility, name } = target;
    let derives = super::derives(derives);
    let variants = catalog.codes.iter().map(|code| {
        let Code { name, variant, retired, .. } = code;
        let doc = docs::code(code, catalog);
        let deprecated = retired.as_ref().map(|since| {
            let note = format!("no published source names `{name}` any more, as of {since}");
            quote!(#[deprecated(note = #note)])
        });
        // Editors open the code's row in the carrier.
        quote_spanned! { variant.span() =>
            #[doc = #doc]
            #[doc(alias = #name)]
            #deprecated
            #variant
        }
    });
    quote! {
        /// An error code of Intercom's API.
        ///
        /// Generated from the docs. The API may send codes that no published source names.
        ///
        /// Only the wire name of a code is stable between releases: store and send the name. The codes are in the order
        /// of the docs, and that order, with the numbers that a cast returns, changes with the docs.
        #derives
        #[non_exhaustive]
        #visibility enum #name {
            #(#variants,)*
        }
    }
}

/// Generates an expression for the date and the sources of the snapshot.
fn snapshot(input: &Input) -> TokenStream {
    let Input { runtime, catalog, .. } = input;
    let last_modified =
        option(catalog.sources.iter().filter_map(|source| source.last_modified.as_ref()).max());
    let sources = catalog.sources.iter().map(|source| {
        let (kind, url, sha256) = (&source.kind, &source.url, &source.sha256);
        let version = option(source.version.as_ref());
        let last_modified = option(source.last_modified.as_ref());
        quote! {
            #runtime::Source::__new(#kind, #version, #url, #last_modified, #sha256)
        }
    });
    quote!(#runtime::Snapshot::__new(#last_modified, &[#(#sources),*]))
}
