//! The JSON around the errors: the list, and its near relatives.
//!
//! One visitor reads every value in which errors may be, and writes into what is handed to it, so that a body which
//! goes wrong halfway still gives what was whole before. What nobody asks for is passed over by `serde_json` without
//! recursion.

use alloc::borrow::Cow;
use core::{fmt, mem};

use serde_core::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::draft::{Draft, LIST, Reading, SINGLE, keep, said};
use super::{BodyForm, Name, Text};
use crate::{ErrorList, ErrorObject};

/// How deep errors within errors are looked for. Two levels are seen.
const LEVELS: u8 = 8;

/// A longer name of a field is given to one error only: on each of many it could be far more than the body.
const LONGEST_SHARED: usize = 64;

pub(super) struct Envelope<'a> {
    reading: Reading,
    form: Option<BodyForm>,
    list: ErrorList<'a>,
    /// The key under which the errors stand that are now read, where keys are fields.
    field: Option<Cow<'a, str>>,
}

impl<'a> Envelope<'a> {
    /// Reads a text that may be JSON; true where all of it was.
    pub(super) fn read(reading: Reading, json: &'a str) -> (bool, Self) {
        let mut envelope = Self { reading, form: None, list: ErrorList::default(), field: None };
        let mut deserializer = serde_json::Deserializer::from_str(json);
        let top = Errors { envelope: &mut envelope, place: Place::Top, levels: LEVELS };
        let result = deserializer.deserialize_any(top).and_then(|_| deserializer.end());
        (result.is_ok(), envelope)
    }

    pub(super) fn into_owned(self) -> Envelope<'static> {
        let Self { reading, form, list, field: _ } = self;
        Envelope { reading, form, list: list.into_owned(), field: None }
    }

    /// The form, and all errors.
    pub(super) fn finish(self) -> (BodyForm, ErrorList<'a>) {
        (self.form.unwrap_or(BodyForm::OtherJson), self.list)
    }

    /// Keeps the form that counts more.
    fn note(&mut self, seen: BodyForm) {
        if self.form.is_none_or(|known| seen.rank() < known.rank()) {
            self.form = Some(seen);
        }
    }

    /// Keeps an error that says anything. The room grows by a half, as the usual list has one error, and a list of a
    /// million should not take twice its size.
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
            Some(field) if field.len() <= LONGEST_SHARED => Some(field.clone()),
            _ => self.field.take(),
        }
    }

    /// Keeps what an object says of itself, whether or not it was read to its end.
    fn keep(&mut self, place: Place, mut draft: Draft<'a>) {
        if place == Place::Top {
            match draft.kind.as_deref() {
                Some(LIST) => self.note(BodyForm::ErrorList),
                Some(SINGLE) => self.note(BodyForm::SingleError),
                _ => {}
            }
            if draft.key.is_some() {
                self.note(BodyForm::ErrorKey);
            }
        }
        // Outside of an error the type is of whatever has one.
        let second = draft.settle(place == Place::Error);
        let object = draft.object;
        if place == Place::Top {
            match (&object.code, &object.message) {
                (Some(_), _) => self.note(BodyForm::SingleError),
                // What else is at the top of any JSON is no error's.
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

/// Where a value stands, which tells what the keys of an object there mean.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    /// The whole body.
    Top,
    /// The value of `errors`: keys are fields.
    Errors,
    /// An error: in the list, under a field's name, or the value of `error`.
    Error,
}

/// What a value turned out to be.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shape {
    Nothing,
    Text,
    List,
    Object,
}

/// A value in which errors may be.
struct Errors<'v, 'a> {
    envelope: &'v mut Envelope<'a>,
    place: Place,
    /// How many more levels are looked at.
    levels: u8,
}

impl<'a> Errors<'_, 'a> {
    /// A value inside this one. A level is left: a value that has none is passed over, and nothing in it is read.
    fn inner(&mut self, place: Place) -> Errors<'_, 'a> {
        Errors { envelope: &mut *self.envelope, place, levels: self.levels - 1 }
    }

    fn object<A: MapAccess<'a>>(&mut self, draft: &mut Draft<'a>, map: &mut A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key()? {
            match name {
                Name::Errors => {
                    let shape = map.next_value_seed(self.inner(Place::Errors))?;
                    match shape {
                        Shape::List => self.note(BodyForm::ErrorList),
                        Shape::Object => self.note(BodyForm::FieldErrors),
                        Shape::Text | Shape::Nothing => {}
                    }
                }
                Name::Error => {
                    let shape = map.next_value_seed(self.inner(Place::Error))?;
                    match shape {
                        Shape::Text => self.note(BodyForm::ErrorText),
                        Shape::Nothing => {}
                        Shape::List | Shape::Object => self.note(BodyForm::NestedError),
                    }
                }
                Name::RequestId if self.place == Place::Top => {
                    keep(&mut self.envelope.list.request_id, self.envelope.reading.text(map)?);
                }
                _ => draft.take(self.envelope.reading, name, map)?,
            }
        }
        Ok(())
    }

    /// The form is what the top shows.
    fn note(&mut self, seen: BodyForm) {
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
        // An empty one says nothing, and one that is all of the body is as any other text there.
        if !text.is_empty() && self.place != Place::Top {
            self.envelope.push(said(text));
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

/// Values that say nothing of an error.
macro_rules! passes_over {
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
                self.envelope.keep(self.place, draft);
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

    passes_over!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64);

    fn visit_unit<E: Error>(self) -> Result<Shape, E> {
        Ok(Shape::Nothing)
    }
}
