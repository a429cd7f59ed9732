//! One argument: where it belongs, and how its value is read.

use proc_macro2::Delimiter;
use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::parse::{Parse as _, ParseStream};
use syn::{Attribute, Ident, LitStr, Meta, Path, Token, Visibility};

use super::Target;
use super::list::{Strings, group, is_at_end, next, separated, skip, string, strings};
use crate::mistakes::{Mistakes, any_of, quoted};
use crate::nearest::nearest;

/// The attribute's name.
const NAME: &str = "intercom_errors";

/// The place of an attribute.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
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

/// An argument whose value is not read yet.
pub(super) struct Unread<'s> {
    argument: Argument,
    /// The argument's name in the source.
    pub(super) token: Ident,
    pub(super) input: ParseStream<'s>,
}

/// Calls `read` with each argument that is allowed in this place, and reports the others.
///
/// A misspelt argument is read too, since its value decides what is generated. Only its name is reported.
pub(super) fn each_argument(
    attributes: &[Attribute],
    place: Place,
    mistakes: &mut Mistakes,
    read: &mut dyn FnMut(&Unread<'_>, &mut Mistakes),
) {
    let mut seen: Vec<&str> = Vec::new();
    let mut argument = |input: ParseStream<'_>, mistakes: &mut Mistakes| {
        let Ok(token) = input.call(Ident::parse_any) else {
            if let Some((token, found)) = next(input) {
                mistakes.at(
                    token,
                    format!("an argument has no name: expected one, found {found}"),
                    allowed(place),
                );
            }
            skip(input);
            return;
        };
        let name = token.to_string();
        let known = ARGUMENTS.iter().find(|(known, ..)| *known == name);
        match known {
            Some(&argument) if argument.1.contains(&place) => {
                if seen.contains(&argument.0) {
                    mistakes.at(&token, format!("`{name}` is given twice"), "remove one of the two");
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
                let problem =
                    format!("`{name}` is misplaced: expected on {expected}, found on {}", place.noun());
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
    for attribute in attributes {
        let name = attribute.path().get_ident().map(Ident::to_string).unwrap_or_default();
        let mut reported_by_rustc = Mistakes::default();
        let mistakes = if name == NAME {
            &mut *mistakes
        } else if strsim::damerau_levenshtein(&name, NAME) <= 2 {
            &mut reported_by_rustc
        } else {
            continue;
        };
        let Meta::List(list) = &attribute.meta else {
            mistakes.at(&attribute.meta, format!("`{NAME}` has no arguments in parentheses"), allowed(place));
            continue;
        };
        let resumes = |name: &Ident| decides_types(&name.to_string());
        separated(list.tokens.clone(), mistakes, &resumes, &mut argument);
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
    let here = ARGUMENTS.iter().filter(|(_, places, _)| places.contains(&place));
    let forms: Vec<&str> = here.map(|(.., form)| *form).collect();
    if forms.is_empty() {
        "remove it, or move it to the variant".to_owned()
    } else {
        format!("write {}", any_of(&forms))
    }
}

impl Unread<'_> {
    pub(super) fn name(&self) -> &'static str {
        self.argument.0
    }

    fn form(&self) -> &'static str {
        self.argument.2
    }

    /// Reads an argument without a value, such as `other`.
    pub(super) fn flag(&self, mistakes: &mut Mistakes) -> Ident {
        if self.input.peek(Token![=]) || self.input.peek(syn::token::Paren) {
            let name = self.name();
            mistakes.at(
                &self.token,
                format!("`{name}` has a value"),
                format!("write `{name}` alone, or remove it"),
            );
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

    pub(super) fn string(&self, mistakes: &mut Mistakes) -> Option<LitStr> {
        self.has_value(mistakes).then(|| string(self.input, self.form(), mistakes)).flatten()
    }

    pub(super) fn strings(&self, mistakes: &mut Mistakes) -> Strings {
        if self.has_value(mistakes) {
            strings(self.input, self.form(), mistakes)
        } else {
            Strings { texts: Vec::new(), is_broken: true }
        }
    }

    /// Reads `= Name` or `= pub Name`.
    pub(super) fn target(&self, outer: &Visibility, mistakes: &mut Mistakes) -> Option<Target> {
        if !self.has_value(mistakes) {
            return None;
        }
        let visibility = match self.input.parse() {
            Ok(Visibility::Inherited) | Err(_) => outer.to_token_stream(),
            Ok(given) => given.to_token_stream(),
        };
        let mut name = self.value_or_string(mistakes, "the name of an enum", Ident::parse)?;
        if self.input.peek(Token![::]) {
            let problem =
                format!("the value of `{}` is not valid: expected a name, found a path", self.name());
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
    pub(super) fn path(&self, mistakes: &mut Mistakes) -> Option<Path> {
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
        let before = if is_at_end(self.input) { None } else { next(self.input) };
        let is_string = self.input.peek(LitStr);
        let value = if is_string {
            self.input.parse::<LitStr>().and_then(|text| text.parse_with(read))
        } else {
            read(self.input)
        };
        if is_string || value.is_err() {
            let found = before.as_ref().map_or("nothing", |(_, found)| found);
            let problem =
                format!("the value of `{}` is not valid: expected {expected}, found {found}", self.name());
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
    pub(super) fn paths(&self, mistakes: &mut Mistakes) -> Vec<Path> {
        let mut paths = Vec::new();
        let Some(list) = group(self.input, Delimiter::Parenthesis) else {
            mistakes.at(&self.token, "`derive` has no list of traits", format!("write `{}`", self.form()));
            skip(self.input);
            return paths;
        };
        separated(list.stream(), mistakes, &|_| false, &mut |input, mistakes| {
            let first = next(input);
            match (Path::parse_mod_style(input), first) {
                (Ok(path), _) => paths.push(path),
                (Err(_), Some((token, found))) => {
                    let problem =
                        format!("`derive` is not valid: expected the path of a trait, found {found}");
                    mistakes.at(token, problem, format!("write `{}`", self.form()));
                    skip(input);
                }
                (Err(_), None) => {}
            }
        });
        paths
    }
}
