//! The forms that bodies of failed requests have.

use core::fmt;

/// What the body of a failed request is.
///
/// The OpenAPI descriptions know only [`ErrorList`](Self::ErrorList); the others are what Intercom, or something
/// on the way to it, was seen to send.
///
/// # Examples
///
/// ```
/// use intercom_errors::{ApiError, BodyForm};
///
/// let form = |body| ApiError::from_response(500, &(), body).map(|error| error.form());
/// assert_eq!(form(br#"{"type": "error.list", "errors": null}"#), Some(BodyForm::ErrorList));
/// assert_eq!(form(br#"{"errors": {"email": "is invalid"}}"#), Some(BodyForm::FieldErrors));
/// assert_eq!(form(b"<html><h1>504 Gateway Time-out</h1></html>"), Some(BodyForm::Html));
/// assert_eq!(form(b""), Some(BodyForm::Empty));
/// ```
// Where a body shows several forms, the first one here counts: see `rank`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BodyForm {
    /// `{"type": "error.list", "errors": [...]}`, also where `type` is missing or where `errors` is null, empty or
    /// missing.
    ErrorList,
    /// `{"errors": {"email": "is invalid"}}`: messages by field, or errors.
    FieldErrors,
    /// `{"error_key": "...", "message": "..."}`.
    ErrorKey,
    /// `{"error": {"type": "...", "message": "..."}}`, or a list there.
    NestedError,
    /// `{"status": 400, "error": "..."}`: a text.
    ErrorText,
    /// `{"type": "error", "message": "..."}`, or an object with a `code` of its own.
    SingleError,
    /// Any other JSON, such as `null`. A `message` at its top is kept, and so are the errors of a list without an
    /// envelope.
    OtherJson,
    /// Markup, as load balancers and web servers send it.
    Html,
    /// Plain text.
    Text,
    /// Nothing, or only space.
    Empty,
    /// JSON that ends early or goes wrong on its way. What was whole before that is kept, so its list of errors
    /// may lack some.
    Broken,
    /// No text in UTF-8: compressed bytes that nobody unpacked, or UTF-16.
    Binary,
}

impl BodyForm {
    /// Where a body shows several forms, the lowest counts.
    pub(super) const fn rank(self) -> u8 {
        self as u8
    }

    /// The form in lower case, such as `error_list`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ErrorList => "error_list",
            Self::FieldErrors => "field_errors",
            Self::ErrorKey => "error_key",
            Self::NestedError => "nested_error",
            Self::ErrorText => "error_text",
            Self::SingleError => "single_error",
            Self::OtherJson => "other_json",
            Self::Html => "html",
            Self::Text => "text",
            Self::Empty => "empty",
            Self::Broken => "broken",
            Self::Binary => "binary",
        }
    }

    /// What the form tells, in a sentence.
    #[must_use]
    pub const fn explanation(self) -> &'static str {
        match self {
            Self::ErrorList => "Intercom's documented form of an error.",
            Self::FieldErrors => {
                "Messages by field, which some of Intercom's endpoints send, mostly without codes."
            }
            Self::ErrorKey => "A key in place of a list, which some of Intercom's endpoints send.",
            Self::NestedError => "Errors at another place than that of the documented list.",
            Self::ErrorText => {
                "A text in place of a list; it may come from something on the way to Intercom."
            }
            Self::SingleError => "One error by itself, where a list is documented.",
            Self::OtherJson => "JSON in no form that Intercom's errors are known in.",
            Self::Html => "A page, as load balancers and web servers send it; Intercom's API sends JSON.",
            Self::Text => "Plain text; Intercom's API sends JSON.",
            Self::Empty => "There is no body, so only the status tells.",
            Self::Broken => "JSON that is cut off or malformed; only what came whole before that is kept.",
            Self::Binary => "No text in UTF-8; it may be compressed, and nobody unpacked it.",
        }
    }
}

impl fmt::Display for BodyForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
