//! The impls of a user's own enum.

mod conversions;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::carried::{Catalog, Input};
use crate::own_enum::{Holds, Other, OwnEnum};
use conversions::conversions;

/// The impls. After a mistake they are stubs: what calls them still compiles, so that no second error follows.
pub(super) fn generate(input: &Input, own: &OwnEnum<'_>, stub: bool) -> TokenStream {
    let methods = methods(input, own, stub);
    let conversions = conversions(input, own, stub);
    let display = own.display.then(|| display(input, own, stub));
    quote!(#methods #conversions #display)
}

/// A function's body, or what stands in for it after a mistake. That never runs, for the mistake ends the build.
fn body(stub: bool, body: TokenStream) -> TokenStream {
    match stub {
        true => quote!(::core::unreachable!()),
        false => body,
    }
}

/// Codes that are retired are deprecated, and yet must be named here.
fn allow_deprecated(catalog: &Catalog, own: &OwnEnum<'_>) -> Option<TokenStream> {
    let retired = |code: usize| catalog.codes.get(code).is_some_and(|code| code.retired.is_some());
    own.plain.iter().any(|plain| retired(plain.code)).then(|| quote!(#[allow(deprecated)]))
}

fn methods(input: &Input, own: &OwnEnum<'_>, stub: bool) -> TokenStream {
    let Input { runtime, item, catalog } = input;
    let (name, visibility) = (&item.ident, &item.vis);
    let (impl_generics, ty_generics, where_clause) = item.generics.split_for_impl();
    let allow = allow_deprecated(catalog, own);
    let (code_type, code_doc) = match own.knows_code() {
        true => (quote!(#runtime::ErrorCode), "Intercom's error code."),
        false => (
            quote!(::core::option::Option<#runtime::ErrorCode>),
            "Intercom's error code; `None` where the variant stands for others.",
        ),
    };
    let some = |value: TokenStream| match own.knows_code() {
        true => value,
        false => quote!(::core::option::Option::Some(#value)),
    };
    let none = quote!(::core::option::Option::None);

    let plain: Vec<_> = own.plain.iter().map(|plain| plain.variant).collect();
    let codes = plain_codes(catalog, own);
    let plain_arms = codes.iter().map(|code| some(quote!(#runtime::ErrorCode::#code)));
    let category_arms = own.categories.iter().map(|category| {
        let variant = category.variant;
        match category.holds_code {
            true => {
                let code = some(quote!(*code));
                quote!(#name::#variant(code) => #code)
            }
            false => quote!(#name::#variant => #none),
        }
    });
    let other_arm = own.other.as_ref().map(|Other { variant, holds }| match holds {
        Holds::Nothing => quote!(#name::#variant => #none),
        Holds::KnownCode => {
            let code = some(quote!(*code));
            quote!(#name::#variant(code) => #code)
        }
        Holds::AnyCode { .. } => quote!(#name::#variant(code) => code.known()),
    });
    let code = body(
        stub,
        match own.is_empty() {
            true => quote!(match *self {}),
            false => quote! {
                match self {
                    #(#name::#plain => #plain_arms,)*
                    #(#category_arms,)*
                    #other_arm
                }
            },
        },
    );
    let text = text_method(input, own, stub);
    let description = body(
        stub,
        match own.knows_code() {
            true => quote!(self.code().description()),
            false => quote! {
                match self.code() {
                    ::core::option::Option::Some(code) => code.description(),
                    ::core::option::Option::None => ::core::option::Option::None,
                }
            },
        },
    );
    // A variant with a mistake may hold something, and then it is no value.
    let all_plain = if stub { &[][..] } else { &plain };
    let count = all_plain.len();
    let all = match item.generics.params.is_empty() {
        true => quote!(&'static [Self] = &[#(#name::#all_plain),*]),
        // A reference for ever would ask more of the parameters than the enum does.
        false => quote!([Self; #count] = [#(#name::#all_plain),*]),
    };
    quote! {
        #allow
        impl #impl_generics #name #ty_generics #where_clause {
            /// The variants that stand for one code each, as they are written.
            #visibility const ALL: #all;

            #[doc = #code_doc]
            #[must_use]
            #visibility const fn code(&self) -> #code_type {
                #code
            }

            #text

            /// What the newest page of Intercom's docs that describes the code says of it.
            #[must_use]
            #visibility const fn description(&self) -> ::core::option::Option<&'static str> {
                #description
            }
        }
    }
}

fn text_method(input: &Input, own: &OwnEnum<'_>, stub: bool) -> TokenStream {
    let (name, visibility) = (&input.item.ident, &input.item.vis);
    if own.knows_code() {
        let body = body(stub, quote!(self.code().as_str()));
        return quote! {
            /// The code's wire name.
            #[must_use]
            #visibility const fn as_str(&self) -> &'static str {
                #body
            }
        };
    }
    if let Some(Other { variant, holds: Holds::AnyCode { .. } }) = &own.other
        && own.knows_text()
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
            /// The code's wire name.
            #[must_use]
            #visibility fn as_str(&self) -> &str {
                #body
            }
        };
    }
    let other = match &own.other {
        Some(Other { variant, holds: Holds::AnyCode { .. } }) => {
            quote!(if let #name::#variant(code) = self {
                return ::core::option::Option::Some(code.as_str());
            })
        }
        _ => TokenStream::new(),
    };
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
        /// The code's wire name; `None` where the variant stands for others.
        #[must_use]
        #visibility fn as_str(&self) -> ::core::option::Option<&str> {
            #body
        }
    }
}

fn plain_codes(catalog: &Catalog, own: &OwnEnum<'_>) -> Vec<Ident> {
    let codes = own.plain.iter().filter_map(|plain| catalog.codes.get(plain.code));
    codes.map(|code| Ident::new(&code.variant, Span::call_site())).collect()
}

fn display(input: &Input, own: &OwnEnum<'_>, stub: bool) -> TokenStream {
    let item = &input.item;
    let name = &item.ident;
    let (impl_generics, ty_generics, where_clause) = item.generics.split_for_impl();
    // Where a variant has no text, that was a mistake already.
    let body = body(stub || !own.knows_text(), quote!(f.pad(self.as_str())));
    quote! {
        #[automatically_derived]
        impl #impl_generics ::core::fmt::Display for #name #ty_generics #where_clause {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #body
            }
        }
    }
}
