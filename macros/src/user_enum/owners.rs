//! The variants that have the codes. A code of a second variant is a mistake.

use intercom_errors_vocabulary::{Availability, Category};
use quote::ToTokens;
use syn::Ident;

use super::Meaning;
use crate::carried::{Catalog, Code, is_available, since, until};
use crate::mistakes::Mistakes;
use crate::pins::Pins;

pub(super) struct Owners<'c, 'v> {
    pub(super) catalog: &'c Catalog,
    /// The enum has a variant for all other codes, maybe after the current one.
    pub(super) has_other: bool,
    pins: &'c Pins<'c>,
    /// The first variant for each code of the catalog.
    codes: Vec<Option<&'v Ident>>,
    categories: Vec<(Category, &'v Ident)>,
    other: Option<&'v Ident>,
}

impl<'c, 'v> Owners<'c, 'v> {
    pub(super) fn new(catalog: &'c Catalog, pins: &'c Pins<'c>, has_other: bool) -> Self {
        let codes = vec![None; catalog.codes.len()];
        Self { catalog, has_other, pins, codes, categories: Vec::new(), other: None }
    }

    /// Gives a code to a variant, unless another variant has it. `token` names the code.
    pub(super) fn claim_code(
        &mut self,
        index: usize,
        token: &dyn ToTokens,
        variant: &'v Ident,
        mistakes: &mut Mistakes,
    ) -> Option<usize> {
        let code = self.catalog.codes.get(index)?;
        let owner = self.codes.get_mut(index)?;
        if let Some(first) = owner {
            report_duplicate(&code.name, first, variant, token, mistakes);
            return None;
        }
        *owner = Some(variant);
        self.check_available(token, code, mistakes);
        Some(index)
    }

    /// Gives a category to a variant, unless another variant has it.
    pub(super) fn claim_category(
        &mut self,
        category: Category,
        token: &dyn ToTokens,
        variant: &'v Ident,
        mistakes: &mut Mistakes,
    ) -> Option<Category> {
        if let Some((_, first)) = self.categories.iter().find(|(other, _)| *other == category) {
            report_duplicate(category.as_str(), first, variant, token, mistakes);
            return None;
        }
        self.categories.push((category, variant));
        Some(category)
    }

    /// Gives all other codes to a variant, unless another variant has them.
    pub(super) fn claim_other(
        &mut self,
        token: &dyn ToTokens,
        variant: &'v Ident,
        mistakes: &mut Mistakes,
    ) -> Meaning {
        if let Some(first) = self.other {
            report_duplicate("other", first, variant, token, mistakes);
            return Meaning::Category(None);
        }
        self.has_other = true;
        self.other = Some(variant);
        Meaning::Other
    }

    /// Reports a code that is not available in a pinned version.
    fn check_available(&self, token: &dyn ToTokens, code: &Code, mistakes: &mut Mistakes) {
        let name =
            |index: usize| self.catalog.versions.get(index).map_or("", |version| version.name.as_str());
        let is_unlisted = |index: &&usize| code.availability.get(**index) == Some(&Availability::Unlisted);
        let Some(&pinned) = self.pins.versions.iter().find(is_unlisted) else {
            return;
        };
        let problem = format!(
            "unlisted error code: expected a code that is available in version {}, found `{}`",
            name(pinned),
            code.name
        );
        let last_before = code.availability.get(..pinned).and_then(until);
        let help = match (last_before, since(&code.availability)) {
            (Some(last), _) => format!("remove the code, or pin version {} or older", name(last)),
            (None, Some(first)) => format!("remove the code, or pin version {} or newer", name(first)),
            (None, None) => "remove the code or the version: no version is known to have the code".to_owned(),
        };
        mistakes.at(token, &problem, &help);
    }

    /// Reports available codes without a variant.
    pub(super) fn check_exhaustive(&self, exhaustive: &Ident, mistakes: &mut Mistakes) {
        let is_expected = |code: &Code| {
            code.retired.is_none()
                && (self.pins.versions.is_empty() || is_available(&code.availability, &self.pins.versions))
                && !self.categories.iter().any(|(category, _)| *category == code.category)
        };
        let codes = self.catalog.codes.iter().zip(&self.codes);
        let missing: Vec<String> = codes
            .filter(|(code, owner)| owner.is_none() && is_expected(code))
            .map(|(code, _)| format!("`{}`", code.variant))
            .collect();
        if !missing.is_empty() {
            let (count, s) = (missing.len(), if missing.len() == 1 { "" } else { "s" });
            let problem = format!(
                "the enum is not exhaustive: expected a variant for each available code, found {count} code{s} without one"
            );
            mistakes.at(exhaustive, &problem, &format!("add {}", missing.join(", ")));
        }
    }
}

fn report_duplicate(of: &str, first: &Ident, second: &Ident, token: &dyn ToTokens, mistakes: &mut Mistakes) {
    let problem = if first == second {
        format!("duplicate code `{of}`: expected one, found two")
    } else {
        format!("duplicate variant for `{of}`: expected one, found `{first}` and `{second}`")
    };
    mistakes.at(token, &problem, "remove one of the two");
}
