//! The client reads responses that no server sent.

use std::thread;
use std::time::Duration;

use client::{Outcome, attempts, read_contact};
use http::{Method, Response};
use intercom_errors::ApiError;

fn response(status: u16, headers: &[(&str, &str)], body: &str) -> Response<Vec<u8>> {
    let mut response = Response::builder().status(status);
    for (name, value) in headers {
        response = response.header(*name, *value);
    }
    response.body(body.into()).unwrap()
}

#[test]
fn a_contact_comes_with_the_pause_that_the_headers_ask_for() {
    let response = response(200, &[("X-RateLimit-Remaining", "0")], "{}");
    let outcome = read_contact(response, &mut attempts(&Method::GET)).unwrap();
    assert_eq!(outcome, Outcome::Contact(b"{}".to_vec(), Some(Duration::from_secs(10))));
}

#[test]
fn a_missing_contact_is_an_outcome() {
    let response = response(404, &[], r#"{"type":"error.list","errors":[{"code":"not_found"}]}"#);
    assert_eq!(read_contact(response, &mut attempts(&Method::GET)).unwrap(), Outcome::Missing);
}

#[test]
fn a_failure_is_retried_once_and_then_moves_to_another_thread() {
    let failed = || response(503, &[("Retry-After", "7")], "");
    let mut attempts = attempts(&Method::GET);
    assert_eq!(read_contact(failed(), &mut attempts).unwrap(), Outcome::Retry(Duration::from_secs(7)));
    let error = read_contact(failed(), &mut attempts).unwrap_err();
    let error = thread::spawn(move || error.downcast::<ApiError<'static>>().unwrap()).join().unwrap();
    assert_eq!(error.status(), 503);
}
