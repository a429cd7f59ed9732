//! One variant of a user's enum: what it names and what it holds.

use intercom_errors_vocabulary::{Availability, Category};
use quote::ToTokens;
use syn::ext::IdentExt as _;
use syn::{Fields, GenericArgument, Ident, LitStr, PathArguments, Type, Variant};

use super::Holds;
use crate::attributes::{Meaning, VariantAttributes};
use crate::carried::{Catalog, LeftOut, since};
use crate::mistakes::{Mistakes, any_of, quoted};
use crate::nearest::nearest;

/// The names that variants for all other codes usually have.
const NAMES_OF_OTHER: [&str; 6] = ["Other", "Others", "Unknown", "Rest", "Else", "Fallback"];

/// The codes or the category of a variant, each with its token.
pub(super) enum Named<'v> {
    /// Codes, by their places in the catalog.
    Codes(Vec<(usize, &'v dyn ToTokens)>),
    /// `None` after a mistake.
    Category(Option<(Category, &'v LitStr)>),
    Other(&'v Ident),
}

pub(super) struct Read<'v> {
    pub(super) named: Named<'v>,
    pub(super) holds: Holds,
    pub(super) is_sound: bool,
}

/// Reads a variant. `has_other` says that another variant stands for all other codes.
pub(super) fn read<'v>(
    variant: &'v Variant,
    attributes: &'v VariantAttributes,
    has_other: bool,
    catalog: &Catalog,
    mistakes: &mut Mistakes,
) -> Read<'v> {
    let (holds, is_sound) = held(&variant.fields);
    let named = match &attributes.meaning {
        Some((token, Meaning::Other)) => {
            if !is_sound {
                let expected = "no field, `(ErrorCode)` or `(Code<'static>)`, by these names";
                wrong_fields(variant, expected, "hold one of these", mistakes);
            }
            Named::Other(token)
        }
        Some((_, Meaning::Category(text))) => {
            if !is_sound || holds == Holds::AnyCode {
                let expected = "no field or `(ErrorCode)`, by this name";
                wrong_fields(variant, expected, "hold one of these", mistakes);
            }
            Named::Category(text.as_ref().and_then(|text| Some((category(text, mistakes)?, text))))
        }
        Some((_, Meaning::Codes(strings))) => {
            has_no_field(variant, mistakes);
            let mut codes: Vec<(usize, &dyn ToTokens)> = Vec::new();
            for text in &strings.texts {
                match catalog.codes.iter().position(|code| code.name == text.value()) {
                    Some(place) => codes.push((place, text)),
                    None => unknown_code(text, catalog, mistakes),
                }
            }
            Named::Codes(codes)
        }
        None => by_name(variant, (holds, is_sound), attributes.is_broken, has_other, catalog, mistakes),
    };
    // A category of any codes does not exist.
    let is_sound = is_sound && !(matches!(named, Named::Category(_)) && holds == Holds::AnyCode);
    Read { named, holds, is_sound }
}

/// Reads a variant without `code`, `category` and `other`.
fn by_name<'v>(
    variant: &'v Variant,
    (holds, is_sound): (Holds, bool),
    is_broken: bool,
    has_other: bool,
    catalog: &Catalog,
    mistakes: &mut Mistakes,
) -> Named<'v> {
    let name = variant.ident.unraw();
    let place = catalog.codes.iter().position(|code| code.variant == name);
    let is_other = match &variant.fields {
        Fields::Unit => place.is_none() && NAMES_OF_OTHER.iter().any(|other| name == other),
        _ => place.is_none() || is_sound && holds != Holds::Nothing,
    };
    if is_other {
        if !is_broken {
            let field = if is_sound { "" } else { ", and hold an `ErrorCode`, a `Code<'static>` or nothing" };
            mistakes.at(
                &variant.ident,
                format!("`{name}` stands for no code: expected an argument, found none"),
                format!("mark it `#[intercom_errors(other)]`{field}"),
            );
        }
        return if has_other { Named::Codes(Vec::new()) } else { Named::Other(&variant.ident) };
    }
    has_no_field(variant, mistakes);
    match place {
        Some(place) => Named::Codes(vec![(place, &variant.ident)]),
        None => {
            if !is_broken {
                unknown_variant(&name, &variant.ident, catalog, mistakes);
            }
            Named::Codes(Vec::new())
        }
    }
}

fn has_no_field(variant: &Variant, mistakes: &mut Mistakes) {
    if !matches!(variant.fields, Fields::Unit) {
        wrong_fields(variant, "a unit variant", "remove the field", mistakes);
    }
}

fn wrong_fields(variant: &Variant, expected: &str, help: &str, mistakes: &mut Mistakes) {
    let found = variant.fields.to_token_stream().to_string();
    let found = found.replace(" < ", "<").replace(" >", ">").replace(" :: ", "::").replace(" :", ":");
    let problem = format!(
        "the fields of `{}` are not valid: expected {expected}, found {}",
        variant.ident,
        quoted(&found)
    );
    mistakes.at(&variant.fields, problem, help);
}

fn category(text: &LitStr, mistakes: &mut Mistakes) -> Option<Category> {
    let value = text.value();
    let category = value.parse().ok();
    if category.is_none() {
        let all = || Category::ALL.iter().map(|known| known.as_str());
        let near = nearest(&value, all());
        let help = if near.is_empty() { any_of(&all().collect::<Vec<_>>()) } else { any_of(&near) };
        mistakes.at(text, format!("unknown category {}", quoted(&value)), format!("write {help}"));
    }
    category
}

/// A name that could be meant. A code that no enabled version has comes with its availability.
type Candidate<'c> = (String, Option<&'c LeftOut>);

fn unknown_code(text: &LitStr, catalog: &Catalog, mistakes: &mut Mistakes) {
    let codes = catalog.codes.iter().map(|code| (code.name.clone(), None));
    let left_out = catalog.left_out.iter().map(|code| (code.name.clone(), Some(code)));
    let (expected, or_else) = ("a wire name", "list all codes with `cargo intercom-errors list`");
    unknown(
        &text.value(),
        text,
        &codes.chain(left_out).collect::<Vec<_>>(),
        (expected, or_else),
        catalog,
        mistakes,
    );
}

fn unknown_variant(name: &Ident, token: &Ident, catalog: &Catalog, mistakes: &mut Mistakes) {
    let codes = catalog.codes.iter().map(|code| (code.variant.to_string(), None));
    let left_out = catalog.left_out.iter().map(|code| (variant_of(code), Some(code)));
    let expected = "a variant of `ErrorCode`";
    let or_else = "write `code = \"..\"` above it, or list all codes with `cargo intercom-errors list`";
    let candidates: Vec<_> = codes.chain(left_out).collect();
    unknown(&name.to_string(), token, &candidates, (expected, or_else), catalog, mistakes);
}

/// Reports a name that no code has, with the nearest.
fn unknown(
    name: &str,
    token: &dyn ToTokens,
    candidates: &[Candidate<'_>],
    (expected, or_else): (&str, &str),
    catalog: &Catalog,
    mistakes: &mut Mistakes,
) {
    let left_out =
        |name: &str| candidates.iter().find(|(known, _)| known == name).and_then(|(_, code)| *code);
    if let Some(code) = left_out(name) {
        let problem = format!("Intercom's error code `{}` is in no enabled API version", code.name);
        mistakes.at(token, problem, format!("enable {}", feature_of(code, catalog)));
        return;
    }
    let near = nearest(name, candidates.iter().map(|(known, _)| known.as_str()));
    let mut help = if near.is_empty() { or_else.to_owned() } else { format!("write {}", any_of(&near)) };
    help.extend(near.iter().filter_map(|near| {
        let code = left_out(near)?;
        Some(format!("; `{near}` needs {}", feature_of(code, catalog)))
    }));
    mistakes.at(token, format!("unknown error code: expected {expected}, found {}", quoted(name)), help);
}

/// Returns the feature for the first version that has the code.
fn feature_of(code: &LeftOut, catalog: &Catalog) -> String {
    let presumed = || code.availability.iter().position(|state| *state == Availability::Presumed);
    let first = since(&code.availability).or_else(presumed);
    let version = first.and_then(|place| catalog.versions.get(place));
    let feature =
        version.map_or("all-versions".to_owned(), |version| version.variant.to_string().to_lowercase());
    format!("the feature `{feature}` of intercom-errors")
}

/// Returns the variant that a code would have: `TokenRevoked` for `token_revoked`.
fn variant_of(code: &LeftOut) -> String {
    let words = code.name.split('_').filter_map(|word| {
        let (first, rest) = word.split_at_checked(1)?;
        Some(first.to_uppercase() + rest)
    });
    words.collect()
}

/// Reads the field of a variant, by the name of its type. For other fields: the most likely intention, and `false`.
fn held(fields: &Fields) -> (Holds, bool) {
    let exact = match fields {
        Fields::Unit => Some(Holds::Nothing),
        Fields::Unnamed(fields) if fields.unnamed.len() == 1 => {
            fields.unnamed.first().and_then(|field| held_type(&field.ty))
        }
        _ => None,
    };
    let names_known_code = || {
        let tokens = fields.to_token_stream().to_string();
        tokens.split(|c: char| !c.is_alphanumeric()).any(|word| word == "ErrorCode")
    };
    match exact {
        Some(exact) => (exact, true),
        None if fields.is_empty() => (Holds::Nothing, false),
        None if names_known_code() => (Holds::KnownCode, false),
        None => (Holds::AnyCode, false),
    }
}

fn held_type(ty: &Type) -> Option<Holds> {
    match ty {
        // A type that a `macro_rules` captured is in a group.
        Type::Group(group) => held_type(&group.elem),
        Type::Paren(paren) => held_type(&paren.elem),
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
