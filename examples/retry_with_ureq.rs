//! Retries requests in a loop, with ureq: `cargo run --example retry_with_ureq --features http`.

mod loopback;

use std::error::Error;
use std::thread::sleep;

use intercom_errors::{ApiError, Attempts, Idempotency};
use loopback::Server;
use ureq::Agent;
use ureq::http::Response;

/// Sends a GET request, and retries it while that can help.
fn get(agent: &Agent, url: &str) -> Result<Vec<u8>, Box<dyn Error>> {
    let mut attempts = Attempts::new(Idempotency::from_method("GET")).jitter(fastrand::f64);
    loop {
        let request =
            agent.get(url).header("Authorization", "Bearer token").header("Intercom-Version", "2.15");
        let (parts, mut body) = request.call()?.into_parts();
        let response = Response::from_parts(parts, body.read_to_vec()?);

        let Some(error) = ApiError::from_http(&response) else { return Ok(response.into_body()) };
        let Some(delay) = attempts.next_delay(&error) else { return Err(error.into_owned().into()) };
        println!("{error}: retry in {delay:.1?}");
        sleep(delay);
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    // By default, ureq turns a status of 400 or more into its own error, without the body.
    let agent =
        Agent::new_with_config(Agent::config_builder().http_status_as_error(false).proxy(None).build());

    let unavailable = r#"{"type": "error.list", "errors": [{"code": "service_unavailable"}]}"#;
    let server = Server::start([
        (503, "Retry-After: 1", unavailable),
        (200, "", r#"{"type": "contact", "id": "5ba682d2"}"#),
        (503, "", unavailable),
        (503, "", unavailable),
    ])?;
    let url = format!("{}/contacts/5ba682d2", server.url());
    assert!(String::from_utf8(get(&agent, &url)?)?.contains("5ba682d2"));

    // A transient failure is retried once.
    let error = get(&agent, &url).unwrap_err();
    assert_eq!(error.to_string(), "503 service_unavailable (unavailable)");
    assert_eq!(server.requests().len(), 4);
    Ok(())
}
