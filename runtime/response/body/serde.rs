//! `Deserialize` for the errors of a response, from any self-describing format.
//!
//! Nothing is borrowed, so sources of owned values work too, such as a client's `json()`.

use alloc::borrow::Cow;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::fmt;

use serde_core::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::draft::{Draft, from_text, keep};
use super::reading::Values;
use super::text::Text;
use crate::response::error_list::ErrorList;
use crate::response::error_object::{ErrorObject, RawJson};

/// Accepts any value. The text is written by `serde_json`, without spaces.
impl<'de> Deserialize<'de> for RawJson<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(|value| Self::new(Cow::Owned(value.to_string())))
    }
}

impl<'de> Deserialize<'de> for ErrorObject<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ObjectVisitor)
    }
}

impl<'de> Deserialize<'de> for ErrorList<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ListVisitor)
    }
}

/// Reads the values of any format.
#[derive(Clone, Copy)]
struct OwnedValues;

impl Values for OwnedValues {
    fn text<'a, A: MapAccess<'a>>(self, map: &mut A) -> Result<Option<Cow<'a, str>>, A::Error> {
        Ok(match map.next_value()? {
            Value::Null => None,
            Value::String(text) => Some(Cow::Owned(text)),
            value => Some(Cow::Owned(value.to_string())),
        })
    }

    fn json<'a, A: MapAccess<'a>>(self, map: &mut A) -> Result<RawJson<'a>, A::Error> {
        map.next_value()
    }
}

struct ObjectVisitor;

impl<'de> Visitor<'de> for ObjectVisitor {
    type Value = ErrorObject<'static>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an error object or a string")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(from_text(text.into()).into_owned())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut draft = Draft::default();
        while let Some(Text(key)) = map.next_key()? {
            draft.read(OwnedValues, &key.unwrap_or_default(), &mut map)?;
        }
        // A second code would be a second error.
        let _ = draft.resolve_code(true);
        Ok(draft.object.into_owned())
    }
}

struct ListVisitor;

impl<'de> Visitor<'de> for ListVisitor {
    type Value = ErrorList<'static>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of errors")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut list = ErrorList::default();
        while let Some(Text(key)) = map.next_key()? {
            match key.as_deref() {
                Some("request_id") => keep(&mut list.request_id, OwnedValues.text(&mut map)?),
                Some("errors") => {
                    list.errors.extend(map.next_value::<Option<Vec<_>>>()?.unwrap_or_default());
                }
                _ => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        Ok(list.into_owned())
    }
}
