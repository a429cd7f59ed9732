//! What the codes are known by: static tables, one for each kind of fact, and a function that reads each.
//!
//! Reading is one load, and a table that a program does not read is not linked.

use intercom_errors_vocabulary::Availability;
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};
use syn::Ident;

use super::{list, option, variant_of};
use crate::carried::{Code, Input, since};

/// The most codes whose tables have a row for each of them. With more, the rows would leave the processor's first cache
/// and cost rustc more than all else, so that another table says which row is whose.
const MOST: usize = 256;

/// The tables and functions, for the inside of a block: `CODES`, `NAMES`, `described`, and what `facts` makes.
pub(super) fn generate(input: &Input, name: &Ident, version: &TokenStream) -> TokenStream {
    let Input { runtime, catalog, .. } = input;
    let codes = &catalog.codes;
    let count = codes.len();
    let tables = quote!(#runtime::__private::tables);

    let all = list(&mut codes.iter().map(|code| format!("{name}::{}", code.variant)));
    let names = list(&mut codes.iter().map(|code| format!("{:?}", code.name)));
    let texts = codes.iter().map(|code| code.description.as_deref().unwrap_or_default());
    let texts = list(&mut texts.map(|text| format!("{text:?}")));
    let (text, texts, filled) = match count <= MOST {
        true => (quote!(::core::option::Option<&str>), quote!(#tables::filled(#texts)), quote!()),
        false => (quote!(&str), texts, quote!(#tables::if_filled)),
    };
    let facts = facts(input, name, version);
    quote! {
        /// The one table with an expression for each code: rustc looks each of them up among all.
        static CODES: [#name; #count] = #all;
        static NAMES: [&str; #count] = #names;
        static DESCRIPTIONS: [#text; #count] = #texts;

        #[inline]
        const fn described(code: #name) -> ::core::option::Option<&'static str> {
            #filled(DESCRIPTIONS[code as usize])
        }

        #facts
    }
}

/// The tables of facts, and for each a function from a code to its own.
fn facts(input: &Input, name: &Ident, version: &TokenStream) -> TokenStream {
    let Input { runtime, catalog, .. } = input;
    let words = catalog.versions.len().div_ceil(32).max(1);
    let states = list(&mut catalog.availability.iter().map(|states| format!("{:?}", pack(states, words))));
    let firsts = catalog.availability.iter().map(|states| {
        option(since(states).and_then(|place| catalog.versions.get(place)).map(|since| {
            let variant = &since.variant;
            quote!(#version::#variant)
        }))
    });
    let statuses = list(&mut catalog.statuses.iter().map(|statuses| format!("&{:?}", statuses.value)));
    let categories = catalog.categories.iter().map(|category| {
        let category = variant_of(&category.value);
        quote!(#runtime::Category::#category)
    });
    let evidence = catalog.evidence.iter().map(|kinds| {
        let kinds = kinds.iter().map(variant_of);
        quote!(&[#(#runtime::Evidence::#kinds),*])
    });
    let first = quote!(::core::option::Option<#version>);
    let table = |function: &str, ty: TokenStream, rows: TokenStream, place: &dyn Fn(&Code) -> usize| {
        table(input, name, function, &ty, &rows, place)
    };
    [
        table("states", quote!([u64; #words]), states, &|code| code.availability.place),
        table("first", first, quote!([#(#firsts),*]), &|code| code.availability.place),
        table("statuses", quote!(&'static [u16]), statuses, &|code| code.statuses.place),
        table("category", quote!(#runtime::Category), quote!([#(#categories),*]), &|code| {
            code.category.place
        }),
        table("evidence", quote!(&'static [#runtime::Evidence]), quote!([#(#evidence),*]), &|code| {
            code.evidence.place
        }),
    ]
    .into_iter()
    .collect()
}

/// One table of these rows, and the function that reads it. `place` is a code's row.
fn table(
    input: &Input,
    name: &Ident,
    function: &str,
    ty: &TokenStream,
    rows: &TokenStream,
    place: &dyn Fn(&Code) -> usize,
) -> TokenStream {
    let Input { runtime, catalog, .. } = input;
    let count = catalog.codes.len();
    let upper = function.to_uppercase();
    let (function, table, row) =
        (format_ident!("{function}"), format_ident!("{upper}"), format_ident!("{upper}_ROW"));
    let places: Vec<usize> = catalog.codes.iter().map(place).collect();
    let bytes: Option<Vec<u8>> = places.iter().map(|&place| u8::try_from(place).ok()).collect();
    let (width, places) = match bytes.as_deref().map(Literal::byte_string) {
        Some(bytes) if count <= MOST => {
            return quote! {
                static #table: [#ty; #count] = #runtime::__private::tables::pick(&#rows, #bytes);

                #[inline]
                const fn #function(code: #name) -> #ty {
                    #table[code as usize]
                }
            };
        }
        Some(bytes) => (quote!(u8), quote!(*#bytes)),
        None => (quote!(u32), list(&mut places.iter().map(usize::to_string))),
    };
    quote! {
        static #table: &[#ty] = &#rows;
        static #row: [#width; #count] = #places;

        #[inline]
        const fn #function(code: #name) -> #ty {
            #table[#row[code as usize] as usize]
        }
    }
}

/// Two bits for each version, 32 versions a word: the place of the state in `Availability::ALL`.
fn pack(states: &[Availability], words: usize) -> Vec<u64> {
    const { assert!(Availability::ALL.len() <= 4, "a state takes two bits") };
    let mut packed = vec![0u64; words];
    for (word, states) in packed.iter_mut().zip(states.chunks(32)) {
        for (place, state) in states.iter().enumerate() {
            *word |= (*state as u64) << (place * 2);
        }
    }
    packed
}
