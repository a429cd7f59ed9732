//! Retries a failed request with `ureq`: `cargo run --example ureq --features http`.

mod loopback;

use std::error::Error;
use std::thread::sleep;
use std::time::Duration;

use intercom_errors::{ApiError, Attempts, Idempotency};

fn main() -> Result<(), Box<dyn Error>> {
    let url = loopback::serve()?;
    // Otherwise ureq turns a status from 400 on into an error of its own, without the body.
    let config = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .proxy(None)
        .timeout_global(Some(Duration::from_secs(10)))
        .build();
    let agent = ureq::Agent::new_with_config(config);

    let mut attempts = Attempts::new(Idempotency::from_method("GET")).jitter(fastrand::f64);
    loop {
        let (parts, mut body) = agent.get(&url).call()?.into_parts();
        let response = ureq::http::Response::from_parts(parts, body.read_to_vec()?);

        let Some(error) = ApiError::from_http(&response) else {
            println!("{}", String::from_utf8_lossy(response.body()));
            return Ok(());
        };
        let Some(delay) = attempts.next_delay(&error) else { return Err(error.into_owned().into()) };
        println!("{error}: retry in {delay:.1?}");
        sleep(delay);
    }
}
