//! The enum of error codes.

use std::fmt::Write;

use proc_macro2::TokenStream;
use quote::quote;
use syn::Path;

use super::{docs, lookup, option, tables, tokens};
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
    let retired = codes.iter().any(|code| code.retired.is_some()).then(|| quote!(#[allow(deprecated)]));
    quote! {
        #definition

        #retired
        const _: () = {
            #tables
            #lookup

            #runtime::__private::code_methods!(#visibility #name, #version, #snapshot);
        };

        #runtime::__private::impl_code!(#name);
    }
}

fn definition(input: &Input, target: &Target, derives: &[Path]) -> TokenStream {
    let catalog = &input.catalog;
    let Target { visibility, name } = target;
    let derives = super::derives(derives);
    let width = match catalog.codes.len() {
        0..=256 => quote!(u8),
        257..=65_536 => quote!(u16),
        _ => quote!(u32),
    };
    let pages = docs::Pages::new(catalog);
    let mut variants = String::new();
    for code in &catalog.codes {
        let Code { name, variant, retired, .. } = code;
        let doc = pages.code(code);
        let _ = write!(variants, "#[doc = {doc:?}] #[doc(alias = {name:?})]");
        if let Some(since) = retired {
            let note = format!("no published source names `{name}` any more, as of {since}");
            let _ = write!(variants, "#[deprecated(note = {note:?})]");
        }
        let _ = write!(variants, "{variant},");
    }
    let variants = tokens(&variants);
    quote! {
        /// An error code of Intercom's API.
        ///
        /// Generated from the docs. The API may send codes that no published source names.
        ///
        /// What stays from release to release is the wire name. The order of the codes, and with it the numbers that a
        /// cast gives, is that of the docs and changes with them: store and send the name.
        #derives
        #[non_exhaustive]
        #[repr(#width)]
        #visibility enum #name {
            #variants
        }
    }
}

/// When and from what the enum was generated, as an expression.
fn snapshot(input: &Input) -> TokenStream {
    let Input { runtime, catalog, .. } = input;
    let optional = |text: &Option<String>| option(text.as_ref().map(|text| quote!(#text)));
    let last_modified =
        optional(&catalog.sources.iter().filter_map(|source| source.last_modified.clone()).max());
    let sources = catalog.sources.iter().map(|source| {
        let (kind, url, sha256) = (&source.kind, &source.url, &source.sha256);
        let version = optional(&source.version);
        let last_modified = optional(&source.last_modified);
        quote! {
            #runtime::Source::__new(#kind, #version, #url, #last_modified, #sha256)
        }
    });
    quote!(#runtime::Snapshot::__new(#last_modified, &[#(#sources),*]))
}
