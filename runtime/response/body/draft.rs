//! One error, as it is read.

use alloc::borrow::Cow;

use serde_core::de::{IgnoredAny, MapAccess};
use serde_json::value::RawValue;

use super::{Name, Text};
use crate::{Code, ErrorCode, ErrorObject, RawJson};

/// What `type` says at the top of a list, and of an error that stands alone.
pub(crate) const LIST: &str = "error.list";
pub(super) const SINGLE: &str = "error";

/// How a body's texts are read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Strings and null, as nearly every body has them. Anything else is an error.
    Quick,
    /// Any value.
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
    raw(map).map(text_of)
}

/// A string as its text, null as nothing, any other value as its JSON text.
fn text_of(json: &str) -> Option<Cow<'_, str>> {
    let itself = Some(Cow::Borrowed(json));
    match json.as_bytes() {
        [b'"', ..] => serde_json::from_str(json).map_or(itself, |Text(text)| text),
        b"null" => None,
        _ => itself,
    }
}

/// The JSON text of the next value.
fn raw<'a, A: MapAccess<'a>>(map: &mut A) -> Result<&'a str, A::Error> {
    map.next_value::<&'a RawValue>().map(RawValue::get)
}

/// Of a key that comes twice, the last value that is not null stays.
pub(crate) fn keep<T>(slot: &mut Option<T>, value: Option<T>) {
    if value.is_some() {
        *slot = value;
    }
}

/// An error object, beside what may stand in for its code.
#[derive(Default)]
pub(crate) struct Draft<'a> {
    pub(crate) object: ErrorObject<'a>,
    /// `type`.
    pub(crate) kind: Option<Cow<'a, str>>,
    /// `error_key`.
    pub(crate) key: Option<Code<'a>>,
}

impl<'a> Draft<'a> {
    /// Reads the value of one key.
    pub(super) fn take<A: MapAccess<'a>>(
        &mut self,
        reading: Reading,
        name: Name,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match name {
            Name::Code => keep(&mut self.object.code, reading.text(map)?.map(Code::from)),
            Name::Type => keep(&mut self.kind, reading.text(map)?),
            Name::ErrorKey => keep(&mut self.key, reading.text(map)?.map(Code::from)),
            Name::Message => keep(&mut self.object.message, reading.text(map)?),
            Name::Field => keep(&mut self.object.field, reading.text(map)?),
            Name::Data => {
                let json = Some(raw(map)?).filter(|&json| json != "null");
                keep(&mut self.object.data, json.map(|json| RawJson::new(Cow::Borrowed(json))));
            }
            Name::RequestId | Name::Errors | Name::Error | Name::Other => {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }

    /// Decides on the code: `code`, else `error_key`, else `type`, where it says more than that there are errors and,
    /// unless `any_type`, is known as a code. An `error_key` beside another `code` is returned.
    pub(crate) fn settle(&mut self, any_type: bool) -> Option<Code<'a>> {
        let Self { object: ErrorObject { code, .. }, kind, key } = self;
        if let Some(code) = code {
            return key.take().filter(|key| key != code);
        }
        *code = key.take();
        let tells =
            |kind: &str| !matches!(kind, LIST | SINGLE) && (any_type || ErrorCode::from_code(kind).is_some());
        if code.is_none() && kind.as_deref().is_some_and(tells) {
            *code = kind.take().map(Code::from);
        }
        None
    }
}

/// An error that is a text: a code where it is known as one, else a message.
pub(crate) fn said(text: Cow<'_, str>) -> ErrorObject<'_> {
    match ErrorCode::from_code(&text) {
        Some(code) => ErrorObject { code: Some(Code::Known(code)), ..ErrorObject::default() },
        None => ErrorObject { message: Some(text), ..ErrorObject::default() },
    }
}
