//! The enum of API versions.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Path;

use super::{docs, option};
use crate::attributes::Target;
use crate::carried::{Input, Version};

pub(super) fn generate(input: &Input, target: &Target, derives: &[Path]) -> TokenStream {
    let Input { runtime, catalog, .. } = input;
    let Target { visibility, name } = target;
    let derives = super::derives(derives);
    let versions = &catalog.versions;
    let count = versions.len();
    let names = versions.iter().map(|version| &version.name);
    let urls = versions.iter().map(|version| option(version.docs_url.as_ref().map(|url| quote!(#url))));
    let all = versions.iter().map(|version| &version.variant);
    let definitions = versions.iter().map(|version| {
        let doc = documentation(version);
        let (variant, name) = (&version.variant, &version.name);
        // rustdoc refuses an alias that is the item's own name.
        let alias = (variant != name).then(|| quote!(#[doc(alias = #name)]));
        quote! {
            #[doc = #doc]
            #alias
            #variant
        }
    });
    let latest = versions.iter().find(|version| version.default).map(|version| {
        let variant = &version.variant;
        quote! {
            /// The version that the docs show where a reader names none.
            #visibility const LATEST: Self = Self::#variant;
        }
    });
    quote! {
        /// A version of Intercom's API, as the `Intercom-Version` header names it.
        ///
        /// Versions sort from the oldest to the newest, with `Preview` last.
        #derives
        #[derive(::core::fmt::Debug)]
        #[non_exhaustive]
        #visibility enum #name {
            #(#definitions,)*
        }

        const _: () = {
            static NAMES: [&str; #count] = [#(#names),*];
            static URLS: [::core::option::Option<&str>; #count] = [#(#urls),*];

            impl #name {
                /// Every version, from the oldest to the newest.
                #visibility const ALL: &'static [Self] = &[#(Self::#all),*];

                #latest

                /// The version's name, as the `Intercom-Version` header has it.
                #[inline]
                #[must_use]
                #visibility const fn as_str(self) -> &'static str {
                    NAMES[self as usize]
                }

                #[doc(hidden)]
                fn __find(name: &str) -> ::core::option::Option<Self> {
                    // `Unstable` is Preview's earlier name, which the API still takes.
                    let name = if name == "Unstable" { "Preview" } else { name };
                    Self::ALL.iter().copied().find(|version| version.as_str() == name)
                }

                /// The version's page of error codes; `None` where the docs list none.
                #[inline]
                #[must_use]
                #visibility const fn docs_url(self) -> ::core::option::Option<&'static str> {
                    URLS[self as usize]
                }
            }
        };

        #runtime::__private::impl_version!(#name);
    }
}

/// The method that leads from a version to its codes.
pub(super) fn error_codes(input: &Input, versions: &Target, codes: &Target) -> TokenStream {
    let runtime = &input.runtime;
    let (version, code) = (&versions.name, &codes.name);
    let visibility = &codes.visibility;
    quote! {
        impl #version {
            /// The codes that are documented, observed or presumed in this version.
            #visibility fn error_codes(self) -> impl ::core::iter::Iterator<Item = #code> + ::core::clone::Clone {
                #code::ALL
                    .iter()
                    .copied()
                    .filter(move |code| code.availability(self) != #runtime::Availability::Unlisted)
            }
        }
    }
}

fn documentation(version: &Version) -> String {
    let label = docs::escaped(&version.label);
    match &version.docs_url {
        Some(url) => format!("Version {}: [{label}]({url}).", version.name),
        None => format!("Version {}, whose page of error codes the docs do not list.", version.name),
    }
}
