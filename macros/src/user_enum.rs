//! A user's enum, checked against the catalog.

mod variant;

use intercom_errors_vocabulary::{Availability, Category};
use quote::ToTokens;
use syn::{DataEnum, DeriveInput, Fields, Ident};

use crate::attributes::{self, EnumAttributes, VariantAttributes};
use crate::carried::{Catalog, Code, since, until};
use crate::mistakes::Mistakes;
use crate::pins::Pins;
use variant::{Named, Read};

/// The meaning of the variants.
///
/// After a mistake it is the most likely one: what is generated keeps its types, and callers compile.
pub(crate) struct UserEnum<'i> {
    /// In the order of their declaration.
    pub(crate) variants: Vec<Variant<'i>>,
    pub(crate) display: bool,
}

pub(crate) struct Variant<'i> {
    pub(crate) name: &'i Ident,
    pub(crate) fields: &'i Fields,
    pub(crate) meaning: Meaning,
    pub(crate) holds: Holds,
    /// The fields are what `holds` says.
    pub(crate) is_sound: bool,
}

/// The codes that a variant stands for.
pub(crate) enum Meaning {
    /// Their places in the catalog. After a mistake, codes are missing.
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
        let EnumAttributes { version, exhaustive, display } = EnumAttributes::read(&item.attrs, mistakes);
        let pins = Pins::read(&version, catalog, mistakes);
        let mut found = Mistakes::default();
        let read: Vec<_> = data
            .variants
            .iter()
            .map(|variant| (variant, VariantAttributes::read(&variant.attrs, &mut found)))
            .collect();
        let mut owners = Owners::new(catalog, &pins);
        let mut has_other = read.iter().any(|(_, attributes)| attributes.is_other());
        let mut variants = Vec::new();
        let mut nameless = None;
        for (variant, attributes) in &read {
            let mut own = Mistakes::default();
            for field in &variant.fields {
                attributes::reject_on_fields(&field.attrs, &mut own);
            }
            let Read { named, holds, is_sound } =
                variant::read(variant, attributes, has_other, catalog, &mut own);
            has_other |= matches!(named, Named::Other(_));
            let meaning = owners.claim(&variant.ident, named, &mut own);
            let (name, fields) = (&variant.ident, &variant.fields);
            let checked = Variant { name, fields, meaning, holds, is_sound };
            if own.is_empty() && !attributes.is_broken && !checked.has_wire_name() {
                nameless = nameless.or(Some(name));
            }
            variants.push(checked);
            found.append(own);
        }
        if let Some((display, variant)) = display.as_ref().zip(nameless) {
            mistakes.at(
                display,
                format!("`display` has no wire name to print for `{variant}`"),
                "hold an `ErrorCode` in the variant, or implement `Display` yourself",
            );
        }
        // A missing code may be what a variant's mistake is about.
        if let Some(exhaustive) = exhaustive
            && found.is_empty()
            && !pins.is_broken
        {
            pins.need_all_codes(catalog, mistakes);
            owners.check_exhaustive(&exhaustive, mistakes);
        }
        mistakes.append(found);
        Self { variants, display: display.is_some() }
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

/// The first variant for each code, for each category, and for all others.
struct Owners<'c, 'v> {
    catalog: &'c Catalog,
    pins: &'c Pins<'c>,
    codes: Vec<Option<&'v Ident>>,
    categories: Vec<(Category, &'v Ident)>,
    other: Option<&'v Ident>,
}

impl<'c, 'v> Owners<'c, 'v> {
    fn new(catalog: &'c Catalog, pins: &'c Pins<'c>) -> Self {
        Self { catalog, pins, codes: vec![None; catalog.codes.len()], categories: Vec::new(), other: None }
    }

    /// Gives a variant what it names. What another variant has is a mistake, and is left out.
    fn claim(&mut self, variant: &'v Ident, named: Named<'_>, mistakes: &mut Mistakes) -> Meaning {
        match named {
            Named::Codes(codes) => {
                let mut claimed = Vec::new();
                for (place, token) in codes {
                    let Some((code, owner)) = self.catalog.codes.get(place).zip(self.codes.get_mut(place))
                    else {
                        continue;
                    };
                    match owner {
                        Some(first) => duplicate(token, first, &code.name, mistakes),
                        None => {
                            *owner = Some(variant);
                            claimed.push(place);
                            self.check_available(token, code, mistakes);
                        }
                    }
                }
                Meaning::Codes(claimed)
            }
            Named::Category(Some((category, token))) => {
                match self.categories.iter().find(|(other, _)| *other == category) {
                    Some((_, first)) => {
                        duplicate(&token, first, category.as_str(), mistakes);
                        return Meaning::Category(None);
                    }
                    None => self.categories.push((category, variant)),
                }
                Meaning::Category(Some(category))
            }
            Named::Category(None) => Meaning::Category(None),
            Named::Other(token) => match self.other {
                Some(first) => {
                    duplicate(token, first, "other", mistakes);
                    Meaning::Category(None)
                }
                None => {
                    self.other = Some(variant);
                    Meaning::Other
                }
            },
        }
    }

    fn check_available(&self, token: &dyn ToTokens, code: &Code, mistakes: &mut Mistakes) {
        let name =
            |place: usize| self.catalog.versions.get(place).map_or("", |version| version.name.as_str());
        let unlisted = |place: &&usize| code.availability.get(**place) == Some(&Availability::Unlisted);
        let Some(&pinned) = self.pins.versions.iter().find(unlisted) else {
            return;
        };
        let problem =
            format!("Intercom's error code `{}` is not listed in version {}", code.name, name(pinned));
        let help = match since(&code.availability) {
            Some(since) if since > pinned => {
                format!("remove it, or pin a version from {} on, the first that has it", name(since))
            }
            Some(since) => {
                let until = until(&code.availability).unwrap_or(since);
                format!("remove it, or pin a version up to {}, the last known to have it", name(until))
            }
            None => "remove it, or the version: no version is known to have it".to_owned(),
        };
        mistakes.at(token, problem, help);
    }

    fn check_exhaustive(&self, exhaustive: &Ident, mistakes: &mut Mistakes) {
        let is_expected = |code: &Code| {
            code.retired.is_none()
                && (self.pins.versions.is_empty() || code.is_available(&self.pins.versions))
                && !self.categories.iter().any(|(category, _)| *category == code.category)
        };
        let codes = self.catalog.codes.iter().zip(&self.codes);
        let missing: Vec<String> = codes
            .filter(|(code, owner)| owner.is_none() && is_expected(code))
            .map(|(code, _)| format!("`{}`", code.variant))
            .collect();
        if !missing.is_empty() {
            let (count, s) = (missing.len(), if missing.len() == 1 { "" } else { "s" });
            let problem = format!("the enum is not exhaustive: {count} available code{s} without a variant");
            mistakes.at(exhaustive, problem, format!("add {}", missing.join(", ")));
        }
    }
}

/// Reports a second variant for the same codes.
fn duplicate(token: &dyn ToTokens, first: &Ident, what: &str, mistakes: &mut Mistakes) {
    let problem = format!("`{what}` has two variants: the first is `{first}`");
    mistakes.at(token, problem, "keep one of the two");
}
