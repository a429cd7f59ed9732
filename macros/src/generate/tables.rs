//! What the codes are known by: static tables, one for each kind of fact.
//!
//! A method is one load, and a table that a program does not read is not linked.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::Ident;

use super::{list, option};
use crate::carried::{Availability, Code, Evidence, Facts, Input};

/// The most codes whose facts' tables have a row for each of them. With more, the rows would leave the processor's first
/// cache and cost rustc more than all else, so that one table says which row is whose.
const MOST: usize = 256;

/// The tables and two functions that read them, for the inside of a block: `row` gives a code's row in those of facts,
/// and `described` its description.
pub(super) fn generate(input: &Input, name: &Ident, version: &TokenStream) -> TokenStream {
    let Input { runtime, catalog, .. } = input;
    let codes = &catalog.codes;
    let count = codes.len();
    let few = count.max(catalog.facts.len()) <= MOST;
    let tables = quote!(#runtime::__private::tables);

    let all = list(&mut codes.iter().map(|code| format!("{name}::{}", code.variant)));
    let names = list(&mut codes.iter().map(|code| format!("{:?}", code.name)));
    let texts = codes.iter().map(|code| code.description.as_deref().unwrap_or_default());
    let texts = list(&mut texts.map(|text| format!("{text:?}")));
    let (text, texts, described) = match few {
        true => (quote!(::core::option::Option<&str>), quote!(#tables::filled(#texts)), quote!()),
        false => (quote!(&str), texts, quote!(#tables::if_filled)),
    };
    let (width, rows) = rows(codes);
    let (holds, row) = match few {
        true => (quote!(const), quote!(code as usize)),
        false => (quote!(static), quote!(ROWS[code as usize] as usize)),
    };
    let facts = facts(input, version, few);
    quote! {
        /// The one table with an expression for each code: rustc looks each of them up among all.
        static CODES: [#name; #count] = #all;
        static NAMES: [&str; #count] = #names;
        static DESCRIPTIONS: [#text; #count] = #texts;
        #holds ROWS: [#width; #count] = #rows;
        #facts

        #[inline]
        const fn row(code: #name) -> usize {
            #row
        }

        #[inline]
        const fn described(code: #name) -> ::core::option::Option<&'static str> {
            #described(DESCRIPTIONS[code as usize])
        }
    }
}

/// Which facts are each code's, and the type of such a number.
fn rows(codes: &[Code]) -> (TokenStream, TokenStream) {
    let bytes: Option<Vec<u8>> = codes.iter().map(|code| u8::try_from(code.facts.place).ok()).collect();
    match bytes.as_deref().map(Literal::byte_string) {
        Some(bytes) => (quote!(u8), quote!(*#bytes)),
        None => (quote!(u32), list(&mut codes.iter().map(|code| code.facts.place.to_string()))),
    }
}

/// The tables of facts: a row for each code, or each row once.
fn facts(input: &Input, version: &TokenStream, few: bool) -> TokenStream {
    let Input { runtime, catalog, .. } = input;
    let count = if few { catalog.codes.len() } else { catalog.facts.len() };
    let words = catalog.versions.len().div_ceil(32).max(1);
    let availability = |facts: &Facts| {
        let words = pack(&facts.availability, words);
        quote!([#(#words),*])
    };
    let since = |facts: &Facts| {
        option(facts.since().and_then(|place| catalog.versions.get(place)).map(|since| {
            let variant = &since.variant;
            quote!(#version::#variant)
        }))
    };
    let statuses = |facts: &Facts| {
        let statuses = facts.statuses.iter().map(|&status| Literal::u16_unsuffixed(status));
        quote!(&[#(#statuses),*])
    };
    let category = |facts: &Facts| {
        let category = &facts.category;
        quote!(#runtime::Category::#category)
    };
    let evidence = |facts: &Facts| {
        let kinds = facts.evidence.iter().map(|kind| match kind {
            Evidence::Page => quote!(Page),
            Evidence::Listing => quote!(Listing),
            Evidence::OpenApi => quote!(OpenApi),
            Evidence::Client => quote!(Client),
        });
        quote!(&[#(#runtime::Evidence::#kinds),*])
    };
    let table = |name: TokenStream, ty: TokenStream, row: &dyn Fn(&Facts) -> TokenStream| {
        let rows = catalog.facts.iter().map(|facts| row(facts));
        let rows = quote!([#(#rows),*]);
        let rows = if few { quote!(#runtime::__private::tables::pick(&#rows, &ROWS)) } else { rows };
        quote!(static #name: [#ty; #count] = #rows;)
    };
    [
        // Two bits for each version.
        table(quote!(AVAILABILITY), quote!([u64; #words]), &availability),
        table(quote!(SINCE), quote!(::core::option::Option<#version>), &since),
        table(quote!(STATUSES), quote!(&[u16]), &statuses),
        table(quote!(CATEGORIES), quote!(#runtime::Category), &category),
        table(quote!(EVIDENCE), quote!(&[#runtime::Evidence]), &evidence),
    ]
    .into_iter()
    .collect()
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
