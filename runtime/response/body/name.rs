//! The names of keys that mean something in a response, and texts.

use alloc::borrow::{Cow, ToOwned};
use core::fmt;

use serde_core::de::{Deserialize, Deserializer, Error, Visitor};

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Name {
    Type,
    RequestId,
    Errors,
    Error,
    ErrorKey,
    Code,
    Message,
    Field,
    Data,
    Other,
}

impl<'de> Deserialize<'de> for Name {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_str(NameVisitor)
    }
}

struct NameVisitor;

impl Visitor<'_> for NameVisitor {
    type Value = Name;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    #[inline]
    fn visit_str<E: Error>(self, key: &str) -> Result<Name, E> {
        Ok(match key {
            "type" => Name::Type,
            "request_id" => Name::RequestId,
            "errors" => Name::Errors,
            "error" => Name::Error,
            "error_key" => Name::ErrorKey,
            "code" => Name::Code,
            "message" => Name::Message,
            "field" => Name::Field,
            "data" => Name::Data,
            _ => Name::Other,
        })
    }
}

/// A text or null. The text is borrowed where that can be: serde's own `Cow` never borrows, and its `Option` looks
/// at each value twice.
pub(super) struct Text<'a>(pub(super) Option<Cow<'a, str>>);

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or null")
    }

    #[inline]
    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Text(None))
    }

    #[inline]
    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Text(Some(Cow::Borrowed(text))))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Text(Some(Cow::Owned(text.to_owned()))))
    }
}
