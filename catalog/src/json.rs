//! A file's JSON as a tree. [`At`] walks it and knows the place of each value.
//!
//! The tree keeps the order of keys and refuses duplicate keys, which `serde_json::Value` drops silently.

use std::borrow::Cow;
use std::fmt;

use serde_core::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::fault::{Fault, SHOWN, quoted};
use crate::seen::Seen;

mod at;

pub use at::check_line;
pub(crate) use at::{At, Fields};

/// A JSON value. It borrows its strings from the file, unless they have escapes.
#[derive(PartialEq)]
#[cfg_attr(test, derive(Debug))]
pub(crate) enum Json<'t> {
    Null,
    Bool(bool),
    Integer(u64),
    /// Any other number, negative or with a fraction, as Rust prints it.
    Number(String),
    Text(Cow<'t, str>),
    Array(Vec<Json<'t>>),
    Object(Vec<(Cow<'t, str>, Json<'t>)>),
}

/// Reads a whole file, which may begin with a byte-order mark. `remedy` says what to do if it is not JSON.
pub(crate) fn read<'t>(text: &'t str, remedy: &'static str) -> Result<Json<'t>, Fault> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_json::from_str(text).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        let message = error.to_string();
        let problem = message.strip_suffix(&format!(" at line {line} column {column}")).unwrap_or(&message);
        let problem = if problem == "recursion limit exceeded" {
            // serde_json's own bound, which protects the stack.
            "nested too deep: expected at most 127 arrays and objects around a value".to_owned()
        } else {
            format!("not valid JSON: {problem}")
        };
        Fault::new(problem, remedy).at(format!("line {line}, column {column}"))
    })
}

impl Json<'_> {
    /// Describes the value in a message.
    fn describe(&self) -> String {
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

impl<'de> Deserialize<'de> for Json<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Tree)
    }
}

struct Tree;

impl<'de> Visitor<'de> for Tree {
    type Value = Json<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json<'de>, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Json<'de>, E> {
        Ok(Json::Bool(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Json<'de>, E> {
        Ok(Json::Integer(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Json<'de>, E> {
        Ok(Json::Number(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Json<'de>, E> {
        Ok(Json::Number(value.to_string()))
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json<'de>, E> {
        Ok(Json::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Json<'de>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(Json::Array(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Json<'de>, A::Error> {
        let mut keys = Seen::default();
        let mut entries = Vec::new();
        // A key is read like a value, since `Cow` as serde reads it always copies.
        while let Some(Json::Text(key)) = map.next_key()? {
            if keys.add(key.clone()).is_some() {
                return Err(de::Error::custom(format_args!("duplicate key {}", quoted(&key, SHOWN))));
            }
            entries.push((key, map.next_value()?));
        }
        Ok(Json::Object(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fault::TOOL_WRITES;

    fn fault(text: &str, read_it: impl Fn(At<'_>) -> Result<(), Fault>) -> String {
        let json = read(text, TOOL_WRITES).unwrap();
        read_it(At::root(&json, TOOL_WRITES)).unwrap_err().to_string()
    }

    #[test]
    fn a_duplicate_key_is_a_fault() {
        assert_eq!(
            read(r#"{"a": 1, "a": 2}"#, TOOL_WRITES).unwrap_err().to_string(),
            format!("line 1, column 12: not valid JSON: duplicate key \"a\"; {TOOL_WRITES}"),
        );
    }

    #[test]
    fn a_byte_order_mark_is_skipped() {
        assert_eq!(read("\u{feff}null", TOOL_WRITES).unwrap(), Json::Null);
        assert!(read("\u{feff}\u{feff}null", TOOL_WRITES).is_err());
    }

    #[test]
    fn a_fault_names_the_path() {
        assert_eq!(
            fault(r#"{"a": [1, {"b": true}]}"#, |root| {
                let a = root.fields(&["a"])?.required("a")?;
                let second = a.array()?.nth(1).unwrap();
                second.object()?.required("b")?.text().map(drop)
            }),
            format!("a[1].b: expected a string, found true; {TOOL_WRITES}"),
        );
    }

    #[test]
    fn a_key_in_a_path_is_quoted_unless_it_is_a_plain_word() {
        let long = "k".repeat(100);
        for (key, place) in [
            ("$$mdtype", "a.$$mdtype".to_owned()),
            ("2.10", r#"a["2.10"]"#.to_owned()),
            (r"\u001b[2J\n", r#"a["\u{1b}[2J\n"]"#.to_owned()),
            ("", r#"a[""]"#.to_owned()),
            (&long, format!(r#"a["{}"... (100 bytes)]"#, "k".repeat(60))),
        ] {
            assert_eq!(
                fault(&format!(r#"{{"a": {{"{key}": 1}}}}"#), |root| {
                    let a = root.object()?.required("a")?;
                    let (_, value) = a.entries()?.next().unwrap();
                    value.text().map(drop)
                }),
                format!("{place}: expected a string, found 1; {TOOL_WRITES}"),
            );
        }
        assert_eq!(
            fault(r#"{"2.10": 1}"#, |root| root.object()?.required("2.10")?.text().map(drop)),
            format!("[\"2.10\"]: expected a string, found 1; {TOOL_WRITES}"),
        );
    }

    #[test]
    fn a_missing_key_and_an_unknown_key_are_faults() {
        assert_eq!(
            fault(r#"{"a": null}"#, |root| root.fields(&["a"])?.required("a").map(drop)),
            format!("top level: missing key \"a\"; {TOOL_WRITES}"),
        );
        assert_eq!(
            fault(r#"{"a": 1, "x": null}"#, |root| root.fields(&["a", "b"]).map(drop)),
            format!("top level: unknown key \"x\": expected only \"a\", \"b\"; {TOOL_WRITES}"),
        );
    }
}
