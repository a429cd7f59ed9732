//! The items that the derive becomes.

mod codes;
mod docs;
mod escape;
mod lookup;
mod tables;
#[cfg(test)]
mod tests;
mod user_enum;
mod versions;

use std::fmt::Debug;

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::{Data, DeriveInput, Fields, Ident, Path, parse_quote};

use crate::carried::{Input, is_available};
use crate::mistakes::{Mistakes, quote_tokens};
use crate::unit_struct::UnitStruct;
use crate::user_enum::UserEnum;

/// Generates the items from the carrier's tokens, and an error for each mistake.
pub(crate) fn expand(tokens: TokenStream) -> TokenStream {
    match syn::parse2(tokens) {
        Ok(input) => items(input),
        Err(error) => error.into_compile_error(),
    }
}

/// Generates the items. A mistake does not change their types, so that no other error follows.
fn items(mut input: Input) -> TokenStream {
    let mut mistakes = Mistakes::default();
    let is_supported = check_item(&input.item, &mut mistakes);
    if !is_supported {
        // Without this, `ALL` of a type with parameters would be another error.
        input.item.generics.make_where_clause().predicates.push(parse_quote!(Self: 'static));
    }
    let mut details = Mistakes::default();
    let generated = match &input.item.data {
        Data::Enum(data) => {
            let checked = UserEnum::check(&input.item, data, &input.catalog, &mut details);
            user_enum::generate(&input, &checked)
        }
        Data::Struct(_) | Data::Union(_) => {
            let requested = UnitStruct::check(&input.item, &input.catalog, &mut details);
            enums(&mut input, &requested, is_supported)
        }
    };
    // In an unsupported item, a mistake may follow from its kind.
    if is_supported {
        mistakes.append(details);
    }
    let mistakes = mistakes.into_compile_errors(input.catalog.note().as_deref());
    quote!(#generated #mistakes)
}

/// Reports an item that is neither an enum nor a unit struct, or has generic parameters.
fn check_item(item: &DeriveInput, mistakes: &mut Mistakes) -> bool {
    let unsupported = match &item.data {
        Data::Enum(_) => None,
        Data::Union(_) => Some("a union"),
        Data::Struct(data) => match &data.fields {
            Fields::Unit => None,
            Fields::Named(_) => Some("a struct with braces"),
            Fields::Unnamed(_) => Some("a tuple struct"),
        },
    };
    let parameters = &item.generics;
    if let Some(found) = unsupported {
        let problem = format!("the item is not supported: expected an enum or a unit struct, found {found}");
        let help = "write an enum with codes as variants, or `struct Name;` to generate enums";
        mistakes.at(&item.ident, &problem, help);
    } else if !parameters.params.is_empty() {
        let found = quote_tokens(parameters);
        let problem = format!("the item is not supported: expected no generic parameters, found {found}");
        let help = "remove the parameters, and hold a `Code<'static>` instead of a borrowed code";
        mistakes.at(parameters, &problem, help);
    }
    mistakes.is_empty()
}

/// Generates the enums that a unit struct asks for.
fn enums(input: &mut Input, requested: &UnitStruct, is_unit: bool) -> TokenStream {
    if !requested.pinned.is_empty() {
        input.catalog.codes.retain(|code| is_available(&code.availability, &requested.pinned));
    }
    let (codes, versions) = (requested.codes.as_ref(), requested.versions.as_ref());
    let versions_enum = versions.map(|target| versions::generate(input, target, &requested.derives));
    let codes_enum = codes.map(|target| codes::generate(input, target, versions, &requested.derives));
    // This method of a version needs both enums.
    let both = codes.zip(versions).map(|(codes, versions)| versions::error_codes(input, versions, codes));
    // rustc warns about a private struct that nothing uses. In Rust 1.88 a constant is not a use.
    let name = input.derived(&input.item.ident);
    let runtime = &input.runtime;
    let used = is_unit.then(|| quote!(impl #runtime::__private::Used<#name> for () {}));
    quote! {
        #versions_enum
        #codes_enum
        #both
        #used
    }
}

/// Generates the derives of a generated enum, with those that the user adds.
fn derives(more: &[Path]) -> TokenStream {
    quote! {
        #[::core::prelude::v1::derive(
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

/// Imports the types that generated code uses without a path. They are imported in a block, because the user's items may
/// have the same names.
fn primitives() -> TokenStream {
    quote!(
        use ::core::primitive::{bool, str, u8, u16, u64, usize};
    )
}

/// Generates an expression of an `Option`.
fn option(value: Option<impl ToTokens>) -> TokenStream {
    match value {
        Some(value) => quote!(::core::option::Option::Some(#value)),
        None => quote!(::core::option::Option::None),
    }
}

/// Returns the variant of a value of the vocabulary. `Debug` prints its name.
pub(crate) fn variant_of(value: &impl Debug) -> Ident {
    format_ident!("{value:?}")
}
