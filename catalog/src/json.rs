//! Small JSON files as a tree that knows where each value stands.
//!
//! Pages are streamed (see `page_data`); the manifest and the lists beside it are small, so a tree is
//! simpler. It keeps the order of keys and refuses a key that is given twice, which `serde_json::Value`
//! would drop in silence.

use std::borrow::Cow;
use std::collections::HashMap;
use std::fmt;

use serde_core::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::fault::{Fault, SHOWN, TOOL_WRITES, quoted};

mod at;
mod words;

pub(crate) use at::At;
pub(crate) use words::Words;

/// A JSON value. Its texts are those of the file, wherever nothing in them is escaped.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Json<'t> {
    Null,
    Bool(bool),
    Integer(u64),
    /// Any other number, negative or with a fraction, as it prints.
    Number(String),
    Text(Cow<'t, str>),
    Array(Vec<Json<'t>>),
    Object(Vec<(Cow<'t, str>, Json<'t>)>),
}

/// Reads a whole file that the tool writes.
pub(crate) fn read(text: &str) -> Result<Json<'_>, Fault> {
    read_with(text, TOOL_WRITES)
}

/// Reads a whole file; `remedy` is what to do where it is no JSON.
pub(crate) fn read_with<'t>(text: &'t str, remedy: &'static str) -> Result<Json<'t>, Fault> {
    let mut json = Json::Null;
    let mut file = serde_json::Deserializer::from_str(text);
    let read = (&mut json).deserialize(&mut file).and_then(|()| file.end());
    read.map(|()| json).map_err(|error| syntax(&error, remedy))
}

/// What `serde_json` found wrong, with its line and column as the place.
pub(crate) fn syntax(error: &serde_json::Error, remedy: &'static str) -> Fault {
    let message = error.to_string();
    let place = format!("line {}, column {}", error.line(), error.column());
    let problem = message
        .strip_suffix(&format!(" at line {} column {}", error.line(), error.column()))
        .unwrap_or(&message);
    let problem = match problem {
        // serde_json's own bound, which keeps its recursion off the end of the stack.
        "recursion limit exceeded" => {
            "nested too deep: expected at most 127 arrays and objects around a value".to_owned()
        }
        problem => format!("not JSON as expected: {problem}"),
    };
    Fault::new(problem, remedy).at(place)
}

impl Json<'_> {
    fn what(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Bool(value) => value.to_string(),
            Self::Integer(value) => value.to_string(),
            Self::Number(text) => text.clone(),
            Self::Text(text) => format!("the string {}", quoted(text, SHOWN)),
            Self::Array(_) => "an array".to_owned(),
            Self::Object(_) => "an object".to_owned(),
        }
    }
}

/// Reads a value into its place, as moving it there takes longer than reading it.
impl<'de> DeserializeSeed<'de> for &mut Json<'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(Tree(self))
    }
}

struct Tree<'p, 'de>(&'p mut Json<'de>);

/// Up to so many keys, looking at each takes less time than a table of them.
const FEW: usize = 16;

impl<'de> Visitor<'de> for Tree<'_, 'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        *self.0 = Json::Null;
        Ok(())
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        *self.0 = Json::Bool(value);
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        *self.0 = Json::Integer(value);
        Ok(())
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        *self.0 = Json::Number(value.to_string());
        Ok(())
    }

    fn visit_f64<E>(self, value: f64) -> Result<(), E> {
        *self.0 = Json::Number(value.to_string());
        Ok(())
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<(), E> {
        *self.0 = Json::Text(Cow::Borrowed(text));
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        *self.0 = Json::Text(Cow::Owned(text.to_owned()));
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        let mut items = Vec::new();
        loop {
            let mut item = Json::Null;
            if seq.next_element_seed(&mut item)?.is_none() {
                *self.0 = Json::Array(items);
                return Ok(());
            }
            items.push(item);
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut entries: Vec<(Cow<'de, str>, Json<'de>)> = Vec::new();
        // Of a large object only: each key's place.
        let mut places = HashMap::new();
        while let Some(key) = map.next_key_seed(Words("a key"))? {
            let mut value = Json::Null;
            map.next_value_seed(&mut value)?;
            if entries.len() == FEW {
                for (place, (known, _)) in entries.iter().enumerate() {
                    places.insert(known.clone(), place);
                }
            }
            let twice = match entries.len() {
                ..FEW => entries.iter().any(|(known, _)| *known == key),
                place => places.insert(key.clone(), place).is_some(),
            };
            if twice {
                return Err(de::Error::custom(format_args!(
                    "the key {} is given twice",
                    quoted(&key, SHOWN)
                )));
            }
            entries.push((key, value));
        }
        *self.0 = Json::Object(entries);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(text: &str, read_it: impl Fn(At<'_>) -> Result<(), Fault>) -> String {
        let json = read(text).unwrap();
        read_it(At::root(&json)).unwrap_err().to_string()
    }

    #[test]
    fn a_key_given_twice_is_a_fault() {
        assert_eq!(
            read(r#"{"a": 1, "a": 2}"#).unwrap_err().to_string(),
            format!("line 1, column 16: not JSON as expected: the key \"a\" is given twice; {TOOL_WRITES}"),
        );
    }

    #[test]
    fn a_key_given_twice_is_a_fault_among_many_too() {
        let keys: Vec<String> = (0..2 * FEW).map(|n| format!("\"k{n}\": {n}")).collect();
        assert!(read(&format!("{{{}}}", keys.join(", "))).is_ok());
        for twice in [0, FEW - 1, FEW, 2 * FEW - 1] {
            let message = read(&format!("{{{}, \"k{twice}\": 0}}", keys.join(", "))).unwrap_err().to_string();
            assert!(message.contains(&format!("the key \"k{twice}\" is given twice")), "{message}");
        }
    }

    #[test]
    fn a_fault_names_the_path() {
        assert_eq!(
            fault(r#"{"a": [1, {"b": true}]}"#, |root| {
                let a = root.fields()?.required("a")?;
                let second = a.array()?.nth(1).unwrap();
                second.fields()?.required("b")?.text().map(drop)
            }),
            format!("a[1].b: expected a string, found true; {TOOL_WRITES}"),
        );
    }

    #[test]
    fn a_missing_key_and_a_key_too_many_are_faults() {
        assert_eq!(
            fault(r#"{"a": null}"#, |root| root.fields()?.required("a").map(drop)),
            format!("top level: expected the key \"a\", which is missing; {TOOL_WRITES}"),
        );
        assert_eq!(
            fault(r#"{"x": null}"#, |root| root.fields()?.end()),
            format!("top level: the key \"x\" is not known here; {TOOL_WRITES}"),
        );
    }
}
