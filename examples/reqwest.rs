//! A failed request with `reqwest`: `cargo run --example reqwest --features http`.

mod loopback;

use std::error::Error;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use intercom_errors::{ApiError, RetryAdvice};

fn main() -> Result<(), Box<dyn Error>> {
    let url = loopback::serve_once()?;

    let client = reqwest::blocking::Client::builder().no_proxy().timeout(Duration::from_secs(10)).build()?;
    let response = client.get(url).send()?;
    let (status, headers) = (response.status(), response.headers().clone());
    let body = response.bytes()?;

    let now = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    if let Some(error) = ApiError::from_response(status.as_u16(), &headers, &body) {
        println!("{error}");
        match error.retry(now) {
            RetryAdvice::After(wait) => println!("retry in {} s", wait.as_secs()),
            RetryAdvice::Backoff => println!("retry with backoff"),
            _ => println!("do not retry: {}", error.retry_reason(now).explanation()),
        }
    }
    Ok(())
}
