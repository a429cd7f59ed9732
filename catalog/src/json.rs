//! Small JSON files as a tree that knows where each value stands.
//!
//! Pages are streamed (see `page_data`); the manifest and the lists beside it are small, so a tree is
//! simpler. It keeps the order of keys and refuses a key that is given twice, which `serde_json::Value`
//! would drop in silence.

use std::collections::HashSet;
use std::fmt;
use std::rc::Rc;

use serde_core::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::fault::{Fault, TOOL_WRITES, quoted};

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Integer(u64),
    /// Any other number, negative or with a fraction, as it prints.
    Number(String),
    Text(String),
    Array(Vec<Json>),
    Object(Vec<(String, Json)>),
}

/// Reads a whole file that the tool writes.
pub(crate) fn read(text: &str) -> Result<Json, Fault> {
    read_with(text, TOOL_WRITES)
}

/// Reads a whole file; `remedy` is what to do where it is no JSON.
pub(crate) fn read_with(text: &str, remedy: &'static str) -> Result<Json, Fault> {
    serde_json::from_str(text).map_err(|error| syntax(&error, remedy))
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

impl Json {
    fn what(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Bool(value) => value.to_string(),
            Self::Integer(value) => value.to_string(),
            Self::Number(text) => text.clone(),
            Self::Text(text) => format!("the string {}", quoted(text)),
            Self::Array(_) => "an array".to_owned(),
            Self::Object(_) => "an object".to_owned(),
        }
    }
}

/// A value and where it stands, such as `files[3].sha256`.
#[derive(Debug, Clone)]
pub(crate) struct At<'j> {
    value: &'j Json,
    place: Place<'j>,
    remedy: &'static str,
}

/// The steps from the top of the file. They are written out only where something is wrong.
#[derive(Debug, Clone, Default)]
struct Place<'j>(Option<Rc<(Place<'j>, Step<'j>)>>);

#[derive(Debug)]
enum Step<'j> {
    Key(&'j str),
    Index(usize),
}

/// An object whose keys are read one by one; what is left at the end is a fault.
pub(crate) struct Fields<'j> {
    unread: Vec<Option<&'j (String, Json)>>,
    place: Place<'j>,
    remedy: &'static str,
}

impl<'j> At<'j> {
    pub(crate) fn root(value: &'j Json) -> Self {
        Self::root_with(value, TOOL_WRITES)
    }

    /// The top of a file; `remedy` is what to do where it is not as expected.
    pub(crate) fn root_with(value: &'j Json, remedy: &'static str) -> Self {
        Self { value, place: Place::default(), remedy }
    }

    /// The value of this key at the top of a file.
    pub(crate) fn below(key: &'j str, value: &'j Json, remedy: &'static str) -> Self {
        Self { value, place: Place::default().step(Step::Key(key)), remedy }
    }

    /// A fault at this value.
    pub(crate) fn fault(&self, problem: impl Into<String>) -> Fault {
        Fault::new(problem, self.remedy).at(self.place.to_string())
    }

    fn expected(&self, what: &str) -> Fault {
        self.fault(format!("expected {what}, found {}", self.value.what()))
    }

    pub(crate) fn text(&self) -> Result<&'j str, Fault> {
        match self.value {
            Json::Text(text) => Ok(text),
            _ => Err(self.expected("a string")),
        }
    }

    pub(crate) fn bool(&self) -> Result<bool, Fault> {
        match self.value {
            Json::Bool(value) => Ok(*value),
            _ => Err(self.expected("true or false")),
        }
    }

    pub(crate) fn count(&self) -> Result<u32, Fault> {
        match self.value {
            Json::Integer(value) => u32::try_from(*value).map_err(|_| self.expected("a count")),
            _ => Err(self.expected("a count")),
        }
    }

    pub(crate) fn array(&self) -> Result<impl Iterator<Item = At<'j>>, Fault> {
        let Json::Array(items) = self.value else {
            return Err(self.expected("an array"));
        };
        let (place, remedy) = (self.place.clone(), self.remedy);
        Ok(items.iter().enumerate().map(move |(i, value)| At {
            value,
            place: place.step(Step::Index(i)),
            remedy,
        }))
    }

    /// The entries of an object whose keys are data.
    pub(crate) fn entries(&self) -> Result<impl Iterator<Item = (&'j str, At<'j>)>, Fault> {
        let Json::Object(entries) = self.value else {
            return Err(self.expected("an object"));
        };
        let (place, remedy) = (self.place.clone(), self.remedy);
        Ok(entries
            .iter()
            .map(move |(key, value)| (key.as_str(), At { value, place: place.step(Step::Key(key)), remedy })))
    }

    /// An object whose keys are known.
    pub(crate) fn fields(&self) -> Result<Fields<'j>, Fault> {
        let Json::Object(entries) = self.value else {
            return Err(self.expected("an object"));
        };
        Ok(Fields {
            unread: entries.iter().map(Some).collect(),
            place: self.place.clone(),
            remedy: self.remedy,
        })
    }
}

impl<'j> Fields<'j> {
    /// The value of a key that may be missing or null.
    pub(crate) fn optional(&mut self, key: &str) -> Option<At<'j>> {
        let slot = self.unread.iter_mut().find(|slot| slot.is_some_and(|(name, _)| name == key))?;
        let (key, value) = slot.take()?;
        let place = || self.place.step(Step::Key(key));
        (*value != Json::Null).then(|| At { value, place: place(), remedy: self.remedy })
    }

    /// The value of a key that must be there.
    pub(crate) fn required(&mut self, key: &str) -> Result<At<'j>, Fault> {
        self.optional(key).ok_or_else(|| self.fault(format!("expected the key {key:?}, which is missing")))
    }

    /// Ends the reading: a key that nobody asked for is a fault.
    pub(crate) fn end(self) -> Result<(), Fault> {
        match self.unread.iter().flatten().next() {
            None => Ok(()),
            Some((key, _)) => Err(self.fault(format!("the key {} is not known here", quoted(key)))),
        }
    }

    fn fault(&self, problem: String) -> Fault {
        let place = match self.place.0 {
            None => "top level".to_owned(),
            Some(_) => self.place.to_string(),
        };
        Fault::new(problem, self.remedy).at(place)
    }
}

impl<'j> Place<'j> {
    fn step(&self, step: Step<'j>) -> Self {
        Self(Some(Rc::new((self.clone(), step))))
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(steps) = &self.0 else {
            return Ok(());
        };
        let (before, step) = &**steps;
        match step {
            Step::Index(index) => write!(f, "{before}[{index}]"),
            Step::Key(key) if before.0.is_none() => f.write_str(key),
            Step::Key(key) if key.contains('.') => write!(f, "{before}[{key:?}]"),
            Step::Key(key) => write!(f, "{before}.{key}"),
        }
    }
}

impl<'de> Deserialize<'de> for Json {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Tree)
    }
}

struct Tree;

/// Up to so many keys, looking at each takes less time than a set of them.
const FEW: usize = 16;

impl<'de> Visitor<'de> for Tree {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json, E> {
        Ok(Json::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json, E> {
        Ok(Json::Integer(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json, E> {
        Ok(Json::Number(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json, E> {
        Ok(Json::Number(value.to_string()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Json::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let mut entries: Vec<(String, Json)> = Vec::new();
        // Of a large object only.
        let mut seen = HashSet::new();
        while let Some((key, value)) = map.next_entry::<String, Json>()? {
            let twice = match entries.len() {
                ..FEW => entries.iter().any(|(known, _)| *known == key),
                FEW.. => {
                    if seen.is_empty() {
                        seen.extend(entries.iter().map(|(known, _)| known.clone()));
                    }
                    !seen.insert(key.clone())
                }
            };
            if twice {
                return Err(de::Error::custom(format_args!("the key {} is given twice", quoted(&key))));
            }
            entries.push((key, value));
        }
        Ok(Json::Object(entries))
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
