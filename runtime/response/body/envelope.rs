//! The JSON around the errors: the documented list, and its variations.
//!
//! One visitor reads every value that may contain errors, and writes them into an [`Envelope`]. So the errors before
//! the break in truncated JSON are kept. `serde_json` skips other values without recursion.

use alloc::borrow::Cow;
use core::{fmt, mem};

use serde_core::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::draft::{Draft, SINGLE, from_text, keep};
use super::kind::BodyKind;
use super::reading::{Reading, Values as _};
use super::text::Text;
use crate::response::error_list::{ErrorList, LIST};
use crate::response::error_object::ErrorObject;

/// The maximum depth of errors within errors. Intercom was seen to send two levels.
const MAX_LEVELS: u8 = 8;

/// The maximum length of a field's name that is copied to each of its errors. Only one error has a longer name, as
/// copies could be far larger than the body.
const MAX_SHARED: usize = 64;

struct Envelope<'a> {
    reading: Reading,
    kind: BodyKind,
    list: ErrorList<'a>,
    /// The field that contains the errors that are being read.
    field: Option<Cow<'a, str>>,
}

/// Reads a string that may be JSON. Returns true if all of it was, the kind of body, and the errors.
pub(super) fn read(reading: Reading, json: &str) -> (bool, BodyKind, ErrorList<'_>) {
    let kind = BodyKind::OtherJson;
    let mut envelope = Envelope { reading, kind, list: ErrorList::default(), field: None };
    let mut deserializer = serde_json::Deserializer::from_str(json);
    let top = Errors { envelope: &mut envelope, place: Place::Top, levels: MAX_LEVELS };
    let result = deserializer.deserialize_any(top).and_then(|_| deserializer.end());
    (result.is_ok(), envelope.kind, envelope.list)
}

impl<'a> Envelope<'a> {
    /// Keeps the kind with the higher precedence.
    fn note(&mut self, seen: BodyKind) {
        self.kind = self.kind.min(seen);
    }

    /// Keeps an error that is not blank. The capacity grows by a half, as the usual list has one error, and a list of a
    /// million should not need twice its size.
    fn push(&mut self, mut error: ErrorObject<'a>) {
        if error.is_blank() {
            return;
        }
        if error.field.is_none() && self.field.is_some() {
            error.field = self.shared_field();
        }
        let errors = &mut self.list.errors;
        if errors.len() == errors.capacity() {
            errors.reserve_exact(errors.len() / 2 + 1);
        }
        errors.push(error);
    }

    #[cold]
    fn shared_field(&mut self) -> Option<Cow<'a, str>> {
        match &self.field {
            Some(field) if field.len() <= MAX_SHARED => Some(field.clone()),
            _ => self.field.take(),
        }
    }

    /// Keeps an object's own error, even if the object was not read to its end.
    fn keep_object(&mut self, place: Place, mut draft: Draft<'a>) {
        if place == Place::Top {
            match draft.kind.as_deref() {
                Some(LIST) => self.note(BodyKind::ErrorList),
                Some(SINGLE) => self.note(BodyKind::SingleError),
                _ => {}
            }
            if draft.key.is_some() {
                self.note(BodyKind::ErrorKey);
            }
        }
        // Outside an error object, `type` may describe anything.
        let second = draft.resolve_code(place == Place::Error);
        let object = draft.object;
        if place == Place::Top {
            match (&object.code, &object.message) {
                (Some(_), _) => self.note(BodyKind::SingleError),
                // Other top-level keys do not make this an error.
                (None, None) => return,
                (None, Some(_)) => {}
            }
        }
        self.push(object);
        // Two codes are two errors.
        if second.is_some() {
            self.push(ErrorObject { code: second, ..ErrorObject::default() });
        }
    }
}

/// The place of a value, which decides what the keys of an object mean there.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// The whole body.
    Top,
    /// The value of `errors`: keys are fields.
    Errors,
    /// An error: an entry of the list, a field's value, or the value of `error`.
    Error,
}

/// The kind of value that was read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Nothing,
    Text,
    List,
    Object,
}

/// A value that may contain errors.
struct Errors<'v, 'a> {
    envelope: &'v mut Envelope<'a>,
    place: Place,
    /// The number of levels that are left to read.
    levels: u8,
}

impl<'a> Errors<'_, 'a> {
    /// Returns the reader of a value inside this one. A level is left: `deserialize` skips a value that has none.
    fn inner(&mut self, place: Place) -> Errors<'_, 'a> {
        Errors { envelope: &mut *self.envelope, place, levels: self.levels - 1 }
    }

    fn object<A: MapAccess<'a>>(&mut self, draft: &mut Draft<'a>, map: &mut A) -> Result<(), A::Error> {
        while let Some(Text(key)) = map.next_key()? {
            match &*key.unwrap_or_default() {
                "errors" => {
                    let shape = map.next_value_seed(self.inner(Place::Errors))?;
                    match shape {
                        Shape::List => self.note(BodyKind::ErrorList),
                        Shape::Object => self.note(BodyKind::FieldErrors),
                        Shape::Text | Shape::Nothing => {}
                    }
                }
                "error" => {
                    let shape = map.next_value_seed(self.inner(Place::Error))?;
                    match shape {
                        Shape::Text => self.note(BodyKind::ErrorText),
                        Shape::Nothing => {}
                        Shape::List | Shape::Object => self.note(BodyKind::NestedError),
                    }
                }
                "request_id" if self.place == Place::Top => {
                    keep(&mut self.envelope.list.request_id, self.envelope.reading.text(map)?);
                }
                key => draft.read(self.envelope.reading, key, map)?,
            }
        }
        Ok(())
    }

    /// Notes a kind of body, which only the top of the body decides.
    fn note(&mut self, seen: BodyKind) {
        if self.place == Place::Top {
            self.envelope.note(seen);
        }
    }

    #[cold]
    fn fields<A: MapAccess<'a>>(&mut self, map: &mut A) -> Result<(), A::Error> {
        while let Some(Text(key)) = map.next_key()? {
            let outer = mem::replace(&mut self.envelope.field, key);
            let result = map.next_value_seed(self.inner(Place::Error));
            self.envelope.field = outer;
            result?;
        }
        Ok(())
    }

    fn text(self, text: Cow<'a, str>) -> Shape {
        // An empty string has no information, and a body that is only a string may be any text.
        if !text.is_empty() && self.place != Place::Top {
            self.envelope.push(from_text(text));
        }
        Shape::Text
    }
}

impl<'a> DeserializeSeed<'a> for Errors<'_, 'a> {
    type Value = Shape;

    fn deserialize<D: Deserializer<'a>>(self, deserializer: D) -> Result<Shape, D::Error> {
        match self.levels {
            0 => deserializer.deserialize_ignored_any(IgnoredAny).map(|_| Shape::Nothing),
            _ => deserializer.deserialize_any(self),
        }
    }
}

/// Ignores values that have no information about an error.
macro_rules! ignore {
    ($($method:ident: $value:ty),*) => {
        $(fn $method<E: Error>(self, _: $value) -> Result<Shape, E> {
            Ok(Shape::Nothing)
        })*
    };
}

impl<'a> Visitor<'a> for Errors<'_, 'a> {
    type Value = Shape;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("errors")
    }

    fn visit_map<A: MapAccess<'a>>(mut self, mut map: A) -> Result<Shape, A::Error> {
        let result = match self.place {
            Place::Errors => self.fields(&mut map),
            Place::Top | Place::Error => {
                let mut draft = Draft::default();
                let result = self.object(&mut draft, &mut map);
                self.envelope.keep_object(self.place, draft);
                result
            }
        };
        result.map(|()| Shape::Object)
    }

    fn visit_seq<A: SeqAccess<'a>>(mut self, mut seq: A) -> Result<Shape, A::Error> {
        while seq.next_element_seed(self.inner(Place::Error))?.is_some() {}
        Ok(Shape::List)
    }

    fn visit_borrowed_str<E: Error>(self, text: &'a str) -> Result<Shape, E> {
        Ok(self.text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Shape, E> {
        Ok(self.text(Cow::Owned(text.into())))
    }

    ignore!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64);

    fn visit_unit<E: Error>(self) -> Result<Shape, E> {
        Ok(Shape::Nothing)
    }
}
