//! What the visitors of the page's objects share: the keys that matter, and how a value is reached.

use std::fmt;

use serde_core::de::{DeserializeSeed, Error, MapAccess, Visitor};

use super::{Reader, Step};
use crate::fault::{Fault, NEW_SHAPE};

/// Makes a visitor the seed of its own value.
macro_rules! seed {
    ($visitor:ty, $deserialize:ident -> $value:ty) => {
        impl<'de> serde_core::de::DeserializeSeed<'de> for $visitor {
            type Value = $value;

            fn deserialize<D: serde_core::de::Deserializer<'de>>(
                self,
                deserializer: D,
            ) -> Result<$value, D::Error> {
                deserializer.$deserialize(self)
            }
        }
    };
}
pub(super) use seed;

/// The next value of an object, one step further down the path.
pub(super) fn value<'de, 'r, A, S>(
    map: &mut A,
    reader: &'r mut Reader,
    key: &'static str,
    seed: impl FnOnce(&'r mut Reader) -> S,
) -> Result<S::Value, A::Error>
where
    A: MapAccess<'de>,
    S: DeserializeSeed<'de>,
{
    reader.path.0.push(Step::Key(key));
    map.next_value_seed(seed(reader))
}

/// A key that an object may have once was there before.
pub(super) fn twice<E: Error>(reader: &mut Reader, key: &str) -> E {
    reader.stop(Fault::new(format!("the key {key:?} is given twice"), NEW_SHAPE))
}

/// The keys that matter, in the objects that have them.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Key {
    Versions,
    Props,
    Ast,
    LastModified,
    Type,
    Name,
    Attributes,
    Children,
    ColSpan,
    RowSpan,
    Other,
}

pub(super) struct KeySeed;

seed!(KeySeed, deserialize_str -> Key);

impl Visitor<'_> for KeySeed {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E>(self, key: &str) -> Result<Key, E> {
        Ok(match key {
            "versions" => Key::Versions,
            "props" => Key::Props,
            "ast" => Key::Ast,
            "lastModified" => Key::LastModified,
            "$$mdtype" => Key::Type,
            "name" => Key::Name,
            "attributes" => Key::Attributes,
            "children" => Key::Children,
            "colSpan" => Key::ColSpan,
            "rowSpan" => Key::RowSpan,
            _ => Key::Other,
        })
    }
}
