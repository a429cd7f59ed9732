//! `from_code`: the wire name to its variant.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use syn::Ident;

use crate::carried::Code;
use crate::perfect_hash::{self, Tables};

/// The tables and functions of the lookup, for the inside of the block that holds the other tables. It defines
/// `const fn find(&str) -> Option<Codes>`, which reads the `NAMES` there.
pub(super) fn generate(codes: &[Code], name: &Ident) -> TokenStream {
    let names: Vec<&str> = codes.iter().map(|code| code.name.as_str()).collect();
    let Tables { seed, hash_all, displacements, bits, slots } = perfect_hash::build(&names);
    let functions = perfect_hash::source();
    let hash = if hash_all { quote!(hash_all) } else { quote!(hash) };
    let bucket_count = displacements.len();
    let slot_count = slots.len();
    let displacements = displacements.iter().map(|&displacement| Literal::u16_unsuffixed(displacement));
    let variants = slots.iter().filter_map(|&place| codes.get(place)).map(|code| &code.variant);
    quote! {
        #functions

        static DISPLACEMENTS: [u16; #bucket_count] = [#(#displacements),*];
        static SLOTS: [#name; #slot_count] = [#(#name::#variants),*];

        const fn find(code: &str) -> ::core::option::Option<#name> {
            let code = code.as_bytes();
            let hash = #hash(code, #seed);
            let found = SLOTS[slot(hash, DISPLACEMENTS[bucket(hash, #bucket_count)], #bits)];
            match same(code, NAMES[found as usize].as_bytes()) {
                true => ::core::option::Option::Some(found),
                false => ::core::option::Option::None,
            }
        }

        /// Compares eight bytes at a time; the last eight may overlap those before.
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
    }
}
