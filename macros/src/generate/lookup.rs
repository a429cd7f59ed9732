//! `from_code`: the wire name to its variant.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::Ident;

use crate::carried::Code;
use crate::perfect_hash::{self, Tables};

/// Up to this many codes, their words stand in the slots, so that a comparison waits for no second load. With more,
/// that table would leave the cache.
const MOST_INLINE: usize = 256;

/// The most words of eight bytes that are compared without a loop.
const MOST_WORDS: usize = 8;

/// The tables and functions of the lookup, for the inside of the block that holds the other tables. It defines
/// `const fn find(&str) -> Option<Codes>`, which reads the `NAMES` there.
pub(super) fn generate(codes: &[Code], name: &Ident) -> TokenStream {
    let names: Vec<&str> = codes.iter().map(|code| code.name.as_str()).collect();
    let Tables { seed, hash_all, displacements, slots } = perfect_hash::build(&names);
    let functions = perfect_hash::source();
    let hash = if hash_all { quote!(hash_all) } else { quote!(hash) };
    let (bucket_count, slot_count) = (displacements.len(), slots.len());
    let displacements = displacements.iter().map(|&displacement| Literal::u16_unsuffixed(displacement));
    let variants = slots.iter().filter_map(|&place| codes.get(place)).map(|code| &code.variant);

    let shortest = names.iter().map(|name| name.len()).min().unwrap_or_default();
    let longest = names.iter().map(|name| name.len()).max().unwrap_or_default();
    let inline = names.len() <= MOST_INLINE && shortest >= 8 && longest <= 8 * MOST_WORDS;
    let (compare, functions_of_compare) = match inline {
        true => by_words(&names, &slots, longest.div_ceil(8)),
        false => by_name(),
    };
    let too_short_or_long = quote!(code.len() < #shortest || code.len() > #longest);
    quote! {
        #functions
        #functions_of_compare

        static DISPLACEMENTS: [u16; #bucket_count] = [#(#displacements),*];
        static SLOTS: [#name; #slot_count] = [#(#name::#variants),*];

        #[inline]
        const fn find(code: &str) -> ::core::option::Option<#name> {
            let code = code.as_bytes();
            if #too_short_or_long {
                return ::core::option::Option::None;
            }
            let hash = #hash(code, #seed);
            let slot = slot(hash, DISPLACEMENTS[bucket(hash, #bucket_count)], #slot_count);
            let found = SLOTS[slot];
            match #compare {
                true => ::core::option::Option::Some(found),
                false => ::core::option::Option::None,
            }
        }
    }
}

/// Compares with the words in the slot, all of them, without a branch between.
fn by_words(names: &[&str], slots: &[usize], count: usize) -> (TokenStream, TokenStream) {
    let slot_count = slots.len();
    let rows = slots.iter().filter_map(|&place| names.get(place)).map(|name| {
        let length = name.len() as u64;
        let words = perfect_hash::words(name, count).into_iter().map(Literal::u64_unsuffixed);
        quote!((#length, [#(#words),*]))
    });
    let functions = quote! {
        /// The length and the words of the code in each slot.
        static WORDS: [(u64, [u64; #count]); #slot_count] = [#(#rows),*];

        #[inline]
        const fn same(code: &[u8], slot: usize) -> bool {
            let (length, words) = &WORDS[slot];
            let mut different = *length ^ code.len() as u64;
            let last = code.len() - 8;
            let mut i = 0;
            while i < #count {
                let start = if 8 * i < last { 8 * i } else { last };
                different |= word_at(code, start) ^ words[i];
                i += 1;
            }
            different == 0
        }
    };
    (quote!(same(code, slot)), functions)
}

/// Compares with the name, eight bytes at a time; the last eight may overlap those before.
fn by_name() -> (TokenStream, TokenStream) {
    let functions = quote! {
        #[inline]
        const fn same(a: &[u8], b: &[u8]) -> bool {
            if a.len() != b.len() {
                return false;
            }
            let (mut left, mut right) = (a, b);
            while let (
                ::core::option::Option::Some((x, more_left)),
                ::core::option::Option::Some((y, more_right)),
            ) = (left.split_first_chunk::<8>(), right.split_first_chunk::<8>())
            {
                if u64::from_le_bytes(*x) != u64::from_le_bytes(*y) {
                    return false;
                }
                (left, right) = (more_left, more_right);
            }
            if let (::core::option::Option::Some(x), ::core::option::Option::Some(y)) =
                (a.last_chunk::<8>(), b.last_chunk::<8>())
            {
                return u64::from_le_bytes(*x) == u64::from_le_bytes(*y);
            }
            while let (
                ::core::option::Option::Some((x, more_left)),
                ::core::option::Option::Some((y, more_right)),
            ) = (left.split_first(), right.split_first())
            {
                if *x != *y {
                    return false;
                }
                (left, right) = (more_left, more_right);
            }
            true
        }
    };
    (quote!(same(code, NAMES[found as usize].as_bytes())), functions)
}
