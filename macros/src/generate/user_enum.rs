//! The impls of a user's enum.

mod conversions;

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::Fields;
use syn::spanned::Spanned as _;

use super::option;
use crate::carried::Input;
use crate::user_enum::{Holds, Meaning, UserEnum, Variant};

/// Generates the impls. After a mistake they still have real bodies, because constants may evaluate them.
pub(super) fn generate(input: &Input, user_enum: &UserEnum<'_>) -> TokenStream {
    let methods = methods(input, user_enum);
    let conversions = conversions::generate(input, user_enum);
    let display = user_enum.display.then(|| display(input));
    let used = input.item.generics.params.is_empty().then(|| used(input));
    quote!(#methods #conversions #display #used)
}

/// Generates a use of `code`, which reads every field. Without it, rustc would report the field of a private enum as never
/// read, and propose a type that the derive rejects.
fn used(input: &Input) -> TokenStream {
    let (runtime, name) = (&input.runtime, input.derived(&input.item.ident));
    quote!(const _: fn(&#name) -> ::core::option::Option<#runtime::ErrorCode> = <#name>::code;)
}

/// Generates an impl of the enum, of a trait or inherent.
fn impl_block(input: &Input, of_trait: Option<TokenStream>, body: &TokenStream) -> TokenStream {
    let name = input.derived(&input.item.ident);
    let (parameters, arguments, conditions) = input.item.generics.split_for_impl();
    let automatically = of_trait.as_ref().map(|_| quote!(#[automatically_derived]));
    let of_trait = of_trait.map(|of_trait| quote!(#of_trait for));
    quote! {
        #automatically
        impl #parameters #of_trait #name #arguments #conditions {
            #body
        }
    }
}

fn methods(input: &Input, user_enum: &UserEnum<'_>) -> TokenStream {
    let runtime = &input.runtime;
    let str = quote!(::core::primitive::str);
    let all = user_enum.variants.iter().filter(|variant| variant.fields.is_empty());
    let all = all.map(|variant| path(input, variant, &quote!({})));
    let code = code_of(input, user_enum);
    let wire_name = wire_name_of(input, user_enum);
    let methods = quote! {
        /// The variants without a field, in the order of their declaration.
        pub const ALL: &'static [Self] = &[#(#all),*];

        /// Returns Intercom's error code. `None` if the variant stands for several codes, or holds a code that
        /// `ErrorCode` does not have.
        #[must_use]
        pub const fn code(&self) -> ::core::option::Option<#runtime::ErrorCode> {
            #code
        }

        /// Returns the code as the API sends it. `None` if the variant stands for several codes and holds none.
        #[must_use]
        pub fn wire_name(&self) -> ::core::option::Option<&#str> {
            #wire_name
        }

        /// Returns the code's description on the newest page of Intercom's docs that describes it.
        #[must_use]
        pub const fn description(&self) -> ::core::option::Option<&'static #str> {
            match Self::code(self) {
                ::core::option::Option::Some(__code) => #runtime::ErrorCode::description(__code),
                ::core::option::Option::None => ::core::option::Option::None,
            }
        }
    };
    impl_block(input, None, &methods)
}

/// Generates the body of `code`.
fn code_of(input: &Input, user_enum: &UserEnum<'_>) -> TokenStream {
    let Input { runtime, catalog, .. } = input;
    let arms = user_enum.variants.iter().map(|variant| match (&variant.meaning, sound_field(variant)) {
        (_, Holds::KnownCode) => {
            let (pattern, code) = held(input, variant);
            quote!(#pattern => ::core::option::Option::Some(#code))
        }
        (_, Holds::AnyCode) => {
            let (pattern, code) = held(input, variant);
            quote!(#pattern => #runtime::Code::known(#code))
        }
        (meaning, Holds::Nothing) => {
            let pattern = path(input, variant, &quote!({ .. }));
            let code = match meaning {
                Meaning::Codes(codes) if codes.len() == 1 => {
                    codes.first().and_then(|place| catalog.codes.get(*place))
                }
                _ => None,
            };
            let code = option(code.map(|code| {
                let variant = &code.variant;
                quote!(#runtime::ErrorCode::#variant)
            }));
            quote!(#pattern => #code)
        }
    });
    match_self(arms)
}

/// Generates the body of `wire_name`.
fn wire_name_of(input: &Input, user_enum: &UserEnum<'_>) -> TokenStream {
    let runtime = &input.runtime;
    let of_code = quote!(::core::option::Option::map(Self::code(self), #runtime::ErrorCode::as_str));
    if !user_enum.variants.iter().any(|variant| sound_field(variant) == Holds::AnyCode) {
        return of_code;
    }
    let arms = user_enum.variants.iter().map(|variant| {
        if sound_field(variant) == Holds::AnyCode {
            let (pattern, code) = held(input, variant);
            quote!(#pattern => ::core::option::Option::Some(#runtime::Code::as_str(#code)))
        } else {
            let pattern = path(input, variant, &quote!({ .. }));
            quote!(#pattern => #of_code)
        }
    });
    match_self(arms)
}

fn match_self(arms: impl Iterator<Item = TokenStream>) -> TokenStream {
    let arms: Vec<_> = arms.collect();
    if arms.is_empty() { quote!(match *self {}) } else { quote!(match self { #(#arms,)* }) }
}

/// Generates a pattern or an expression of a variant. `fields` follow the name, unless it is a unit variant's.
fn path(input: &Input, variant: &Variant<'_>, fields: &TokenStream) -> TokenStream {
    let name = input.derived(variant.name);
    let fields = (!matches!(variant.fields, Fields::Unit)).then_some(fields);
    quote_spanned!(input.derived=> Self::#name #fields)
}

/// Returns what a variant holds, or nothing if its fields are a mistake.
fn sound_field(variant: &Variant<'_>) -> Holds {
    if variant.is_sound { variant.holds } else { Holds::Nothing }
}

/// Generates a pattern of a variant with a field, and an expression of what it binds: an `ErrorCode` or a `&Code`.
fn held(input: &Input, variant: &Variant<'_>) -> (TokenStream, TokenStream) {
    let pattern = path(input, variant, &quote_spanned!(input.derived=> (__code)));
    let span = field_span(variant, input.derived);
    match variant.holds {
        Holds::KnownCode => (pattern, quote_spanned!(span=> *__code)),
        Holds::Nothing | Holds::AnyCode => (pattern, quote_spanned!(span=> __code)),
    }
}

/// Returns the place of a variant's field, for what fills it and what reads it: if its type has the name of ours, but is
/// another, rustc reports it there. Names resolve where `binding` is.
fn field_span(variant: &Variant<'_>, binding: Span) -> Span {
    let span = variant.fields.iter().next().map_or_else(|| variant.name.span(), |field| field.ty.span());
    binding.located_at(span)
}

fn display(input: &Input) -> TokenStream {
    let body = quote! {
        fn fmt(&self, __formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
            ::core::fmt::Formatter::pad(__formatter, ::core::option::Option::unwrap_or_default(Self::wire_name(self)))
        }
    };
    impl_block(input, Some(quote!(::core::fmt::Display)), &body)
}
