//! Conversions: `From` if every value has a variant, else `TryFrom`.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

use super::{field_span, impl_block, path};
use crate::carried::Input;
use crate::generate::variant_of;
use crate::user_enum::{Holds, Meaning, UserEnum, Variant};

/// A type to convert from.
struct Source {
    ty: TokenStream,
    /// Every value has a variant.
    is_total: bool,
}

/// Generates all conversions. The first two choose a variant, and each of the others calls an earlier one.
pub(super) fn generate(input: &Input, user_enum: &UserEnum<'_>) -> TokenStream {
    let runtime = &input.runtime;
    let other = user_enum.other();
    let holds = other.map(|other| other.holds);
    let has_any_code = matches!(holds, Some(Holds::Nothing | Holds::AnyCode));
    let known = Source { ty: quote!(#runtime::ErrorCode), is_total: holds.is_some() };
    let code = Source { ty: quote!(#runtime::Code<'_>), is_total: has_any_code };
    let borrowed = Source { ty: quote!(&#runtime::Code<'_>), is_total: has_any_code };
    let text = Source { ty: quote!(&::core::primitive::str), is_total: has_any_code };
    let error = Source { ty: quote!(&#runtime::ApiError<'_>), is_total: holds == Some(Holds::Nothing) };

    let from_known = conversion(input, &known, &from_known(input, user_enum));
    let from_code = conversion(input, &code, &from_code(input, other, &known, &code));
    let cloned = quote!(::core::clone::Clone::clone(__code));
    let from_borrowed = conversion(input, &borrowed, &call(&code, code.is_total, &cloned));
    let parsed = quote!(<#runtime::Code<'_> as ::core::convert::From<_>>::from(__code));
    let from_text = conversion(input, &text, &call(&code, code.is_total, &parsed));
    let from_str = from_str(input, &call(&text, false, &quote!(__code)));
    let from_error = conversion(input, &error, &from_error(input, other, &borrowed, &error));
    quote! {
        #from_known
        #from_code
        #from_borrowed
        #from_text
        #from_str
        #runtime::__private::if_decode! { #from_error }
    }
}

/// Generates `From` if the conversion is total, else `TryFrom`. The body converts `__code`.
fn conversion(input: &Input, source: &Source, body: &TokenStream) -> TokenStream {
    let (ty, runtime) = (&source.ty, &input.runtime);
    if source.is_total {
        let of_trait = quote!(::core::convert::From<#ty>);
        let body = quote! {
            fn from(__code: #ty) -> Self {
                #body
            }
        };
        impl_block(input, Some(of_trait), &body)
    } else {
        let of_trait = quote!(::core::convert::TryFrom<#ty>);
        let body = quote! {
            type Error = #runtime::NoVariantError;

            fn try_from(__code: #ty) -> ::core::result::Result<Self, #runtime::NoVariantError> {
                #body
            }
        };
        impl_block(input, Some(of_trait), &body)
    }
}

/// Generates a call of another conversion, for one that is total or returns a `Result`.
fn call(source: &Source, is_total: bool, value: &TokenStream) -> TokenStream {
    let ty = &source.ty;
    if source.is_total {
        ok(is_total, &quote!(<Self as ::core::convert::From<#ty>>::from(#value)))
    } else {
        quote!(<Self as ::core::convert::TryFrom<#ty>>::try_from(#value))
    }
}

fn ok(is_total: bool, value: &TokenStream) -> TokenStream {
    if is_total { value.clone() } else { quote!(::core::result::Result::Ok(#value)) }
}

fn no_variant(input: &Input, code: &TokenStream) -> TokenStream {
    let runtime = &input.runtime;
    quote!(::core::result::Result::Err(#runtime::NoVariantError::__new(#code)))
}

/// Generates an expression of a variant. Its field gets `known` or `any`, depending on its type.
fn fill(input: &Input, variant: &Variant<'_>, known: &TokenStream, any: &TokenStream) -> TokenStream {
    let span = field_span(variant, Span::call_site());
    match variant.holds {
        // Never runs: a mistake ends the build.
        _ if !variant.is_sound => quote!(::core::option::Option::unwrap(::core::option::Option::None)),
        Holds::Nothing => path(input, variant, &TokenStream::new()),
        Holds::KnownCode => path(input, variant, &quote_spanned!(span=> (#known))),
        Holds::AnyCode => path(input, variant, &quote_spanned!(span=> (#any))),
    }
}

fn from_known(input: &Input, user_enum: &UserEnum<'_>) -> TokenStream {
    let Input { runtime, catalog, .. } = input;
    let other = user_enum.other();
    let known = |variant: &Variant<'_>| quote_spanned!(field_span(variant, Span::call_site())=> __code);
    let value = |variant: &Variant<'_>| {
        let known = known(variant);
        let any = quote!(#runtime::Code::Known(#known));
        ok(other.is_some(), &fill(input, variant, &known, &any))
    };
    let mut of_codes = Vec::new();
    let mut of_categories = Vec::new();
    for variant in &user_enum.variants {
        let value = value(variant);
        match &variant.meaning {
            Meaning::Codes(codes) if !codes.is_empty() => {
                let codes =
                    codes.iter().filter_map(|index| catalog.codes.get(*index)).map(|code| &code.variant);
                of_codes.push(quote!(#(#runtime::ErrorCode::#codes)|* => #value));
            }
            Meaning::Category(Some(category)) => {
                let category = variant_of(category);
                of_categories.push(quote! {
                    __code if ::core::matches!(
                        #runtime::ErrorCode::category(__code),
                        #runtime::Category::#category
                    ) => #value
                });
            }
            Meaning::Codes(_) | Meaning::Category(None) | Meaning::Other => {}
        }
    }
    let rest = match other {
        Some(other) => value(other),
        None => no_variant(input, &quote!(#runtime::Code::Known(__code))),
    };
    if of_codes.is_empty() && of_categories.is_empty() {
        return rest;
    }
    quote! {
        match __code {
            #(#of_codes,)*
            #(#of_categories,)*
            __code => #rest,
        }
    }
}

fn from_code(input: &Input, other: Option<&Variant<'_>>, known: &Source, code: &Source) -> TokenStream {
    let runtime = &input.runtime;
    let of_known = call(known, code.is_total, &quote!(__code));
    let of_unknown = match other {
        Some(other) if code.is_total => {
            let span = field_span(other, Span::call_site());
            let any = quote_spanned!(span=> #runtime::Code::into_owned(__code));
            fill(input, other, &TokenStream::new(), &any)
        }
        _ => no_variant(input, &quote!(__code)),
    };
    quote! {
        match __code {
            #runtime::Code::Known(__code) => #of_known,
            __code => #of_unknown,
        }
    }
}

fn from_str(input: &Input, body: &TokenStream) -> TokenStream {
    let runtime = &input.runtime;
    let body = quote! {
        type Err = #runtime::NoVariantError;

        fn from_str(__code: &::core::primitive::str) -> ::core::result::Result<Self, #runtime::NoVariantError> {
            #body
        }
    };
    impl_block(input, Some(quote!(::core::str::FromStr)), &body)
}

fn from_error(input: &Input, other: Option<&Variant<'_>>, code: &Source, error: &Source) -> TokenStream {
    let runtime = &input.runtime;
    let of_code = call(code, error.is_total, &quote!(__code));
    let of_none = match other {
        Some(other) if error.is_total => fill(input, other, &TokenStream::new(), &TokenStream::new()),
        _ => no_variant(input, &quote!(::core::option::Option::None)),
    };
    quote! {
        match #runtime::ApiError::code(__code) {
            ::core::option::Option::Some(__code) => #of_code,
            ::core::option::Option::None => #of_none,
        }
    }
}
