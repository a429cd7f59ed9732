//! Creates a contact, or updates the one that exists: `cargo run --example upsert_contact --features http`.

mod loopback;

use intercom_errors::{ApiError, Detail};
use loopback::Server;
use reqwest::{Client, Method};
use serde_json::{Value, json};

type Error = Box<dyn std::error::Error + Send + Sync>;

/// Creates the contact. If it exists, restores it from the archive if necessary, and updates it.
async fn save_contact(client: &Client, api: &str, contact: &Value) -> Result<String, Error> {
    let error = match send(client, Method::POST, format!("{api}/contacts"), contact).await {
        Ok(created) => return Ok(created),
        Err(error) => error,
    };
    // Only the message of the 409 has the ID of the contact.
    let detail = error.downcast_ref::<ApiError>().and_then(ApiError::detail);
    let Some(Detail::ContactExists { id, archived, .. }) = detail else { return Err(error) };
    if archived {
        send(client, Method::POST, format!("{api}/contacts/{id}/unarchive"), &json!({})).await?;
    }
    send(client, Method::PUT, format!("{api}/contacts/{id}"), contact).await
}

async fn send(client: &Client, method: Method, url: String, body: &Value) -> Result<String, Error> {
    let request = client.request(method, url).bearer_auth("token").header("Intercom-Version", "2.15");
    let response = request.json(body).send().await?;
    let (status, headers) = (response.status(), response.headers().clone());
    let body = response.text().await?;
    match ApiError::from_response(status.as_u16(), &headers, &body) {
        Some(error) => Err(error.into_owned().into()),
        None => Ok(body),
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Error> {
    let conflict = |message: &str| {
        let error = json!({ "code": "conflict", "message": message });
        json!({ "type": "error.list", "errors": [error] }).to_string()
    };
    let contact = json!({ "type": "contact", "id": "5ba682d2" }).to_string();
    let exists = "A contact matching those details already exists with id=5ba682d2";
    let is_archived = "An archived contact matching those details already exists with id=5ba682d2";
    let client = Client::builder().no_proxy().build()?;

    let server = Server::start([(409, "", conflict(exists)), (200, "", contact.clone())])?;
    save_contact(&client, server.url(), &json!({ "email": "jo@example.com" })).await?;
    assert_eq!(server.requests(), ["POST /contacts", "PUT /contacts/5ba682d2"]);

    let responses = [(409, "", conflict(is_archived)), (200, "", contact.clone()), (200, "", contact)];
    let server = Server::start(responses)?;
    save_contact(&client, server.url(), &json!({ "email": "jo@example.com" })).await?;
    let requests = ["POST /contacts", "POST /contacts/5ba682d2/unarchive", "PUT /contacts/5ba682d2"];
    assert_eq!(server.requests(), requests);
    Ok(())
}
