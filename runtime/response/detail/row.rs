//! The table of facts: each row defines a variant of [`Detail`](super::Detail) and all that is known about it.

use super::value::Field;
use crate::Category;

/// A fact without its values. `K` is the kind of fact.
pub(super) struct Row<K> {
    pub(super) kind: K,
    pub(super) word: &'static str,
    /// The names of the values.
    pub(super) fields: &'static [&'static str],
    /// The codes that report the fact, whatever the message says.
    pub(super) codes: &'static [&'static str],
    /// The messages that report the fact, in the notation of [`values`](super::wording::values).
    pub(super) wordings: &'static [&'static str],
    /// A clause on what happened and what to do. `{name}` is a value.
    pub(super) explanation: &'static str,
    /// The category, if the usual code and status of the response mean another one or none.
    pub(super) category: Option<Category>,
    /// The advice, if the advice of the category would mislead.
    pub(super) advice: Option<&'static str>,
}

/// Parses the next value.
pub(super) fn take<'m, T: Field<'m>>(values: &mut &[&'m str]) -> Option<T> {
    T::parse(values.split_off_first()?)
}

/// Defines [`Detail`](super::Detail) and `FACTS` from the rows of the table.
///
/// A row has at most two values. `codes`, `category` and `advice` may be left out.
macro_rules! facts {
    (
        $(#[$attribute:meta])*
        pub enum Detail<$lifetime:lifetime> {
            $(
                $(#[$variant_attribute:meta])*
                $variant:ident $({ $($(#[$field_attribute:meta])* $field:ident: $type:ty,)+ })? = $word:literal {
                    $(codes: $codes:expr,)?
                    wordings: $wordings:expr,
                    explanation: $explanation:expr,
                    $(category: $category:expr,)?
                    $(advice: $advice:expr,)?
                }
            )+
        }
    ) => {
        $(#[$attribute])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Detail<$lifetime> {
            $(
                $(#[$variant_attribute])*
                $variant $({ $($(#[$field_attribute])* $field: $type,)+ })?,
            )+
        }

        #[derive(Clone, Copy)]
        pub(super) enum Kind {
            $($variant,)+
        }

        pub(super) const FACTS: &[Row<Kind>] = &[$(
            Row {
                kind: Kind::$variant,
                word: $word,
                fields: &[$($(stringify!($field)),+)?],
                codes: facts!(@or &[], $(&$codes)?),
                wordings: &$wordings,
                explanation: $explanation,
                category: facts!(@or None, $(Some($category))?),
                advice: facts!(@or None, $(Some($advice))?),
            },
        )+];

        impl Kind {
            /// Builds the fact from its values. `None` if a value is not valid.
            pub(super) fn build(self, values: [&str; 2]) -> Option<Detail<'_>> {
                let mut values = &values[..];
                Some(match self {
                    $(Self::$variant => Detail::$variant { $($($field: take(&mut values)?,)+)? },)+
                })
            }
        }

        /// Prints the word only, such as `Detail(contact_exists)`. `{:#?}` prints the values too.
        impl core::fmt::Debug for Detail<'_> {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                if !f.alternate() {
                    return write!(f, "Detail({self})");
                }
                match self {
                    $(Self::$variant $({ $($field),+ })? => {
                        f.debug_struct(stringify!($variant))$($(.field(stringify!($field), $field))+)?.finish()
                    })+
                }
            }
        }

        impl<$lifetime> Detail<$lifetime> {
            pub(super) const fn row(self) -> &'static Row<Kind> {
                let kind = match self {
                    $(Self::$variant { .. } => Kind::$variant,)+
                };
                &FACTS[kind as usize]
            }

            /// Passes on the name and the value of each field.
            pub(super) fn visit(self, visitor: &mut dyn FnMut(&'static str, Value<$lifetime>)) {
                match self {
                    $(Self::$variant $({ $($field),+ })? => {
                        $($(visitor(stringify!($field), $field.value());)+)?
                    })+
                }
            }
        }
    };
    (@or $default:expr, $value:expr) => { $value };
    (@or $default:expr,) => { $default };
}

pub(super) use facts;
