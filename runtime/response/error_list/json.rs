//! An error list as the JSON of a response.

use alloc::string::String;

use super::{ErrorList, LIST};
use crate::Code;

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
        let mut json = String::from("{");
        push(&mut json, "type", &quote(LIST));
        push(&mut json, "request_id", &self.request_id.as_deref().map_or("null".into(), quote));
        json.push_str(r#""errors":["#);
        for error in &self.errors {
            json.push('{');
            let code = error.code.as_ref().map(Code::as_str);
            let (message, field) = (error.message.as_deref(), error.field.as_deref());
            for (key, text) in [("code", code), ("message", message), ("field", field)] {
                if let Some(text) = text {
                    push(&mut json, key, &quote(text));
                }
            }
            if let Some(data) = &error.data {
                push(&mut json, "data", data.as_str());
            }
            close(&mut json, "},");
        }
        close(&mut json, "]}");
        json
    }
}

/// Returns a text as a JSON string.
fn quote(text: &str) -> String {
    // A string can always be written.
    serde_json::to_string(text).unwrap_or_default()
}

/// Writes a part of an object, with a comma after it.
fn push(json: &mut String, key: &str, value: &str) {
    json.extend(["\"", key, "\":", value, ","]);
}

/// Ends an object or a list: removes the comma after the last part.
fn close(json: &mut String, end: &str) {
    if json.ends_with(',') {
        json.pop();
    }
    json.push_str(end);
}
