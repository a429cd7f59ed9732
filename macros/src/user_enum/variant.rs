//! The meaning of one variant of a user's enum.

use intercom_errors_vocabulary::{Availability, Category};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{Field, Fields, GenericArgument, PathArguments, Type, Variant};

use super::Holds;
use crate::attributes::{Argument, VariantAttributes};
use crate::carried::Catalog;
use crate::mistakes::Mistakes;
use crate::nearest;

/// The codes that a variant stands for.
pub(super) enum Meaning {
    /// One code, by its place in the catalog. `None` after a mistake.
    Plain(Option<usize>),
    Category {
        category: Category,
        holds: Holds,
    },
    Other,
}

/// Reads a variant.
pub(super) fn meaning(
    variant: &Variant,
    attributes: &VariantAttributes,
    catalog: &Catalog,
    mistakes: &mut Mistakes,
) -> Meaning {
    let given =
        [&attributes.category, &attributes.code].into_iter().filter(|argument| argument.is_given()).count();
    if given + usize::from(attributes.other.is_some()) > 1 {
        mistakes.at(
            &variant.ident,
            "a variant takes one of `code`, `category` and `other`",
            "keep the one that is meant",
        );
    }
    if attributes.other.is_some() {
        return Meaning::Other;
    }
    if attributes.category.is_given() {
        return read_category(variant, &attributes.category, mistakes);
    }
    if !matches!(variant.fields, Fields::Unit) {
        mistakes.at(
            &variant.fields,
            "a variant that stands for one code holds nothing",
            "write it as a unit variant, or mark it `#[intercom_errors(other)]`",
        );
    }
    let code = match &attributes.code {
        Argument::Text(text) => {
            let name = text.value();
            catalog.codes.iter().position(|code| code.name == name)
        }
        Argument::Broken => return Meaning::Plain(None),
        Argument::Absent => {
            let name = variant.ident.unraw();
            catalog.codes.iter().position(|code| code.variant == name)
        }
    };
    if code.is_none() {
        unknown(variant, attributes, catalog, mistakes);
    }
    Meaning::Plain(code)
}

fn unknown(variant: &Variant, attributes: &VariantAttributes, catalog: &Catalog, mistakes: &mut Mistakes) {
    let name = match &attributes.code {
        Argument::Text(text) => text.value(),
        Argument::Broken => return,
        Argument::Absent => nearest::wire_name(&variant.ident.unraw().to_string()),
    };
    let tokens = code_span(variant, attributes);
    if let Some(code) = catalog.left_out.iter().find(|code| code.name == name) {
        let versions = known_in(&code.availability, catalog);
        let features: Vec<String> =
            versions.iter().map(|version| format!("`{}`", version.to_lowercase())).collect();
        let problem = format!("Intercom's error code `{name}` is in no API version that is enabled");
        let help = format!("enable a feature of intercom-errors that has it: {}", features.join(", "));
        mistakes.at(tokens, problem, help);
    } else {
        mistakes.at(
            tokens,
            format!("Intercom documents no error code `{name}`"),
            nearest::help(&name, &catalog.codes),
        );
    }
}

/// Returns the variants of the versions in which a code is documented, observed or presumed.
fn known_in(availability: &[Availability], catalog: &Catalog) -> Vec<String> {
    availability
        .iter()
        .zip(&catalog.versions)
        .filter(|(state, _)| **state != Availability::Unlisted)
        .map(|(_, version)| version.variant.to_string())
        .collect()
}

fn read_category(variant: &Variant, argument: &Argument, mistakes: &mut Mistakes) -> Meaning {
    let category = match argument {
        Argument::Text(text) => text.value().parse().map_err(|_| {
            let words: Vec<String> = Category::ALL.iter().map(|known| format!("`{known}`")).collect();
            let help = format!("the categories are {}", words.join(", "));
            mistakes.at(text, format!("there is no category `{}`", text.value()), help);
        }),
        Argument::Absent | Argument::Broken => Err(()),
    };
    let category = category.unwrap_or(Category::Other);
    let holds = holds(&variant.fields, mistakes);
    if holds == Holds::AnyCode {
        mistakes.at(&variant.fields, "a category has known codes only", "hold an `ErrorCode`");
    }
    Meaning::Category { category, holds }
}

/// Reads the field of a variant for several codes, by the name of its type.
pub(super) fn holds(fields: &Fields, mistakes: &mut Mistakes) -> Holds {
    let field = match fields {
        Fields::Unit => return Holds::Nothing,
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => fields.unnamed.first(),
        _ => None,
    };
    field.and_then(held).unwrap_or_else(|| {
        mistakes.at(
            fields,
            "such a variant holds nothing or one code",
            "write it as a unit variant, or hold an `ErrorCode` or a `Code<'static>`, by these names",
        );
        Holds::KnownCode
    })
}

fn held(field: &Field) -> Option<Holds> {
    let mut ty = &field.ty;
    // A type that a `macro_rules` captured is in a group.
    while let Type::Group(group) = ty {
        ty = &group.elem;
    }
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    match &last.arguments {
        PathArguments::None if last.ident == "ErrorCode" => Some(Holds::KnownCode),
        PathArguments::AngleBracketed(arguments) if last.ident == "Code" => match arguments.args.first()? {
            GenericArgument::Lifetime(lifetime) if lifetime.ident == "static" => Some(Holds::AnyCode),
            _ => None,
        },
        _ => None,
    }
}

/// Returns the token that names a variant's code.
pub(super) fn code_span(variant: &Variant, attributes: &VariantAttributes) -> proc_macro2::TokenStream {
    match &attributes.code {
        Argument::Text(text) => text.to_token_stream(),
        Argument::Absent | Argument::Broken => variant.ident.to_token_stream(),
    }
}
