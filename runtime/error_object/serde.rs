//! serde's traits for the envelope's types, for any format.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use serde_core::de::{Deserialize, Deserializer, Error as _, IgnoredAny, MapAccess, Visitor};
use serde_core::ser::{Error as _, Serialize, SerializeStruct, Serializer};
use serde_json::Value;

use super::{ErrorList, ErrorObject, RawJson};
use crate::Code;
use crate::body::Name;

/// What the `type` of a list says.
const LIST: &str = "error.list";

impl Serialize for ErrorList<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut list = serializer.serialize_struct("ErrorList", 3)?;
        list.serialize_field("type", LIST)?;
        list.serialize_field("request_id", &self.request_id)?;
        list.serialize_field("errors", &self.errors)?;
        list.end()
    }
}

impl Serialize for ErrorObject<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self { code, message, field, data } = self;
        let parts = [code.is_some(), message.is_some(), field.is_some(), data.is_some()];
        let count = parts.into_iter().filter(|&part| part).count();
        let mut object = serializer.serialize_struct("ErrorObject", count)?;
        match code {
            Some(code) => object.serialize_field("code", code)?,
            None => object.skip_field("code")?,
        }
        match message {
            Some(message) => object.serialize_field("message", message)?,
            None => object.skip_field("message")?,
        }
        match field {
            Some(field) => object.serialize_field("field", field)?,
            None => object.skip_field("field")?,
        }
        match data {
            Some(data) => object.serialize_field("data", data)?,
            None => object.skip_field("data")?,
        }
        object.end()
    }
}

/// As the value that the text holds. A value deeper than 128 levels is an error, as it is in `serde_json`.
impl Serialize for RawJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let value: Value = serde_json::from_str(self.as_str()).map_err(S::Error::custom)?;
        value.serialize(serializer)
    }
}

/// From any value; its text is then `serde_json`'s, without spaces.
impl<'de> Deserialize<'de> for RawJson<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = Value::deserialize(deserializer)?;
        Ok(Self::new(Cow::Owned(serde_json::to_string(&value).map_err(D::Error::custom)?)))
    }
}

/// Borrows nothing, so that it is also read by what hands out owned values only, such as a client's `json()`.
impl<'de> Deserialize<'de> for ErrorObject<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(ObjectVisitor)
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
        f.write_str("an error object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut object = ErrorObject::default();
        let mut kind = None;
        while let Some(key) = map.next_key()? {
            match key {
                Name::Code => object.code = text(&mut map)?.map(Code::from),
                Name::Type => kind = text(&mut map)?.map(Code::from),
                Name::Message => object.message = text(&mut map)?,
                Name::Field => object.field = text(&mut map)?,
                Name::Data => object.data = map.next_value()?,
                _ => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        object.code = object.code.or(kind);
        Ok(object)
    }
}

/// A text that may be null.
fn text<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Option<Cow<'static, str>>, A::Error> {
    Ok(map.next_value::<Option<String>>()?.map(Cow::Owned))
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
                Name::RequestId => list.request_id = text(&mut map)?,
                Name::Errors => list.errors = map.next_value::<Option<Vec<_>>>()?.unwrap_or_default(),
                _ => _ = map.next_value::<IgnoredAny>()?,
            }
        }
        Ok(list)
    }
}
