//! The conversions of a user's own enum.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DeriveInput, Generics, parse_quote};

use crate::carried::{Catalog, Input};
use crate::own_enum::{Holds, Other, OwnEnum};

/// The impls. After a mistake they are stubs: what calls them still compiles, so that no second error follows.
pub(super) fn generate(input: &Input, own: &OwnEnum<'_>, stub: bool) -> TokenStream {
    let methods = methods(input, own, stub);
    let conversions = conversions(input, own, stub);
    let display = own.display.then(|| display(input, own, stub));
    quote!(#methods #conversions #display)
}

/// A function's body, or what stands in for it after a mistake.
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
                quote!(Self::#variant(code) => #code)
            }
            false => quote!(Self::#variant => #none),
        }
    });
    let other_arm = own.other.as_ref().map(|Other { variant, holds }| match holds {
        Holds::Nothing => quote!(Self::#variant => #none),
        Holds::KnownCode => {
            let code = some(quote!(*code));
            quote!(Self::#variant(code) => #code)
        }
        Holds::AnyCode { .. } => quote!(Self::#variant(code) => code.known()),
    });
    let code = body(
        stub,
        quote! {
            match self {
                #(Self::#plain => #plain_arms,)*
                #(#category_arms,)*
                #other_arm
            }
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
        true => quote!(&'static [Self] = &[#(Self::#all_plain),*]),
        // A reference for ever would ask more of the parameters than the enum does.
        false => quote!([Self; #count] = [#(Self::#all_plain),*]),
    };
    quote! {
        #[automatically_derived]
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
    let visibility = &input.item.vis;
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
                    Self::#variant(code) => code.as_str(),
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
            quote!(if let Self::#variant(code) = self {
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

fn plain_codes<'c>(catalog: &'c Catalog, own: &OwnEnum<'_>) -> Vec<&'c syn::Ident> {
    own.plain.iter().filter_map(|plain| catalog.codes.get(plain.code)).map(|code| &code.variant).collect()
}

/// The arms of a match over a known code, each with its variant as the result; `none` is for the rest.
fn arms(
    input: &Input,
    own: &OwnEnum<'_>,
    rest: &TokenStream,
    some: impl Fn(TokenStream) -> TokenStream,
) -> TokenStream {
    let Input { runtime, catalog, .. } = input;
    let codes = plain_codes(catalog, own);
    let plain = own.plain.iter().map(|plain| {
        let variant = plain.variant;
        some(quote!(Self::#variant))
    });
    let categories = own.categories.iter().map(|category| {
        let (variant, name) = (category.variant, &category.category);
        let result = some(match category.holds_code {
            true => quote!(Self::#variant(code)),
            false => quote!(Self::#variant),
        });
        quote!(code if ::core::matches!(code.category(), #runtime::Category::#name) => #result)
    });
    quote! {
        #(#runtime::ErrorCode::#codes => #plain,)*
        #(#categories,)*
        code => #rest
    }
}

fn conversions(input: &Input, own: &OwnEnum<'_>, stub: bool) -> TokenStream {
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
            Self::#variant
        }),
        Holds::KnownCode => quote!(Self::#variant(code)),
        Holds::AnyCode { .. } => quote!(Self::#variant(#runtime::Code::Known(code))),
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
    let (_, ty_generics, _) = item.generics.split_for_impl();
    // A variant that borrows its code takes one of its own lifetime; any other takes a code of any lifetime.
    let borrowed = match &other.holds {
        Holds::AnyCode { lifetime, field } if lifetime.ident != "static" => Some((lifetime, field)),
        _ => None,
    };
    let mut generics: Generics = item.generics.clone();
    let lifetime = match borrowed {
        Some((lifetime, _)) => lifetime.clone(),
        None => {
            generics.params.insert(0, parse_quote!('__code));
            parse_quote!('__code)
        }
    };
    let (impl_generics, _, where_clause) = generics.split_for_impl();
    let unknown = match (&other.holds, borrowed) {
        (Holds::AnyCode { .. }, Some(_)) => quote!(Self::#variant(unknown)),
        (Holds::AnyCode { .. }, None) => quote!(Self::#variant(unknown.into_owned())),
        _ => quote!({
            let _ = unknown;
            Self::#variant
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
    let mut generics: Generics = item.generics.clone();
    generics.params.insert(0, parse_quote!('__code));
    let (code_generics, _, _) = generics.split_for_impl();
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
