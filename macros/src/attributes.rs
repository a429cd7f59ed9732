//! `#[intercom_errors(..)]`.

use syn::meta::ParseNestedMeta;
use syn::{Attribute, Ident, Result, Visibility};

/// The attribute's name.
pub(crate) const NAME: &str = "intercom_errors";

/// What stands on a unit struct.
#[derive(Default)]
pub(crate) struct StructAttributes {
    pub(crate) codes: Option<Target>,
    pub(crate) versions: Option<Target>,
}

/// An enum to generate.
pub(crate) struct Target {
    pub(crate) visibility: Visibility,
    pub(crate) name: Ident,
}

impl StructAttributes {
    pub(crate) fn read(attributes: &[Attribute]) -> Result<Self> {
        let mut read = Self::default();
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident(NAME)) {
            attribute.parse_nested_meta(|meta| {
                if meta.path.is_ident("codes") {
                    read.codes = Some(target(&meta)?);
                } else if meta.path.is_ident("versions") {
                    read.versions = Some(target(&meta)?);
                } else if meta.path.is_ident("crate") {
                    skip(&meta)?;
                } else {
                    return Err(meta.error("expected `codes = Name`, `versions = Name` or `crate = path`"));
                }
                Ok(())
            })?;
        }
        Ok(read)
    }
}

fn target(meta: &ParseNestedMeta<'_>) -> Result<Target> {
    let value = meta.value()?;
    Ok(Target { visibility: value.parse()?, name: value.parse()? })
}

/// Passes over the value of an argument.
pub(crate) fn skip(meta: &ParseNestedMeta<'_>) -> Result<()> {
    while !meta.input.is_empty() && !meta.input.peek(syn::Token![,]) {
        meta.input.parse::<proc_macro2::TokenTree>()?;
    }
    Ok(())
}
