//! What one variant of a user's enum stands for.

use std::collections::HashMap;

use intercom_errors_vocabulary::{Availability, Category};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{Field, Fields, GenericArgument, PathArguments, Type, Variant};

use super::Holds;
use crate::attributes::{Argument, VariantAttributes};
use crate::carried::{Catalog, Code};
use crate::join::join;
use crate::mistakes::{Mistakes, mistake};
use crate::nearest;

/// What one variant stands for.
pub(super) enum Meaning {
    /// One code, by its place in the catalog; `None` where a mistake was made.
    Plain(Option<usize>),
    Category {
        category: Category,
        holds_code: bool,
    },
    Other,
}

/// The places of codes in the catalog.
pub(super) struct Index<'c> {
    by_name: HashMap<&'c str, usize>,
    by_variant: HashMap<&'c str, usize>,
}

impl<'c> Index<'c> {
    pub(super) fn new(codes: &'c [Code]) -> Self {
        let places = || codes.iter().enumerate();
        Self {
            by_name: places().map(|(place, code)| (code.name.as_str(), place)).collect(),
            by_variant: places().map(|(place, code)| (code.variant.as_str(), place)).collect(),
        }
    }
}

/// Reads a variant.
pub(super) fn meaning(
    variant: &Variant,
    attributes: &VariantAttributes,
    catalog: &Catalog,
    index: &Index<'_>,
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
        Argument::Text(text) => index.by_name.get(text.value().as_str()).copied(),
        Argument::Broken => return Meaning::Plain(None),
        Argument::Absent => index.by_variant.get(variant.ident.unraw().to_string().as_str()).copied(),
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
    let tokens = spot(variant, attributes);
    if let Some(code) = catalog.left_out.iter().find(|code| code.name == name) {
        let versions = known_in(&code.availability, catalog);
        let features: Vec<String> =
            versions.iter().map(|version| format!("`{}`", version.to_lowercase())).collect();
        let problem = format!("Intercom's error code `{name}` is in no API version that is enabled");
        let help = format!("enable a feature of intercom-errors that has it: {}", join(&features, ", "));
        mistakes.at(tokens, problem, help);
    } else {
        mistakes.at(
            tokens,
            format!("Intercom documents no error code `{name}`"),
            nearest::help(&name, &catalog.codes),
        );
    }
}

/// The variants of the versions in which a code is documented, observed or presumed.
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
            let help = format!("the categories are {}", join(&words, ", "));
            mistakes.at(text, format!("there is no category `{}`", text.value()), help);
        }),
        Argument::Absent | Argument::Broken => Err(()),
    };
    let category = category.unwrap_or(Category::Other);
    let holds_code = match holds(&variant.fields, mistakes) {
        Holds::Nothing => false,
        Holds::KnownCode => true,
        Holds::AnyCode { field, .. } => {
            mistakes.at(field, "a category has known codes only", "hold an `ErrorCode`");
            true
        }
    };
    Meaning::Category { category, holds_code }
}

/// What a variant for several codes holds, by the name of its field's type.
pub(super) fn holds<'i>(fields: &'i Fields, mistakes: &mut Mistakes) -> Holds<'i> {
    let field = match fields {
        Fields::Unit => return Holds::Nothing,
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => fields.unnamed.first(),
        _ => None,
    };
    match field.and_then(held) {
        Some(holds) => holds,
        None => {
            mistakes.add(mistake(
                fields,
                "such a variant holds nothing or one code",
                "write it as a unit variant, or hold an `ErrorCode` or a `Code<'static>`, by these names",
            ));
            Holds::KnownCode
        }
    }
}

fn held(field: &Field) -> Option<Holds<'_>> {
    let mut ty = &field.ty;
    // A type that came through a `macro_rules` stands in a group.
    while let Type::Group(group) = ty {
        ty = &group.elem;
    }
    let Type::Path(path) = ty else { return None };
    let last = path.path.segments.last()?;
    match (last.ident.to_string().as_str(), &last.arguments) {
        ("ErrorCode", PathArguments::None) => Some(Holds::KnownCode),
        ("Code", PathArguments::AngleBracketed(arguments)) => match arguments.args.first()? {
            GenericArgument::Lifetime(lifetime) => {
                Some(Holds::AnyCode { field: ty, lifetime: lifetime.clone() })
            }
            _ => None,
        },
        _ => None,
    }
}

/// The token that names a variant's code.
pub(super) fn spot(variant: &Variant, attributes: &VariantAttributes) -> proc_macro2::TokenStream {
    match &attributes.code {
        Argument::Text(text) => text.to_token_stream(),
        Argument::Absent | Argument::Broken => variant.ident.to_token_stream(),
    }
}
