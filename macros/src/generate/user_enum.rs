//! The impls of a user's enum.

mod conversions;

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use super::option;
use crate::carried::{Catalog, Input};
use crate::user_enum::{Holds, Other, UserEnum};
use conversions::conversions;

/// Generates the impls. After a mistake they are stubs: their callers still compile, so that no second error follows.
pub(super) fn generate(input: &Input, user_enum: &UserEnum<'_>, stub: bool) -> TokenStream {
    let methods = methods(input, user_enum, stub);
    let conversions = conversions(input, user_enum, stub);
    let display = user_enum.display.then(|| display(input, user_enum, stub));
    quote!(#methods #conversions #display)
}

/// Returns a function's body, or a stand-in after a mistake. The stand-in never runs, because the mistake ends the build.
fn body(stub: bool, body: TokenStream) -> TokenStream {
    if stub { quote!(::core::unreachable!()) } else { body }
}

fn methods(input: &Input, user_enum: &UserEnum<'_>, stub: bool) -> TokenStream {
    let Input { runtime, item, .. } = input;
    let (name, visibility) = (&item.ident, &item.vis);
    let (code_type, code_doc) = if user_enum.knows_code() {
        (quote!(#runtime::ErrorCode), "Returns Intercom's error code.")
    } else {
        (
            quote!(::core::option::Option<#runtime::ErrorCode>),
            "Returns Intercom's error code, or `None` if the variant stands for other codes.",
        )
    };
    let plain: Vec<&Ident> = user_enum.plain.iter().map(|plain| plain.variant).collect();
    let code = body(stub, code_of(input, user_enum, &plain));
    let text = text_method(input, user_enum, stub);
    let description = if user_enum.knows_code() {
        quote!(self.code().description())
    } else {
        quote! {
            match self.code() {
                ::core::option::Option::Some(code) => code.description(),
                ::core::option::Option::None => ::core::option::Option::None,
            }
        }
    };
    let description = body(stub, description);
    // A variant with a mistake may have fields, and then its name is not a value.
    let all = if stub { &[][..] } else { &plain };
    quote! {
        impl #name {
            /// The variants that stand for one code each, in the order of their declaration.
            #visibility const ALL: &'static [Self] = &[#(#name::#all),*];

            #[doc = #code_doc]
            #[must_use]
            #visibility const fn code(&self) -> #code_type {
                #code
            }

            #text

            /// Returns the description on the newest page of Intercom's docs that describes the code.
            #[must_use]
            #visibility const fn description(&self) -> ::core::option::Option<&'static str> {
                #description
            }
        }
    }
}

/// Generates the body of `code`.
fn code_of(input: &Input, user_enum: &UserEnum<'_>, plain: &[&Ident]) -> TokenStream {
    let Input { runtime, item, catalog } = input;
    let name = &item.ident;
    if user_enum.is_empty() {
        return quote!(match *self {});
    }
    let some = |value| if user_enum.knows_code() { value } else { option(Some(value)) };
    let none = option(None::<TokenStream>);
    let plain_arms = plain_codes(catalog, user_enum).map(|code| some(quote!(#runtime::ErrorCode::#code)));
    let arm = |variant: &Ident, holds: Holds| match holds {
        Holds::Nothing => quote!(#name::#variant => #none),
        Holds::KnownCode => {
            let code = some(quote!(*code));
            quote!(#name::#variant(code) => #code)
        }
        Holds::AnyCode => quote!(#name::#variant(code) => code.known()),
    };
    let category_arms = user_enum.categories.iter().map(|category| arm(category.variant, category.holds));
    let other_arm = user_enum.other.iter().map(|other| arm(other.variant, other.holds));
    quote! {
        match self {
            #(#name::#plain => #plain_arms,)*
            #(#category_arms,)*
            #(#other_arm,)*
        }
    }
}

fn text_method(input: &Input, user_enum: &UserEnum<'_>, stub: bool) -> TokenStream {
    let (name, visibility) = (&input.item.ident, &input.item.vis);
    if user_enum.knows_code() {
        let body = body(stub, quote!(self.code().as_str()));
        return quote! {
            /// Returns the code's wire name.
            #[must_use]
            #visibility const fn as_str(&self) -> &'static str {
                #body
            }
        };
    }
    let any_code = match &user_enum.other {
        Some(Other { variant, holds: Holds::AnyCode }) => Some(variant),
        _ => None,
    };
    if let Some(variant) = any_code
        && user_enum.knows_text()
    {
        let body = body(
            stub,
            quote! {
                match self {
                    #name::#variant(code) => code.as_str(),
                    _ => match self.code() {
                        ::core::option::Option::Some(code) => code.as_str(),
                        ::core::option::Option::None => "",
                    },
                }
            },
        );
        return quote! {
            /// Returns the code's wire name.
            #[must_use]
            #visibility fn as_str(&self) -> &str {
                #body
            }
        };
    }
    let other = any_code.map(|variant| {
        quote!(if let #name::#variant(code) = self {
            return ::core::option::Option::Some(code.as_str());
        })
    });
    let body = body(
        stub,
        quote! {
            #other
            match self.code() {
                ::core::option::Option::Some(code) => ::core::option::Option::Some(code.as_str()),
                ::core::option::Option::None => ::core::option::Option::None,
            }
        },
    );
    quote! {
        /// Returns the code's wire name, or `None` if the variant stands for other codes.
        #[must_use]
        #visibility fn as_str(&self) -> ::core::option::Option<&str> {
            #body
        }
    }
}

/// Returns the variants of `ErrorCode` that the plain variants stand for.
fn plain_codes<'c>(catalog: &'c Catalog, user_enum: &UserEnum<'_>) -> impl Iterator<Item = &'c Ident> {
    user_enum.plain.iter().filter_map(|plain| catalog.codes.get(plain.code)).map(|code| &code.variant)
}

fn display(input: &Input, user_enum: &UserEnum<'_>, stub: bool) -> TokenStream {
    let name = &input.item.ident;
    // A variant without a wire name was a mistake already.
    let body = body(stub || !user_enum.knows_text(), quote!(f.pad(self.as_str())));
    quote! {
        #[automatically_derived]
        impl ::core::fmt::Display for #name {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #body
            }
        }
    }
}
