//! The JSON around the errors: the list, and its near relatives.
//!
//! The visitors write into what is handed to them, so that a body which goes wrong halfway still gives what was
//! whole before. What nobody asks for is passed over by `serde_json` without recursion.

use alloc::borrow::Cow;
use alloc::vec::Vec;
use core::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::object::{self, Draft, Reading, keep, raw, said};
use super::{BodyForm, Name, Text};
use crate::{Code, ErrorCode, ErrorList, ErrorObject};

/// What `type` says at the top of a list, and of an error that stands alone.
const LIST: &str = "error.list";
const SINGLE: &str = "error";

pub(crate) struct Envelope<'a> {
    form: Option<BodyForm>,
    list: ErrorList<'a>,
    /// The error that the top itself is.
    top: Draft<'a>,
}

impl<'a> Envelope<'a> {
    /// Reads a text that may be JSON; true where all of it was.
    pub(super) fn read(json: &'a str) -> (bool, Self) {
        let (complete, envelope) = Self::read_as(Reading::Quick, json);
        if complete {
            return (true, envelope);
        }
        // Two long lists at once would be twice the memory.
        drop(envelope);
        Self::read_thoroughly(json)
    }

    /// Once more: the usual body should not pay for the care that the others need.
    #[cold]
    fn read_thoroughly(json: &'a str) -> (bool, Self) {
        // A number at the end may have lost digits, and then be read as another number.
        let whole = json.trim_end_matches(|c: char| c.is_ascii_alphanumeric() || "+-.".contains(c));
        let (complete, envelope) = Self::read_as(Reading::Thorough, whole);
        (complete && whole.len() == json.len(), envelope)
    }

    fn read_as(reading: Reading, json: &'a str) -> (bool, Self) {
        let mut envelope = Self { form: None, list: ErrorList::default(), top: Draft::new(reading) };
        let mut deserializer = serde_json::Deserializer::from_str(json);
        let result = deserializer.deserialize_any(Top(&mut envelope)).and_then(|()| deserializer.end());
        (result.is_ok(), envelope)
    }

    pub(super) fn into_owned(self) -> Envelope<'static> {
        Envelope { form: self.form, list: self.list.into_owned(), top: self.top.into_owned() }
    }

    /// The form, and all errors: those of the list, then what the top itself says.
    pub(super) fn finish(mut self) -> (BodyForm, ErrorList<'a>) {
        let Draft { object: mut top, kind, .. } = self.top;
        match kind {
            Some(kind) if kind == LIST => note(&mut self.form, BodyForm::ErrorList),
            Some(kind) if kind == SINGLE => note(&mut self.form, BodyForm::SingleError),
            // The top has the type of whatever it is; that is a code only where it is known as one.
            Some(kind) if top.code.is_none() => top.code = ErrorCode::from_code(&kind).map(Code::Known),
            _ => {}
        }
        if top.code.is_some() {
            note(&mut self.form, BodyForm::SingleError);
        }
        if top.code.is_some() || top.message.is_some() {
            push(&mut self.list.errors, top);
        }
        (self.form.unwrap_or(BodyForm::OtherJson), self.list)
    }

    /// Reads the value of one key at the top.
    fn take<A: MapAccess<'a>>(&mut self, name: Name, map: &mut A) -> Result<(), A::Error> {
        match name {
            Name::Errors => map.next_value_seed(Errors(self))?,
            Name::RequestId => keep(&mut self.list.request_id, self.top.reading.text(map)?),
            Name::ErrorKey => {
                keep(&mut self.top.object.code, self.top.reading.text(map)?.map(Code::from));
                note(&mut self.form, BodyForm::ErrorKey);
            }
            Name::Error => self.error(raw(map)?),
            _ => self.top.take(name, map)?,
        }
        Ok(())
    }

    /// The value of `error`: an object, or a text that is a code where it is known as one.
    #[cold]
    fn error(&mut self, json: &'a str) {
        let mut object = object::of(json);
        if object.is_blank() {
            return;
        }
        let nested = json.starts_with('{');
        let code = object.message.as_deref().and_then(ErrorCode::from_code);
        if let (false, Some(code)) = (nested, code) {
            object = ErrorObject { code: Some(Code::Known(code)), ..ErrorObject::default() };
        }
        push(&mut self.list.errors, object);
        note(&mut self.form, if nested { BodyForm::NestedError } else { BodyForm::ErrorText });
    }
}

/// Keeps the form that counts more.
fn note(form: &mut Option<BodyForm>, seen: BodyForm) {
    *form = Some(form.map_or(seen, |known| known.min(seen)));
}

/// Keeps an error that says anything. The room grows by a half, as the usual list has one error, and a list of a
/// million should not take twice its size.
fn push<'a>(errors: &mut Vec<ErrorObject<'a>>, error: ErrorObject<'a>) {
    if error.is_blank() {
        return;
    }
    if errors.len() == errors.capacity() {
        errors.reserve_exact(errors.len() / 2 + 1);
    }
    errors.push(error);
}

/// A visitor that only looks at some kinds of values.
macro_rules! passes_over {
    ($($method:ident: $value:ty),*) => {
        $(fn $method<E: Error>(self, _: $value) -> Result<(), E> {
            Ok(())
        })*

        fn visit_unit<E: Error>(self) -> Result<(), E> {
            Ok(())
        }
    };
}

struct Top<'v, 'a>(&'v mut Envelope<'a>);

impl<'a> Visitor<'a> for Top<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key()? {
            self.0.take(name, &mut map)?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    passes_over!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64, visit_str: &str);
}

/// The value of `errors`.
struct Errors<'v, 'a>(&'v mut Envelope<'a>);

impl<'a> DeserializeSeed<'a> for Errors<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'a> Visitor<'a> for Errors<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("errors")
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut seq: A) -> Result<(), A::Error> {
        note(&mut self.0.form, BodyForm::ErrorList);
        while seq.next_element_seed(Entry(self.0.top.reading, &mut self.0.list.errors))?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<(), A::Error> {
        note(&mut self.0.form, BodyForm::FieldErrors);
        while let Some(Text(field)) = map.next_key()? {
            let error = object::of(raw(&mut map)?);
            if !error.is_blank() {
                push(&mut self.0.list.errors, ErrorObject { field, ..error });
            }
        }
        Ok(())
    }

    fn visit_str<E: Error>(self, message: &str) -> Result<(), E> {
        push(&mut self.0.list.errors, said(Some(Cow::Owned(message.into()))));
        Ok(())
    }

    passes_over!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64);
}

/// An entry of the list: an object, or a text as its message.
struct Entry<'v, 'a>(Reading, &'v mut Vec<ErrorObject<'a>>);

impl<'a> DeserializeSeed<'a> for Entry<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'a> Visitor<'a> for Entry<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an error")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<(), A::Error> {
        let mut draft = Draft::new(self.0);
        let result = draft.fill(&mut map);
        push(self.1, draft.finish());
        result
    }

    fn visit_seq<A: SeqAccess<'a>>(self, mut seq: A) -> Result<(), A::Error> {
        while seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_borrowed_str<E: Error>(self, message: &'a str) -> Result<(), E> {
        // An empty one says nothing.
        if !message.is_empty() {
            push(self.1, said(Some(Cow::Borrowed(message))));
        }
        Ok(())
    }

    fn visit_str<E: Error>(self, message: &str) -> Result<(), E> {
        push(self.1, said(Some(Cow::Owned(message.into()))));
        Ok(())
    }

    passes_over!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64);
}
