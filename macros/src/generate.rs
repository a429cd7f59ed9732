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
use syn::{Data, DeriveInput, Fields, Ident, Path, parse_quote};

use crate::carried::Input;
use crate::mistakes::Mistakes;
use crate::unit_struct::UnitStruct;
use crate::user_enum::UserEnum;

/// Generates the items from the carrier's tokens, and an error for each mistake.
pub(crate) fn expand(tokens: TokenStream) -> TokenStream {
    match syn::parse2(tokens) {
        Ok(input) => items(input),
        Err(error) => error.into_compile_error(),
    }
}

/// A mistake changes no item's type, so that no other error follows.
fn items(mut input: Input) -> TokenStream {
    let mut mistakes = Mistakes::default();
    let is_supported = check_item(&input.item, &mut mistakes);
    if !is_supported {
        // Without it, `ALL` of a type with parameters would be one more mistake.
        input.item.generics.make_where_clause().predicates.push(parse_quote!(Self: 'static));
    }
    let mut details = Mistakes::default();
    let generated = match &input.item.data {
        Data::Enum(data) => {
            let checked = UserEnum::check(&input.item, data, &input.catalog, &mut details);
            user_enum::generate(&input, &checked)
        }
        Data::Struct(_) | Data::Union(_) => {
            let asked = UnitStruct::check(&input.item, &input.catalog, &mut details);
            enums(&mut input, &asked, is_supported)
        }
    };
    // In an unsupported item, they may be mistakes about what it is.
    if is_supported {
        mistakes.append(details);
    }
    let mistakes = mistakes.into_compile_errors(input.catalog.note().as_deref());
    quote!(#generated #mistakes)
}

/// Reports an item that is neither an enum nor a unit struct, or has generic parameters.
fn check_item(item: &DeriveInput, mistakes: &mut Mistakes) -> bool {
    let is_known = match &item.data {
        Data::Enum(_) => true,
        Data::Struct(data) => matches!(data.fields, Fields::Unit),
        Data::Union(_) => false,
    };
    if !is_known {
        mistakes.at(
            &item.ident,
            "the item is not supported: expected an enum or a unit struct",
            "write an enum with codes as variants, or `struct Name;` to generate enums",
        );
        return false;
    }
    if item.generics.params.is_empty() {
        return true;
    }
    mistakes.at(
        &item.generics,
        "the item is not supported: expected one without generic parameters",
        "remove the parameters, and hold a `Code<'static>` instead of a borrowed code",
    );
    false
}

/// Generates the enums that a unit struct asks for.
fn enums(input: &mut Input, asked: &UnitStruct, is_unit: bool) -> TokenStream {
    if !asked.pinned.is_empty() {
        input.catalog.codes.retain(|code| code.is_available(&asked.pinned));
    }
    let (codes, versions) = (asked.codes.as_ref(), asked.versions.as_ref());
    let versions_enum = versions.map(|target| versions::generate(input, target, &asked.derives));
    let codes_enum = codes.map(|target| codes::generate(input, target, versions, &asked.derives));
    // The versions' methods that name codes need both enums.
    let both = codes.zip(versions).map(|(codes, versions)| versions::error_codes(input, versions, codes));
    // Nothing else uses the struct, and rustc would warn about a private one.
    let name = input.derived(&input.item.ident);
    let used = is_unit.then(|| quote!(const _: #name = #name;));
    quote! {
        #versions_enum
        #codes_enum
        #both
        #used
    }
}

/// Generates the derives of a generated enum, with those that the user adds. The two never overlap.
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

/// Imports the types that the generated code names without a path, for the inside of a block: a user's items may have
/// the same names.
fn primitives() -> TokenStream {
    quote!(
        use ::core::primitive::{bool, str, u8, u16, u32, u64, usize};
    )
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
