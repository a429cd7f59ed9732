//! `#[intercom_errors(..)]` on structs, enums and variants.

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens as _;
use syn::meta::ParseNestedMeta;
use syn::parse::ParseStream;
use syn::punctuated::Punctuated;
use syn::{Attribute, Error, Ident, LitStr, Meta, Path, Token, Visibility, bracketed, parenthesized};

use crate::mistakes::{Mistakes, mistake, with_help};

/// The attribute's name.
pub(crate) const NAME: &str = "intercom_errors";

/// The place of an attribute.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Struct,
    Enum,
    Variant,
    Field,
}

/// Each argument: its name, its places, its form.
const ARGUMENTS: &[(&str, &[Place], &str)] = &[
    ("codes", &[Place::Struct], "codes = Name"),
    ("versions", &[Place::Struct], "versions = Name"),
    ("version", &[Place::Struct, Place::Enum], "version = \"2.15\""),
    ("derive", &[Place::Struct], "derive(Trait)"),
    ("exhaustive", &[Place::Enum], "exhaustive"),
    ("display", &[Place::Enum], "display"),
    ("crate", &[Place::Struct, Place::Enum], "crate = path"),
    ("code", &[Place::Variant], "code = \"token_revoked\""),
    ("category", &[Place::Variant], "category = \"not_found\""),
    ("other", &[Place::Variant], "other"),
];

/// The arguments of a unit struct.
#[derive(Default)]
pub(crate) struct StructAttributes {
    pub(crate) codes: Option<Target>,
    pub(crate) versions: Option<Target>,
    pub(crate) version: Vec<LitStr>,
    pub(crate) derives: Vec<Path>,
}

/// An enum to generate.
pub(crate) struct Target {
    pub(crate) visibility: TokenStream,
    pub(crate) name: Ident,
}

/// The arguments of a user's enum.
#[derive(Default)]
pub(crate) struct EnumAttributes {
    pub(crate) version: Vec<LitStr>,
    pub(crate) exhaustive: Option<Ident>,
    pub(crate) display: Option<Ident>,
}

/// The arguments of a variant.
#[derive(Default)]
pub(crate) struct VariantAttributes {
    pub(crate) code: Argument,
    pub(crate) category: Argument,
    pub(crate) other: Option<Ident>,
}

/// An argument with a string.
#[derive(Default)]
pub(crate) enum Argument {
    #[default]
    Absent,
    /// The argument is there, and its mistake has been reported.
    Broken,
    Text(LitStr),
}

impl StructAttributes {
    /// Reads a struct's attributes. A generated enum without a visibility gets that of the struct.
    pub(crate) fn read(attributes: &[Attribute], outer: &Visibility, mistakes: &mut Mistakes) -> Self {
        let mut read = Self::default();
        each_argument(attributes, Place::Struct, mistakes, &mut |name, meta, mistakes| match name {
            "codes" => read.codes = target(meta, outer, mistakes),
            "versions" => read.versions = target(meta, outer, mistakes),
            "version" => read.version = versions(meta, mistakes),
            "derive" => read.derives = paths(meta, mistakes),
            _ => skip_argument(meta),
        });
        read
    }
}

impl EnumAttributes {
    pub(crate) fn read(attributes: &[Attribute], mistakes: &mut Mistakes) -> Self {
        let mut read = Self::default();
        each_argument(attributes, Place::Enum, mistakes, &mut |name, meta, mistakes| match name {
            "version" => read.version = versions(meta, mistakes),
            "exhaustive" => read.exhaustive = flag(meta, mistakes),
            "display" => read.display = flag(meta, mistakes),
            _ => skip_argument(meta),
        });
        read
    }
}

impl VariantAttributes {
    pub(crate) fn read(attributes: &[Attribute], mistakes: &mut Mistakes) -> Self {
        let mut read = Self::default();
        each_argument(attributes, Place::Variant, mistakes, &mut |name, meta, mistakes| match name {
            "code" => read.code = Argument::read(meta, mistakes),
            "category" => read.category = Argument::read(meta, mistakes),
            "other" => read.other = flag(meta, mistakes),
            _ => skip_argument(meta),
        });
        read
    }
}

impl Argument {
    fn read(meta: &ParseNestedMeta<'_>, mistakes: &mut Mistakes) -> Self {
        read_value(meta, mistakes, literal).map_or(Self::Broken, Self::Text)
    }

    pub(crate) fn is_given(&self) -> bool {
        !matches!(self, Self::Absent)
    }
}

fn literal(value: ParseStream<'_>) -> syn::Result<LitStr> {
    value.parse()
}

/// Reports arguments of a field: there are none.
pub(crate) fn reject_on_fields(attributes: &[Attribute], mistakes: &mut Mistakes) {
    each_argument(attributes, Place::Field, mistakes, &mut |_, meta, _| skip_argument(meta));
}

/// Calls `read` with each argument that is allowed in this place, and reports the others.
fn each_argument(
    attributes: &[Attribute],
    place: Place,
    mistakes: &mut Mistakes,
    read: &mut dyn FnMut(&str, &ParseNestedMeta<'_>, &mut Mistakes),
) {
    let mut seen: Vec<String> = Vec::new();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident(NAME)) {
        if !matches!(attribute.meta, Meta::List(_)) {
            mistakes.at(&attribute.meta, format!("`{NAME}` takes arguments in parentheses"), allowed(place));
            continue;
        }
        let parsed = attribute.parse_nested_meta(|meta| {
            let name = meta.path.get_ident().map(Ident::to_string).unwrap_or_default();
            match ARGUMENTS.iter().find(|(known, ..)| *known == name) {
                Some((_, places, _)) if places.contains(&place) => {
                    if seen.contains(&name) {
                        mistakes.at(&meta.path, format!("`{name}` is given twice"), "remove one of the two");
                        skip_argument(&meta);
                    } else {
                        read(&name, &meta, mistakes);
                        seen.push(name);
                    }
                }
                Some((_, places, _)) => {
                    let belongs = places.iter().map(|place| place.noun()).collect::<Vec<_>>();
                    let belongs = belongs.join(" or ");
                    let problem = format!("`{name}` belongs on {belongs}, not on {}", place.noun());
                    mistakes.at(&meta.path, problem, allowed(place));
                    skip_argument(&meta);
                }
                None => {
                    let path = &meta.path;
                    let found = quote::quote!(#path).to_string();
                    mistakes.at(path, format!("unknown argument `{found}`"), allowed(place));
                    skip_argument(&meta);
                }
            }
            Ok(())
        });
        let _ = mistakes.ok_or_record(parsed);
    }
}

impl Place {
    fn noun(self) -> &'static str {
        match self {
            Self::Struct => "a unit struct",
            Self::Enum => "an enum",
            Self::Variant => "a variant",
            Self::Field => "a field",
        }
    }
}

/// Returns help that lists the arguments for a place.
fn allowed(place: Place) -> String {
    let allowed: Vec<String> = ARGUMENTS
        .iter()
        .filter(|(_, places, _)| places.contains(&place))
        .map(|(.., form)| format!("`{form}`"))
        .collect();
    if allowed.is_empty() {
        format!("{} takes no arguments", place.noun())
    } else {
        format!("{} takes {}", place.noun(), allowed.join(", "))
    }
}

/// Reads an argument's value with `read`. A mistake is reported with the right form.
fn read_value<T>(
    meta: &ParseNestedMeta<'_>,
    mistakes: &mut Mistakes,
    read: impl FnOnce(ParseStream<'_>) -> syn::Result<T>,
) -> Option<T> {
    let form = ARGUMENTS.iter().find(|(name, ..)| meta.path.is_ident(name)).map_or("", |(.., form)| form);
    let help = format!("write `{form}`");
    if !meta.input.peek(Token![=]) {
        let name = form.split(' ').next().unwrap_or(form);
        mistakes.at(&meta.path, format!("`{name}` takes a value"), help);
        skip_argument(meta);
        return None;
    }
    let value = meta.value().and_then(read);
    let value = mistakes
        .ok_or_record(value.map_err(|error| Error::new(error.span(), with_help(&error.to_string(), &help))));
    skip_argument(meta);
    value
}

/// Reads an argument without a value, such as `other`.
fn flag(meta: &ParseNestedMeta<'_>, mistakes: &mut Mistakes) -> Option<Ident> {
    if meta.input.peek(Token![=]) {
        let path = &meta.path;
        let name = quote::quote!(#path).to_string();
        mistakes.at(path, format!("`{name}` takes no value"), format!("write `{name}` alone"));
        skip_argument(meta);
    }
    meta.path.get_ident().cloned()
}

/// Reads `codes = Name` or `codes = pub Name`.
fn target(meta: &ParseNestedMeta<'_>, outer: &Visibility, mistakes: &mut Mistakes) -> Option<Target> {
    read_value(meta, mistakes, |value| {
        let visibility = match value.parse()? {
            Visibility::Inherited => outer.to_token_stream(),
            given => given.to_token_stream(),
        };
        Ok(Target { visibility, name: value.parse()? })
    })
}

/// Reads `version = "2.10..=2.15"` or `version = ["2.7", "2.10"]`.
fn versions(meta: &ParseNestedMeta<'_>, mistakes: &mut Mistakes) -> Vec<LitStr> {
    let versions = read_value(meta, mistakes, |value| {
        if !value.peek(syn::token::Bracket) {
            return Ok(vec![value.parse()?]);
        }
        let list;
        let bracket = bracketed!(list in value);
        let list = Punctuated::<LitStr, Token![,]>::parse_terminated(&list)?;
        if list.is_empty() {
            return Err(Error::new(bracket.span.join(), "expected at least one version"));
        }
        Ok(list.into_iter().collect())
    });
    versions.unwrap_or_default()
}

/// Reads `derive(One, Two)`.
fn paths(meta: &ParseNestedMeta<'_>, mistakes: &mut Mistakes) -> Vec<Path> {
    let list = || {
        let list;
        parenthesized!(list in meta.input);
        let paths = list.parse_terminated(Path::parse_mod_style, Token![,])?;
        Ok(paths.into_iter().collect())
    };
    let parsed = if meta.input.peek(syn::token::Paren) {
        list()
    } else {
        Err(mistake(&meta.path, "`derive` takes a list", "write `derive(Trait)`"))
    };
    let paths = mistakes.ok_or_record(parsed).unwrap_or_default();
    skip_argument(meta);
    paths
}

/// Skips the rest of an argument.
pub(crate) fn skip_argument(meta: &ParseNestedMeta<'_>) {
    while !meta.input.is_empty() && !meta.input.peek(Token![,]) {
        if meta.input.parse::<TokenTree>().is_err() {
            break;
        }
    }
}
