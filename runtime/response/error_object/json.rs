//! An error list as the JSON of a response.

use alloc::string::String;
use core::fmt::Write;

use serde_json::Value;

use super::{ErrorList, LIST};
use crate::Code;

impl ErrorList<'_> {
    /// Returns the list as the JSON of a response, for tests and mocks. [`data`](super::ErrorObject::data) is written
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
        let request_id = self.request_id.as_deref().map_or(Value::Null, Value::from);
        let mut json = String::new();
        // Writing to a string cannot fail.
        let _ = write!(json, r#"{{"type":"{LIST}","request_id":{request_id},"errors":["#);
        for (index, error) in self.errors.iter().enumerate() {
            json.push_str(if index == 0 { "{" } else { ",{" });
            let text = |text: &str| Value::from(text);
            let code = error.code.as_ref().map(Code::as_str).map(text);
            let parts = [
                ("code", code),
                ("message", error.message.as_deref().map(text)),
                ("field", error.field.as_deref().map(text)),
            ];
            let mut separator = "";
            for (key, value) in parts {
                if let Some(value) = value {
                    let _ = write!(json, r#"{separator}"{key}":{value}"#);
                    separator = ",";
                }
            }
            if let Some(data) = &error.data {
                let _ = write!(json, r#"{separator}"data":{data}"#);
            }
            json.push('}');
        }
        json.push_str("]}");
        json
    }
}
