//! The items that the derive becomes.

mod codes;
mod docs;
mod escape;
mod lookup;
mod tables;
mod user_enum;
mod versions;

use std::fmt::Debug;

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::{Data, Fields, Ident, Path};

use crate::carried::Input;
use crate::mistakes::Mistakes;
use crate::unit_struct::UnitStruct;
use crate::user_enum::UserEnum;

pub(crate) fn expand(mut input: Input) -> TokenStream {
    let mut mistakes = Mistakes::default();
    let item = &input.item;
    let generated = match &item.data {
        Data::Enum(_) | Data::Struct(_) if !item.generics.params.is_empty() => {
            mistakes.at(
                &item.generics,
                "`IntercomErrors` cannot be derived here: expected an item without generic parameters",
                "remove the parameters; a variant for other codes can hold a `Code<'static>`",
            );
            TokenStream::new()
        }
        Data::Enum(data) => {
            let checked = UserEnum::check(item, data, &input.catalog, &mut mistakes);
            user_enum::generate(&input, &checked, !mistakes.is_empty())
        }
        Data::Struct(data) if matches!(data.fields, Fields::Unit) => {
            let asked = UnitStruct::check(item, &input.catalog, &mut mistakes);
            enums(&mut input, &asked)
        }
        Data::Struct(_) | Data::Union(_) => {
            mistakes.at(
                &item.ident,
                "`IntercomErrors` cannot be derived here: expected an enum or a unit struct",
                "write an enum whose variants name codes, or `struct Name;` to generate the enums",
            );
            TokenStream::new()
        }
    };
    let mistakes = mistakes.into_compile_errors();
    quote!(#generated #mistakes)
}

/// Generates the enums that a unit struct asks for.
fn enums(input: &mut Input, asked: &UnitStruct) -> TokenStream {
    if !asked.pinned.is_empty() {
        input.catalog.codes.retain(|code| code.is_available(&asked.pinned));
    }
    let (codes, versions) = (asked.codes.as_ref(), asked.versions.as_ref());
    let versions_enum = versions.map(|target| versions::generate(input, target, &asked.derives));
    let codes_enum = codes.map(|target| codes::generate(input, target, versions, &asked.derives));
    // The versions' methods that name codes need both enums.
    let both = codes.zip(versions).map(|(codes, versions)| versions::error_codes(input, versions, codes));
    let name = &input.item.ident;
    quote! {
        #versions_enum
        #codes_enum
        #both

        // Nothing else uses the struct, and rustc would warn about a private one.
        const _: #name = #name;
    }
}

/// Generates the derives of a generated enum, with those that the user adds. The two never overlap.
fn derives(more: &[Path]) -> TokenStream {
    quote! {
        #[derive(
            ::core::clone::Clone,
            ::core::marker::Copy,
            ::core::cmp::PartialEq,
            ::core::cmp::Eq,
            ::core::hash::Hash,
            ::core::cmp::PartialOrd,
            ::core::cmp::Ord,
            #(#more),*
        )]
    }
}

/// Generates an expression of an `Option`.
fn option(value: Option<impl ToTokens>) -> TokenStream {
    match value {
        Some(value) => quote!(::core::option::Option::Some(#value)),
        None => quote!(::core::option::Option::None),
    }
}

/// Returns the variant that a value of the vocabulary is, whose name `Debug` prints.
pub(crate) fn variant_of(value: &impl Debug) -> Ident {
    format_ident!("{value:?}")
}
