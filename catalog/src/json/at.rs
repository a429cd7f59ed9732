//! Values that know their place in the file.

use std::borrow::Cow;
use std::fmt;

use intercom_errors_vocabulary::is_unprintable;

use super::Json;
use crate::checked::Invalid;
use crate::code::CodeName;
use crate::fault::{Fault, SHOWN, quoted};
use crate::link::{Label, SitePath};
use crate::operation::Operation;
use crate::seen::Seen;
use crate::version::Version;

/// The most characters of a line for people. A retired code keeps the description of a page, which may be as long.
const MAX_LINE: usize = 4096;

/// Checks that a string is a line for people.
///
/// # Errors
/// The string is empty, too long, or has characters that cannot be seen.
pub fn check_line(text: &str) -> Result<(), Invalid> {
    if text.is_empty() || text.chars().nth(MAX_LINE).is_some() || text.contains(is_unprintable) {
        Err(Invalid("is not a line of text: expected 1 to 4096 characters that can be seen"))
    } else {
        Ok(())
    }
}

/// A value and its place, such as `files[3].sha256`.
#[derive(Clone, Copy)]
pub(crate) struct At<'j> {
    value: &'j Json<'j>,
    place: Place<'j>,
    remedy: &'static str,
}

/// A path from the top of the file. Each step points to the one before, and only a fault prints them.
#[derive(Clone, Copy)]
enum Place<'j> {
    Top,
    Key(&'j Place<'j>, &'j str),
    Index(&'j Place<'j>, usize),
}

/// An object whose keys are read one by one.
pub(crate) struct Fields<'j> {
    entries: &'j [(Cow<'j, str>, Json<'j>)],
    at: &'j At<'j>,
}

impl<'j> At<'j> {
    /// Creates the top of a file. `remedy` says what to do if the file is not as expected.
    pub(crate) fn root(value: &'j Json<'j>, remedy: &'static str) -> Self {
        Self { value, place: Place::Top, remedy }
    }

    pub(crate) fn value(&self) -> &'j Json<'j> {
        self.value
    }

    /// Creates a fault at this value.
    pub(crate) fn fault(&self, problem: impl Into<String>) -> Fault {
        self.locate(Fault::new(problem, self.remedy))
    }

    /// Adds this place to a fault that has none.
    pub(crate) fn locate(&self, fault: Fault) -> Fault {
        fault.at(self.place.to_string())
    }

    /// Creates the fault of a value that is not `what`.
    pub(crate) fn expected(&self, what: &str) -> Fault {
        self.fault(format!("expected {what}, found {}", self.value.describe()))
    }

    /// Parses a string, which is this value or its key. `subject` is in front of it in the message.
    pub(crate) fn check<T>(
        &self,
        subject: &str,
        text: &str,
        parse: impl FnOnce(&str) -> Result<T, Invalid>,
    ) -> Result<T, Fault> {
        parse(text).map_err(|why| self.fault(format!("{subject}{} {why}", quoted(text, SHOWN))))
    }

    pub(crate) fn text(&self) -> Result<&'j str, Fault> {
        match self.value {
            Json::Text(text) => Ok(text),
            _ => Err(self.expected("a string")),
        }
    }

    /// Returns a line for people.
    pub(crate) fn line(&self) -> Result<&'j str, Fault> {
        self.line_of(self.text()?)
    }

    /// Checks a line, which is this value or its key.
    pub(crate) fn line_of<'t>(&self, text: &'t str) -> Result<&'t str, Fault> {
        self.check("", text, check_line)?;
        Ok(text)
    }

    pub(crate) fn is_null(&self) -> bool {
        *self.value == Json::Null
    }

    pub(crate) fn bool(&self) -> Result<bool, Fault> {
        match self.value {
            Json::Bool(value) => Ok(*value),
            _ => Err(self.expected("true or false")),
        }
    }

    pub(crate) fn count(&self) -> Result<u32, Fault> {
        let count = if let Json::Integer(value) = self.value { u32::try_from(*value).ok() } else { None };
        count.ok_or_else(|| self.expected("a count"))
    }

    /// Parses a version, which is this value or its key.
    pub(crate) fn version(&self, name: &str) -> Result<Version, Fault> {
        self.check("the version ", name, str::parse)
    }

    /// Parses a code, which is this value or its key.
    pub(crate) fn code(&self, name: &str) -> Result<CodeName, Fault> {
        self.check("the code ", name, CodeName::new)
    }

    /// Parses the code in this value, which must not be one of those before it in a list.
    pub(crate) fn new_code(&self, seen: &mut Seen<'_>) -> Result<CodeName, Fault> {
        let code = self.code(self.text()?)?;
        match seen.add(code.to_string()) {
            None => Ok(code),
            Some(_) => Err(self.fault(format!("duplicate code \"{code}\""))),
        }
    }

    /// Parses an HTTP status of an error, which is this value or its key. It has one spelling: no sign and no leading
    /// zero.
    pub(crate) fn error_status(&self, text: &str) -> Result<u16, Fault> {
        self.check("the status ", text, |text| {
            let status = text.parse().ok().filter(|status: &u16| status.to_string() == text);
            status
                .filter(|status| (400..=599).contains(status))
                .ok_or(Invalid("is not an HTTP status of an error: expected 400 to 599"))
        })
    }

    /// Reads HTTP statuses of errors.
    pub(crate) fn error_statuses(&self) -> Result<Vec<u16>, Fault> {
        self.ascending(|at| at.error_status(&at.count()?.to_string()))
    }

    pub(crate) fn label(&self) -> Result<Label, Fault> {
        self.check("the label ", self.text()?, Label::new)
    }

    pub(crate) fn link(&self) -> Result<SitePath, Fault> {
        self.check("the link ", self.text()?, SitePath::new)
    }

    pub(crate) fn operations(&self) -> Result<Vec<Operation>, Fault> {
        self.ascending(|at| at.check("", at.text()?, Operation::new))
    }

    /// Reads an array that has each item once, ascending.
    fn ascending<T: Ord + fmt::Display>(
        &self,
        read: impl Fn(&At<'_>) -> Result<T, Fault>,
    ) -> Result<Vec<T>, Fault> {
        let mut items: Vec<T> = Vec::new();
        for at in self.array()? {
            let item = read(&at)?;
            if items.last().is_some_and(|before| *before >= item) {
                return Err(at.fault(format!("{item} is out of order: expected each item once, ascending")));
            }
            items.push(item);
        }
        Ok(items)
    }

    pub(crate) fn array(&'j self) -> Result<impl Iterator<Item = At<'j>>, Fault> {
        let Json::Array(items) = self.value else {
            return Err(self.expected("an array"));
        };
        Ok(items.iter().enumerate().map(|(i, value)| self.step(Place::Index(&self.place, i), value)))
    }

    /// Reads each item of an array.
    pub(crate) fn list<T>(&self, mut read: impl FnMut(&At<'_>) -> Result<T, Fault>) -> Result<Vec<T>, Fault> {
        let mut items = Vec::new();
        for at in self.array()? {
            items.push(read(&at)?);
        }
        Ok(items)
    }

    /// Returns the entries of an object whose keys are data.
    pub(crate) fn entries(&'j self) -> Result<impl Iterator<Item = (&'j str, At<'j>)>, Fault> {
        let entries = self.object()?.entries;
        Ok(entries.iter().map(|(key, value)| (&**key, self.step(Place::Key(&self.place, key), value))))
    }

    /// Returns an object that may have other keys than those that are read.
    pub(crate) fn object(&'j self) -> Result<Fields<'j>, Fault> {
        match self.value {
            Json::Object(entries) => Ok(Fields { entries, at: self }),
            _ => Err(self.expected("an object")),
        }
    }

    /// Returns an object that has these keys and no others.
    pub(crate) fn fields(&'j self, known: &[&str]) -> Result<Fields<'j>, Fault> {
        let fields = self.object()?;
        match fields.entries.iter().find(|(key, _)| !known.contains(&&**key)) {
            None => Ok(fields),
            Some((key, _)) => {
                let known: Vec<_> = known.iter().map(|key| quoted(key, SHOWN)).collect();
                let known = known.join(", ");
                Err(fields.fault(format!("unknown key {}: expected only {known}", quoted(key, SHOWN))))
            }
        }
    }

    fn step(&self, place: Place<'j>, value: &'j Json<'j>) -> Self {
        Self { value, place, remedy: self.remedy }
    }
}

impl<'j> Fields<'j> {
    /// Returns the value of a key that may be missing or null.
    pub(crate) fn optional(&self, key: &str) -> Option<At<'j>> {
        let (key, value) = self.entries.iter().find(|(name, _)| name == key)?;
        (*value != Json::Null).then(|| self.at.step(Place::Key(&self.at.place, key), value))
    }

    /// Reads the value of a key that may be missing or null.
    pub(crate) fn read_optional<T: Default>(
        &self,
        key: &str,
        read: impl FnOnce(&At<'j>) -> Result<T, Fault>,
    ) -> Result<T, Fault> {
        self.optional(key).map_or_else(|| Ok(T::default()), |at| read(&at))
    }

    /// Reads the line of a key that may be missing or null.
    pub(crate) fn optional_line(&self, key: &str) -> Result<Option<String>, Fault> {
        self.read_optional(key, |at| Ok(Some(at.line()?.to_owned())))
    }

    /// Returns the value of a key that must be there.
    pub(crate) fn required(&self, key: &str) -> Result<At<'j>, Fault> {
        self.optional(key).ok_or_else(|| self.fault(format!("missing key {key:?}")))
    }

    /// Reads the line of a key that must be there.
    pub(crate) fn line(&self, key: &str) -> Result<String, Fault> {
        Ok(self.required(key)?.line()?.to_owned())
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
        let is_word = |key: &str| {
            let plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$');
            !key.is_empty() && key.len() <= SHOWN && key.bytes().all(plain)
        };
        match self {
            Self::Top => Ok(()),
            Self::Index(before, index) => write!(f, "{before}[{index}]"),
            Self::Key(Self::Top, key) if is_word(key) => f.write_str(key),
            Self::Key(before, key) if is_word(key) => write!(f, "{before}.{key}"),
            Self::Key(before, key) => write!(f, "{before}[{}]", quoted(key, SHOWN)),
        }
    }
}
