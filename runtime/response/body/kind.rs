//! The kinds of body that a failed response can have.

intercom_errors_vocabulary::word_enum! {
    /// The kind of a failed response's body, from [`ApiError::body_kind`](crate::ApiError::body_kind).
    ///
    /// Intercom's OpenAPI descriptions have only [`ErrorList`](Self::ErrorList). Public reports show the other kinds,
    /// from Intercom or from something on the way to it.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, BodyKind};
    ///
    /// let kind = |body: &str| ApiError::from_response(500, &(), body).map(|error| error.body_kind());
    /// assert_eq!(kind(r#"{"type": "error.list", "errors": null}"#), Some(BodyKind::ErrorList));
    /// assert_eq!(kind(r#"{"errors": {"email": "is invalid"}}"#), Some(BodyKind::FieldErrors));
    /// assert_eq!(kind("<html><h1>504 Gateway Time-out</h1></html>"), Some(BodyKind::Html));
    /// assert_eq!(kind(""), Some(BodyKind::Empty));
    /// assert_eq!(BodyKind::Html.as_str(), "html");
    /// ```
    // The order is the precedence: if a body is of several kinds, the least wins.
    pub enum BodyKind: "kind of body" {
        /// `{"type": "error.list", "errors": [...]}`. Either key may be missing. `errors` may be empty or, with `type`,
        /// null.
        ErrorList = "error_list",
        /// `{"errors": {"email": "is invalid"}}`: messages by field, or errors.
        FieldErrors = "field_errors",
        /// `{"error_key": "...", "message": "..."}`.
        ErrorKey = "error_key",
        /// `{"error": {"type": "...", "message": "..."}}`, or a list there.
        NestedError = "nested_error",
        /// `{"status": 400, "error": "..."}`: a string.
        ErrorText = "error_text",
        /// `{"type": "error", "message": "..."}`, or an object with its own `code`.
        SingleError = "single_error",
        /// Any other JSON, such as `null`. A `message` at its top and the errors of a bare list are kept.
        OtherJson = "other_json",
        /// An HTML page, as load balancers and web servers send it.
        Html = "html",
        /// Plain text.
        Text = "text",
        /// Nothing, or only whitespace.
        Empty = "empty",
        /// Truncated or malformed JSON. The errors before the break are kept. Others may be missing.
        Broken = "broken",
        /// Bytes that are not text in UTF-8: compressed data, or UTF-16.
        Binary = "binary",
    }
}

impl BodyKind {
    /// Returns a sentence that explains the kind. The wording may change in any release.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::BodyKind;
    ///
    /// assert_eq!(BodyKind::Text.explanation(), "Plain text; Intercom's API sends JSON.");
    /// ```
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
                "A string instead of a list; it may come from something between you and Intercom."
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
