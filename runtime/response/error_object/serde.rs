//! serde's traits for the envelope's types, for formats that say what their values are.

use alloc::borrow::Cow;
use alloc::string::ToString;
use alloc::vec::Vec;
use core::fmt;

use serde_core::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_core::ser::{Error as _, Serialize, SerializeMap, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;

use super::{ErrorList, ErrorObject, RawJson};
use crate::Code;
use crate::response::body::{Draft, LIST, Name, keep, said};

impl Serialize for ErrorList<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_map(Some(3))?;
        list.serialize_entry("type", LIST)?;
        list.serialize_entry("request_id", &self.request_id)?;
        list.serialize_entry("errors", &self.errors)?;
        list.end()
    }
}

impl Serialize for ErrorObject<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { code, message, field, data } = self;
        let parts = [code.is_some(), message.is_some(), field.is_some(), data.is_some()];
        let count = parts.into_iter().filter(|&part| part).count();
        let mut object = serializer.serialize_map(Some(count))?;
        if let Some(code) = code {
            object.serialize_entry("code", code)?;
        }
        if let Some(message) = message {
            object.serialize_entry("message", message)?;
        }
        if let Some(field) = field {
            object.serialize_entry("field", field)?;
        }
        if let Some(data) = data {
            object.serialize_entry("data", data)?;
        }
        object.end()
    }
}

/// As the value that the text holds, and where that is more than a [`Value`] can be, as a [`RawValue`]: exact, but
/// known to `serde_json` alone.
impl Serialize for RawJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let json = self.as_str();
        match serde_json::from_str::<Value>(json) {
            Ok(value) => value.serialize(serializer),
            Err(_) => {
                serde_json::from_str::<&RawValue>(json).map_err(S::Error::custom)?.serialize(serializer)
            }
        }
    }
}

/// From any value; its text is then `serde_json`'s, without spaces.
impl<'de> Deserialize<'de> for RawJson<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Value::deserialize(deserializer).map(|value| Self::from_value(&value))
    }
}

impl RawJson<'_> {
    fn from_value(value: &Value) -> Self {
        Self::new(Cow::Owned(value.to_string()))
    }
}

/// Borrows nothing, so that it is also read by what hands out owned values only, such as a client's `json()`.
impl<'de> Deserialize<'de> for ErrorObject<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ObjectVisitor)
    }
}

/// Borrows nothing, as its errors do not.
impl<'de> Deserialize<'de> for ErrorList<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ListVisitor)
    }
}

struct ObjectVisitor;

impl<'de> Visitor<'de> for ObjectVisitor {
    type Value = ErrorObject<'static>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an error object or a text")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(said(text.into()).into_owned())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut draft = Draft::default();
        while let Some(key) = map.next_key()? {
            match key {
                Name::Code => keep(&mut draft.object.code, text(&mut map)?.map(Code::from)),
                Name::Type => keep(&mut draft.kind, text(&mut map)?),
                Name::ErrorKey => keep(&mut draft.key, text(&mut map)?.map(Code::from)),
                Name::Message => keep(&mut draft.object.message, text(&mut map)?),
                Name::Field => keep(&mut draft.object.field, text(&mut map)?),
                Name::Data => {
                    let value = Some(map.next_value::<Value>()?).filter(|value| !value.is_null());
                    keep(&mut draft.object.data, value.as_ref().map(RawJson::from_value));
                }
                _ => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        // A second code would be a second error.
        let _ = draft.settle(true);
        Ok(draft.object)
    }
}

/// A text as it is, null as nothing, any other value as its JSON text.
fn text<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Option<Cow<'static, str>>, A::Error> {
    Ok(match map.next_value()? {
        Value::Null => None,
        Value::String(text) => Some(Cow::Owned(text)),
        value => Some(Cow::Owned(value.to_string())),
    })
}

struct ListVisitor;

impl<'de> Visitor<'de> for ListVisitor {
    type Value = ErrorList<'static>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of errors")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut list = ErrorList::default();
        while let Some(key) = map.next_key()? {
            match key {
                Name::RequestId => keep(&mut list.request_id, text(&mut map)?),
                Name::Errors => list.errors.extend(map.next_value::<Option<Vec<_>>>()?.unwrap_or_default()),
                _ => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        Ok(list)
    }
}
