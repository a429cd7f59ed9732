//! A JSON value as text.

use alloc::borrow::Cow;
use core::fmt;

use serde_json::value::RawValue;

use super::into_static;

/// A JSON value of a response, verbatim.
///
/// It is complete, well-formed JSON of any depth and with numbers of any size. Parse it with a JSON library of your
/// choice. `Debug` prints only the length, as the value may contain personal data, and there is no `Display`.
///
/// With the feature `serde`, it is serialized and deserialized as the value itself, through `serde_json::Value`. That
/// drops the order of keys, all but the last of duplicate keys, and digits of numbers beyond `u64`, `i64` and `f64`.
/// [`as_str`](Self::as_str) has them.
///
/// A value of more than 128 levels, or with a number as large as `1e400`, does not fit a `Value`. `serde_json` writes
/// it verbatim and cannot read it. Other formats may refuse it.
///
/// # Examples
///
/// ```
/// use intercom_errors::ApiError;
///
/// let body = r#"{"errors": [{"code": "action_forbidden", "data": {"required_permissions": ["read_admins"]}}]}"#;
/// let error = ApiError::from_response(403, &(), body).expect("403 is an error");
/// let data = error.errors()[0].data.as_ref().expect("the error has data");
/// assert_eq!(data.as_str(), r#"{"required_permissions": ["read_admins"]}"#);
///
/// let data: serde_json::Value = serde_json::from_str(data.as_str())?;
/// assert_eq!(data["required_permissions"][0], "read_admins");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RawJson<'a>(Cow<'a, str>);

impl<'a> RawJson<'a> {
    /// `text` must be one JSON value.
    pub(in crate::response) const fn new(text: Cow<'a, str>) -> Self {
        Self(text)
    }

    /// Returns `text` as a JSON value, without the whitespace around it. `None` if it is not one.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::RawJson;
    ///
    /// let data = RawJson::parse(r#" {"required_permissions": []}"#).expect("it is JSON");
    /// assert_eq!(data.as_str(), r#"{"required_permissions": []}"#);
    /// assert_eq!(RawJson::parse("{"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &'a str) -> Option<Self> {
        let json: &RawValue = serde_json::from_str(text).ok()?;
        Some(Self::new(Cow::Borrowed(json.get())))
    }

    /// Returns the JSON text.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::RawJson;
    ///
    /// assert_eq!(RawJson::parse("1.50").as_ref().map(RawJson::as_str), Some("1.50"));
    /// ```
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Converts into an owned value (`'static`).
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::RawJson;
    ///
    /// fn parse(text: &str) -> Option<RawJson<'static>> {
    ///     RawJson::parse(text).map(RawJson::into_owned)
    /// }
    /// # assert!(parse("[]").is_some());
    /// ```
    #[must_use]
    pub fn into_owned(self) -> RawJson<'static> {
        RawJson(into_static(self.0))
    }
}

impl AsRef<str> for RawJson<'_> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

/// Prints the length only, as the value may contain personal data. `{:#?}` prints the value.
impl fmt::Debug for RawJson<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if f.alternate() {
            f.debug_tuple("RawJson").field(&self.0).finish()
        } else {
            write!(f, "RawJson({} bytes)", self.0.len())
        }
    }
}
