//! An operation of the API, such as `POST /contacts`.

use crate::checked::{Invalid, checked_string};

/// The longest operation that is accepted, in bytes. The longest one known has 91.
const MAX_LEN: usize = 200;

checked_string! {
    /// An operation of the API: a method in capitals, a space, and a path in printable ASCII without spaces.
    ///
    /// It has at most 200 bytes.
    Operation, check
}

fn check(text: &str) -> Result<(), Invalid> {
    let (method, path) = text.split_once(' ').unwrap_or_default();
    let is_method = !method.is_empty() && method.bytes().all(|byte| byte.is_ascii_uppercase());
    let is_path = path.starts_with('/') && path.bytes().all(|byte| byte.is_ascii_graphic());
    if is_method && is_path && text.len() <= MAX_LEN {
        Ok(())
    } else {
        Err(Invalid("is not an operation: expected a method and a path such as \"POST /contacts\""))
    }
}

impl Operation {
    /// Returns the operation without the names of its parameters, which differ between versions.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors_catalog::Operation;
    ///
    /// assert_eq!(Operation::new("GET /contacts/{id}")?.template(), "GET /contacts/{}");
    /// # Ok::<(), intercom_errors_catalog::Invalid>(())
    /// ```
    #[must_use]
    pub fn template(&self) -> String {
        let is_parameter = |segment: &str| segment.starts_with('{') && segment.ends_with('}');
        let segments = self.split('/').map(|segment| if is_parameter(segment) { "{}" } else { segment });
        segments.collect::<Vec<&str>>().join("/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_is_a_whole_segment() {
        let template = |text: &str| Operation::new(text).unwrap().template();
        assert_eq!(template("GET /{a/b}/{c}"), "GET /{a/b}/{}");
    }

    #[test]
    fn an_operation_is_a_method_and_a_path() {
        let longest = format!("GET /{}", "a".repeat(MAX_LEN - 5));
        for text in ["POST /contacts", "GET /contacts/{id}", "DELETE /a:b?c", &longest] {
            assert_eq!(&*Operation::new(text).unwrap(), text);
        }
        let too_long = format!("{longest}a");
        for text in [
            "",
            "/contacts",
            "get /contacts",
            "GET contacts",
            "GET  /a",
            "GET /a b",
            "GET /\u{1b}",
            &too_long,
        ] {
            assert!(Operation::new(text).is_err(), "{text}");
        }
    }
}
