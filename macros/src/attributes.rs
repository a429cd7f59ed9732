//! `#[intercom_errors(..)]` on structs, enums and variants.

mod list;

use proc_macro2::TokenStream;
use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Attribute, Data, DeriveInput, Ident, LitStr, Meta, Path, Token, Visibility, parenthesized};

pub(crate) use self::list::Strings;
use self::list::{is_at_end, next, separated, skip, string, strings};
use crate::mistakes::{Mistakes, quoted};
use crate::nearest::nearest;

/// The attribute's name.
const NAME: &str = "intercom_errors";

/// The place of an attribute.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Struct,
    Enum,
    Variant,
    Field,
}

/// An argument: its name, its places, its form.
type Argument = (&'static str, &'static [Place], &'static str);

const ARGUMENTS: [Argument; 10] = [
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
    pub(crate) version: Strings,
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
    pub(crate) version: Strings,
    pub(crate) exhaustive: Option<Ident>,
    pub(crate) display: Option<Ident>,
}

/// The arguments of a variant, of which only one is allowed.
#[derive(Default)]
pub(crate) struct VariantAttributes {
    pub(crate) meaning: Option<(Ident, Meaning)>,
    /// A mistake among the arguments, so that the variant's name may not be its code.
    pub(crate) is_broken: bool,
}

pub(crate) enum Meaning {
    Codes(Strings),
    /// `None` after a mistake.
    Category(Option<LitStr>),
    Other,
}

impl StructAttributes {
    /// Reads a struct's attributes. A generated enum without a visibility gets that of the struct.
    pub(crate) fn read(attributes: &[Attribute], outer: &Visibility, mistakes: &mut Mistakes) -> Self {
        let mut read = Self::default();
        each_argument(attributes, Place::Struct, mistakes, &mut |argument, mistakes| match argument.name() {
            "codes" => read.codes = argument.target(outer, mistakes),
            "versions" => read.versions = argument.target(outer, mistakes),
            "version" => read.version = argument.strings(mistakes),
            "derive" => read.derives = argument.paths(mistakes),
            _ => drop(argument.path(mistakes)),
        });
        read
    }
}

impl EnumAttributes {
    pub(crate) fn read(attributes: &[Attribute], mistakes: &mut Mistakes) -> Self {
        let mut read = Self::default();
        each_argument(attributes, Place::Enum, mistakes, &mut |argument, mistakes| match argument.name() {
            "version" => read.version = argument.strings(mistakes),
            "exhaustive" => read.exhaustive = Some(argument.flag(mistakes)),
            "display" => read.display = Some(argument.flag(mistakes)),
            _ => drop(argument.path(mistakes)),
        });
        read
    }
}

impl VariantAttributes {
    pub(crate) fn read(attributes: &[Attribute], mistakes: &mut Mistakes) -> Self {
        let mut read = Self::default();
        let mut own = Mistakes::default();
        each_argument(attributes, Place::Variant, &mut own, &mut |argument, mistakes| {
            let meaning = match argument.name() {
                "code" => Meaning::Codes(argument.strings(mistakes)),
                "category" => Meaning::Category(argument.string(mistakes)),
                _ => {
                    argument.flag(mistakes);
                    Meaning::Other
                }
            };
            match &read.meaning {
                Some((first, _)) => {
                    let problem = format!("`{}` conflicts with `{first}`", argument.name());
                    mistakes.at(&argument.token, problem, "keep one of `code`, `category` and `other`");
                }
                None => read.meaning = Some((argument.token.clone(), meaning)),
            }
        });
        read.is_broken = !own.is_empty();
        mistakes.append(own);
        read
    }

    pub(crate) fn is_other(&self) -> bool {
        matches!(self.meaning, Some((_, Meaning::Other)))
    }
}

/// Reports arguments of a field: there are none.
pub(crate) fn reject_on_fields(attributes: &[Attribute], mistakes: &mut Mistakes) {
    each_argument(attributes, Place::Field, mistakes, &mut |_, _| {});
}

/// Returns the path of the runtime crate. Mistakes are reported when the other arguments are read.
pub(crate) fn crate_path(item: &DeriveInput) -> Option<Path> {
    let place = if matches!(item.data, Data::Enum(_)) { Place::Enum } else { Place::Struct };
    let mut path = None;
    each_argument(&item.attrs, place, &mut Mistakes::default(), &mut |argument, mistakes| {
        if argument.name() == "crate" {
            path = argument.path(mistakes);
        } else {
            skip(argument.input);
        }
    });
    path
}

/// An argument whose value is not read yet.
struct Unread<'s> {
    argument: Argument,
    /// The argument's name in the source.
    token: Ident,
    input: ParseStream<'s>,
}

/// Calls `read` with each argument that is allowed in this place, and reports the others.
///
/// A misspelt argument is read too, since its value decides what is generated. Only its name is reported.
fn each_argument(
    attributes: &[Attribute],
    place: Place,
    mistakes: &mut Mistakes,
    read: &mut dyn FnMut(&Unread<'_>, &mut Mistakes),
) {
    let mut seen: Vec<&str> = Vec::new();
    let mut argument = |input: ParseStream<'_>, mistakes: &mut Mistakes| {
        let Ok(token) = input.call(Ident::parse_any) else {
            if let Some((token, found)) = next(input) {
                mistakes.at(token, format!("an argument has no name: found {found}"), allowed(place));
            }
            skip(input);
            return;
        };
        let name = token.to_string();
        let known = ARGUMENTS.iter().find(|(known, ..)| *known == name);
        match known {
            Some(&argument) if argument.1.contains(&place) => {
                if seen.contains(&argument.0) {
                    mistakes.at(&token, format!("`{name}` is there twice"), "remove one of the two");
                    skip(input);
                } else {
                    seen.push(argument.0);
                    read(&Unread { argument, token, input }, mistakes);
                }
                return;
            }
            Some((_, places, _)) => {
                let places: Vec<_> = places.iter().map(|place| place.noun()).collect();
                let expected = places.join(" or ");
                let problem = format!("`{name}` is misplaced: expected on {expected}, found on {}", place.noun());
                mistakes.at(&token, problem, allowed(place));
            }
            None => {
                let here = ARGUMENTS.iter().filter(|(_, places, _)| places.contains(&place));
                let near = nearest(&name, here.map(|(name, ..)| *name));
                let meant = ARGUMENTS.iter().find(|(known, ..)| near.first() == Some(known));
                let help = meant.map_or_else(|| allowed(place), |(.., form)| format!("write `{form}`"));
                mistakes.at(&token, format!("unknown argument {}", quoted(&name)), help);
                let meant = meant.filter(|(name, ..)| !seen.contains(name));
                if let Some(&argument) = meant.filter(|(name, ..)| decides_types(name)) {
                    seen.push(argument.0);
                    read(&Unread { argument, token, input }, &mut Mistakes::default());
                }
            }
        }
        skip(input);
    };
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident(NAME)) {
        let Meta::List(list) = &attribute.meta else {
            mistakes.at(&attribute.meta, format!("`{NAME}` has no arguments in parentheses"), allowed(place));
            continue;
        };
        let read = |input: ParseStream<'_>| {
            separated(input, mistakes, &|name| decides_types(&name.to_string()), &mut argument);
            Ok(())
        };
        // Every token was read.
        let _ = list.parse_args_with(read);
    }
}

/// Returns `true` if the argument decides what is generated. `version` and `exhaustive` only check.
fn decides_types(name: &str) -> bool {
    ARGUMENTS.iter().any(|(known, ..)| *known == name) && name != "version" && name != "exhaustive"
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
        "remove it, or move it to the variant".to_owned()
    } else {
        format!("the arguments of {} are {}", place.noun(), allowed.join(", "))
    }
}

impl Unread<'_> {
    fn name(&self) -> &'static str {
        self.argument.0
    }

    fn form(&self) -> &'static str {
        self.argument.2
    }

    /// Reads an argument without a value, such as `other`.
    fn flag(&self, mistakes: &mut Mistakes) -> Ident {
        if self.input.peek(Token![=]) || self.input.peek(syn::token::Paren) {
            let name = self.name();
            mistakes.at(&self.token, format!("`{name}` has a value"), format!("write `{name}` alone, or remove it"));
            skip(self.input);
        }
        self.token.clone()
    }

    /// Reads `=`. After a mistake it skips the argument and returns `false`.
    fn has_value(&self, mistakes: &mut Mistakes) -> bool {
        let has_value = self.input.parse::<Token![=]>().is_ok() && !is_at_end(self.input);
        if !has_value {
            let problem = format!("`{}` has no value", self.name());
            mistakes.at(&self.token, problem, format!("write `{}`", self.form()));
            skip(self.input);
        }
        has_value
    }

    fn string(&self, mistakes: &mut Mistakes) -> Option<LitStr> {
        self.has_value(mistakes).then(|| string(self.input, self.form(), mistakes)).flatten()
    }

    fn strings(&self, mistakes: &mut Mistakes) -> Strings {
        if self.has_value(mistakes) {
            strings(self.input, self.form(), mistakes)
        } else {
            Strings { texts: Vec::new(), is_broken: true }
        }
    }

    /// Reads `= Name` or `= pub Name`.
    fn target(&self, outer: &Visibility, mistakes: &mut Mistakes) -> Option<Target> {
        if !self.has_value(mistakes) {
            return None;
        }
        let visibility = match self.input.parse() {
            Ok(Visibility::Inherited) | Err(_) => outer.to_token_stream(),
            Ok(given) => given.to_token_stream(),
        };
        let mut name: Ident = self.value_or_string(mistakes, "the name of an enum", |input| input.parse())?;
        if self.input.peek(Token![::]) {
            let problem = format!("the value of `{}` is not valid: expected a name, found a path", self.name());
            mistakes.at(&name, problem, "write the name alone: the enum is generated next to the struct");
            while self.input.parse::<Token![::]>().is_ok()
                && let Ok(next) = self.input.parse()
            {
                name = next;
            }
        }
        Some(Target { visibility, name })
    }

    /// Reads `= path`.
    fn path(&self, mistakes: &mut Mistakes) -> Option<Path> {
        if !self.has_value(mistakes) {
            return None;
        }
        self.value_or_string(mistakes, "the path of the crate", Path::parse_mod_style)
    }

    /// Reads a value that is not a string. A string with the value is a mistake, but tells what is meant.
    fn value_or_string<T>(
        &self,
        mistakes: &mut Mistakes,
        expected: &str,
        read: fn(ParseStream<'_>) -> syn::Result<T>,
    ) -> Option<T> {
        let before = next(self.input);
        let is_string = self.input.peek(LitStr);
        let value = if is_string {
            self.input.parse::<LitStr>().and_then(|text| text.parse_with(read))
        } else {
            read(self.input)
        };
        if is_string || value.is_err() {
            let found = before.as_ref().map_or("nothing", |(_, found)| found);
            let problem = format!("the value of `{}` is not valid: expected {expected}, found {found}", self.name());
            let help = format!("write `{}`", self.form());
            match &before {
                Some((token, _)) => mistakes.at(token, problem, help),
                None => mistakes.at(&self.token, problem, help),
            }
            skip(self.input);
        }
        value.ok()
    }

    /// Reads `(One, Two)`.
    fn paths(&self, mistakes: &mut Mistakes) -> Vec<Path> {
        let mut paths = Vec::new();
        let content = (|| {
            let content;
            parenthesized!(content in self.input);
            Ok::<_, syn::Error>(content)
        })();
        let Ok(content) = content else {
            mistakes.at(&self.token, "`derive` has no list of traits", format!("write `{}`", self.form()));
            skip(self.input);
            return paths;
        };
        separated(&content, mistakes, &|_| false, &mut |input, mistakes| {
            let first = next(input);
            match (Path::parse_mod_style(input), first) {
                (Ok(path), _) => paths.push(path),
                (Err(_), Some((token, found))) => {
                    let problem = format!("`derive` is not valid: expected the path of a trait, found {found}");
                    mistakes.at(token, problem, format!("write `{}`", self.form()));
                    skip(input);
                }
                (Err(_), None) => {}
            }
        });
        paths
    }
}
