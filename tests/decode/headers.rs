//! The headers of a response, and the types that they can have.

use std::collections::{BTreeMap, HashMap};

use intercom_errors::{ApiError, ApiVersion, Headers, RateLimit};

const PAIRS: [(&str, &str); 5] = [
    ("X-Request-Id", "a1"),
    ("intercom-version", "2.10"),
    ("X-RATELIMIT-LIMIT", "83"),
    ("x-ratelimit-remaining", " 0 "),
    ("X-RateLimit-Reset", "1800000007"),
];

#[track_caller]
fn check(error: Option<ApiError<'_>>) {
    let error = error.expect("404 is an error");
    assert_eq!(error.request_id(), Some("a1"));
    assert_eq!(error.version(), Some(ApiVersion::V2_10));
    let RateLimit { limit, remaining, reset, .. } = error.rate_limit();
    assert_eq!((limit, remaining, reset), (Some(83), Some(0), Some(1_800_000_007)));
}

#[test]
fn headers_can_be_pairs() {
    check(ApiError::from_response(404, &PAIRS, b""));
    check(ApiError::from_response(404, &PAIRS[..], b""));
    let owned: Vec<(String, String)> = PAIRS.iter().map(|&(n, v)| (n.to_owned(), v.to_owned())).collect();
    check(ApiError::from_response(404, &owned, b""));
    check(ApiError::from_response(404, owned.as_slice(), b""));
}

#[test]
fn headers_can_be_a_map() {
    check(ApiError::from_response(404, &BTreeMap::from(PAIRS), b""));
    #[cfg(feature = "std")]
    check(ApiError::from_response(404, &HashMap::from(PAIRS), b""));
}

#[test]
fn headers_can_be_any_type_that_implements_the_trait() {
    struct Mine;

    impl Headers for Mine {
        fn header(&self, name: &str) -> Option<&str> {
            PAIRS.header(name)
        }
    }

    check(ApiError::from_response(404, &Mine, b""));
    let dynamic: &dyn Headers = &Mine;
    check(ApiError::from_response(404, dynamic, b""));
    check(ApiError::from_response(404, &dynamic, b""));
}

#[test]
fn no_headers_have_no_value() {
    assert_eq!(().header("x-request-id"), None);
}

#[cfg(feature = "http")]
#[test]
fn headers_can_be_http_types() {
    let response = || {
        let builder = http::Response::builder().status(404).header("X-Odd", &b"\xff"[..]);
        PAIRS.iter().fold(builder, |builder, (name, value)| builder.header(*name, *value)).body(Vec::new())
    };
    let response = response().expect("the headers are valid");
    check(ApiError::from_http(&response));
    check(ApiError::from_response(response.status().as_u16(), response.headers(), response.body()));
    assert_eq!(response.headers().header("x-odd"), None);
}

#[test]
fn a_count_that_does_not_fit_a_u64_is_missing() {
    let headers = [
        ("X-RateLimit-Limit", "18446744073709551616"),
        ("X-RateLimit-Remaining", "4294967295"),
        ("X-RateLimit-Reset", "18446744073709551615"),
    ];
    let error = ApiError::from_response(429, &headers, b"").expect("429 is an error");
    let RateLimit { limit, remaining, reset, .. } = error.rate_limit();
    assert_eq!((limit, remaining, reset), (None, Some(u64::from(u32::MAX)), Some(u64::MAX)));
}

/// This module imports [`Headers`]. The methods of collections must still be those of the collections.
#[test]
fn the_trait_does_not_shadow_methods_of_collections() {
    let owned = PAIRS.to_vec();
    assert_eq!((PAIRS.get(1), owned.get(1)), (Some(&PAIRS[1]), Some(&PAIRS[1])));
    assert_eq!(BTreeMap::from(PAIRS).get("X-Request-Id"), Some(&"a1"));
}

#[test]
fn a_body_can_be_bytes_or_a_string() {
    let expected = ApiError::from_response(404, &(), b"not here");
    assert_eq!(ApiError::from_response(404, &(), "not here"), expected);
    assert_eq!(ApiError::from_response(404, &(), &"not here".to_owned()), expected);
    assert_eq!(ApiError::from_response(404, &(), &b"not here".to_vec()), expected);
    assert_eq!(ApiError::from_response(404, &(), &b"not here"[..]), expected);
}

#[test]
fn the_request_id_of_the_body_ranks_above_the_header() {
    let id = |body: &str| {
        let error = ApiError::from_response(404, &PAIRS, body).expect("404 is an error");
        error.request_id().map(str::to_owned)
    };
    assert_eq!(id(r#"{"request_id":"b2"}"#).as_deref(), Some("b2"));
    assert_eq!(id(r#"{"request_id":null}"#).as_deref(), Some("a1"));
    assert_eq!(id(r#"{"request_id":""}"#).as_deref(), Some("a1"));
}

#[test]
fn an_unknown_version_is_kept_verbatim() {
    let version = |text| {
        let headers = [("Intercom-Version", text)];
        let error = ApiError::from_response(404, &headers, b"").expect("404 is an error");
        (error.version(), error.version_header().map(str::to_owned))
    };
    assert_eq!(version("Preview"), (Some(ApiVersion::Preview), Some("Preview".to_owned())));
    assert_eq!(version("Unstable"), (Some(ApiVersion::Preview), Some("Unstable".to_owned())));
    assert_eq!(version("9.9"), (None, Some("9.9".to_owned())));
    assert_eq!(version(""), (None, None));
}
