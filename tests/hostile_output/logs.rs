//! Promise: `Display` of an error is one line of visible characters, without messages, data and values of the response.
//! `{:#}` adds the messages, escaped.

use intercom_errors::ApiError;
use serde_json::{Value, json};

use super::snapshot::assert_visible;
use super::strings;

#[test]
fn an_error_is_one_visible_line_without_strings_of_the_response() {
    for text in strings::all() {
        let object = json!({"code": text, "message": text, "field": text, "data": {text.as_str(): text}});
        let bodies: [Value; 3] = [
            json!({"type": "error.list", "request_id": text, "errors": [object, object]}),
            json!({"error": text}),
            json!(text),
        ];
        let names = ["X-Request-Id", "Intercom-Version", "Retry-After", "X-RateLimit-Reset"];
        let headers = names.map(|name| (name.to_owned(), text.clone()));
        for body in bodies.iter().map(Value::to_string).chain([text.clone()]) {
            let error = ApiError::from_response(404, headers.as_slice(), body.as_bytes()).unwrap();
            for line in [error.to_string(), format!("{error:?}")] {
                assert_visible(&line);
                assert!(!line.contains('\n') && !line.contains(&text) && line.len() < 300, "{line:.300}");
            }
            let detailed = format!("{error:#}");
            assert_visible(&detailed);
            assert!(!detailed.contains('\n'), "{detailed:.300}");
        }
    }
}
