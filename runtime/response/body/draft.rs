//! An error that is being read.

use alloc::borrow::Cow;

use serde_core::de::{IgnoredAny, MapAccess};

use super::reading::Values;
use crate::response::error_list::LIST;
use crate::response::error_object::ErrorObject;
use crate::{Code, ErrorCode};

/// The `type` of an error that is not in a list.
pub(super) const SINGLE: &str = "error";

/// Keeps the last value of a duplicate key that is not null.
pub(super) fn keep<T>(slot: &mut Option<T>, value: Option<T>) {
    if value.is_some() {
        *slot = value;
    }
}

/// An error object, and the values that may replace its code.
#[derive(Default)]
pub(super) struct Draft<'a> {
    pub(super) object: ErrorObject<'a>,
    /// The value of `type`.
    pub(super) kind: Option<Cow<'a, str>>,
    /// The value of `error_key`.
    pub(super) key: Option<Code<'a>>,
}

impl<'a> Draft<'a> {
    /// Reads the value of one key. Of a duplicate key, the last value that is not null counts.
    pub(super) fn read<A: MapAccess<'a>>(
        &mut self,
        values: impl Values,
        key: &str,
        map: &mut A,
    ) -> Result<(), A::Error> {
        match key {
            "code" | "type" | "error_key" | "message" | "field" => {
                let Some(text) = values.text(map)? else { return Ok(()) };
                match key {
                    "code" => self.object.code = Some(text.into()),
                    "type" => self.kind = Some(text),
                    "error_key" => self.key = Some(text.into()),
                    "message" => self.object.message = Some(text),
                    _ => self.object.field = Some(text),
                }
            }
            "data" => {
                let json = Some(values.json(map)?).filter(|json| json.as_str() != "null");
                keep(&mut self.object.data, json);
            }
            _ => _ = map.next_value::<IgnoredAny>()?,
        }
        Ok(())
    }

    /// Chooses the code: `code`, else `error_key`, else `type`. Returns an `error_key` that differs from `code`.
    ///
    /// `type` does not count if it only says that this is an error. It must be a known code unless `can_be_unknown`.
    pub(super) fn resolve_code(&mut self, can_be_unknown: bool) -> Option<Code<'a>> {
        let Self { object: ErrorObject { code, .. }, kind, key } = self;
        if let Some(code) = code {
            return key.take().filter(|key| key != code);
        }
        *code = key.take();
        let is_code = |kind: &str| {
            !matches!(kind, LIST | SINGLE) && (can_be_unknown || ErrorCode::from_code(kind).is_some())
        };
        if code.is_none() && kind.as_deref().is_some_and(is_code) {
            *code = kind.take().map(Code::from);
        }
        None
    }
}

/// Makes an error from a string, which is a code if that code is known, else a message.
pub(super) fn from_text(text: Cow<'_, str>) -> ErrorObject<'_> {
    match ErrorCode::from_code(&text) {
        Some(code) => ErrorObject { code: Some(Code::Known(code)), ..ErrorObject::default() },
        None => ErrorObject { message: Some(text), ..ErrorObject::default() },
    }
}
