//! Values that know where they stand in their file.

use std::borrow::Cow;
use std::fmt;

use super::Json;
use crate::fault::{Fault, SHOWN, TOOL_WRITES, quoted};

/// A value and where it stands, such as `files[3].sha256`.
#[derive(Debug, Clone, Copy)]
pub(crate) struct At<'j> {
    value: &'j Json<'j>,
    place: Place<'j>,
    remedy: &'static str,
}

/// The steps from the top of the file. Each points to the one before, and they are written out only where
/// something is wrong.
#[derive(Debug, Clone, Copy)]
enum Place<'j> {
    Top,
    Key(&'j Place<'j>, &'j str),
    Index(&'j Place<'j>, usize),
}

/// An object whose keys are read one by one; what is left at the end is a fault.
pub(crate) struct Fields<'j> {
    entries: &'j [(Cow<'j, str>, Json<'j>)],
    /// A bit for each entry that was read. Far fewer keys are known than there are bits, so that an entry beyond
    /// them is never the first one unread.
    read: u64,
    at: &'j At<'j>,
}

impl<'j> At<'j> {
    pub(crate) fn root(value: &'j Json<'j>) -> Self {
        Self::root_with(value, TOOL_WRITES)
    }

    /// The top of a file; `remedy` is what to do where it is not as expected.
    pub(crate) fn root_with(value: &'j Json<'j>, remedy: &'static str) -> Self {
        Self { value, place: Place::Top, remedy }
    }

    /// The value of this key at the top of a file.
    pub(crate) fn below(key: &'j str, value: &'j Json<'j>, remedy: &'static str) -> Self {
        Self { value, place: Place::Key(&Place::Top, key), remedy }
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

    pub(crate) fn array(&'j self) -> Result<impl Iterator<Item = At<'j>>, Fault> {
        let Json::Array(items) = self.value else {
            return Err(self.expected("an array"));
        };
        Ok(items.iter().enumerate().map(|(i, value)| self.step(Place::Index(&self.place, i), value)))
    }

    /// The entries of an object whose keys are data.
    pub(crate) fn entries(&'j self) -> Result<impl Iterator<Item = (&'j str, At<'j>)>, Fault> {
        let Json::Object(entries) = self.value else {
            return Err(self.expected("an object"));
        };
        Ok(entries.iter().map(|(key, value)| (&**key, self.step(Place::Key(&self.place, key), value))))
    }

    /// An object whose keys are known.
    pub(crate) fn fields(&'j self) -> Result<Fields<'j>, Fault> {
        let Json::Object(entries) = self.value else {
            return Err(self.expected("an object"));
        };
        Ok(Fields { entries, read: 0, at: self })
    }

    fn step(&self, place: Place<'j>, value: &'j Json<'j>) -> Self {
        Self { value, place, remedy: self.remedy }
    }
}

impl<'j> Fields<'j> {
    /// The value of a key that may be missing or null.
    pub(crate) fn optional(&mut self, key: &str) -> Option<At<'j>> {
        let place = self.entries.iter().position(|(name, _)| name == key)?;
        self.read |= 1_u64.unbounded_shl(u32::try_from(place).unwrap_or(u32::MAX));
        let (key, value) = &self.entries[place];
        (*value != Json::Null).then(|| self.at.step(Place::Key(&self.at.place, key), value))
    }

    /// The value of a key that must be there.
    pub(crate) fn required(&mut self, key: &str) -> Result<At<'j>, Fault> {
        self.optional(key).ok_or_else(|| self.fault(format!("expected the key {key:?}, which is missing")))
    }

    /// Ends the reading: a key that nobody asked for is a fault.
    pub(crate) fn end(self) -> Result<(), Fault> {
        match self.entries.get(self.read.trailing_ones() as usize) {
            None => Ok(()),
            Some((key, _)) => Err(self.fault(format!("the key {} is not known here", quoted(key, SHOWN)))),
        }
    }

    fn fault(&self, problem: String) -> Fault {
        match self.at.place {
            Place::Top => Fault::new(problem, self.at.remedy).at("top level"),
            _ => self.at.fault(problem),
        }
    }
}

impl fmt::Display for Place<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Top => Ok(()),
            Self::Index(before, index) => write!(f, "{before}[{index}]"),
            Self::Key(Self::Top, key) => f.write_str(key),
            Self::Key(before, key) if key.contains('.') => write!(f, "{before}[{key:?}]"),
            Self::Key(before, key) => write!(f, "{before}.{key}"),
        }
    }
}
