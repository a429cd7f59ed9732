//! An enum of the user's own, checked against the catalog.

mod variant;

use intercom_errors_vocabulary::{Availability, Category};
use syn::{DataEnum, DeriveInput, Ident, Lifetime, Type, Variant};

use crate::attributes::{self, EnumAttributes, VariantAttributes};
use crate::carried::{Catalog, Code, since};
use crate::join::join;
use crate::mistakes::Mistakes;
use crate::pins::Pins;
use variant::{Index, Meaning, holds, meaning, spot};

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
    pub(crate) category: Category,
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
    /// Whether it has no variants, and so no values.
    pub(crate) fn is_empty(&self) -> bool {
        self.plain.is_empty() && self.categories.is_empty() && self.other.is_none()
    }

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
    let index = Index::new(&catalog.codes);
    // Where each code was named first.
    let mut named: Vec<Option<Ident>> = vec![None; catalog.codes.len()];
    for variant in &data.variants {
        let attributes = VariantAttributes::read(&variant.attrs, mistakes);
        for field in &variant.fields {
            attributes::refuse_on_fields(&field.attrs, mistakes);
        }
        match meaning(variant, &attributes, catalog, &index, mistakes) {
            Meaning::Plain(code) => {
                let known = code.and_then(|code| catalog.codes.get(code).zip(named.get_mut(code)));
                if let Some((known, named)) = known {
                    check_available(variant, &attributes, known, &pins, catalog, mistakes);
                    match named {
                        Some(first) => twice(variant, first, &format!("`{}`", known.name), mistakes),
                        None => *named = Some(variant.ident.clone()),
                    }
                }
                own.plain.push(Plain { variant: &variant.ident, code: code.unwrap_or_default() });
            }
            Meaning::Category { category, holds_code } => {
                if let Some(first) = own.categories.iter().find(|other| other.category == category) {
                    twice(variant, first.variant, &format!("the category `{category:?}`"), mistakes);
                }
                own.categories.push(OfCategory { variant: &variant.ident, category, holds_code });
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
        pins.need_all_codes(catalog, mistakes);
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

fn check_available(
    variant: &Variant,
    attributes: &VariantAttributes,
    code: &Code,
    pins: &Pins<'_>,
    catalog: &Catalog,
    mistakes: &mut Mistakes,
) {
    let name = |place: usize| catalog.versions.get(place).map_or("", |version| version.name.as_str());
    let unlisted = |place: &&usize| code.availability.get(**place) == Some(&Availability::Unlisted);
    let Some(&pinned) = pins.versions.iter().find(unlisted) else {
        return;
    };
    let problem = format!("Intercom's error code `{}` is not listed in version {}", code.name, name(pinned));
    let help = match since(&code.availability) {
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
    exhaustive: &Ident,
    named: &[Option<Ident>],
    pins: &Pins<'_>,
    catalog: &Catalog,
    mistakes: &mut Mistakes,
) {
    let expected = |code: &Code| {
        code.retired.is_none() && (pins.versions.is_empty() || code.is_available(&pins.versions))
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
        format!("add {}", join(&missing, ", ")),
    );
}

/// Two variants for the same: an error at each.
fn twice(second: &Variant, first: &Ident, what: &str, mistakes: &mut Mistakes) {
    mistakes.at(&second.ident, format!("a second variant stands for {what}"), "keep one of the two");
    mistakes.at(first, format!("the first variant for {what} is here"), "");
}
