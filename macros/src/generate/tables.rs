//! The facts about the codes: one static table for each kind of fact.
//!
//! Reading a fact needs no search. The linker drops each table that a program never reads.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::Ident;

use super::{option, variant_of};
use crate::carried::{Input, since};

/// Generates the tables that `runtime/methods.rs` reads.
pub(super) fn generate(input: &Input, name: &Ident, version: &TokenStream) -> TokenStream {
    let Input { runtime, catalog, .. } = input;
    let codes = &catalog.codes;
    let count = codes.len();
    let variants = codes.iter().map(|code| &code.variant);
    let names = codes.iter().map(|code| &code.name);
    let descriptions = codes.iter().map(|code| option(code.description.as_ref()));
    let version_count = catalog.versions.len();
    let states = codes.iter().map(|code| {
        // The index in `Availability::ALL`.
        let states: Vec<u8> = code.availability.iter().map(|&state| state as u8).collect();
        Literal::byte_string(&states)
    });
    let since = codes.iter().map(|code| {
        let since = since(&code.availability).and_then(|index| catalog.versions.get(index));
        option(since.map(|since| {
            let variant = &since.variant;
            quote!(#version::#variant)
        }))
    });
    let statuses = codes.iter().map(|code| {
        let statuses = &code.statuses;
        quote!(&[#(#statuses),*])
    });
    let categories = codes.iter().map(|code| variant_of(&code.category));
    let evidence = codes.iter().map(|code| {
        let kinds = code.evidence.iter().map(variant_of);
        quote!(&[#(#runtime::Evidence::#kinds),*])
    });
    let retired = codes.iter().filter_map(|code| {
        let (variant, date) = (&code.variant, code.retired.as_ref()?);
        Some(quote!((#name::#variant, #date)))
    });
    quote! {
        static CODES: [#name; #count] = [#(#name::#variants),*];
        static NAMES: [&str; #count] = [#(#names),*];
        static DESCRIPTIONS: [::core::option::Option<&str>; #count] = [#(#descriptions),*];
        static STATES: [[u8; #version_count]; #count] = [#(*#states),*];
        static SINCE: [::core::option::Option<#version>; #count] = [#(#since),*];
        static STATUSES: [&[u16]; #count] = [#(#statuses),*];
        static CATEGORIES: [#runtime::Category; #count] = [#(#runtime::Category::#categories),*];
        static EVIDENCE: [&[#runtime::Evidence]; #count] = [#(#evidence),*];
        static RETIRED: &[(#name, &str)] = &[#(#retired),*];
    }
}
