//! The enum of API versions.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::Path;

use super::{escape, option};
use crate::attributes::Target;
use crate::carried::{Input, Version};

pub(super) fn generate(input: &Input, target: &Target, derives: &[Path]) -> TokenStream {
    let Input { runtime, catalog, .. } = input;
    let Target { visibility, name } = target;
    let derives = super::derives(derives);
    let versions = &catalog.versions;
    let count = versions.len();
    let names = versions.iter().map(|version| &version.name);
    let urls = versions.iter().map(|version| option(version.docs_url.as_ref()));
    let all = versions.iter().map(|version| &version.variant);
    let definitions = versions.iter().map(|version| {
        let doc = documentation(version);
        let (variant, name) = (&version.variant, &version.name);
        // rustdoc rejects an alias that is the item's own name.
        let alias = (variant != name).then(|| quote!(#[doc(alias = #name)]));
        // Editors then open the version's row in the carrier.
        quote_spanned! { variant.span() =>
            #[doc = #doc]
            #alias
            #variant
        }
    });
    let docs_default = versions.iter().find(|version| version.is_default).map(|version| &version.variant);
    let primitives = super::primitives();
    let newest = catalog.newest().map(|version| &version.variant);
    quote! {
        /// A version of Intercom's API, as in the `Intercom-Version` header.
        ///
        /// Versions sort from the oldest to the newest, with `Preview` last.
        #[doc = #runtime::__private::example!(
            "// Check the version in a configuration file."
            "use intercom_errors::ApiVersion;"
            ""
            "let version: ApiVersion = \"2.15\".parse()?;"
            "assert!(version >= ApiVersion::V2_10);"
            "# Ok::<(), intercom_errors::ParseVersionError>(())"
        )]
        #derives
        #[derive(::core::fmt::Debug)]
        #[non_exhaustive]
        #visibility enum #name {
            #(#definitions,)*
        }

        const _: () = {
            #primitives
            static VERSIONS: [#name; #count] = [#(#name::#all),*];
            static NAMES: [&str; #count] = [#(#names),*];
            static URLS: [::core::option::Option<&str>; #count] = [#(#urls),*];

            #runtime::__private::version_methods!(#visibility #name, #docs_default; #newest);
            #runtime::__private::impl_version!(#name);
        };
    }
}

/// Generates the method that returns a version's codes.
pub(super) fn error_codes(input: &Input, versions: &Target, codes: &Target) -> TokenStream {
    let runtime = &input.runtime;
    let (version, code) = (&versions.name, &codes.name);
    let visibility = &codes.visibility;
    quote!(#runtime::__private::codes_of_version!(#visibility #version, #code);)
}

fn documentation(version: &Version) -> String {
    match &version.docs_url {
        Some(url) => format!("Version {}: {}.", version.name, escape::link(&version.label, url)),
        None => format!("Version {}. The docs have no page of its error codes.", version.name),
    }
}
