//! The values of a fact.

use core::fmt;
use core::time::Duration;

use super::names::Names;

/// A value, to print or to serialize.
#[derive(Clone, Copy)]
pub(super) enum Value<'a> {
    Text(&'a str),
    Names(Names<'a>),
    Count(u64),
    Time(Duration),
    Flag(bool),
}

/// A type that a value can have.
pub(super) trait Field<'a>: Sized {
    /// Reads the value from its place in a message.
    fn parse(text: &'a str) -> Option<Self>;

    fn value(self) -> Value<'a>;
}

macro_rules! field {
    ($type:ty as $variant:ident: $text:ident => $parsed:expr) => {
        impl<'a> Field<'a> for $type {
            fn parse($text: &'a str) -> Option<Self> {
                $parsed
            }

            fn value(self) -> Value<'a> {
                Value::$variant(self)
            }
        }
    };
}

field!(&'a str as Text: text => Some(text));
field!(Names<'a> as Names: text => Names::parse(text));
field!(u64 as Count: text => text.parse().ok());
field!(Duration as Time: text => text.parse().ok().map(Duration::from_secs));
field!(bool as Flag: text => Some(text == "archived"));

/// Quotes and escapes text of the message.
impl fmt::Display for Value<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => fmt::Debug::fmt(text, f),
            Self::Names(names) => f.debug_list().entries(names.iter()).finish(),
            Self::Count(count) => fmt::Display::fmt(count, f),
            Self::Time(time) => fmt::Display::fmt(&time.as_secs(), f),
            Self::Flag(flag) => fmt::Display::fmt(flag, f),
        }
    }
}

#[cfg(feature = "serde")]
impl serde_core::Serialize for Value<'_> {
    fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Names(names) => names.serialize(serializer),
            Self::Count(count) => serializer.serialize_u64(*count),
            Self::Time(time) => serializer.serialize_u64(time.as_secs()),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
        }
    }
}
