//! The facts about the codes: one static table for each kind of fact.
//!
//! To read a fact is one load. A table that a program does not read is not linked.

use intercom_errors_vocabulary::Availability;
use proc_macro2::TokenStream;
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
    let words = catalog.versions.len().div_ceil(32).max(1);
    let states = codes.iter().map(|code| {
        let states = pack(&code.availability, words);
        quote!([#(#states),*])
    });
    let since = codes.iter().map(|code| {
        let since = since(&code.availability).and_then(|place| catalog.versions.get(place));
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
        static STATES: [[u64; #words]; #count] = [#(#states),*];
        static SINCE: [::core::option::Option<#version>; #count] = [#(#since),*];
        static STATUSES: [&[u16]; #count] = [#(#statuses),*];
        static CATEGORIES: [#runtime::Category; #count] = [#(#runtime::Category::#categories),*];
        static EVIDENCE: [&[#runtime::Evidence]; #count] = [#(#evidence),*];
        static RETIRED: &[(#name, &str)] = &[#(#retired),*];
    }
}

/// Packs the states: 32 versions a word, and two bits a version, which are its state's place in `Availability::ALL`.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_the_states_of_32_versions() {
        let mut states = vec![Availability::ALL[0]; 34];
        states[1] = Availability::ALL[1];
        states[31] = Availability::ALL[2];
        states[33] = Availability::ALL[3];
        assert_eq!(pack(&states, 2), [1 << 2 | 2 << 62, 3 << 2]);
    }
}
