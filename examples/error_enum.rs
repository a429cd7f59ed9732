//! Puts failed responses into your own error enum, with thiserror: `cargo run --example error_enum --features http`.

mod loopback;

use intercom_errors::{ApiError, ErrorCode, IntercomErrors};
use loopback::Server;
use ureq::Agent;
use ureq::http::Response;

/// The failures of a reply to a conversation that callers handle.
#[derive(Debug, thiserror::Error)]
enum ReplyError {
    #[error("the access token is not valid: ask the user to connect again")]
    Disconnected(#[source] ApiError<'static>),
    #[error("the conversation does not exist")]
    NoConversation(#[source] ApiError<'static>),
    #[error("Intercom refused the reply")]
    Refused(#[source] ApiError<'static>),
    #[error("Intercom did not respond")]
    Transport(#[from] ureq::Error),
}

/// The kinds of failed response that `ReplyError` distinguishes. The compiler checks that version 2.15 has `not_found`.
#[derive(IntercomErrors)]
#[intercom_errors(version = "2.15")]
enum Kind {
    #[intercom_errors(category = "authentication")]
    Authentication,
    #[intercom_errors(code = "not_found")]
    NoConversation,
    #[intercom_errors(other)]
    Other,
}

impl From<ApiError<'_>> for ReplyError {
    fn from(error: ApiError<'_>) -> Self {
        let error = error.into_owned();
        match Kind::from(&error) {
            Kind::Authentication => Self::Disconnected(error),
            Kind::NoConversation => Self::NoConversation(error),
            Kind::Other => Self::Refused(error),
        }
    }
}

fn reply(agent: &Agent, api: &str, conversation: &str) -> Result<(), ReplyError> {
    let request = agent.post(format!("{api}/conversations/{conversation}/reply"));
    let request = request.header("Authorization", "Bearer token").header("Intercom-Version", "2.15");
    let body = r#"{"message_type": "comment", "type": "admin", "admin_id": "1", "body": "Thanks"}"#;
    let (parts, mut body) = request.header("Content-Type", "application/json").send(body)?.into_parts();
    match ApiError::from_http(&Response::from_parts(parts, body.read_to_vec()?)) {
        Some(error) => Err(error.into()),
        None => Ok(()),
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // By default, ureq turns a status of 400 or more into its own error, without the body.
    let agent =
        Agent::new_with_config(Agent::config_builder().http_status_as_error(false).proxy(None).build());

    let server = Server::start([
        (200, "", r#"{"type": "conversation", "id": "1"}"#),
        (401, "", r#"{"type": "error.list", "errors": [{"code": "token_revoked"}]}"#),
        (404, "", r#"{"type": "error.list", "errors": [{"code": "not_found"}]}"#),
        (403, "", r#"{"type": "error.list", "errors": [{"code": "brand_new_code"}]}"#),
    ])?;
    reply(&agent, server.url(), "1")?;
    let results = ["1", "2", "3"].map(|conversation| reply(&agent, server.url(), conversation));
    for error in results.iter().filter_map(|result| result.as_ref().err()) {
        println!("{error} ({:?})", std::error::Error::source(error).map(ToString::to_string));
    }

    let [
        Err(ReplyError::Disconnected(error)),
        Err(ReplyError::NoConversation(_)),
        Err(ReplyError::Refused(new)),
    ] = &results
    else {
        panic!("{results:?}");
    };
    assert!(error.has(ErrorCode::TokenRevoked));
    assert!(new.code().is_some_and(|code| code == "brand_new_code"));
    assert_eq!(server.requests().len(), 4);
    Ok(())
}
