//! Messages about names that no enabled code has.

use intercom_errors_vocabulary::{Availability, Category, VariantName};
use quote::ToTokens;
use syn::{Ident, LitStr};

use crate::carried::{Catalog, LeftOut, since};
use crate::mistakes::{Mistakes, any_of, quote_text};
use crate::nearest::nearest;

/// Reports a wire name that no code has.
pub(super) fn report_code(text: &LitStr, catalog: &Catalog, mistakes: &mut Mistakes) {
    let or_else = "list all codes with `cargo intercom-errors list`";
    report((&text.value(), text), &str::to_owned, ("a wire name", or_else), catalog, mistakes);
}

/// Reports a variant that no code has.
pub(super) fn report_variant(name: &Ident, token: &Ident, catalog: &Catalog, mistakes: &mut Mistakes) {
    let variant_name = |code: &str| VariantName(code).to_string();
    let or_else = "write `#[intercom_errors(code = \"..\")]` above it, or list all codes with `cargo intercom-errors list`";
    let expected = ("a variant of `ErrorCode`", or_else);
    report((&name.to_string(), token), &variant_name, expected, catalog, mistakes);
}

/// Reports a name that no code has in this form, with the nearest ones.
fn report(
    (name, token): (&str, &dyn ToTokens),
    form: &dyn Fn(&str) -> String,
    (expected, or_else): (&str, &str),
    catalog: &Catalog,
    mistakes: &mut Mistakes,
) {
    let left_out = |name: &str| catalog.left_out.iter().find(|code| form(&code.name) == name);
    if let Some(code) = left_out(name) {
        let problem = format!(
            "disabled error code: expected one that an enabled API version has, found {}",
            quote_text(name)
        );
        mistakes.at(token, &problem, &format!("enable {}", feature_of(code, catalog)));
        return;
    }
    let enabled = catalog.codes.iter().map(|code| &code.name);
    let known: Vec<String> =
        enabled.chain(catalog.left_out.iter().map(|code| &code.name)).map(|code| form(code)).collect();
    let known: Vec<&str> = known.iter().map(String::as_str).collect();
    let near = nearest(name, &known);
    let mut help = if near.is_empty() { or_else.to_owned() } else { format!("write {}", any_of(&near)) };
    help.extend(near.iter().filter_map(|name| {
        let code = left_out(name)?;
        Some(format!("; `{name}` needs {}", feature_of(code, catalog)))
    }));
    let problem = format!("unknown error code: expected {expected}, found {}", quote_text(name));
    mistakes.at(token, &problem, &help);
}

/// Returns the feature for the first version that has the code.
fn feature_of(code: &LeftOut, catalog: &Catalog) -> String {
    let presumed = || code.availability.iter().position(|state| *state == Availability::Presumed);
    let first = since(&code.availability).or_else(presumed);
    let version = first.and_then(|index| catalog.versions.get(index));
    let feature = version.map_or("all-versions".to_owned(), crate::carried::Version::feature);
    format!("the feature `{feature}` of intercom-errors")
}

/// Reports a name that no category has.
pub(super) fn report_category(text: &LitStr, mistakes: &mut Mistakes) {
    let all: Vec<&str> = Category::ALL.iter().map(|category| category.as_str()).collect();
    let near = nearest(&text.value(), &all);
    let help = any_of(if near.is_empty() { &all } else { &near });
    let found = quote_text(&text.value());
    let problem = format!("unknown category: expected one such as `not_found`, found {found}");
    mistakes.at(text, &problem, &format!("write {help}"));
}
