//! `find`: the place of a wire name in the tables.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::carried::Input;
use crate::perfect_hash::PerfectHash;

/// Generates `const fn find(&str) -> Option<usize>` for `runtime/methods.rs`, next to the table `NAMES`.
pub(super) fn generate(input: &Input) -> TokenStream {
    let runtime = &input.runtime;
    let lookup = quote!(#runtime::__private::lookup);
    let names: Vec<&str> = input.catalog.codes.iter().map(|code| code.name.as_str()).collect();
    let (tables, found) = match PerfectHash::search(&names) {
        Some(PerfectHash { multiplier, places }) => {
            let (count, size) = (names.len(), places.len());
            let places = Literal::byte_string(&places);
            let longest = names.iter().map(|name| name.len()).max().unwrap_or_default();
            // The length, the last eight bytes, and the others.
            let words = 2 + longest / 8;
            let tables = quote! {
                static PLACES: [u8; #size] = *#places;
                static WORDS: [[u64; #words]; #count] = #lookup::all_words(&NAMES);
            };
            (tables, quote!(#lookup::find(__code, #multiplier, &PLACES, &WORDS)))
        }
        // A `match` on bytes would slow down a release build: 300 codes cost more than all derives of strum and serde.
        None => (TokenStream::new(), quote!(#lookup::search(__code, &NAMES))),
    };
    quote! {
        #tables

        #[inline]
        const fn find(__code: &str) -> ::core::option::Option<usize> {
            #found
        }
    }
}
