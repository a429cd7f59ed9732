//! A YAML document as a tree in which every value knows where it was written.

use std::borrow::Cow;
use std::fmt;
use std::rc::Rc;

/// Where a value begins, both counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Position {
    /// The line.
    pub(crate) line: u32,
    /// The column.
    pub(crate) column: u32,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.line, self.column)
    }
}

/// A value and the place of it. An alias shares the node of its anchor, so repeating costs no memory.
#[derive(Debug)]
pub(super) struct Node<'a> {
    pub(crate) at: Position,
    pub(crate) value: Value<'a>,
}

#[derive(Debug)]
pub(super) enum Value<'a> {
    /// A scalar that a JSON reader would take for a string.
    Text(Cow<'a, str>),
    /// A number; the text is kept because a version such as `3.1` is written without quotes too.
    Number(Cow<'a, str>),
    Boolean,
    Null,
    List(Vec<Rc<Node<'a>>>),
    Mapping(Mapping<'a>),
}

/// The entries sorted by key: a lookup is a binary search, and a key written twice has its double
/// beside it.
#[derive(Debug)]
pub(super) struct Mapping<'a>(Vec<Entry<'a>>);

#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(crate) key: Cow<'a, str>,
    pub(crate) key_at: Position,
    pub(crate) node: Rc<Node<'a>>,
}

/// A key that one mapping has twice.
pub(super) struct Double {
    pub(crate) key: String,
    pub(crate) first: Position,
    pub(crate) second: Position,
}

impl<'a> Mapping<'a> {
    /// Sorts the entries.
    ///
    /// # Errors
    ///
    /// A key that stands twice: YAML forbids it, and readers differ in which value they keep.
    pub(super) fn new(mut entries: Vec<Entry<'a>>) -> Result<Self, Double> {
        entries.sort_by(|a, b| a.key.cmp(&b.key).then(a.key_at.cmp(&b.key_at)));
        for (first, second) in entries.iter().zip(entries.iter().skip(1)) {
            if first.key == second.key {
                return Err(Double {
                    key: second.key.to_string(),
                    first: first.key_at,
                    second: second.key_at,
                });
            }
        }
        Ok(Self(entries))
    }

    pub(super) fn entries(&self) -> &[Entry<'a>] {
        &self.0
    }

    pub(super) fn get(&self, key: &str) -> Option<&Node<'a>> {
        let index = self.0.binary_search_by(|entry| entry.key.as_ref().cmp(key)).ok()?;
        self.0.get(index).map(|entry| &*entry.node)
    }
}

impl<'a> Node<'a> {
    /// The text of a string, and `None` for what only looks like one, such as `404` without quotes.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    pub(super) fn mapping(&self) -> Option<&Mapping<'a>> {
        match &self.value {
            Value::Mapping(mapping) => Some(mapping),
            _ => None,
        }
    }

    pub(super) fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    /// What the value is, for a message.
    pub(super) fn kind(&self) -> &'static str {
        match self.value {
            Value::Text(_) => "a string",
            Value::Number(_) => "a number",
            Value::Boolean => "a boolean",
            Value::Null => "null",
            Value::List(_) => "a list",
            Value::Mapping(_) => "a mapping",
        }
    }
}

/// Reads a scalar without quotes and tag as the core schema of YAML 1.2 does
/// (<https://yaml.org/spec/1.2.2/#103-core-schema>), in which `no` and `on` are strings.
pub(super) fn plain(text: Cow<'_, str>) -> Value<'_> {
    match text.as_ref() {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => Value::Boolean,
        other if is_number(other) => Value::Number(text),
        _ => Value::Text(text),
    }
}

fn is_number(text: &str) -> bool {
    if let Some(digits) = text.strip_prefix("0x") {
        return !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit());
    }
    if let Some(digits) = text.strip_prefix("0o") {
        return !digits.is_empty() && digits.bytes().all(|b| (b'0'..=b'7').contains(&b));
    }
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    match unsigned {
        ".inf" | ".Inf" | ".INF" => true,
        ".nan" | ".NaN" | ".NAN" => unsigned == text,
        // Rust reads `inf` and `nan` as numbers, YAML does not: hence the first character.
        _ => {
            unsigned.starts_with(|c: char| c.is_ascii_digit() || c == '.') && unsigned.parse::<f64>().is_ok()
        }
    }
}
