//! From a code or a text to a variant: for sure where a variant takes all others, and perhaps where none does.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Generics, parse_quote};

use super::{allow_deprecated, body, plain_codes};
use crate::carried::Input;
use crate::generate::variant_of;
use crate::own_enum::{Holds, Other, OwnEnum};

/// The arms of a match over a known code, each with its variant as the result; `none` is for the rest.
fn arms(
    input: &Input,
    own: &OwnEnum<'_>,
    rest: &TokenStream,
    some: impl Fn(TokenStream) -> TokenStream,
) -> TokenStream {
    let Input { runtime, item, catalog } = input;
    let name = &item.ident;
    let codes = plain_codes(catalog, own);
    let plain = own.plain.iter().map(|plain| {
        let variant = plain.variant;
        some(quote!(#name::#variant))
    });
    let categories = own.categories.iter().map(|category| {
        let (variant, category_name) = (category.variant, variant_of(&category.category));
        let result = some(match category.holds_code {
            true => quote!(#name::#variant(code)),
            false => quote!(#name::#variant),
        });
        quote!(code if ::core::matches!(code.category(), #runtime::Category::#category_name) => #result)
    });
    quote! {
        #(#runtime::ErrorCode::#codes => #plain,)*
        #(#categories,)*
        code => #rest
    }
}

/// All conversions.
pub(super) fn conversions(input: &Input, own: &OwnEnum<'_>, stub: bool) -> TokenStream {
    match &own.other {
        Some(other) => {
            let from_code = from_error_code(input, own, other, stub);
            let rest = match &other.holds {
                Holds::KnownCode => try_from_any(input, true, stub),
                Holds::Nothing | Holds::AnyCode { .. } => from_any(input, other, stub),
            };
            quote!(#from_code #rest)
        }
        None => {
            let from_code = try_from_error_code(input, own, stub);
            let rest = try_from_any(input, false, stub);
            quote!(#from_code #rest)
        }
    }
}

/// `From<ErrorCode>`, where a variant stands for all others.
fn from_error_code(input: &Input, own: &OwnEnum<'_>, other: &Other<'_>, stub: bool) -> TokenStream {
    let Input { runtime, item, catalog } = input;
    let name = &item.ident;
    let (impl_generics, ty_generics, where_clause) = item.generics.split_for_impl();
    let variant = other.variant;
    let rest = match &other.holds {
        Holds::Nothing => quote!({
            let _ = code;
            #name::#variant
        }),
        Holds::KnownCode => quote!(#name::#variant(code)),
        Holds::AnyCode { .. } => quote!(#name::#variant(#runtime::Code::Known(code))),
    };
    let arms = arms(input, own, &rest, |variant| variant);
    let body = body(stub, quote!(match code { #arms }));
    let allow = allow_deprecated(catalog, own);
    quote! {
        #[automatically_derived]
        #allow
        impl #impl_generics ::core::convert::From<#runtime::ErrorCode> for #name #ty_generics #where_clause {
            fn from(code: #runtime::ErrorCode) -> Self {
                #body
            }
        }
    }
}

/// `TryFrom<ErrorCode>`, where some codes have no variant.
fn try_from_error_code(input: &Input, own: &OwnEnum<'_>, stub: bool) -> TokenStream {
    let Input { runtime, item, catalog } = input;
    let name = &item.ident;
    let (impl_generics, ty_generics, where_clause) = item.generics.split_for_impl();
    let rest = quote!(::core::result::Result::Err(#runtime::UnnamedCodeError::from(code)));
    let arms = arms(input, own, &rest, |variant| quote!(::core::result::Result::Ok(#variant)));
    let body = body(stub, quote!(match code { #arms }));
    let allow = allow_deprecated(catalog, own);
    quote! {
        #[automatically_derived]
        #allow
        impl #impl_generics ::core::convert::TryFrom<#runtime::ErrorCode> for #name #ty_generics #where_clause {
            type Error = #runtime::UnnamedCodeError;

            fn try_from(code: #runtime::ErrorCode) -> ::core::result::Result<Self, #runtime::UnnamedCodeError> {
                #body
            }
        }
    }
}

/// `From<Code>` and `From<&str>`, where a variant takes any code.
fn from_any(input: &Input, other: &Other<'_>, stub: bool) -> TokenStream {
    let Input { runtime, item, .. } = input;
    let (name, variant) = (&item.ident, other.variant);
    let (_, ty_generics, where_clause) = item.generics.split_for_impl();
    // A variant that borrows its code takes one of its own lifetime; any other takes a code of any lifetime.
    let borrowed = match &other.holds {
        Holds::AnyCode { lifetime, field } if lifetime.ident != "static" => Some((lifetime, field)),
        _ => None,
    };
    let of_any_code = with_code(&item.generics);
    let (generics, lifetime) = match borrowed {
        Some((lifetime, _)) => (&item.generics, lifetime.clone()),
        None => (&of_any_code, parse_quote!('__code)),
    };
    let (impl_generics, ..) = generics.split_for_impl();
    let unknown = match (&other.holds, borrowed) {
        (Holds::AnyCode { .. }, Some(_)) => quote!(#name::#variant(unknown)),
        (Holds::AnyCode { .. }, None) => quote!(#name::#variant(unknown.into_owned())),
        _ => quote!({
            let _ = unknown;
            #name::#variant
        }),
    };
    let from_code = body(
        stub,
        quote! {
            match code {
                #runtime::Code::Known(code) => <Self as ::core::convert::From<#runtime::ErrorCode>>::from(code),
                unknown => #unknown,
            }
        },
    );
    let from_text = body(
        stub,
        quote! {
            <Self as ::core::convert::From<#runtime::Code<#lifetime>>>::from(#runtime::Code::from(text))
        },
    );
    quote! {
        #[automatically_derived]
        impl #impl_generics ::core::convert::From<#runtime::Code<#lifetime>> for #name #ty_generics #where_clause {
            fn from(code: #runtime::Code<#lifetime>) -> Self {
                #from_code
            }
        }

        #[automatically_derived]
        impl #impl_generics ::core::convert::From<&#lifetime str> for #name #ty_generics #where_clause {
            fn from(text: &#lifetime str) -> Self {
                #from_text
            }
        }
    }
}

/// `TryFrom<Code>` and `FromStr`, where some codes have no variant, or only those that are not known have none.
fn try_from_any(input: &Input, all_known: bool, stub: bool) -> TokenStream {
    let Input { runtime, item, .. } = input;
    let DeriveInput { ident: name, .. } = item;
    let (impl_generics, ty_generics, where_clause) = item.generics.split_for_impl();
    let of_any_code = with_code(&item.generics);
    let (code_generics, ..) = of_any_code.split_for_impl();
    let error = quote!(#runtime::UnnamedCodeError);
    let known = match all_known {
        true => quote! {
            ::core::result::Result::Ok(<Self as ::core::convert::From<#runtime::ErrorCode>>::from(code))
        },
        false => quote!(<Self as ::core::convert::TryFrom<#runtime::ErrorCode>>::try_from(code)),
    };
    let try_from = body(
        stub,
        quote! {
            match code {
                #runtime::Code::Known(code) => #known,
                unknown => ::core::result::Result::Err(#error::from(unknown)),
            }
        },
    );
    let from_str = body(
        stub,
        quote! {
            <Self as ::core::convert::TryFrom<#runtime::Code<'_>>>::try_from(#runtime::Code::from(text))
        },
    );
    quote! {
        #[automatically_derived]
        impl #code_generics ::core::convert::TryFrom<#runtime::Code<'__code>> for #name #ty_generics #where_clause {
            type Error = #error;

            fn try_from(code: #runtime::Code<'__code>) -> ::core::result::Result<Self, #error> {
                #try_from
            }
        }

        #[automatically_derived]
        impl #impl_generics ::core::str::FromStr for #name #ty_generics #where_clause {
            type Err = #error;

            fn from_str(text: &str) -> ::core::result::Result<Self, #error> {
                #from_str
            }
        }
    }
}

/// An item's parameters, and before them a lifetime for the code that is converted.
fn with_code(generics: &Generics) -> Generics {
    let parameters = &generics.params;
    parse_quote!(<'__code, #parameters>)
}
