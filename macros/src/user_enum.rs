//! A user's enum, checked against the catalog.

mod variant;

use intercom_errors_vocabulary::{Availability, Category};
use syn::{DataEnum, DeriveInput, Ident, Variant};

use crate::attributes::{self, EnumAttributes, VariantAttributes};
use crate::carried::{Catalog, Code, since, until};
use crate::mistakes::Mistakes;
use crate::pins::Pins;
use variant::{Meaning, code_span, holds, meaning};

/// The meaning of the variants. After a mistake it is a guess.
pub(crate) struct UserEnum<'i> {
    pub(crate) plain: Vec<Plain<'i>>,
    pub(crate) categories: Vec<OfCategory<'i>>,
    pub(crate) other: Option<Other<'i>>,
    pub(crate) display: bool,
}

/// A variant that stands for one code.
pub(crate) struct Plain<'i> {
    pub(crate) variant: &'i Ident,
    /// The code's place in the catalog. After a mistake it is 0.
    pub(crate) code: usize,
}

/// A variant that stands for the codes of a category that no other variant names.
pub(crate) struct OfCategory<'i> {
    pub(crate) variant: &'i Ident,
    pub(crate) category: Category,
    pub(crate) holds: Holds,
}

/// The variant that stands for all other codes.
pub(crate) struct Other<'i> {
    pub(crate) variant: &'i Ident,
    pub(crate) holds: Holds,
}

/// The field of a variant that stands for several codes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Holds {
    Nothing,
    /// An `ErrorCode`.
    KnownCode,
    /// A `Code<'static>`.
    AnyCode,
}

impl<'i> UserEnum<'i> {
    pub(crate) fn check(
        item: &'i DeriveInput,
        data: &'i DataEnum,
        catalog: &Catalog,
        mistakes: &mut Mistakes,
    ) -> Self {
        let attributes = EnumAttributes::read(&item.attrs, mistakes);
        let pins = Pins::read(&attributes.version, catalog, mistakes);
        let mut checked = Self {
            plain: Vec::new(),
            categories: Vec::new(),
            other: None,
            display: attributes.display.is_some(),
        };
        // The first variant for each code.
        let mut named: Vec<Option<&Ident>> = vec![None; catalog.codes.len()];
        for variant in &data.variants {
            let attributes = VariantAttributes::read(&variant.attrs, mistakes);
            for field in &variant.fields {
                attributes::reject_on_fields(&field.attrs, mistakes);
            }
            match meaning(variant, &attributes, catalog, mistakes) {
                Meaning::Plain(code) => {
                    let known = code.and_then(|code| catalog.codes.get(code).zip(named.get_mut(code)));
                    if let Some((known, named)) = known {
                        check_available(variant, &attributes, known, &pins, catalog, mistakes);
                        match named {
                            Some(first) => duplicate(variant, first, &format!("`{}`", known.name), mistakes),
                            None => *named = Some(&variant.ident),
                        }
                    }
                    checked.plain.push(Plain { variant: &variant.ident, code: code.unwrap_or_default() });
                }
                Meaning::Category { category, holds } => {
                    if let Some(first) = checked.categories.iter().find(|other| other.category == category) {
                        duplicate(variant, first.variant, &format!("the category `{category:?}`"), mistakes);
                    }
                    checked.categories.push(OfCategory { variant: &variant.ident, category, holds });
                }
                Meaning::Other => {
                    let other = Other { variant: &variant.ident, holds: holds(&variant.fields, mistakes) };
                    match &checked.other {
                        Some(first) => duplicate(variant, first.variant, "all other codes", mistakes),
                        None => checked.other = Some(other),
                    }
                }
            }
        }
        if let Some(exhaustive) = &attributes.exhaustive {
            pins.need_all_codes(catalog, mistakes);
            check_exhaustive(exhaustive, &named, &pins, catalog, mistakes);
        }
        if let Some(display) = &attributes.display
            && !checked.knows_text()
        {
            mistakes.at(
                display,
                "`display` prints a code, and a variant here has none",
                "let the variant hold an `ErrorCode`, or implement `Display` yourself",
            );
        }
        checked
    }

    /// Returns `true` if the enum has no variants, and so no values.
    pub(crate) fn is_empty(&self) -> bool {
        self.plain.is_empty() && self.categories.is_empty() && self.other.is_none()
    }

    /// Returns `true` if each variant has a known code.
    pub(crate) fn knows_code(&self) -> bool {
        self.holds().all(|holds| holds == Holds::KnownCode)
    }

    /// Returns `true` if each variant has a wire name.
    pub(crate) fn knows_text(&self) -> bool {
        self.holds().all(|holds| holds != Holds::Nothing)
    }

    /// Returns `true` if a variant stands for unknown codes.
    pub(crate) fn takes_any_code(&self) -> bool {
        self.other.as_ref().is_some_and(|other| other.holds != Holds::KnownCode)
    }

    /// Returns the fields of the variants for several codes.
    fn holds(&self) -> impl Iterator<Item = Holds> {
        let categories = self.categories.iter().map(|category| category.holds);
        categories.chain(self.other.as_ref().map(|other| other.holds))
    }
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
        Some(since) => {
            let until = until(&code.availability).unwrap_or(since);
            format!("version {} is the last of which the snapshot knows that it has it", name(until))
        }
        None => "no version is known to have it".to_owned(),
    };
    mistakes.at(code_span(variant, attributes), problem, help);
}

fn check_exhaustive(
    exhaustive: &Ident,
    named: &[Option<&Ident>],
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
        format!("add {}", missing.join(", ")),
    );
}

/// Reports two variants for the same codes, at both.
fn duplicate(second: &Variant, first: &Ident, what: &str, mistakes: &mut Mistakes) {
    mistakes.at(&second.ident, format!("a second variant stands for {what}"), "keep one of the two");
    mistakes.at(first, format!("the first variant for {what} is here"), "");
}
