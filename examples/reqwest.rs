//! Retries a failed request with `reqwest`: `cargo run --example reqwest --features http`.

mod loopback;

use std::error::Error;
use std::thread::sleep;
use std::time::Duration;

use intercom_errors::{ApiError, Attempts, Idempotency};
use reqwest::blocking::Client;

fn main() -> Result<(), Box<dyn Error>> {
    let url = loopback::serve()?;
    let client = Client::builder().no_proxy().timeout(Duration::from_secs(10)).build()?;

    let mut attempts = Attempts::new(Idempotency::from_method("GET")).jitter(fastrand::f64);
    loop {
        let response = client.get(&url).send()?;
        // Reading the body consumes the response.
        let (status, headers) = (response.status(), response.headers().clone());
        let body = response.bytes()?;

        let Some(error) = ApiError::from_response(status.as_u16(), &headers, &body) else {
            println!("{}", String::from_utf8_lossy(&body));
            return Ok(());
        };
        let Some(delay) = attempts.next_delay(&error) else { return Err(error.into_owned().into()) };
        println!("{error}: retry in {delay:.1?}");
        sleep(delay);
    }
}
