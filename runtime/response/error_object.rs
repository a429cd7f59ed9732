//! One error of a response.

mod print;
mod raw_json;
#[cfg(feature = "serde")]
mod serde;

use alloc::borrow::Cow;

pub use raw_json::RawJson;

use super::advice;
use super::category_source::CategorySource;
use super::detail::Detail;
use crate::{Category, Code, ErrorCode};

/// One error of a response: `{"code": "...", "message": "...", "field": "...", "data": {...}}`.
///
/// Each part may be missing or null, even `code`, which the OpenAPI descriptions require. `Debug` prints the code only,
/// as the other parts may contain personal data. `{:#?}` prints all parts.
///
/// # Reading
///
/// - A part that is not a string is kept as its JSON text. So `"code": 404` is the unknown code `404`.
/// - If a key is duplicated, the last value that is not null counts.
/// - If there is no `code`, `error_key` replaces it, else `type`. The types `error` and `error.list` do not count. At
///   the top of a body, `type` must be a known code.
/// - If `error_key` differs from `code`, it is an error of its own.
///
/// # serde
///
/// With the feature `serde`, an error is serialized as a map of its parts. It is deserialized by the same rules from a
/// map, or from a string that is its code or its message. Errors inside it are then ignored, and so is an `error_key`
/// that differs from `code`. A number goes through `serde_json::Value`, which may drop digits.
///
/// # Examples
///
/// ```
/// use intercom_errors::{ApiError, ErrorCode};
///
/// let body = r#"{"type": "error.list", "errors": [{"code": "not_found", "message": "No such contact"}]}"#;
/// let error = ApiError::from_response(404, &(), body).expect("404 is an error");
/// for object in error.errors() {
///     assert_eq!(object.code, Some(ErrorCode::NotFound.into()));
///     assert_eq!(object.message.as_deref(), Some("No such contact"));
///     assert_eq!(object.field, None);
/// }
/// ```
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorObject<'a> {
    /// The code, for programs. Old responses call it `type`, and some endpoints `error_key`.
    pub code: Option<Code<'a>>,
    /// The message, for people. It may contain personal data, such as an email address.
    pub message: Option<Cow<'a, str>>,
    /// The part of the request that the error is about. If the error does not say, this is the key that contains it, as
    /// in `{"errors": {"email": "is invalid"}}`. Of several errors under a key of more than 64 bytes, only the first
    /// has it.
    pub field: Option<Cow<'a, str>>,
    /// The data that newer API versions add, such as the `required_permissions` of `action_forbidden`.
    pub data: Option<RawJson<'a>>,
}

impl<'a> ErrorObject<'a> {
    /// Makes an error with this code, for tests and mocks. The code is an [`ErrorCode`] or a string.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ErrorCode, ErrorObject};
    ///
    /// let object = ErrorObject::new(ErrorCode::ParameterInvalid).with_message("is invalid").with_field("email");
    /// assert_eq!(object.message.as_deref(), Some("is invalid"));
    ///
    /// let object = ErrorObject::new("brand_new_code");
    /// assert_eq!(object.code, Some("brand_new_code".into()));
    /// ```
    #[must_use]
    pub fn new(code: impl Into<Code<'a>>) -> Self {
        Self { code: Some(code.into()), ..Self::default() }
    }

    /// Sets the message.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ErrorCode, ErrorObject};
    ///
    /// let object = ErrorObject::new(ErrorCode::NotFound).with_message("No such contact");
    /// assert_eq!(object.message.as_deref(), Some("No such contact"));
    /// ```
    #[must_use]
    pub fn with_message(mut self, message: impl Into<Cow<'a, str>>) -> Self {
        self.message = Some(message.into());
        self
    }

    /// Sets the part of the request that the error is about.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ErrorCode, ErrorObject};
    ///
    /// let object = ErrorObject::new(ErrorCode::ParameterInvalid).with_field("email");
    /// assert_eq!(object.field.as_deref(), Some("email"));
    /// ```
    #[must_use]
    pub fn with_field(mut self, field: impl Into<Cow<'a, str>>) -> Self {
        self.field = Some(field.into());
        self
    }

    /// Sets the data. A JSON `null` is no data, as in a response.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ErrorCode, ErrorObject, RawJson};
    ///
    /// let data = RawJson::parse(r#"{"required_permissions": ["read_admins"]}"#).expect("it is JSON");
    /// let object = ErrorObject::new(ErrorCode::ActionForbidden).with_data(data.clone());
    /// assert_eq!(object.data, Some(data));
    /// ```
    #[must_use]
    pub fn with_data(mut self, data: RawJson<'a>) -> Self {
        self.data = Some(data).filter(|data| data.as_str() != "null");
        self
    }

    /// Returns the kind of failure that the code means, or that a known wording of the message corrects it to. `None`
    /// if both are unknown.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{Category, ErrorCode, ErrorObject};
    ///
    /// let object = ErrorObject::new(ErrorCode::TokenRevoked);
    /// assert_eq!(object.category(), Some(Category::Authentication));
    /// assert_eq!(ErrorObject::new("brand_new_code").category(), None);
    /// ```
    #[must_use]
    pub fn category(&self) -> Option<Category> {
        self.classify().map(|(category, _)| category)
    }

    /// Returns the category and its source.
    pub(super) fn classify(&self) -> Option<(Category, CategorySource)> {
        let known = self.code.as_ref().and_then(Code::known);
        let by_code = known
            .map(ErrorCode::category)
            .filter(|&category| category != Category::Other)
            .or_else(|| self.detail_of_code()?.category());
        let by_message = self.detail_of_message().and_then(Detail::category);
        match by_message.filter(|_| by_message != by_code) {
            Some(category) => Some((category, CategorySource::Message)),
            None => by_code.map(|category| (category, CategorySource::Code)),
        }
    }

    /// Returns a sentence or two on what to do, for people. The advice is for the fact behind the error, else for its
    /// code, else for its category. `None` if none of them is known. The wording may change in any release.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ErrorCode, ErrorObject};
    ///
    /// let object = ErrorObject::new(ErrorCode::NotFound)
    ///     .with_message("The requested resource does not exist; check your path and try again");
    /// assert!(object.advice().is_some_and(|advice| advice.contains("Do not treat the record as deleted.")));
    /// ```
    #[must_use]
    pub fn advice(&self) -> Option<&'static str> {
        let by_detail = self.detail().and_then(Detail::advice);
        by_detail
            .or_else(|| advice::of_code(self.code.as_ref()?.as_str()))
            .or_else(|| self.category().map(Category::advice))
    }

    /// Returns the fact that the message reports, or for a few codes the code. `None` if the wording is unknown.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{Detail, ErrorCode, ErrorObject};
    ///
    /// let object = ErrorObject::new(ErrorCode::RateLimitExceeded)
    ///     .with_message("Exceeded rate limit of 83 in 10_seconds");
    /// assert!(matches!(object.detail(), Some(Detail::WindowLimit { count: 83, .. })));
    /// ```
    #[must_use]
    pub fn detail(&self) -> Option<Detail<'_>> {
        self.detail_of_message().or_else(|| self.detail_of_code())
    }

    fn detail_of_message(&self) -> Option<Detail<'_>> {
        Detail::from_message(self.message.as_deref()?)
    }

    fn detail_of_code(&self) -> Option<Detail<'_>> {
        Detail::from_code(self.code.as_ref()?)
    }

    /// Converts into an owned error (`'static`).
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, ErrorObject};
    ///
    /// fn first(body: &str) -> Option<ErrorObject<'static>> {
    ///     let error = ApiError::from_response(400, &(), body)?;
    ///     error.primary_error().cloned().map(ErrorObject::into_owned)
    /// }
    /// # assert!(first(r#"{"errors": ["No"]}"#).is_some());
    /// ```
    #[must_use]
    pub fn into_owned(self) -> ErrorObject<'static> {
        ErrorObject {
            code: self.code.map(Code::into_owned),
            message: self.message.map(into_static),
            field: self.field.map(into_static),
            data: self.data.map(RawJson::into_owned),
        }
    }

    pub(super) fn is_blank(&self) -> bool {
        self.parts().next().is_none()
    }

    /// Returns the parts that are not missing, each with its key in JSON.
    pub(super) fn parts(&self) -> impl Iterator<Item = (&'static str, Part<'_>)> {
        let Self { code, message, field, data } = self;
        let code = code.as_ref().map(Code::as_str);
        let texts = [("code", code), ("message", message.as_deref()), ("field", field.as_deref())];
        let texts = texts.into_iter().filter_map(|(key, text)| Some((key, Part::Text(text?))));
        texts.chain(data.iter().map(|data| ("data", Part::Json(data))))
    }
}

/// A part of an error.
pub(super) enum Part<'a> {
    Text(&'a str),
    Json(&'a RawJson<'a>),
}

/// Makes an error with this code, for tests and mocks.
///
/// # Examples
///
/// ```
/// use intercom_errors::{ErrorCode, ErrorObject};
///
/// assert_eq!(ErrorObject::from(ErrorCode::NotFound), ErrorObject::new(ErrorCode::NotFound));
/// ```
impl From<ErrorCode> for ErrorObject<'_> {
    fn from(code: ErrorCode) -> Self {
        Self::new(code)
    }
}

/// Copies the text if it is borrowed.
pub(super) fn into_static(text: Cow<'_, str>) -> Cow<'static, str> {
    Cow::Owned(text.into_owned())
}
