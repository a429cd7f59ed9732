//! One error object, as it is read.

use alloc::borrow::Cow;
use core::fmt;

use serde_core::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{Name, Text, text};
use crate::error_object::owned;
use crate::{Code, ErrorObject, RawJson};

/// The JSON text of the next value.
pub(super) fn raw<'a, A: MapAccess<'a>>(map: &mut A) -> Result<&'a str, A::Error> {
    map.next_value::<&'a RawValue>().map(RawValue::get)
}

/// How a body's texts are read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Strings and null, as nearly every body has them. Anything else is an error.
    Quick,
    /// Any value, and strings with half a surrogate pair.
    Thorough,
}

impl Reading {
    /// The text of the next value, where it is not null.
    pub(super) fn text<'a, A: MapAccess<'a>>(self, map: &mut A) -> Result<Option<Cow<'a, str>>, A::Error> {
        match self {
            Self::Quick => map.next_value().map(|Text(text)| text),
            Self::Thorough => any_text(map),
        }
    }
}

/// The text of a value of any kind.
#[cold]
fn any_text<'a, A: MapAccess<'a>>(map: &mut A) -> Result<Option<Cow<'a, str>>, A::Error> {
    raw(map).map(text::of)
}

/// Of a key that comes twice, the last value that is not null stays.
pub(super) fn keep<T>(slot: &mut Option<T>, value: Option<T>) {
    if value.is_some() {
        *slot = value;
    }
}

/// An error object whose `type` stands by, in case that no `code` comes.
pub(super) struct Draft<'a> {
    pub(super) reading: Reading,
    pub(super) object: ErrorObject<'a>,
    pub(super) kind: Option<Cow<'a, str>>,
}

impl<'a> Draft<'a> {
    pub(super) fn new(reading: Reading) -> Self {
        Self { reading, object: ErrorObject::default(), kind: None }
    }

    /// Reads all keys. Where the map fails, what came before stays.
    pub(super) fn fill<A: MapAccess<'a>>(&mut self, map: &mut A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key()? {
            self.take(name, map)?;
        }
        Ok(())
    }

    /// Reads the value of one key.
    pub(super) fn take<A: MapAccess<'a>>(&mut self, name: Name, map: &mut A) -> Result<(), A::Error> {
        match name {
            Name::Code => keep(&mut self.object.code, self.reading.text(map)?.map(Code::from)),
            Name::Type => keep(&mut self.kind, self.reading.text(map)?),
            Name::Message => keep(&mut self.object.message, self.reading.text(map)?),
            Name::Field => keep(&mut self.object.field, self.reading.text(map)?),
            Name::Data => {
                let json = Some(raw(map)?).filter(|&json| json != "null");
                keep(&mut self.object.data, json.map(|json| RawJson::new(Cow::Borrowed(json))));
            }
            Name::RequestId | Name::Errors | Name::Error | Name::ErrorKey | Name::Other => {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    /// The error of a list, where `type` stands in for `code`.
    pub(super) fn finish(self) -> ErrorObject<'a> {
        let Self { mut object, kind, .. } = self;
        object.code = object.code.or_else(|| kind.map(Code::from));
        object
    }

    pub(super) fn into_owned(self) -> Draft<'static> {
        Draft { reading: self.reading, object: self.object.into_owned(), kind: self.kind.map(owned) }
    }
}

/// One error from the JSON text of any value: an object's own, or a text as the message.
pub(super) fn of(json: &str) -> ErrorObject<'_> {
    if !json.starts_with('{') {
        return said(text::of(json));
    }
    let mut draft = Draft::new(Reading::Thorough);
    // The text is well-formed. What can fail is a key with half a surrogate pair, and what came before it stays.
    let _ = serde_json::Deserializer::from_str(json).deserialize_map(ObjectVisitor(&mut draft));
    draft.finish()
}

/// An error that is a message and nothing else.
pub(super) fn said(message: Option<Cow<'_, str>>) -> ErrorObject<'_> {
    ErrorObject { message, ..ErrorObject::default() }
}

struct ObjectVisitor<'v, 'a>(&'v mut Draft<'a>);

impl<'a> Visitor<'a> for ObjectVisitor<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an error object")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<(), A::Error> {
        self.0.fill(&mut map)
    }
}
