//! One argument: its place and its value.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::{Attribute, LitStr, Meta, Path, Visibility};

use super::Target;
use super::list::{Strings, each_entry, string, strings};
use super::tokens::Tokens;
use crate::mistakes::{Mistakes, any_of, quote_text, quote_tokens};
use crate::nearest::nearest;

/// The attribute's name.
const NAME: &str = "intercom_errors";

/// The place of an attribute.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Struct,
    Enum,
    Variant,
    Field,
}

struct Kind {
    name: &'static str,
    places: &'static [Place],
    /// An example.
    form: &'static str,
}

const KINDS: [Kind; 10] = [
    Kind { name: "codes", places: &[Place::Struct], form: "codes = Name" },
    Kind { name: "versions", places: &[Place::Struct], form: "versions = Name" },
    Kind { name: "version", places: &[Place::Struct, Place::Enum], form: "version = \"2.15\"" },
    Kind { name: "derive", places: &[Place::Struct], form: "derive(Trait)" },
    Kind { name: "exhaustive", places: &[Place::Enum], form: "exhaustive" },
    Kind { name: "display", places: &[Place::Enum], form: "display" },
    Kind { name: "crate", places: &[Place::Struct, Place::Enum], form: "crate = path" },
    Kind { name: "code", places: &[Place::Variant], form: "code = \"token_revoked\"" },
    Kind { name: "category", places: &[Place::Variant], form: "category = \"not_found\"" },
    Kind { name: "other", places: &[Place::Variant], form: "other" },
];

/// Calls `read` with each argument that is allowed in this place, and reports the others.
///
/// A misspelled argument is read too, because its value decides what is generated. Only its name is reported.
pub(super) fn each_argument(
    attributes: &[Attribute],
    place: Place,
    mistakes: &mut Mistakes,
    read: &mut dyn FnMut(Argument<'_>, &mut Mistakes),
) {
    let mut seen: Vec<&str> = Vec::new();
    let mut entry = |tokens: &mut Tokens, mistakes: &mut Mistakes| {
        let Some(token) = tokens.ident() else {
            let problem = format!("an argument has no name: expected one, found {}", tokens.found());
            mistakes.at(&tokens.peek(), &problem, &allowed(place));
            tokens.skip();
            return;
        };
        let name = token.to_string();
        match KINDS.iter().find(|kind| kind.name == name) {
            Some(kind) if !kind.places.contains(&place) => {
                let places: Vec<_> = kind.places.iter().map(|place| place.noun()).collect();
                let (expected, found) = (places.join(" or "), place.noun());
                let problem = format!("`{name}` is misplaced: expected on {expected}, found on {found}");
                mistakes.at(&token, &problem, &allowed(place));
                tokens.skip();
            }
            Some(kind) if seen.contains(&kind.name) => {
                let problem = format!("duplicate argument `{name}`: expected one, found two");
                mistakes.at(&token, &problem, "remove one of the two");
                tokens.skip();
            }
            Some(kind) => {
                seen.push(kind.name);
                read(Argument { kind, token, tokens }, mistakes);
            }
            None => {
                let names: Vec<&str> = kinds(place).map(|kind| kind.name).collect();
                let near = nearest(&name, &names);
                let meant = KINDS.iter().find(|kind| near.first() == Some(&kind.name));
                let help = meant.map_or_else(|| allowed(place), |kind| format!("write `{}`", kind.form));
                let (noun, found) = (place.noun(), quote_text(&name));
                let problem =
                    format!("unknown argument: expected one that is allowed on {noun}, found {found}");
                mistakes.at(&token, &problem, &help);
                if let Some(kind) = meant
                    && !seen.contains(&kind.name)
                    && decides_types(kind.name)
                {
                    seen.push(kind.name);
                    read(Argument { kind, token, tokens }, &mut Mistakes::default());
                }
                tokens.skip();
            }
        }
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
            let found = quote_tokens(&attribute.meta);
            let problem = format!("`{NAME}` has no arguments: expected `{NAME}(..)`, found {found}");
            mistakes.at(&attribute.meta, &problem, &allowed(place));
            continue;
        };
        let resumes = |name: &Ident| decides_types(&name.to_string());
        each_entry(list.tokens.clone(), mistakes, &resumes, &mut entry);
    }
}

fn kinds(place: Place) -> impl Iterator<Item = &'static Kind> {
    KINDS.iter().filter(move |kind| kind.places.contains(&place))
}

/// Returns `true` if the argument decides what is generated. `version` and `exhaustive` only check.
fn decides_types(name: &str) -> bool {
    KINDS.iter().any(|kind| kind.name == name) && name != "version" && name != "exhaustive"
}

/// Returns help that lists the arguments for a place.
fn allowed(place: Place) -> String {
    let forms: Vec<&str> = kinds(place).map(|kind| kind.form).collect();
    if forms.is_empty() {
        "remove it, or move it to the variant".to_owned()
    } else {
        format!("write {}", any_of(&forms))
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

/// An argument whose value was not read yet.
pub(super) struct Argument<'t> {
    kind: &'static Kind,
    /// The argument's name in the source.
    pub(super) token: Ident,
    tokens: &'t mut Tokens,
}

impl Argument<'_> {
    pub(super) fn name(&self) -> &'static str {
        self.kind.name
    }

    /// Reads an argument without a value, such as `other`.
    pub(super) fn flag(self, mistakes: &mut Mistakes) -> Ident {
        if self.tokens.is_next('=') || matches!(self.tokens.peek(), Some(TokenTree::Group(_))) {
            let (name, found) = (self.name(), self.tokens.found());
            let problem = format!("`{name}` has a value: expected none, found {found}");
            mistakes.at(&self.token, &problem, &format!("write `{name}` alone, or remove it"));
            self.tokens.skip();
        }
        self.token
    }

    /// Reads `= "string"`.
    pub(super) fn string(mut self, mistakes: &mut Mistakes) -> Option<LitStr> {
        if self.has_value(mistakes) { string(self.tokens, self.kind.form, mistakes) } else { None }
    }

    /// Reads `= "string"` or `= ["one", "two"]`.
    pub(super) fn strings(mut self, mistakes: &mut Mistakes) -> Strings {
        if self.has_value(mistakes) {
            strings(self.tokens, self.kind.form, mistakes)
        } else {
            Strings { texts: Vec::new(), is_broken: true }
        }
    }

    /// Reads `= Name` or `= pub Name`.
    pub(super) fn target(mut self, mistakes: &mut Mistakes) -> Option<Target> {
        if !self.has_value(mistakes) {
            return None;
        }
        let mut visibility = TokenStream::new();
        if matches!(self.tokens.peek(), Some(TokenTree::Ident(name)) if name == "pub") {
            visibility.extend(self.tokens.ident().map(TokenTree::from));
            if let Some(scope @ TokenTree::Group(_)) = self.tokens.peek()
                && syn::parse2::<Visibility>(quote!(pub #scope)).is_ok()
            {
                visibility.extend(self.tokens.group(Delimiter::Parenthesis).map(TokenTree::from));
            }
        }
        let path = self.path("the name of an enum", &ends_with_a_name, mistakes)?;
        let name = path.segments.last()?.ident.clone();
        if path.get_ident().is_none() {
            let problem =
                format!("the value of `{}` is not valid: expected a name, found a path", self.name());
            let help = "write the name alone: the enum is generated next to the struct";
            mistakes.at(&path, &problem, help);
        }
        Some(Target { visibility, name })
    }

    /// Reads `= path`.
    pub(super) fn crate_path(mut self, mistakes: &mut Mistakes) -> Option<Path> {
        if self.has_value(mistakes) { self.path("the path of the crate", &|_| true, mistakes) } else { None }
    }

    /// Reads `(One, Two)`.
    pub(super) fn paths(self, mistakes: &mut Mistakes) -> Vec<Path> {
        let mut paths = Vec::new();
        let help = format!("write `{}`", self.kind.form);
        let Some(list) = self.tokens.group(Delimiter::Parenthesis) else {
            let found = self.tokens.found();
            let problem = format!("`derive` has no list of traits: expected `(..)`, found {found}");
            mistakes.at(&self.token, &problem, &help);
            self.tokens.skip();
            return paths;
        };
        each_entry(list.stream(), mistakes, &|_| false, &mut |tokens, mistakes| {
            let (first, found) = (tokens.peek().cloned(), tokens.found());
            match tokens.path() {
                Some(path) => paths.push(path),
                None => {
                    let problem =
                        format!("`derive` is not valid: expected the path of a trait, found {found}");
                    mistakes.at(&first, &problem, &help);
                    tokens.skip();
                }
            }
        });
        paths
    }

    /// Reads `=`. If it or the value is missing, reports that and skips the argument.
    fn has_value(&mut self, mistakes: &mut Mistakes) -> bool {
        let has_value = self.tokens.punct('=').is_some() && !self.tokens.is_at_end();
        if !has_value {
            let found = self.tokens.found();
            let problem = format!("`{}` has no value: expected `=` and a value, found {found}", self.name());
            mistakes.at(&self.token, &problem, &format!("write `{}`", self.kind.form));
            self.tokens.skip();
        }
        has_value
    }

    /// Reads a path. A path in a string is a mistake too, but its meaning is clear.
    fn path(
        &mut self,
        expected: &str,
        is_valid: &dyn Fn(&Path) -> bool,
        mistakes: &mut Mistakes,
    ) -> Option<Path> {
        let found = self.tokens.found();
        let first = match self.tokens.peek() {
            Some(token) if !self.tokens.is_at_end() => token.clone(),
            _ => self.token.clone().into(),
        };
        let text = self.tokens.string();
        let path = match &text {
            Some(text) => text.parse().ok(),
            None => self.tokens.path(),
        };
        let path = path.filter(is_valid);
        if text.is_some() || path.is_none() {
            let problem =
                format!("the value of `{}` is not valid: expected {expected}, found {found}", self.name());
            mistakes.at(&first, &problem, &format!("write `{}`", self.kind.form));
            self.tokens.skip();
        }
        path
    }
}

/// Returns `true` if the last segment is not a keyword, such as `crate`.
fn ends_with_a_name(path: &Path) -> bool {
    path.segments.last().is_some_and(|last| syn::parse2::<Ident>(last.ident.to_token_stream()).is_ok())
}
