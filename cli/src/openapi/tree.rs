//! A YAML document as a tree in which every value has its position.

use std::borrow::Cow;
use std::collections::BTreeMap;

/// The line and column that a value begins at, counted from 1; columns count characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Position {
    pub(super) line: u32,
    pub(super) column: u32,
}

/// A value and its position.
#[derive(Debug)]
pub(super) struct Node<'a> {
    pub(super) at: Position,
    pub(super) value: Value<'a>,
}

#[derive(Debug)]
pub(super) enum Value<'a> {
    Text(Cow<'a, str>),
    /// A number, as text: a version such as `3.1` may come without quotes.
    Number(Cow<'a, str>),
    Boolean,
    Null,
    List(Vec<Node<'a>>),
    Mapping(Mapping<'a>),
}

pub(super) type Mapping<'a> = BTreeMap<Cow<'a, str>, Entry<'a>>;

/// The value of a key.
#[derive(Debug)]
pub(super) struct Entry<'a> {
    pub(super) key_at: Position,
    pub(super) node: Node<'a>,
}

impl<'a> Value<'a> {
    /// Reads a scalar without quotes like the core schema of YAML 1.2
    /// (<https://yaml.org/spec/1.2.2/#103-core-schema>), in which `no` and `on` are strings.
    ///
    /// Numbers that JSON does not have, such as `0x1f` and `.inf`, are strings here.
    pub(super) fn plain(text: Cow<'a, str>) -> Self {
        match text.as_ref() {
            "" | "~" | "null" | "Null" | "NULL" => Self::Null,
            "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => Self::Boolean,
            number if is_number(number) => Self::Number(text),
            _ => Self::Text(text),
        }
    }
}

/// Returns the message about a value that is missing or of another type.
pub(super) fn mismatch(subject: &str, expected: &str, found: &str) -> String {
    format!("{subject} is not valid: expected {expected}, found {found}")
}

fn is_number(text: &str) -> bool {
    // Rust reads `inf` and `nan` as numbers, too.
    text.ends_with(|c: char| c.is_ascii_digit() || c == '.') && text.parse::<f64>().is_ok()
}

impl<'a> Node<'a> {
    /// Returns the value of a key, or `None` if there is no such key or this is not a mapping.
    pub(super) fn get(&self, key: &str) -> Option<&Node<'a>> {
        self.mapping()?.get(key).map(|entry| &entry.node)
    }

    pub(super) fn mapping(&self) -> Option<&Mapping<'a>> {
        match &self.value {
            Value::Mapping(mapping) => Some(mapping),
            _ => None,
        }
    }

    /// Returns the values directly in a list or mapping.
    pub(super) fn children(&self) -> impl Iterator<Item = &Node<'a>> {
        let items = match &self.value {
            Value::List(items) => items.as_slice(),
            _ => &[],
        };
        let entries = self.mapping().into_iter().flat_map(Mapping::values);
        items.iter().chain(entries.map(|entry| &entry.node))
    }

    /// Returns the string, or `None` for a scalar that only looks like one, such as `404` without quotes.
    pub(super) fn text(&self) -> Option<&str> {
        match &self.value {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Names the type, for a message.
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
