//! An enum of the user's own, checked against the catalog.

use proc_macro2::Span;
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::{
    DataEnum, DeriveInput, Field, Fields, GenericArgument, Ident, Lifetime, PathArguments, Type, Variant,
};

use crate::attributes::{self, Argument, EnumAttributes, VariantAttributes};
use crate::carried::{Availability, Catalog, Code};
use crate::mistakes::{Mistakes, mistake};
use crate::nearest;
use crate::pins::Pins;

/// What the variants stand for. Where a mistake was made, the best guess.
pub(crate) struct OwnEnum<'i> {
    pub(crate) plain: Vec<Plain<'i>>,
    pub(crate) categories: Vec<OfCategory<'i>>,
    pub(crate) other: Option<Other<'i>>,
    pub(crate) display: bool,
}

/// A variant that stands for one code.
pub(crate) struct Plain<'i> {
    pub(crate) variant: &'i Ident,
    /// The code's place in the catalog. The first one stands in where there is a mistake.
    pub(crate) code: usize,
}

/// A variant that stands for the codes of a category that no other variant names.
pub(crate) struct OfCategory<'i> {
    pub(crate) variant: &'i Ident,
    pub(crate) category: Ident,
    pub(crate) holds_code: bool,
}

/// The variant that stands for all else.
pub(crate) struct Other<'i> {
    pub(crate) variant: &'i Ident,
    pub(crate) holds: Holds<'i>,
}

pub(crate) enum Holds<'i> {
    Nothing,
    /// An `ErrorCode`.
    KnownCode,
    /// A `Code`, for this lifetime.
    AnyCode {
        field: &'i Type,
        lifetime: Lifetime,
    },
}

impl OwnEnum<'_> {
    /// Whether each variant has a known code.
    pub(crate) fn knows_code(&self) -> bool {
        self.categories.iter().all(|category| category.holds_code)
            && !matches!(&self.other, Some(Other { holds: Holds::Nothing | Holds::AnyCode { .. }, .. }))
    }

    /// Whether each variant has a wire name.
    pub(crate) fn knows_text(&self) -> bool {
        self.categories.iter().all(|category| category.holds_code)
            && !matches!(&self.other, Some(Other { holds: Holds::Nothing, .. }))
    }
}

/// What one variant stands for.
enum Meaning {
    Plain(usize),
    Category { name: Ident, holds_code: bool },
    Other,
}

pub(crate) fn check<'i>(
    item: &'i DeriveInput,
    data: &'i DataEnum,
    catalog: &Catalog,
    mistakes: &mut Mistakes,
) -> OwnEnum<'i> {
    let attributes = EnumAttributes::read(&item.attrs, mistakes);
    let pins = Pins::read(&attributes.version, catalog, mistakes);
    let mut own = OwnEnum {
        plain: Vec::new(),
        categories: Vec::new(),
        other: None,
        display: attributes.display.is_some(),
    };
    // Where each code was named first.
    let mut named: Vec<Option<Ident>> = vec![None; catalog.codes.len()];
    for variant in &data.variants {
        let attributes = VariantAttributes::read(&variant.attrs, mistakes);
        for field in &variant.fields {
            attributes::refuse_on_fields(&field.attrs, mistakes);
        }
        match meaning(variant, &attributes, catalog, mistakes) {
            Meaning::Plain(code) => {
                if let Some(known) = found(variant, &attributes, catalog) {
                    check_available(variant, &attributes, known, &pins, catalog, mistakes);
                    match &named[code] {
                        Some(first) => twice(variant, first, &format!("`{}`", known.name), mistakes),
                        None => named[code] = Some(variant.ident.clone()),
                    }
                }
                own.plain.push(Plain { variant: &variant.ident, code });
            }
            Meaning::Category { name, holds_code } => {
                if let Some(first) = own.categories.iter().find(|other| other.category == name) {
                    twice(variant, first.variant, &format!("the category `{name}`"), mistakes);
                }
                own.categories.push(OfCategory { variant: &variant.ident, category: name, holds_code });
            }
            Meaning::Other => {
                let other = Other { variant: &variant.ident, holds: holds(&variant.fields, mistakes) };
                match &own.other {
                    Some(first) => twice(variant, first.variant, "all other codes", mistakes),
                    None => own.other = Some(other),
                }
            }
        }
    }
    if let Some(exhaustive) = &attributes.exhaustive {
        check_exhaustive(exhaustive, &named, &pins, catalog, mistakes);
    }
    if let Some(display) = &attributes.display
        && !own.knows_text()
    {
        mistakes.at(
            display,
            "`display` prints a code, and a variant here has none",
            "let the variant hold an `ErrorCode`, or implement `Display` yourself",
        );
    }
    own
}

/// The code that a variant names by its attribute or by itself.
fn found<'c>(variant: &Variant, attributes: &VariantAttributes, catalog: &'c Catalog) -> Option<&'c Code> {
    match &attributes.code {
        Argument::Text(text) => catalog.codes.iter().find(|code| text.value() == code.name),
        Argument::Broken => None,
        Argument::Absent => {
            let name = variant.ident.unraw();
            catalog.codes.iter().find(|code| code.variant == name)
        }
    }
}

fn meaning(
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
    let code = found(variant, attributes, catalog);
    if code.is_none() {
        unknown(variant, attributes, catalog, mistakes);
    }
    let place = code.and_then(|code| catalog.codes.iter().position(|other| std::ptr::eq(code, other)));
    Meaning::Plain(place.unwrap_or_default())
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

/// The variants of the versions in which a code is documented, observed or presumed.
fn known_in(availability: &[Availability], catalog: &Catalog) -> Vec<String> {
    availability
        .iter()
        .zip(&catalog.versions)
        .filter(|(state, _)| **state != Availability::Unlisted)
        .map(|(_, version)| version.variant.to_string())
        .collect()
}

fn check_available(
    variant: &Variant,
    attributes: &VariantAttributes,
    code: &Code,
    pins: &Pins,
    catalog: &Catalog,
    mistakes: &mut Mistakes,
) {
    let name = |place: usize| catalog.versions.get(place).map_or("", |version| version.name.as_str());
    let unlisted = |place: &&usize| code.availability.get(**place) == Some(&Availability::Unlisted);
    let Some(&pinned) = pins.versions.iter().find(unlisted) else {
        return;
    };
    let problem = format!("Intercom's error code `{}` is not listed in version {}", code.name, name(pinned));
    let help = match code.since() {
        Some(since) if since > pinned => format!("version {} is the first that has it", name(since)),
        Some(_) => {
            let own =
                |state: &Availability| matches!(state, Availability::Documented | Availability::Observed);
            let last = code.availability.iter().rposition(own).unwrap_or_default();
            format!("version {} is the last of which the snapshot knows that it has it", name(last))
        }
        None => "no version is known to have it".to_owned(),
    };
    mistakes.at(spot(variant, attributes), problem, help);
}

fn check_exhaustive(
    exhaustive: &syn::Path,
    named: &[Option<Ident>],
    pins: &Pins,
    catalog: &Catalog,
    mistakes: &mut Mistakes,
) {
    let expected = |code: &Code| {
        let available = |place: &usize| {
            code.availability.get(*place).is_some_and(|state| *state != Availability::Unlisted)
        };
        code.retired.is_none() && (pins.versions.is_empty() || pins.versions.iter().any(available))
    };
    let missing: Vec<String> = catalog
        .codes
        .iter()
        .zip(named)
        .filter(|(code, named)| named.is_none() && expected(code))
        .map(|(code, _)| format!("`{}`", code.variant))
        .collect();
    if missing.is_empty() {
        return;
    }
    let (count, s) = (missing.len(), if missing.len() == 1 { "" } else { "s" });
    mistakes.at(
        exhaustive,
        format!("{count} available code{s} of Intercom's without a variant"),
        format!("add {}", missing.join(", ")),
    );
}

fn read_category(variant: &Variant, argument: &Argument, mistakes: &mut Mistakes) -> Meaning {
    /// The runtime's `Category`: its words and its variants.
    const CATEGORIES: [(&str, &str); 10] = [
        ("authentication", "Authentication"),
        ("permission", "Permission"),
        ("plan", "Plan"),
        ("not_found", "NotFound"),
        ("invalid_request", "InvalidRequest"),
        ("conflict", "Conflict"),
        ("rate_limit", "RateLimit"),
        ("unavailable", "Unavailable"),
        ("server", "Server"),
        ("other", "Other"),
    ];
    let known = match argument {
        Argument::Text(text) => {
            let value = text.value();
            let known = CATEGORIES.iter().find(|(word, _)| *word == value);
            if known.is_none() {
                let words: Vec<String> = CATEGORIES.iter().map(|(word, _)| format!("`{word}`")).collect();
                let help = format!("the categories are {}", words.join(", "));
                mistakes.at(text, format!("there is no category `{value}`"), help);
            }
            known
        }
        Argument::Absent | Argument::Broken => None,
    };
    let name = known.map_or("Other", |(_, name)| name);
    let holds_code = match holds(&variant.fields, mistakes) {
        Holds::Nothing => false,
        Holds::KnownCode => true,
        Holds::AnyCode { field, .. } => {
            mistakes.at(field, "a category has known codes only", "hold an `ErrorCode`");
            true
        }
    };
    Meaning::Category { name: Ident::new(name, Span::call_site()), holds_code }
}

/// What a variant for several codes holds, by the name of its field's type.
fn holds<'i>(fields: &'i Fields, mistakes: &mut Mistakes) -> Holds<'i> {
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
                "write it as a unit variant, or hold an `ErrorCode` or a `Code<'static>`",
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
fn spot(variant: &Variant, attributes: &VariantAttributes) -> proc_macro2::TokenStream {
    match &attributes.code {
        Argument::Text(text) => text.to_token_stream(),
        Argument::Absent | Argument::Broken => variant.ident.to_token_stream(),
    }
}

/// Two variants for the same: an error at each.
fn twice(second: &Variant, first: &Ident, what: &str, mistakes: &mut Mistakes) {
    mistakes.at(&second.ident, format!("a second variant stands for {what}"), "keep one of the two");
    mistakes.at(first, format!("the first variant for {what} is here"), "");
}
