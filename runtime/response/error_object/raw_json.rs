//! A JSON value as its text.

use alloc::borrow::Cow;
use core::fmt;

use crate::response::error_object::owned;

/// A JSON value of a response, as the text that it came as.
///
/// It is whole and well-formed JSON, however deep and whatever its numbers; a parser of your choice reads it.
///
/// With the feature `serde` it is (de)serialised as the value that it is, through `serde_json::Value`. That loses the
/// order of keys, all but the last of equal keys, and digits of numbers beyond `u64`, `i64` and `f64`;
/// [`as_str`](Self::as_str) has them. What no `Value` can be, since it is deeper than 128 levels or has a number as large
/// as `1e400`, `serde_json` writes as it is and does not read; other formats may refuse it.
///
/// # Examples
///
/// ```
/// use intercom_errors::ApiError;
///
/// let body = br#"{"errors": [{"code": "action_forbidden", "data": {"required_permissions": ["read_admins"]}}]}"#;
/// let error = ApiError::from_response(403, &(), body).expect("403 is an error");
/// let data = error.errors()[0].data.as_ref().expect("the error has data");
/// assert_eq!(data.as_str(), r#"{"required_permissions": ["read_admins"]}"#);
///
/// let data: serde_json::Value = serde_json::from_str(data.as_str())?;
/// assert_eq!(data["required_permissions"][0], "read_admins");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct RawJson<'a>(Cow<'a, str>);

impl<'a> RawJson<'a> {
    /// `text` must be one JSON value.
    pub(crate) const fn new(text: Cow<'a, str>) -> Self {
        Self(text)
    }

    /// The JSON text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same value, borrowing nothing.
    #[must_use]
    pub fn into_owned(self) -> RawJson<'static> {
        RawJson(owned(self.0))
    }
}

impl AsRef<str> for RawJson<'_> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl fmt::Display for RawJson<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}
