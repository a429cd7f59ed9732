//! Any bytes, status and headers.

use intercom_errors::{ApiError, Code, Repeat};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Uses all that can be used of a response.
fn exercise(status: u16, headers: &[(String, String)], body: &[u8], now: u64) -> Result<(), TestCaseError> {
    let Some(error) = ApiError::from_response(status, headers, body) else {
        prop_assert!(status < 400);
        return Ok(());
    };
    prop_assert!(status >= 400);
    prop_assert_eq!(error.body(), body);
    let line = error.to_string();
    prop_assert!(!line.contains(char::is_control), "{:?}", line);
    let texts = [format!("{error:#}"), format!("{error:?}"), error.body_text().into_owned()];
    prop_assert!(texts.iter().all(|text| text.len() <= 20 * body.len() + 10_000));
    let advice = (error.retry(now), error.retry_reason(now));
    prop_assert_eq!(error.retry_for(Repeat::Safe, now), advice);
    let _ = (error.category(), error.category_source(), error.primary(), error.version());
    for object in error.errors() {
        let _ = object.detail();
    }
    prop_assert_eq!(error.clone().into_owned(), error);
    Ok(())
}

const NAMES: [&str; 5] =
    ["Retry-After", "X-RateLimit-Reset", "X-Request-Id", "Intercom-Version", "X-RateLimit-Limit"];

fn headers() -> impl Strategy<Value = Vec<(String, String)>> {
    let value = prop_oneof![
        any::<String>(),
        "[0-9]{0,22}",
        "[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT"
    ];
    let name = proptest::sample::select(&NAMES[..]).prop_map(str::to_owned);
    proptest::collection::vec((name, value), 0..6)
}

/// JSON of the keys that mean something, with any values.
fn value() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<String>().prop_map(Value::from),
        proptest::sample::select(&["error.list", "error", "not_found", "rate_limit_exceeded"][..])
            .prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        let key = prop_oneof![
            4 => proptest::sample::select(
                &["type", "request_id", "errors", "error", "error_key", "code", "message", "field", "data"][..]
            ).prop_map(str::to_owned),
            1 => any::<String>(),
        ];
        prop_oneof![
            proptest::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            proptest::collection::hash_map(key, inner, 0..6).prop_map(|map| map.into_iter().collect()),
        ]
    })
}

proptest! {
    #[test]
    fn any_bytes_give_a_value(
        status: u16,
        headers in headers(),
        body: Vec<u8>,
        now: u64,
    ) {
        exercise(status, &headers, &body, now)?;
    }

    #[test]
    fn any_json_whole_or_cut_gives_a_value(
        status in 390..600_u16,
        headers in headers(),
        value in value(),
        cut: prop::sample::Index,
    ) {
        let body = value.to_string().into_bytes();
        exercise(status, &headers, &body, 0)?;
        exercise(status, &headers, &body[..cut.index(body.len())], 0)?;
        // A stray byte in the middle.
        let mut odd = body;
        let place = cut.index(odd.len());
        odd[place] = 0xff;
        exercise(status, &headers, &odd, 0)?;
    }

    #[test]
    fn every_code_before_the_cut_comes_back_from_any_shape(
        count in 1..6_usize,
        (before, after) in proptest::sample::select(&[
            (r#"{"errors":["#, "]}"),
            ("[", "]"),
            (r#"{"error":["#, "]}"),
            (r#"{"errors":[["#, "]]}"),
            (r#"{"errors":{"email":["#, "]}}"),
            (r#"{"error":{"type":"error","errors":["#, "]}}"),
            ("{\"\\ud800\":1,\"errors\":[", "]}"),
        ][..]),
        entry in proptest::sample::select(&[
            |number: usize| format!(r#"{{"code":"code_{number}","message":"No"}}"#),
            |number: usize| format!(r#"{{"error_key":"code_{number}"}}"#),
            |number: usize| format!(r#"{{"error":{{"data":[],"type":"code_{number}"}}}}"#),
        ][..]),
        cut: prop::sample::Index,
    ) {
        let entries: Vec<String> = (0..count).map(entry).collect();
        let body = format!("{before}{}{after}", entries.join(","));
        let body = &body[..=cut.index(body.len())];
        let error = ApiError::from_response(400, &(), body.as_bytes()).expect("400 is an error");
        let read: Vec<&str> =
            error.errors().iter().filter_map(|object| object.code.as_ref()).map(Code::as_str).collect();
        let whole: Vec<String> =
            (0..count).map(|number| format!("code_{number}")).filter(|code| body.contains(&format!("\"{code}\""))).collect();
        prop_assert_eq!(read, whole, "{}", body);
    }

    #[test]
    fn every_code_and_message_of_a_list_comes_back(
        pairs in proptest::collection::vec((any::<String>(), any::<String>()), 0..8),
    ) {
        let errors: Vec<Value> =
            pairs.iter().map(|(code, message)| json!({"code": code, "message": message})).collect();
        let body = json!({"type": "error.list", "errors": errors}).to_string();
        let error = ApiError::from_response(400, &(), body.as_bytes()).expect("400 is an error");
        let read: Vec<(String, String)> = error
            .errors()
            .iter()
            .map(|object| {
                let code = object.code.as_ref().map_or("", Code::as_str);
                (code.to_owned(), object.message.as_deref().unwrap_or_default().to_owned())
            })
            .collect();
        prop_assert_eq!(read, pairs);
    }
}
