//! A user's enum, checked against the catalog.

mod owners;
mod unknown;
mod variant;

use intercom_errors_vocabulary::Category;
use syn::{DataEnum, DeriveInput, Fields, Ident};

use self::owners::Owners;
use crate::attributes::{Attributes, Place};
use crate::carried::Catalog;
use crate::mistakes::Mistakes;
use crate::pins::Pins;

/// The meaning of the variants.
///
/// After a mistake it is the most likely one: what is generated keeps its types, and callers compile.
pub(crate) struct UserEnum<'i> {
    /// In the order of their declaration.
    pub(crate) variants: Vec<Variant<'i>>,
    pub(crate) has_display: bool,
}

pub(crate) struct Variant<'i> {
    pub(crate) name: &'i Ident,
    pub(crate) fields: &'i Fields,
    pub(crate) meaning: Meaning,
    /// The field, or the most likely intention if the fields are a mistake.
    pub(crate) holds: Holds,
    /// `false` if the fields are a mistake.
    pub(crate) is_sound: bool,
}

/// The codes of a variant.
pub(crate) enum Meaning {
    /// Their indices in the catalog. After a mistake, codes are missing.
    Codes(Vec<usize>),
    /// The codes of a category that have no variant of their own. `None` after a mistake.
    Category(Option<Category>),
    /// All others. Only one variant has this meaning.
    Other,
}

/// The field of a variant.
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
        let Attributes { version, exhaustive, display, .. } =
            Attributes::read(&item.attrs, Place::Enum, mistakes);
        let pins = Pins::read(&version, catalog, mistakes);
        let mut found = Mistakes::default();
        let attributes: Vec<_> = data
            .variants
            .iter()
            .map(|variant| Attributes::read(&variant.attrs, Place::Variant, &mut found))
            .collect();
        let has_other = attributes.iter().any(Attributes::is_other);
        let mut owners = Owners::new(catalog, &pins, has_other);
        let mut variants = Vec::new();
        let mut nameless = None;
        for (variant, attributes) in data.variants.iter().zip(&attributes) {
            let mut own = Mistakes::default();
            let checked = variant::check(variant, attributes, &mut owners, &mut own);
            if own.is_empty() && !attributes.is_broken && !checked.has_wire_name() {
                nameless = nameless.or(Some(&variant.ident));
            }
            variants.push(checked);
            found.append(own);
        }
        if let (Some(display), Some(variant)) = (&display, nameless) {
            let problem = format!(
                "`display` cannot print `{variant}`: expected a variant with a wire name, found one without"
            );
            let help = "hold an `ErrorCode` in the variant, or implement `Display` yourself";
            mistakes.at(display, &problem, help);
        }
        // A mistake in a variant may be the reason for a missing code.
        if let Some(exhaustive) = exhaustive
            && found.is_empty()
            && !pins.is_broken
        {
            pins.check_all_codes_are_enabled(catalog, mistakes);
            owners.check_exhaustive(&exhaustive, mistakes);
        }
        mistakes.append(found);
        Self { variants, has_display: display.is_some() }
    }

    /// Returns the variant for all other codes.
    pub(crate) fn other(&self) -> Option<&Variant<'i>> {
        self.variants.iter().find(|variant| matches!(variant.meaning, Meaning::Other))
    }
}

impl Variant<'_> {
    fn has_wire_name(&self) -> bool {
        match &self.meaning {
            Meaning::Codes(codes) => codes.len() == 1,
            Meaning::Category(_) | Meaning::Other => self.holds != Holds::Nothing,
        }
    }
}
