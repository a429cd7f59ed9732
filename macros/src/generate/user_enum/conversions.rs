//! Conversions from codes and strings: `From` if every input has a variant, else `TryFrom`.

use proc_macro2::TokenStream;
use quote::quote;

use super::{body, plain_codes};
use crate::carried::Input;
use crate::generate::variant_of;
use crate::user_enum::{Holds, Other, UserEnum};

/// Generates all conversions.
pub(super) fn conversions(input: &Input, user_enum: &UserEnum<'_>, stub: bool) -> TokenStream {
    let from_error_code = from_error_code(input, user_enum, stub);
    let from_code = from_code(input, user_enum, stub);
    let from_text = from_text(input, user_enum, stub);
    quote!(#from_error_code #from_code #from_text)
}

/// Generates `From<ErrorCode>`, or `TryFrom` without a variant for other codes.
fn from_error_code(input: &Input, user_enum: &UserEnum<'_>, stub: bool) -> TokenStream {
    let Input { runtime, item, catalog } = input;
    let name = &item.ident;
    let total = user_enum.other.is_some();
    let ok = |variant| if total { variant } else { quote!(::core::result::Result::Ok(#variant)) };
    let codes = plain_codes(catalog, user_enum);
    let plain = user_enum.plain.iter().map(|plain| {
        let variant = plain.variant;
        ok(quote!(#name::#variant))
    });
    let categories = user_enum.categories.iter().map(|category| {
        let (variant, category_name) = (category.variant, variant_of(&category.category));
        let result = ok(match category.holds {
            Holds::Nothing => quote!(#name::#variant),
            Holds::KnownCode | Holds::AnyCode => quote!(#name::#variant(code)),
        });
        quote!(code if ::core::matches!(code.category(), #runtime::Category::#category_name) => #result)
    });
    let rest = match &user_enum.other {
        None => quote!(code => ::core::result::Result::Err(#runtime::UnnamedCodeError::from(code))),
        Some(Other { variant, holds }) => match holds {
            Holds::Nothing => quote!(_ => #name::#variant),
            Holds::KnownCode => quote!(code => #name::#variant(code)),
            Holds::AnyCode => quote!(code => #name::#variant(#runtime::Code::Known(code))),
        },
    };
    let body = body(
        stub,
        quote! {
            match code {
                #(#runtime::ErrorCode::#codes => #plain,)*
                #(#categories,)*
                #rest
            }
        },
    );
    conversion(input, &quote!(#runtime::ErrorCode), total, &body)
}

/// Generates `From<Code>`, or `TryFrom` if no variant holds an unknown code.
fn from_code(input: &Input, user_enum: &UserEnum<'_>, stub: bool) -> TokenStream {
    let Input { runtime, item, .. } = input;
    let name = &item.ident;
    let error_code = quote!(#runtime::ErrorCode);
    let from_known = quote!(<Self as ::core::convert::From<#error_code>>::from(code));
    let error = quote!(unknown => ::core::result::Result::Err(#runtime::UnnamedCodeError::from(unknown)));
    let (known, unknown) = match &user_enum.other {
        None => (quote!(<Self as ::core::convert::TryFrom<#error_code>>::try_from(code)), error),
        Some(Other { variant, holds }) => match holds {
            Holds::Nothing => (from_known, quote!(#runtime::Code::Unknown(_) => #name::#variant)),
            Holds::KnownCode => (quote!(::core::result::Result::Ok(#from_known)), error),
            Holds::AnyCode => (from_known, quote!(unknown => #name::#variant(unknown.into_owned()))),
        },
    };
    let body = body(
        stub,
        quote! {
            match code {
                #runtime::Code::Known(code) => #known,
                #unknown,
            }
        },
    );
    conversion(input, &quote!(#runtime::Code<'_>), user_enum.takes_any_code(), &body)
}

/// Generates `From<&str>`, or `FromStr` if no variant holds an unknown code.
fn from_text(input: &Input, user_enum: &UserEnum<'_>, stub: bool) -> TokenStream {
    let Input { runtime, item, .. } = input;
    let (name, error) = (&item.ident, quote!(#runtime::UnnamedCodeError));
    let code = quote!(#runtime::Code<'_>);
    if user_enum.takes_any_code() {
        let from = quote!(<Self as ::core::convert::From<#code>>::from(#runtime::Code::from(code)));
        return conversion(input, &quote!(&str), true, &body(stub, from));
    }
    let from =
        body(stub, quote!(<Self as ::core::convert::TryFrom<#code>>::try_from(#runtime::Code::from(text))));
    quote! {
        #[automatically_derived]
        impl ::core::str::FromStr for #name {
            type Err = #error;

            fn from_str(text: &str) -> ::core::result::Result<Self, #error> {
                #from
            }
        }
    }
}

/// Generates `From` if the conversion is total, else `TryFrom`. The body converts `code`.
fn conversion(input: &Input, source: &TokenStream, total: bool, body: &TokenStream) -> TokenStream {
    let Input { runtime, item, .. } = input;
    let (name, error) = (&item.ident, quote!(#runtime::UnnamedCodeError));
    if total {
        quote! {
            #[automatically_derived]
            impl ::core::convert::From<#source> for #name {
                fn from(code: #source) -> Self {
                    #body
                }
            }
        }
    } else {
        quote! {
            #[automatically_derived]
            impl ::core::convert::TryFrom<#source> for #name {
                type Error = #error;

                fn try_from(code: #source) -> ::core::result::Result<Self, #error> {
                    #body
                }
            }
        }
    }
}
