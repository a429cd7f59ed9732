//! The forms that a failed response's body can have.

use core::fmt;

/// The form of a failed response's body.
///
/// The OpenAPI descriptions know only [`ErrorList`](Self::ErrorList). Intercom, or something on the way to it, was
/// seen to send the others.
///
/// # Examples
///
/// ```
/// use intercom_errors::{ApiError, BodyForm};
///
/// let form = |body: &str| ApiError::from_response(500, &(), body).map(|error| error.form());
/// assert_eq!(form(r#"{"type": "error.list", "errors": null}"#), Some(BodyForm::ErrorList));
/// assert_eq!(form(r#"{"errors": {"email": "is invalid"}}"#), Some(BodyForm::FieldErrors));
/// assert_eq!(form("<html><h1>504 Gateway Time-out</h1></html>"), Some(BodyForm::Html));
/// assert_eq!(form(""), Some(BodyForm::Empty));
/// ```
// The order is the precedence: if a body has several forms, the least wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum BodyForm {
    /// `{"type": "error.list", "errors": [...]}`. Either key may be missing, and `errors` may be empty
    /// or, with `type`, null.
    ErrorList,
    /// `{"errors": {"email": "is invalid"}}`: messages by field, or errors.
    FieldErrors,
    /// `{"error_key": "...", "message": "..."}`.
    ErrorKey,
    /// `{"error": {"type": "...", "message": "..."}}`, or a list there.
    NestedError,
    /// `{"status": 400, "error": "..."}`: a string.
    ErrorText,
    /// `{"type": "error", "message": "..."}`, or an object with its own `code`.
    SingleError,
    /// Any other JSON, such as `null`. A `message` at its top and the errors of a bare list are kept.
    OtherJson,
    /// An HTML page, as load balancers and web servers send it.
    Html,
    /// Plain text.
    Text,
    /// Nothing, or only whitespace.
    Empty,
    /// Truncated or malformed JSON. The errors before the break are kept; others may be missing.
    Broken,
    /// Bytes that are not text in UTF-8: compressed data, or UTF-16.
    Binary,
}

impl BodyForm {
    /// Returns the form in lower case, such as `error_list`.
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

    /// Explains the form in a sentence. The wording may change in any release.
    #[must_use]
    pub const fn explanation(self) -> &'static str {
        match self {
            Self::ErrorList => "Intercom's documented form of an error.",
            Self::FieldErrors => {
                "Messages by field, which some Intercom endpoints send, mostly without codes."
            }
            Self::ErrorKey => "A key instead of a list, which some Intercom endpoints send.",
            Self::NestedError => "Errors under `error`, not in the documented list.",
            Self::ErrorText => {
                "A string instead of a list; it may come from something on the way to Intercom."
            }
            Self::SingleError => "A single error instead of the documented list.",
            Self::OtherJson => "JSON that has no known form of an Intercom error.",
            Self::Html => {
                "An HTML page, as load balancers and web servers send it; Intercom's API sends JSON."
            }
            Self::Text => "Plain text; Intercom's API sends JSON.",
            Self::Empty => "There is no body; only the status says what failed.",
            Self::Broken => "JSON that is truncated or malformed; only the errors before the break are kept.",
            Self::Binary => "Bytes that are not text in UTF-8; they may be compressed.",
        }
    }
}

impl fmt::Display for BodyForm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
