//! `Serialize` for an error. `Deserialize` needs the body's reader, and is in `body/serde.rs`.

use serde_core::ser::{Error as _, Serialize, SerializeMap, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;

use super::{ErrorObject, RawJson};

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

/// Serializes the value, not its text. A value that does not fit a [`Value`] is written as a [`RawValue`], which is
/// exact, but which only `serde_json` supports.
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
