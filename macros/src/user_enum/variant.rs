//! One variant of a user's enum: its codes and its field.

use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::{Fields, GenericArgument, PathArguments, Type};

use super::owners::Owners;
use super::{Holds, Meaning, Variant, unknown};
use crate::attributes::{Attributes, Place, VariantArgument};
use crate::mistakes::{Mistakes, quote_tokens};

/// The names that variants for all other codes usually have.
const NAMES_OF_OTHER: [&str; 6] = ["Other", "Others", "Unknown", "Rest", "Else", "Fallback"];

pub(super) fn check<'v>(
    variant: &'v syn::Variant,
    attributes: &Attributes,
    owners: &mut Owners<'_, 'v>,
    mistakes: &mut Mistakes,
) -> Variant<'v> {
    let name = &variant.ident;
    for field in &variant.fields {
        Attributes::read(&field.attrs, Place::Field, mistakes);
    }
    let (holds, mut is_sound) = recognize_fields(&variant.fields);
    let meaning = match &attributes.variant_argument {
        Some((token, VariantArgument::Other)) => {
            if !is_sound {
                let expected = "no field, `(ErrorCode)` or `(Code<'static>)`";
                report_fields(variant, expected, "write one of these, not an alias of it", mistakes);
            }
            owners.claim_other(token, name, mistakes)
        }
        Some((_, VariantArgument::Category(text))) => {
            // The category of an unknown code is not known.
            is_sound &= holds != Holds::AnyCode;
            if !is_sound {
                let expected = "no field or `(ErrorCode)`";
                report_fields(variant, expected, "write one of these, not an alias of it", mistakes);
            }
            Meaning::Category(text.as_ref().and_then(|text| match text.value().parse() {
                Ok(category) => owners.claim_category(category, text, name, mistakes),
                Err(_) => {
                    unknown::report_category(text, mistakes);
                    None
                }
            }))
        }
        Some((_, VariantArgument::Codes(strings))) => {
            reject_fields(variant, mistakes);
            let mut codes = Vec::new();
            for text in &strings.texts {
                let value = text.value();
                match owners.catalog.codes.iter().position(|code| code.name == value) {
                    Some(index) => codes.extend(owners.claim_code(index, text, name, mistakes)),
                    None => unknown::report_code(text, owners.catalog, mistakes),
                }
            }
            Meaning::Codes(codes)
        }
        None => by_name(variant, (holds, is_sound), attributes.is_broken, owners, mistakes),
    };
    Variant { name, fields: &variant.fields, meaning, holds, is_sound }
}

/// Checks a variant without `code`, `category` and `other`.
fn by_name<'v>(
    variant: &'v syn::Variant,
    (holds, is_sound): (Holds, bool),
    is_broken: bool,
    owners: &mut Owners<'_, 'v>,
    mistakes: &mut Mistakes,
) -> Meaning {
    let token = &variant.ident;
    let name = token.unraw();
    let index = owners.catalog.codes.iter().position(|code| code.variant == name);
    let is_other = match &variant.fields {
        Fields::Unit => index.is_none() && NAMES_OF_OTHER.iter().any(|other| name == other),
        _ => index.is_none() || is_sound && holds != Holds::Nothing,
    };
    if is_other {
        if !is_broken {
            let field = if is_sound { "" } else { ", and hold an `ErrorCode`, a `Code<'static>` or nothing" };
            mistakes.at(
                token,
                &format!("`{name}` has no code: expected an argument, found none"),
                &format!("add `#[intercom_errors(other)]`{field}"),
            );
        }
        if owners.has_other {
            return Meaning::Codes(Vec::new());
        }
        return owners.claim_other(token, token, mistakes);
    }
    reject_fields(variant, mistakes);
    if index.is_none() && !is_broken {
        unknown::report_variant(&name, token, owners.catalog, mistakes);
    }
    let code = index.and_then(|index| owners.claim_code(index, token, token, mistakes));
    Meaning::Codes(code.into_iter().collect())
}

fn reject_fields(variant: &syn::Variant, mistakes: &mut Mistakes) {
    if !matches!(variant.fields, Fields::Unit) {
        report_fields(variant, "a unit variant", "remove the field", mistakes);
    }
}

fn report_fields(variant: &syn::Variant, expected: &str, help: &str, mistakes: &mut Mistakes) {
    let (name, found) = (&variant.ident, quote_tokens(&variant.fields));
    let problem = format!("the fields of `{name}` are not valid: expected {expected}, found {found}");
    mistakes.at(&variant.fields, &problem, help);
}

/// Recognizes the field of a variant by the name of its type. For other fields, returns the most likely intention and
/// `false`.
fn recognize_fields(fields: &Fields) -> (Holds, bool) {
    let exact = match fields {
        Fields::Unit => Some(Holds::Nothing),
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
            fields.unnamed.first().and_then(|field| recognize_type(&field.ty))
        }
        _ => None,
    };
    if let Some(exact) = exact {
        return (exact, true);
    }
    let tokens = fields.to_token_stream().to_string();
    let intended = if fields.is_empty() {
        Holds::Nothing
    } else if tokens.split(|c: char| !c.is_alphanumeric()).any(|word| word == "ErrorCode") {
        Holds::KnownCode
    } else {
        Holds::AnyCode
    };
    (intended, false)
}

fn recognize_type(ty: &Type) -> Option<Holds> {
    match ty {
        // A type that a `macro_rules!` captured is in a group.
        Type::Group(group) => recognize_type(&group.elem),
        Type::Path(path) => {
            let last = path.path.segments.last()?;
            let name = last.ident.unraw();
            match &last.arguments {
                PathArguments::None if name == "ErrorCode" => Some(Holds::KnownCode),
                PathArguments::AngleBracketed(arguments) if name == "Code" => match arguments.args.first()? {
                    GenericArgument::Lifetime(lifetime) if lifetime.ident == "static" => Some(Holds::AnyCode),
                    _ => None,
                },
                _ => None,
            }
        }
        _ => None,
    }
}
