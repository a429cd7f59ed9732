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
    let runtime = &input.runtime;
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
    let lookup = lookup::generate(input);
    let snapshot = snapshot(input);
    let primitives = super::primitives();
    quote! {
        #definition

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
    let Input { runtime, catalog, .. } = input;
    let Target { visibility, name } = target;
    let derives = super::derives(derives);
    let variants = catalog.codes.iter().map(|code| {
        let Code { name, variant, .. } = code;
        let doc = docs::code(code, catalog);
        // Editors then open the code's row in the carrier.
        quote_spanned! { variant.span() =>
            #[doc = #doc]
            #[doc(alias = #name)]
            #variant
        }
    });
    quote! {
        /// An error code of Intercom's API.
        ///
        /// Generated from Intercom's docs. The API may send codes that no published source names.
        ///
        /// Codes sort by wire name. Store and send the name, because the number that a cast returns changes with new docs.
        #[doc = #runtime::__private::example!(
            "// React to a few codes, and to all others by category."
            "use intercom_errors::{Category, ErrorCode};"
            ""
            "fn advice(code: ErrorCode) -> &'static str {"
            "    match code {"
            "        ErrorCode::TokenRevoked | ErrorCode::TokenExpired => \"connect again\","
            "        other if other.category() == Category::NotFound => \"it is gone\","
            "        other => other.description().unwrap_or(other.as_str()),"
            "    }"
            "}"
            ""
            "assert_eq!(advice(ErrorCode::TokenRevoked), \"connect again\");"
        )]
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
    let is_release = catalog.is_release;
    let last_modified = option(catalog.last_modified());
    let files = catalog.sources.iter().map(|source| {
        let (kind, url, sha256) = (&source.kind, &source.url, &source.sha256);
        let version = option(source.version.as_ref());
        let last_modified = option(source.last_modified.as_ref());
        quote! {
            #runtime::SnapshotFile::__new(#kind, #version, #url, #last_modified, #sha256)
        }
    });
    quote!(#runtime::SnapshotInfo::__new(#is_release, #last_modified, &[#(#files),*]))
}
