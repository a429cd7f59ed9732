//! Slows down before the rate limit is reached: `cargo run --example pace_requests --features http`.

mod loopback;

use std::time::Instant;

use intercom_errors::{ApiError, RateLimit};
use loopback::Server;
use reqwest::Client;
use tokio::time::sleep;

type Error = Box<dyn std::error::Error + Send + Sync>;

/// Fetches contacts one after the other, and rests before the window is used up.
async fn contacts(client: &Client, api: &str, ids: &[&str]) -> Result<Vec<String>, Error> {
    let mut contacts = Vec::new();
    for id in ids {
        let request = client.get(format!("{api}/contacts/{id}")).bearer_auth("token");
        let response = request.header("Intercom-Version", "2.15").send().await?;
        let (status, headers) = (response.status(), response.headers().clone());
        let body = response.text().await?;
        if let Some(error) = ApiError::from_response(status.as_u16(), &headers, &body) {
            return Err(error.into_owned().into());
        }
        contacts.push(body);

        // With a blocking client such as ureq, use `std::thread::sleep`.
        if let Some(pause) = RateLimit::from_headers(&headers).pause() {
            println!("contact {id}: the window is almost used up, rest for {pause:?}");
            sleep(pause).await;
        }
    }
    Ok(contacts)
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let date = "Date: Fri, 15 Jan 2027 08:00:00 GMT\nX-RateLimit-Reset: 1800000001\nX-RateLimit-Limit: 83";
    let left = |requests: u32| format!("{date}\nX-RateLimit-Remaining: {requests}");
    let (many, few, full) = (left(40), left(1), left(82));
    let server = Server::start([(200, &*many, "{}"), (200, &*few, "{}"), (200, &*full, "{}")])?;
    let client = Client::builder().no_proxy().build()?;

    let start = Instant::now();
    assert_eq!(contacts(&client, server.url(), &["1", "2", "3"]).await?.len(), 3);
    assert!(start.elapsed().as_secs() >= 1);
    assert_eq!(server.requests(), ["GET /contacts/1", "GET /contacts/2", "GET /contacts/3"]);
    Ok(())
}
