//! An operation of the API, such as `POST /contacts`.

use std::fmt;
use std::ops::Deref;

/// The longest operation that is accepted, in bytes. The longest one known has 91.
const MAX_LEN: usize = 200;

/// An operation of the API: a method in capitals, a space, and a path in printable ASCII without spaces.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Operation(Box<str>);

/// The error for a string that is not an [`Operation`]. Prints as the end of a sentence that begins with the string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotAnOperation;

impl Operation {
    /// Checks a string.
    ///
    /// # Errors
    /// A string of another form, or one that is longer than 200 bytes.
    pub fn new(text: &str) -> Result<Self, NotAnOperation> {
        let (method, path) = text.split_once(' ').ok_or(NotAnOperation)?;
        let is_method = !method.is_empty() && method.bytes().all(|byte| byte.is_ascii_uppercase());
        let is_path = path.starts_with('/') && path.bytes().all(|byte| byte.is_ascii_graphic());
        if is_method && is_path && text.len() <= MAX_LEN {
            Ok(Self(text.into()))
        } else {
            Err(NotAnOperation)
        }
    }

    /// Returns the operation without the names of its parameters, which differ between versions.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors_catalog::Operation;
    ///
    /// assert_eq!(Operation::new("GET /contacts/{id}")?.template(), "GET /contacts/{}");
    /// # Ok::<(), intercom_errors_catalog::NotAnOperation>(())
    /// ```
    #[must_use]
    pub fn template(&self) -> String {
        let is_parameter = |segment: &str| segment.starts_with('{') && segment.ends_with('}');
        let segments = self.split('/').map(|segment| if is_parameter(segment) { "{}" } else { segment });
        segments.collect::<Vec<&str>>().join("/")
    }
}

impl Deref for Operation {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Operation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Display for NotAnOperation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("is not an operation: expected a method and a path such as \"POST /contacts\"")
    }
}

impl std::error::Error for NotAnOperation {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_operation_is_a_method_and_a_path() {
        for text in ["POST /contacts", "GET /contacts/{id}", "DELETE /a:b?c"] {
            assert_eq!(Operation::new(text).unwrap().to_string(), text);
        }
        let long = format!("GET /{}", "a".repeat(MAX_LEN));
        for text in
            ["", "/contacts", "get /contacts", "GET contacts", "GET  /a", "GET /a b", "GET /\u{1b}", &long]
        {
            assert_eq!(Operation::new(text), Err(NotAnOperation), "{text}");
        }
    }
}
