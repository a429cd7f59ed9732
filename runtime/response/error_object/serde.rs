//! `Serialize` for an error. `Deserialize` needs the body's reader, and is in `body/serde.rs`.

use serde_core::ser::{Error as _, Serialize, SerializeMap, Serializer};
use serde_json::Value;
use serde_json::value::RawValue;

use super::{ErrorObject, Part, RawJson};

impl Serialize for ErrorObject<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut object = serializer.serialize_map(Some(self.parts().count()))?;
        for (key, part) in self.parts() {
            match part {
                Part::Text(text) => object.serialize_entry(key, text)?,
                Part::Json(json) => object.serialize_entry(key, json)?,
            }
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
