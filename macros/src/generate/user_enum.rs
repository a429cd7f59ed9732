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
    let display = user_enum.has_display.then(|| display(input));
    let used = input.item.generics.params.is_empty().then(|| use_of_code(input));
    quote!(#methods #conversions #display #used)
}

/// Generates a use of `code`, which reads every field. Without it, rustc would report that the field of a private enum is
/// never read, and would suggest a type that the derive rejects.
fn use_of_code(input: &Input) -> TokenStream {
    let (runtime, name) = (&input.runtime, input.derived(&input.item.ident));
    quote!(const _: fn(&#name) -> ::core::option::Option<#runtime::ErrorCode> = <#name>::code;)
}

/// Generates an impl of the enum, of a trait or inherent.
fn impl_block(input: &Input, of_trait: Option<TokenStream>, body: &TokenStream) -> TokenStream {
    let name = input.derived(&input.item.ident);
    let (parameters, arguments, conditions) = input.item.generics.split_for_impl();
    let of_trait = of_trait.map(|of_trait| (quote!(#[automatically_derived]), quote!(#of_trait for)));
    let (attribute, of_trait) = of_trait.unzip();
    quote! {
        #attribute
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

        /// Returns Intercom's error code. `None` if the variant has several codes, or holds a code that is not in
        /// `ErrorCode`.
        #[must_use]
        pub const fn code(&self) -> ::core::option::Option<#runtime::ErrorCode> {
            #code
        }

        /// Returns the code as the API sends it. `None` if the variant has several codes and holds none.
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
    let runtime = &input.runtime;
    match_self(user_enum, |variant| match sound_field(variant) {
        Holds::KnownCode => {
            let (pattern, code) = bind_field(input, variant);
            quote!(#pattern => ::core::option::Option::Some(#code))
        }
        Holds::AnyCode => {
            let (pattern, code) = bind_field(input, variant);
            quote!(#pattern => #runtime::Code::known(#code))
        }
        Holds::Nothing => {
            let pattern = path(input, variant, &quote!({ .. }));
            let code =
                option(only_code(variant).and_then(|index| input.catalog.codes.get(index)).map(|code| {
                    let variant = &code.variant;
                    quote!(#runtime::ErrorCode::#variant)
                }));
            quote!(#pattern => #code)
        }
    })
}

fn only_code(variant: &Variant<'_>) -> Option<usize> {
    match &variant.meaning {
        Meaning::Codes(codes) if codes.len() == 1 => codes.first().copied(),
        _ => None,
    }
}

/// Generates the body of `wire_name`.
fn wire_name_of(input: &Input, user_enum: &UserEnum<'_>) -> TokenStream {
    let runtime = &input.runtime;
    let of_code = quote!(::core::option::Option::map(Self::code(self), #runtime::ErrorCode::as_str));
    if !user_enum.variants.iter().any(|variant| sound_field(variant) == Holds::AnyCode) {
        return of_code;
    }
    match_self(user_enum, |variant| {
        if sound_field(variant) == Holds::AnyCode {
            let (pattern, code) = bind_field(input, variant);
            quote!(#pattern => ::core::option::Option::Some(#runtime::Code::as_str(#code)))
        } else {
            let pattern = path(input, variant, &quote!({ .. }));
            quote!(#pattern => #of_code)
        }
    })
}

fn match_self(user_enum: &UserEnum<'_>, arm: impl Fn(&Variant<'_>) -> TokenStream) -> TokenStream {
    if user_enum.variants.is_empty() {
        return quote!(match *self {});
    }
    let arms = user_enum.variants.iter().map(arm);
    quote!(match self { #(#arms,)* })
}

/// Generates a pattern or an expression of a variant. `fields` follow the name, unless it is a unit variant's.
fn path(input: &Input, variant: &Variant<'_>, fields: &TokenStream) -> TokenStream {
    let name = input.derived(variant.name);
    let fields = (!matches!(variant.fields, Fields::Unit)).then_some(fields);
    quote_spanned!(input.derived=> Self::#name #fields)
}

/// Returns the field of a variant, or `Nothing` if its fields are a mistake.
fn sound_field(variant: &Variant<'_>) -> Holds {
    if variant.is_sound { variant.holds } else { Holds::Nothing }
}

/// Generates a pattern of a variant with a field, and an expression of the `ErrorCode` or `&Code` that it binds.
fn bind_field(input: &Input, variant: &Variant<'_>) -> (TokenStream, TokenStream) {
    let pattern = path(input, variant, &quote_spanned!(input.derived=> (__code)));
    let span = field_span(variant, input.derived);
    match variant.holds {
        Holds::KnownCode => (pattern, quote_spanned!(span=> *__code)),
        Holds::Nothing | Holds::AnyCode => (pattern, quote_spanned!(span=> __code)),
    }
}

/// Returns the place of a variant's field, for the code that sets and reads it. So if another type has the name of ours,
/// rustc reports the field. Names resolve like `binding`.
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
