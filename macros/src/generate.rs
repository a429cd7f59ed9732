//! The items that the derive becomes.

mod codes;
mod docs;
mod lookup;
mod own_enum;
mod tables;
mod versions;

use std::fmt::Debug;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::{Data, Fields, Ident, Path};

use crate::carried::Input;
use crate::mistakes::Mistakes;
use crate::own_enum::check;
use crate::unit_struct::UnitStruct;

pub(crate) fn expand(mut input: Input) -> TokenStream {
    let mut mistakes = Mistakes::default();
    let generated = match &input.item.data {
        Data::Enum(data) => {
            let own = check(&input.item, data, &input.catalog, &mut mistakes);
            own_enum::generate(&input, &own, !mistakes.is_empty())
        }
        Data::Struct(data)
            if matches!(data.fields, Fields::Unit) && input.item.generics.params.is_empty() =>
        {
            let asked = UnitStruct::check(&input.item, &input.catalog, &mut mistakes);
            enums(&mut input, &asked)
        }
        Data::Struct(_) | Data::Union(_) => {
            mistakes.at(
                &input.item.ident,
                "`IntercomErrors` is derived on an enum or on a unit struct",
                "write an enum whose variants name codes, or `struct Name;` to generate the enums",
            );
            TokenStream::new()
        }
    };
    let mistakes = mistakes.into_compile_errors();
    quote!(#generated #mistakes)
}

/// The enums that a unit struct asks for.
fn enums(input: &mut Input, asked: &UnitStruct) -> TokenStream {
    if !asked.pinned.is_empty() {
        input.catalog.codes.retain(|code| code.is_available(&asked.pinned));
    }
    let (codes, versions) = (asked.codes.as_ref(), asked.versions.as_ref());
    let versions_enum = versions.map(|target| versions::generate(input, target, &asked.derives));
    let codes_enum = codes.map(|target| codes::generate(input, target, versions, &asked.derives));
    // The versions' methods that name codes need both enums.
    let both = codes.zip(versions).map(|(codes, versions)| versions::error_codes(input, versions, codes));
    quote!(#versions_enum #codes_enum #both)
}

/// The derives of a generated enum, and those that the user adds. The user's are checked not to be among them.
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

/// An expression of an `Option`.
fn option(value: Option<TokenStream>) -> TokenStream {
    match value {
        Some(value) => quote!(::core::option::Option::Some(#value)),
        None => quote!(::core::option::Option::None),
    }
}

/// An array of these expressions, each given as source. It is written as one text, for rustc reads a long text in less
/// time than it takes tokens one by one.
fn list(items: &mut dyn Iterator<Item = String>) -> TokenStream {
    let mut text = "[".to_owned();
    for item in items {
        text.push_str(&item);
        text.push(',');
    }
    text.push(']');
    tokens(&text)
}

/// The tokens of a source. A fault in it would be the derive's own, and what is generated would not compile.
fn tokens(source: &str) -> TokenStream {
    source.parse().unwrap_or_default()
}

/// The variant that a value of a vocabulary is: `Debug` prints its name.
pub(crate) fn variant_of(value: &impl Debug) -> Ident {
    format_ident!("{value:?}")
}
