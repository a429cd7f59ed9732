//! The values in a body.

use alloc::borrow::Cow;

use serde_core::de::MapAccess;
use serde_json::value::RawValue;

use super::text::Text;
use crate::response::error_object::RawJson;

/// A way to read the values of a map.
pub(super) trait Values: Copy {
    /// Reads the next value: a string, null as `None`, or any other value as its JSON text.
    fn text<'a, A: MapAccess<'a>>(self, map: &mut A) -> Result<Option<Cow<'a, str>>, A::Error>;

    /// Reads the JSON text of the next value.
    fn json<'a, A: MapAccess<'a>>(self, map: &mut A) -> Result<RawJson<'a>, A::Error>;
}

/// A way to read the values of a body, borrowed if possible.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Accepts strings and null, as nearly every body has only these. Any other value is an error.
    Quick,
    /// Accepts any value.
    Thorough,
}

impl Values for Reading {
    fn text<'a, A: MapAccess<'a>>(self, map: &mut A) -> Result<Option<Cow<'a, str>>, A::Error> {
        match self {
            Self::Quick => map.next_value().map(|Text(text)| text),
            Self::Thorough => any_text(map),
        }
    }

    fn json<'a, A: MapAccess<'a>>(self, map: &mut A) -> Result<RawJson<'a>, A::Error> {
        raw(map).map(|json| RawJson::new(Cow::Borrowed(json)))
    }
}

#[cold]
fn any_text<'a, A: MapAccess<'a>>(map: &mut A) -> Result<Option<Cow<'a, str>>, A::Error> {
    let json = raw(map)?;
    let verbatim = Some(Cow::Borrowed(json));
    Ok(match json.as_bytes() {
        [b'"', ..] => serde_json::from_str(json).map_or(verbatim, |Text(text)| text),
        b"null" => None,
        _ => verbatim,
    })
}

fn raw<'a, A: MapAccess<'a>>(map: &mut A) -> Result<&'a str, A::Error> {
    map.next_value::<&'a RawValue>().map(RawValue::get)
}
