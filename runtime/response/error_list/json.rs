//! An error list as the JSON of a response.

use alloc::format;
use alloc::string::String;

use super::{ErrorList, LIST};
use crate::response::error_object::Part;

impl ErrorList<'_> {
    /// Returns the list as the JSON of a response, for tests and mocks. [`data`](crate::ErrorObject::data) is written
    /// verbatim.
    ///
    /// # Examples
    ///
    /// ```
    /// use intercom_errors::{ApiError, ErrorCode, ErrorList};
    ///
    /// let body = ErrorList::new([ErrorCode::NotFound.into()]).to_json();
    /// let error = ApiError::from_response(404, &(), &body).expect("404 is an error");
    /// assert_eq!(error.known_code(), Some(ErrorCode::NotFound));
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let request_id = self.request_id.as_deref().map_or("null".into(), quote);
        let mut json = format!(r#"{{"type":"{LIST}","request_id":{request_id},"errors":["#);
        for (index, error) in self.errors.iter().enumerate() {
            json.push_str(if index == 0 { "{" } else { ",{" });
            let mut separator = "";
            for (key, part) in error.parts() {
                let value = match part {
                    Part::Text(text) => quote(text),
                    Part::Json(json) => json.as_str().into(),
                };
                json.extend([separator, "\"", key, "\":", &value]);
                separator = ",";
            }
            json.push('}');
        }
        json.push_str("]}");
        json
    }
}

/// Returns a text as a JSON string.
fn quote(text: &str) -> String {
    // A string can always be written.
    serde_json::to_string(text).unwrap_or_default()
}
