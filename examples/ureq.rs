//! A failed request with `ureq`: `cargo run --example ureq --features http`.

mod loopback;

use std::error::Error;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use intercom_errors::{ApiError, RetryAdvice};

fn main() -> Result<(), Box<dyn Error>> {
    let url = loopback::serve_once()?;

    // Otherwise ureq turns a status from 400 on into an error of its own, without the body.
    let config = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .proxy(None)
        .timeout_global(Some(Duration::from_secs(10)))
        .build();
    let response = ureq::Agent::new_with_config(config).get(url).call()?;
    let (parts, mut body) = response.into_parts();
    let response = ureq::http::Response::from_parts(parts, body.read_to_vec()?);

    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    if let Some(error) = ApiError::from_http(&response) {
        println!("{error}");
        match error.retry(now) {
            RetryAdvice::After(wait) => println!("retry in {} s", wait.as_secs()),
            RetryAdvice::Backoff => println!("retry with backoff"),
            _ => println!("do not retry: {}", error.retry_reason(now).explanation()),
        }
    }
    Ok(())
}
