//! A client of Intercom's API that leaves the network to its caller.

use std::time::Duration;

use http::{Method, Response};
use intercom_errors::{ApiError, Attempts, ErrorCode, Idempotency, RateLimit};

/// A failure that can move to another thread.
pub type Error = Box<dyn std::error::Error + Send + Sync>;

/// The outcome of a request for a contact.
#[derive(Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The contact, and the time to rest before the next request.
    Contact(Vec<u8>, Option<Duration>),
    /// The contact does not exist.
    Missing,
    /// Send the request again after this time.
    Retry(Duration),
}

/// Reads a response to `GET /contacts/{id}`.
///
/// # Errors
/// Returns any failure that a retry does not help against.
pub fn read_contact(response: Response<Vec<u8>>, attempts: &mut Attempts) -> Result<Outcome, Error> {
    let Some(error) = ApiError::from_http(&response) else {
        let pause = RateLimit::from_headers(response.headers()).pause();
        return Ok(Outcome::Contact(response.into_body(), pause));
    };
    if error.has(ErrorCode::NotFound) {
        return Ok(Outcome::Missing);
    }
    match attempts.next_delay(&error) {
        Some(delay) => Ok(Outcome::Retry(delay)),
        None => Err(error.into_owned().into()),
    }
}

/// Starts to count the retries of a request.
#[must_use]
pub fn attempts(method: &Method) -> Attempts {
    Attempts::new(Idempotency::from(method))
}
