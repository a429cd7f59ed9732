//! Tests your own code against a mock server: `cargo run --example mock_server --features http`.
//!
//! [`ApiError::new`] makes any failed response, and `status` and `body` are what a mock server sends for it.

mod loopback;

use intercom_errors::{ApiError, ErrorCode, ErrorObject};
use loopback::Server;
use ureq::Agent;
use ureq::http::Response;

/// The code under test: deletes a contact, and returns `false` if it was already deleted.
fn delete_contact(api: &str, id: &str) -> Result<bool, Box<dyn std::error::Error>> {
    // By default, ureq turns a status of 400 or more into its own error, without the body.
    let agent =
        Agent::new_with_config(Agent::config_builder().http_status_as_error(false).proxy(None).build());
    let request = agent.delete(format!("{api}/contacts/{id}")).header("Authorization", "Bearer token");
    let (parts, mut body) = request.header("Intercom-Version", "2.15").call()?.into_parts();
    match ApiError::from_http(&Response::from_parts(parts, body.read_to_vec()?)) {
        None => Ok(true),
        Some(error) if error.has(ErrorCode::NotFound) => Ok(false),
        Some(error) => Err(error.into_owned().into()),
    }
}

/// Starts a server that responds with this error. A library such as wiremock or mockito takes the same two values.
fn serve(error: &ApiError<'_>) -> std::io::Result<Server> {
    Server::start([(error.status(), "", error.body())])
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let not_found =
        ApiError::new(404, [ErrorObject::new(ErrorCode::NotFound).with_message("No such contact")]);
    let server = serve(&not_found)?;
    assert!(!delete_contact(server.url(), "5ba682d2")?);
    assert_eq!(server.requests(), ["DELETE /contacts/5ba682d2"]);

    // A code that the docs do not list yet.
    let server = serve(&ApiError::new(403, [ErrorObject::new("brand_new_code")]))?;
    let error = delete_contact(server.url(), "5ba682d2").unwrap_err();
    assert_eq!(error.to_string(), "403 brand_new_code (permission)");
    println!("{error}");
    Ok(())
}
