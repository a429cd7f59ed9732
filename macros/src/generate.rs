//! The items that the derive becomes.

mod codes;
mod docs;
mod lookup;
mod versions;

use proc_macro2::TokenStream;
use quote::quote;
use syn::{Data, Error, Fields, Result};

use crate::attributes::StructAttributes;
use crate::carried::Input;

pub(crate) fn expand(input: &Input) -> Result<TokenStream> {
    let item = &input.item;
    let unit_struct = matches!(&item.data, Data::Struct(data) if matches!(data.fields, Fields::Unit));
    if !unit_struct {
        return Err(Error::new_spanned(&item.ident, "expected a unit struct, such as `struct Intercom;`"));
    }
    let attributes = StructAttributes::read(&item.attrs)?;
    let versions = attributes.versions.as_ref().map(|target| versions::generate(input, target));
    let codes =
        attributes.codes.as_ref().map(|target| codes::generate(input, target, attributes.versions.as_ref()));
    // The versions' methods that name codes need both enums.
    let both = attributes
        .codes
        .as_ref()
        .zip(attributes.versions.as_ref())
        .map(|(codes, versions)| versions::error_codes(input, versions, codes));
    Ok(quote!(#versions #codes #both))
}
