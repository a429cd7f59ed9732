//! Any bytes, status and headers.

use std::time::Duration;

use intercom_errors::{
    ApiError, Attempts, Code, Detail, ErrorCode, ErrorList, ErrorObject, Idempotency, RateLimit, RawJson,
    RetryAdvice,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::cases;

/// Calls every method of a response.
fn exercise(status: u16, headers: &[(String, String)], body: &[u8]) -> Result<(), TestCaseError> {
    let wait = |wait: Duration| wait > Duration::ZERO && wait <= RetryAdvice::MAX_WAIT;
    let limit = RateLimit::from_headers(headers);
    prop_assert!(limit.pause().is_none_or(|pause| wait(pause) && pause <= RetryAdvice::MAX_WINDOW));
    let Some(error) = ApiError::from_response(status, headers, body) else {
        prop_assert!(status < 400);
        return Ok(());
    };
    prop_assert!(status >= 400);
    prop_assert_eq!(error.body(), body);
    let line = error.to_string();
    prop_assert!(!line.contains(char::is_control), "{:?}", line);
    prop_assert_eq!(error.rate_limit(), limit);
    let texts =
        [format!("{error:#}"), format!("{error:?}"), String::from_utf8_lossy(error.body()).into_owned()];
    prop_assert!(texts.iter().all(|text| text.len() <= 20 * body.len() + 10_000));
    // An error of three bytes has six lines.
    let all = format!("{error:#?}");
    prop_assert!(all.len() <= 80 * body.len() + 10_000);
    for &idempotency in Idempotency::ALL {
        let retry = error.retry(idempotency);
        prop_assert_eq!(retry.delay(Duration::from_secs(1)).is_some(), retry.is_retryable());
        prop_assert!(retry.delay(Duration::from_secs(1)).is_none_or(wait));
        let mut attempts =
            Attempts::new(idempotency).backoff(Duration::ZERO, Duration::MAX).jitter(|| f64::NAN);
        let delays: Vec<Duration> = std::iter::from_fn(|| attempts.next_delay(&error)).collect();
        prop_assert!(delays.len() <= 5 && delays.iter().copied().all(wait), "{:?}", delays);
    }
    let _ =
        (error.category(), error.category_source(), error.primary_error(), error.version(), error.detail());
    for object in error.errors() {
        let _ = object.detail().map(Detail::explanation);
    }
    prop_assert_eq!(error.clone().into_owned(), error);
    Ok(())
}

const NAMES: [&str; 7] = [
    "Retry-After",
    "X-RateLimit-Reset",
    "X-Request-Id",
    "Intercom-Version",
    "X-RateLimit-Limit",
    "X-RateLimit-Remaining",
    "Date",
];

fn headers() -> impl Strategy<Value = Vec<(String, String)>> {
    let value = prop_oneof![
        any::<String>(),
        "[0-9]{0,22}",
        "[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT"
    ];
    let name = proptest::sample::select(&NAMES[..]).prop_map(str::to_owned);
    proptest::collection::vec((name, value), 0..6)
}

/// JSON with the keys that have a meaning, and any values.
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

/// A published message that carries a fact.
fn known_message() -> impl Strategy<Value = String> {
    let known: Vec<String> =
        cases::messages().into_iter().filter_map(|(message, detail)| detail.map(|_| message)).collect();
    proptest::sample::select(known)
}

fn object() -> impl Strategy<Value = ErrorObject<'static>> {
    let code = prop_oneof![
        any::<String>().prop_map(ErrorObject::new),
        proptest::sample::select(ErrorCode::ALL).prop_map(ErrorObject::from),
        Just(ErrorObject::default()),
    ];
    let text = || proptest::option::of(any::<String>());
    let data = proptest::option::of(value().prop_map(|value| value.to_string()));
    (code, text(), text(), data).prop_map(|(mut object, message, field, data)| {
        object.message = message.map(Into::into);
        if let Some(field) = field {
            object = object.with_field(field);
        }
        match data {
            Some(data) => object.with_data(RawJson::parse(&data).expect("it is JSON").into_owned()),
            None => object,
        }
    })
}

proptest! {
    #[test]
    fn a_made_error_equals_the_one_decoded_from_its_json(
        status in 400..600_u16,
        objects in proptest::collection::vec(object(), 0..6),
        request_id in proptest::option::of(any::<String>()),
    ) {
        let mut made = ApiError::new(status, objects);
        if let Some(id) = request_id {
            made = made.with_request_id(id);
        }
        let json = made.list().to_json();
        let decoded = ApiError::from_response(status, &(), &json);
        prop_assert_eq!(decoded.as_ref(), Some(&made), "{}", json);
        prop_assert_eq!(&ErrorList::from_body(&json).0, made.list());
    }

    #[test]
    fn any_bytes_give_a_value(
        status: u16,
        headers in headers(),
        body: Vec<u8>,
    ) {
        exercise(status, &headers, &body)?;
    }

    #[test]
    fn any_json_whole_or_truncated_gives_a_value(
        status in 390..600_u16,
        headers in headers(),
        value in value(),
        cut: prop::sample::Index,
    ) {
        let body = value.to_string().into_bytes();
        exercise(status, &headers, &body)?;
        exercise(status, &headers, &body[..cut.index(body.len())])?;
        // A stray byte in the middle.
        let mut odd = body;
        let place = cut.index(odd.len());
        odd[place] = 0xff;
        exercise(status, &headers, &odd)?;
    }

    #[test]
    fn every_code_before_the_cut_is_read_from_any_kind_of_body(
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
    fn a_message_with_a_known_wording_among_other_text_has_no_fact(
        message in known_message(),
        before in any::<String>(),
        after in any::<String>(),
        separator in proptest::sample::select(&[" ", ": ", "; ", "\n", "\""][..]),
    ) {
        prop_assume!(before.chars().chain(after.chars()).any(|c| !c.is_whitespace() && c != '.'));
        let longer = match (before.trim().is_empty(), after.trim().is_empty()) {
            (true, _) => format!("{message}{separator}{after}"),
            (_, true) => format!("{before}{separator}{message}"),
            _ => format!("{before}{separator}{message}{separator}{after}"),
        };
        let object = ErrorObject::new("any").with_message(&*longer);
        prop_assert_eq!(object.detail(), None, "{}", longer);
        prop_assert_eq!(object.category(), None);
    }

    #[test]
    fn the_names_of_an_altered_wording_are_parts_of_it(
        message in known_message(),
        place in any::<proptest::sample::Index>(),
        with in "[ !#-\\[\\]-~]{0,3}",
    ) {
        let mut altered: Vec<char> = message.chars().collect();
        let place = place.index(altered.len());
        altered.splice(place..=place, with.chars());
        let altered: String = altered.into_iter().collect();
        let object = ErrorObject::new("any").with_message(&*altered);
        if let Some(detail) = object.detail() {
            let printed = format!("{detail:#?}");
            for name in printed.split('"').skip(1).step_by(2) {
                prop_assert!(altered.contains(name), "{} is not in {}", name, altered);
            }
        }
    }

    #[test]
    fn every_code_and_message_of_a_list_is_read(
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
