//! `from_code`: the wire name to its variant.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::Ident;

use crate::carried::Input;
use crate::perfect_hash::{self, PerfectHash};

/// Generates `const fn find(&str) -> Option<Codes>`, for the inside of the block that has `CODES` and `NAMES`.
pub(super) fn generate(input: &Input, name: &Ident) -> TokenStream {
    let names: Vec<&str> = input.catalog.codes.iter().map(|code| code.name.as_str()).collect();
    match PerfectHash::search(&names) {
        Some(hash) => by_hash(&hash, input, name),
        None => by_search(input, name),
    }
}

/// A load for the place, and one comparison.
fn by_hash(hash: &PerfectHash, input: &Input, name: &Ident) -> TokenStream {
    let Input { runtime, catalog, .. } = input;
    let lookup = quote!(#runtime::__private::lookup);
    let longest = catalog.codes.iter().map(|code| code.name.len()).max().unwrap_or_default();
    // The length, the last eight bytes, and the others.
    let words = 2 + longest / 8;
    let function = perfect_hash::source();
    let PerfectHash { multiplier, bits, places } = hash;
    let codes = catalog.codes.len();
    let (count, places) = (places.len(), Literal::byte_string(places));
    quote! {
        #function

        static PLACES: [u8; #count] = *#places;
        static WORDS: [[u64; #words]; #codes] = #lookup::all_words(&NAMES);

        #[inline]
        const fn find(__code: &str) -> ::core::option::Option<#name> {
            let __code = str::as_bytes(__code);
            let __place = PLACES[hash(__code, #multiplier, #bits)] as usize;
            let __found = CODES[__place];
            if #lookup::is_same(&#lookup::words(__code), &WORDS[__place]) {
                ::core::option::Option::Some(__found)
            } else {
                ::core::option::Option::None
            }
        }
    }
}

/// A binary search, since the names are sorted. A `match` on bytes would cost a release build of 300 codes more than all
/// derives of a peer.
fn by_search(input: &Input, name: &Ident) -> TokenStream {
    let runtime = &input.runtime;
    quote! {
        const fn find(__code: &str) -> ::core::option::Option<#name> {
            match #runtime::__private::lookup::search(__code, &NAMES) {
                ::core::option::Option::Some(__place) => ::core::option::Option::Some(CODES[__place]),
                ::core::option::Option::None => ::core::option::Option::None,
            }
        }
    }
}
