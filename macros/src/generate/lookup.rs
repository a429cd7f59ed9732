//! `from_code`: the wire name to its variant, by a perfect hash and one comparison.
//!
//! Here are the tables and the hash; `runtime/private/lookup.rs` compares.

use std::iter;

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::Ident;

use super::list;
use crate::carried::Input;
use crate::perfect_hash::{self, Direct, Displaced, PerfectHash, WORD};

/// The tables and functions of the lookup, for the inside of the block that holds the other tables. It defines
/// `const fn find(&str) -> Option<Codes>`, which reads the `CODES` there.
pub(super) fn generate(input: &Input, name: &Ident) -> TokenStream {
    let names: Vec<&str> = input.catalog.codes.iter().map(|code| code.name.as_str()).collect();
    let runtime = &input.runtime;
    let private = quote!(#runtime::__private);
    let lookup = match perfect_hash::build(&names) {
        PerfectHash::Direct(hash) => direct(&hash, &names, name, &private),
        PerfectHash::Displaced(hash) => displaced(&hash, &names, name, &private),
    };
    let short = match names.iter().any(|name| name.len() < WORD) {
        true => quote!(lookup(&#private::lookup::padded(code), code.len())),
        false => quote!(::core::option::Option::None),
    };
    quote! {
        #lookup

        #[inline]
        const fn find(code: &str) -> ::core::option::Option<#name> {
            let code = code.as_bytes();
            if code.len() < #WORD {
                return #short;
            }
            lookup(code, code.len())
        }
    }
}

/// The words of all codes stand in a table: one load for the place, one for the words.
fn direct(hash: &Direct, names: &[&str], name: &Ident, private: &TokenStream) -> TokenStream {
    let functions = perfect_hash::direct_source();
    let Direct { multiplier, bits, codes } = hash;
    let (place_count, places) = (codes.len(), Literal::byte_string(codes));
    let longest = names.iter().map(|name| name.len()).max().unwrap_or_default();
    let words = longest.div_ceil(WORD).max(2);
    // As many rows as a power of two has, so that no place is outside.
    let row_count = names.len().next_power_of_two();
    let found_count = 2 * row_count;
    let rows = names.iter().copied().chain(iter::repeat("")).take(row_count).map(|name| {
        let length = name.len() as u64;
        let words = perfect_hash::words(name, words).into_iter().map(Literal::u64_unsuffixed);
        quote!((#length, [#(#words),*]))
    });
    quote! {
        #functions

        static PLACES: [u8; #place_count] = *#places;
        static WORDS: [(u64, [u64; #words]); #row_count] = [#(#rows),*];
        static FOUND: [::core::option::Option<#name>; #found_count] = #private::tables::found(&CODES);

        #[inline]
        const fn lookup(code: &[u8], length: usize) -> ::core::option::Option<#name> {
            let (first, last) = #private::lookup::ends(code);
            let place = PLACES[place_of(first, last, length, #multiplier, #bits)];
            #private::lookup::by_words(code, length, place, &WORDS, &FOUND)
        }
    }
}

/// The names themselves are compared with, for their words would leave the cache.
fn displaced(hash: &Displaced, names: &[&str], name: &Ident, private: &TokenStream) -> TokenStream {
    let functions = perfect_hash::displaced_source();
    let Displaced { seed, hash_all, displacements, slots } = hash;
    let hash = quote!(hash(ends, #private::lookup::middle(code), length, #seed));
    let hash = if *hash_all { quote!(hash_all(code, #hash)) } else { hash };
    let (bucket_count, slot_count) = (displacements.len(), slots.len());
    let displacements = list(&mut displacements.iter().map(u16::to_string));
    let text = names.iter().copied().collect::<String>();
    let starts: Vec<usize> = names
        .iter()
        .scan(0, |end, name| {
            let start = *end;
            *end += name.len();
            Some(start)
        })
        .collect();
    // As `by_name` reads them. A code has at most 64 bytes.
    let slots = list(&mut slots.iter().map(|&code| {
        let (start, length) = (starts[code] as u64, names[code].len() as u64);
        (start << 32 | length << 24 | code as u64).to_string()
    }));
    quote! {
        #functions

        static DISPLACEMENTS: [u16; #bucket_count] = #displacements;
        static SLOTS: [u64; #slot_count] = #slots;
        /// All names, one after the other.
        static TEXT: &[u8] = #text.as_bytes();

        #[inline]
        const fn lookup(code: &[u8], length: usize) -> ::core::option::Option<#name> {
            let ends = #private::lookup::ends(code);
            let hash = #hash;
            let row = SLOTS[slot(hash, DISPLACEMENTS[bucket(hash, #bucket_count)], #slot_count)];
            #private::lookup::by_name(code, length, row, TEXT, &CODES)
        }
    }
}
