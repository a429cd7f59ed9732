//! `#[intercom_errors(..)]` on structs, enums and variants.

mod argument;
mod list;

use proc_macro2::TokenStream;
use syn::{Attribute, Data, DeriveInput, Ident, LitStr, Path, Visibility};

use self::argument::{Place, each_argument};
pub(crate) use self::list::Strings;
use self::list::skip;
use crate::mistakes::Mistakes;

/// The arguments of a unit struct.
#[derive(Default)]
pub(crate) struct StructAttributes {
    pub(crate) codes: Option<Target>,
    pub(crate) versions: Option<Target>,
    pub(crate) version: Strings,
    pub(crate) derives: Vec<Path>,
}

/// An enum to generate.
pub(crate) struct Target {
    pub(crate) visibility: TokenStream,
    pub(crate) name: Ident,
}

/// The arguments of a user's enum.
#[derive(Default)]
pub(crate) struct EnumAttributes {
    pub(crate) version: Strings,
    pub(crate) exhaustive: Option<Ident>,
    pub(crate) display: Option<Ident>,
}

/// The arguments of a variant, of which only one is allowed.
#[derive(Default)]
pub(crate) struct VariantAttributes {
    pub(crate) meaning: Option<(Ident, Meaning)>,
    /// A mistake among the arguments, so that the variant's name may not be its code.
    pub(crate) is_broken: bool,
}

pub(crate) enum Meaning {
    Codes(Strings),
    /// `None` after a mistake.
    Category(Option<LitStr>),
    Other,
}

impl StructAttributes {
    /// Reads a struct's attributes. A generated enum without a visibility gets that of the struct.
    pub(crate) fn read(attributes: &[Attribute], outer: &Visibility, mistakes: &mut Mistakes) -> Self {
        let mut read = Self::default();
        each_argument(attributes, Place::Struct, mistakes, &mut |argument, mistakes| match argument.name() {
            "codes" => read.codes = argument.target(outer, mistakes),
            "versions" => read.versions = argument.target(outer, mistakes),
            "version" => read.version = argument.strings(mistakes),
            "derive" => read.derives = argument.paths(mistakes),
            _ => drop(argument.path(mistakes)),
        });
        read
    }
}

impl EnumAttributes {
    pub(crate) fn read(attributes: &[Attribute], mistakes: &mut Mistakes) -> Self {
        let mut read = Self::default();
        each_argument(attributes, Place::Enum, mistakes, &mut |argument, mistakes| match argument.name() {
            "version" => read.version = argument.strings(mistakes),
            "exhaustive" => read.exhaustive = Some(argument.flag(mistakes)),
            "display" => read.display = Some(argument.flag(mistakes)),
            _ => drop(argument.path(mistakes)),
        });
        read
    }
}

impl VariantAttributes {
    pub(crate) fn read(attributes: &[Attribute], mistakes: &mut Mistakes) -> Self {
        let mut read = Self::default();
        let mut own = Mistakes::default();
        each_argument(attributes, Place::Variant, &mut own, &mut |argument, mistakes| {
            let meaning = match argument.name() {
                "code" => Meaning::Codes(argument.strings(mistakes)),
                "category" => Meaning::Category(argument.string(mistakes)),
                _ => {
                    argument.flag(mistakes);
                    Meaning::Other
                }
            };
            match &read.meaning {
                Some((first, _)) => {
                    let problem = format!("`{}` conflicts with `{first}`", argument.name());
                    mistakes.at(&argument.token, problem, "keep one of `code`, `category` and `other`");
                }
                None => read.meaning = Some((argument.token.clone(), meaning)),
            }
        });
        read.is_broken = !own.is_empty();
        mistakes.append(own);
        read
    }

    pub(crate) fn is_other(&self) -> bool {
        matches!(self.meaning, Some((_, Meaning::Other)))
    }
}

/// Reports arguments of a field: there are none.
pub(crate) fn reject_on_fields(attributes: &[Attribute], mistakes: &mut Mistakes) {
    each_argument(attributes, Place::Field, mistakes, &mut |_, _| {});
}

/// Returns the path of the runtime crate. Mistakes are reported when the other arguments are read.
pub(crate) fn crate_path(item: &DeriveInput) -> Option<Path> {
    let place = if matches!(item.data, Data::Enum(_)) { Place::Enum } else { Place::Struct };
    let mut path = None;
    each_argument(&item.attrs, place, &mut Mistakes::default(), &mut |argument, mistakes| {
        if argument.name() == "crate" {
            path = argument.path(mistakes);
        } else {
            skip(argument.input);
        }
    });
    path
}
