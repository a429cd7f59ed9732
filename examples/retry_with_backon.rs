//! Retries requests with backon and reqwest: `cargo run --example retry_with_backon --features http`.

mod loopback;

use std::time::Instant;

use backon::{ExponentialBuilder, Retryable};
use intercom_errors::{ApiError, Attempts, ErrorCode, Idempotency};
use loopback::Server;
use reqwest::{Client, Method};

type Error = Box<dyn std::error::Error + Send + Sync>;

/// Sends a request, and retries it while that can help.
async fn send(client: &Client, method: Method, url: &str) -> Result<String, Error> {
    // One per request. Jitter prevents clients that failed together from retrying together.
    let mut attempts = Attempts::new(Idempotency::from(&method)).jitter(fastrand::f64);
    (|| send_once(client, method.clone(), url))
        .retry(ExponentialBuilder::default())
        // The delay of `attempts` replaces that of backon, and `None` ends the retries.
        .adjust(|error, _| attempts.next_delay(error.downcast_ref::<ApiError>()?))
        .notify(|error, delay| println!("{error}: retry in {delay:.1?}"))
        .await
}

async fn send_once(client: &Client, method: Method, url: &str) -> Result<String, Error> {
    let request = client.request(method, url).bearer_auth("token").header("Intercom-Version", "2.15");
    let response = request.send().await?;
    // Reading the body consumes the response.
    let (status, headers) = (response.status(), response.headers().clone());
    let body = response.text().await?;
    match ApiError::from_response(status.as_u16(), &headers, &body) {
        Some(error) => Err(error.into_owned().into()),
        None => Ok(body),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    // The window ends a second after the response. The server's clock is not the clock of this machine.
    let limited = "Date: Fri, 15 Jan 2027 08:00:00 GMT\nX-RateLimit-Reset: 1800000001";
    let server = Server::start([
        (429, limited, r#"{"type": "error.list", "errors": [{"code": "rate_limit_exceeded"}]}"#),
        (200, "", r#"{"type": "contact", "id": "5ba682d2"}"#),
        (500, "", r#"{"type": "error.list", "errors": [{"code": "server_error"}]}"#),
    ])?;
    let client = Client::builder().no_proxy().build()?;

    let start = Instant::now();
    let contact = send(&client, Method::GET, &format!("{}/contacts/5ba682d2", server.url())).await?;
    assert!(contact.contains("5ba682d2"));
    assert!(start.elapsed().as_secs() >= 1);

    // After a 500, the message may have been sent. A POST is not idempotent, so it is not sent again.
    let error = send(&client, Method::POST, &format!("{}/messages", server.url())).await.unwrap_err();
    let error = error.downcast_ref::<ApiError>().expect("a failed response");
    assert_eq!(error.known_code(), Some(ErrorCode::ServerError));
    assert_eq!(server.requests(), ["GET /contacts/5ba682d2", "GET /contacts/5ba682d2", "POST /messages"]);
    Ok(())
}
