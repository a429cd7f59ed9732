//! What the codes are known by: static tables, one for each kind of fact, with a row for each code.
//!
//! A method is one load, and a table that a program does not read is not linked. In the source the tables are
//! packed; `runtime/private/tables.rs` unpacks them.

use std::collections::HashMap;

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::Ident;

use super::option;
use crate::carried::{Availability, Code, Evidence, Input};

/// The tables, and `CODES`, for the inside of a block.
pub(super) fn generate(input: &Input, name: &Ident, version: &TokenStream) -> TokenStream {
    let Input { runtime, catalog, .. } = input;
    let codes = &catalog.codes;
    let count = codes.len();
    let tables = quote!(#runtime::__private::tables);

    let all = codes.iter().map(|code| &code.variant);
    let names = codes.iter().map(|code| &code.name);
    let variants = codes.iter().map(|code| code.variant.to_string());
    let descriptions = codes.iter().map(|code| code.description.as_deref().unwrap_or_default());

    let words = catalog.versions.len().div_ceil(32).max(1);
    let pick = |ty: &TokenStream, row: &dyn Fn(&Code) -> TokenStream| {
        let rows: Vec<TokenStream> = codes.iter().map(row).collect();
        match distinct(&rows) {
            Some((values, places)) => quote!({
                const VALUES: &[#ty] = &[#(#values),*];
                #tables::pick(VALUES, #places)
            }),
            None => quote!([#(#rows),*]),
        }
    };
    let availability = pick(&quote!([u64; #words]), &|code| {
        let words = pack(&code.availability, words);
        quote!([#(#words),*])
    });
    let since = pick(&quote!(::core::option::Option<#version>), &|code| {
        option(code.since().and_then(|place| catalog.versions.get(place)).map(|since| {
            let variant = &since.variant;
            quote!(#version::#variant)
        }))
    });
    let statuses = pick(&quote!(&[u16]), &|code| {
        let statuses = code.statuses.iter().map(|&status| Literal::u16_unsuffixed(status));
        quote!(&[#(#statuses),*])
    });
    let categories = pick(&quote!(#runtime::Category), &|code| {
        let category = &code.category;
        quote!(#runtime::Category::#category)
    });
    let evidence = pick(&quote!(&[#runtime::Evidence]), &|code| {
        let kinds = code.evidence.iter().map(|kind| match kind {
            Evidence::Page => quote!(Page),
            Evidence::Listing => quote!(Listing),
            Evidence::OpenApi => quote!(OpenApi),
            Evidence::Client => quote!(Client),
        });
        quote!(&[#(#runtime::Evidence::#kinds),*])
    });
    quote! {
        /// The one table with an expression for each code: rustc looks each of them up among all.
        static CODES: [#name; #count] = [#(#name::#all),*];
        static NAMES: [&str; #count] = [#(#names),*];
        static VARIANTS: [&str; #count] = [#(#variants),*];
        static DESCRIPTIONS: [::core::option::Option<&str>; #count] = #tables::filled([#(#descriptions),*]);
        /// Two bits for each version.
        static AVAILABILITY: [[u64; #words]; #count] = #availability;
        static SINCE: [::core::option::Option<#version>; #count] = #since;
        static STATUSES: [&[u16]; #count] = #statuses;
        static CATEGORIES: [#runtime::Category; #count] = #categories;
        static EVIDENCE: [&[#runtime::Evidence]; #count] = #evidence;
    }
}

/// The rows that differ, and for each code which of them is its own; `None` where they are many.
fn distinct(rows: &[TokenStream]) -> Option<(Vec<&TokenStream>, Literal)> {
    let mut values = Vec::new();
    let mut places = HashMap::new();
    let mut own = Vec::with_capacity(rows.len());
    for row in rows {
        let place = *places.entry(row.to_string()).or_insert_with(|| {
            values.push(row);
            values.len() - 1
        });
        own.push(u8::try_from(place).ok()?);
    }
    Some((values, Literal::byte_string(&own)))
}

/// Two bits for each version, 32 versions a word.
fn pack(states: &[Availability], words: usize) -> Vec<Literal> {
    let mut packed = vec![0u64; words];
    for (word, states) in packed.iter_mut().zip(states.chunks(32)) {
        for (place, state) in states.iter().enumerate() {
            let bits = match state {
                Availability::Documented => 0,
                Availability::Observed => 1,
                Availability::Presumed => 2,
                Availability::Unlisted => 3u64,
            };
            *word |= bits << (place * 2);
        }
    }
    packed.into_iter().map(Literal::u64_unsuffixed).collect()
}
