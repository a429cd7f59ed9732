//! The effect of repeating a request.

intercom_errors_vocabulary::word_enum! {
    /// The effect of repeating a request, for [`ApiError::retry`](crate::ApiError::retry).
    ///
    /// [`from_method`](Self::from_method) derives it from the HTTP method. You may know more: a POST that searches is
    /// idempotent.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::Idempotency;
    ///
    /// assert_eq!(Idempotency::from_method("PUT"), Idempotency::Idempotent);
    /// assert_eq!(Idempotency::from_method("POST").as_str(), "not_idempotent");
    /// ```
    pub enum Idempotency: "idempotency" {
        /// Repeating the request has no further effect.
        Idempotent = "idempotent",
        /// Repeating the request may send a second message or create a second note.
        NotIdempotent = "not_idempotent",
    }
}

impl Idempotency {
    /// Returns the idempotency of an HTTP method according to RFC 9110, section 9.2.2. Methods are in upper case. An
    /// unknown method is not idempotent.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::Idempotency;
    ///
    /// assert_eq!(Idempotency::from_method("DELETE"), Idempotency::Idempotent);
    /// assert_eq!(Idempotency::from_method("PATCH"), Idempotency::NotIdempotent);
    /// ```
    #[must_use]
    pub fn from_method(method: &str) -> Self {
        match method {
            "GET" | "HEAD" | "OPTIONS" | "TRACE" | "PUT" | "DELETE" => Self::Idempotent,
            _ => Self::NotIdempotent,
        }
    }
}

/// Returns the idempotency of the method.
///
/// # Examples
///
/// ```
/// use intercom_errors::Idempotency;
///
/// assert_eq!(Idempotency::from(&http::Method::POST), Idempotency::NotIdempotent);
/// ```
#[cfg(feature = "http")]
impl From<&http::Method> for Idempotency {
    fn from(method: &http::Method) -> Self {
        Self::from_method(method.as_str())
    }
}
