//! The facts behind errors: one row per fact in `facts`.

mod facts;
mod names;
mod row;
mod value;
mod wording;

use alloc::borrow::Cow;
use alloc::string::String;
use core::fmt::{self, Write};

pub use facts::Detail;
pub use names::Names;

use crate::{Category, Code};
use facts::FACTS;

impl<'a> Detail<'a> {
    /// Returns the fact as a word in lower case, such as `contact_exists`.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ErrorCode, ErrorObject};
    ///
    /// let object = ErrorObject::new("bad_request").with_message("scroll already exists for this workspace");
    /// assert_eq!(object.detail().map(|detail| detail.as_str()), Some("scroll_in_use"));
    /// ```
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        self.row().word
    }

    /// Returns a clause that explains what happened and what to do. Names and values from the message are quoted and
    /// escaped. The wording may change in any release.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::ErrorObject;
    ///
    /// let object = ErrorObject::new("bad_request").with_message("page limit reached, please use scroll API");
    /// let explanation = object.detail().map(|detail| detail.explanation());
    /// assert_eq!(explanation.as_deref(), Some("there are no further pages: use the scroll endpoint"));
    /// ```
    #[must_use]
    pub fn explanation(self) -> Cow<'static, str> {
        let template = match self {
            Self::ContactExists { archived: true, .. } => {
                "the contact {id} has these details already and is archived: unarchive that one"
            }
            _ => self.row().explanation,
        };
        if !template.contains('{') {
            return template.into();
        }
        let mut explanation = String::new();
        for (index, part) in template.split(['{', '}']).enumerate() {
            if index % 2 == 0 {
                explanation.push_str(part);
            } else {
                self.visit(&mut |name, value| {
                    if name == part {
                        // Writing to a string cannot fail.
                        let _ = write!(explanation, "{value}");
                    }
                });
            }
        }
        explanation.into()
    }

    /// Returns the fact that a code reports, whatever the message says.
    pub(super) fn from_code(code: &Code<'_>) -> Option<Self> {
        let row = FACTS.iter().find(|row| row.codes.contains(&code.as_str()))?;
        row.kind.build([""; 2])
    }

    /// Returns the fact of a message that equals a known wording. Whitespace around the message and a full stop at its
    /// end do not matter.
    pub(super) fn from_message(message: &'a str) -> Option<Self> {
        let message = message.trim();
        let message = message.strip_suffix('.').unwrap_or(message);
        FACTS.iter().find_map(|row| {
            let values =
                row.wordings.iter().find_map(|wording| wording::values(wording, row.fields, message))?;
            row.kind.build(values)
        })
    }

    /// Returns the category, if the code and the status of the response mean another one or none.
    pub(super) const fn category(self) -> Option<Category> {
        self.row().category
    }

    /// Returns what to do, if the advice of the category would mislead.
    pub(super) const fn advice(self) -> Option<&'static str> {
        self.row().advice
    }
}

impl fmt::Display for Detail<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(feature = "serde")]
impl serde_core::Serialize for Detail<'_> {
    fn serialize<S: serde_core::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde_core::ser::SerializeMap;

        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("fact", self.as_str())?;
        let mut result = Ok(());
        self.visit(&mut |name, value| {
            if result.is_ok() {
                // A duration is written in seconds, so its key says the unit.
                let key = if matches!(value, value::Value::Time(_)) { "seconds" } else { name };
                result = map.serialize_entry(key, &value);
            }
        });
        result?;
        map.end()
    }
}
