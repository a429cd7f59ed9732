//! `#[intercom_errors(..)]` on structs, enums and variants.

mod argument;
mod list;
mod tokens;

use proc_macro2::TokenStream;
use syn::{Attribute, Ident, LitStr, Path};

pub(crate) use self::argument::Place;
use self::argument::{Argument, each_argument};
pub(crate) use self::list::Strings;
use crate::mistakes::Mistakes;

/// The arguments of an item, a variant or a field. Those that do not belong there are reported and left out.
#[derive(Default)]
pub(crate) struct Attributes {
    pub(crate) codes: Option<Target>,
    pub(crate) versions: Option<Target>,
    pub(crate) version: Strings,
    pub(crate) derives: Vec<Path>,
    pub(crate) exhaustive: Option<Ident>,
    pub(crate) display: Option<Ident>,
    pub(crate) crate_path: Option<Path>,
    /// The only argument of a variant, with its name in the source.
    pub(crate) variant_argument: Option<(Ident, VariantArgument)>,
    /// An argument could not be read.
    pub(crate) is_broken: bool,
}

/// An enum to generate.
pub(crate) struct Target {
    /// Empty if the argument has no visibility.
    pub(crate) visibility: TokenStream,
    pub(crate) name: Ident,
}

/// An argument of a variant.
pub(crate) enum VariantArgument {
    Codes(Strings),
    /// `None` after a mistake.
    Category(Option<LitStr>),
    Other,
}

impl Attributes {
    pub(crate) fn read(attributes: &[Attribute], place: Place, mistakes: &mut Mistakes) -> Self {
        let mut read = Self::default();
        let mut own = Mistakes::default();
        each_argument(attributes, place, &mut own, &mut |argument, mistakes| read.set(argument, mistakes));
        read.is_broken = !own.is_empty();
        mistakes.append(own);
        read
    }

    fn set(&mut self, argument: Argument<'_>, mistakes: &mut Mistakes) {
        let token = argument.token.clone();
        match argument.name() {
            "codes" => self.codes = argument.target(mistakes),
            "versions" => self.versions = argument.target(mistakes),
            "version" => self.version = argument.strings(mistakes),
            "derive" => self.derives = argument.paths(mistakes),
            "exhaustive" => self.exhaustive = Some(argument.flag(mistakes)),
            "display" => self.display = Some(argument.flag(mistakes)),
            "crate" => self.crate_path = argument.crate_path(mistakes),
            "code" => {
                let codes = argument.strings(mistakes);
                self.set_variant_argument(token, VariantArgument::Codes(codes), mistakes);
            }
            "category" => {
                let category = argument.string(mistakes);
                self.set_variant_argument(token, VariantArgument::Category(category), mistakes);
            }
            _ => self.set_variant_argument(argument.flag(mistakes), VariantArgument::Other, mistakes),
        }
    }

    fn set_variant_argument(&mut self, token: Ident, argument: VariantArgument, mistakes: &mut Mistakes) {
        let Some((first, _)) = &self.variant_argument else {
            self.variant_argument = Some((token, argument));
            return;
        };
        let expected = "one of `code`, `category` and `other`";
        let problem = format!("`{token}` conflicts with `{first}`: expected {expected}, found two");
        mistakes.at(&token, &problem, "remove one of the two");
    }

    /// Returns `true` if the variant has all other codes.
    pub(crate) fn is_other(&self) -> bool {
        matches!(self.variant_argument, Some((_, VariantArgument::Other)))
    }
}
