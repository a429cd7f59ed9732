//! Logs failed responses with tracing, without personal data: `cargo run --example log_failures --features http`.

mod loopback;

use std::io;
use std::sync::{Arc, Mutex};

use intercom_errors::{ApiError, Idempotency};
use loopback::Server;
use tracing_subscriber::fmt::MakeWriter;
use ureq::Agent;
use ureq::http::Response;

/// Logs the facts of a failed response. Messages are left out: they may contain email addresses.
fn log(error: &ApiError<'_>, method: &str, path: &str) {
    let retry = error.retry(Idempotency::from_method(method));
    tracing::warn!(
        http.request.method = method,
        url.path = path,
        http.response.status_code = error.status(),
        // One of a bounded set of words, so it can also be the label of a metric.
        error.r#type = error.error_type(),
        intercom.retry = %retry.reason,
        "the request failed: {error}"
    );
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let lines = Lines::default();
    tracing_subscriber::fmt().with_ansi(false).with_writer(lines.clone()).init();
    // By default, ureq turns a status of 400 or more into its own error, without the body.
    let agent =
        Agent::new_with_config(Agent::config_builder().http_status_as_error(false).proxy(None).build());

    let body = r#"{"type": "error.list", "request_id": "002tao2jpul9936ujpk0", "errors": [
        {"code": "not_found", "message": "No contact has the email jo@example.com"}
    ]}"#;
    // A code may be any text.
    let odd_body = r#"{"errors": [{"code": "jo@example.com"}]}"#;
    let server = Server::start([(404, "", body), (400, "", odd_body)])?;
    for path in ["/contacts/5ba682d2", "/contacts/1"] {
        let (parts, mut body) = agent.get(format!("{}{path}", server.url())).call()?.into_parts();
        let response = Response::from_parts(parts, body.read_to_vec()?);
        let error = ApiError::from_http(&response).ok_or("the status is an error")?;
        log(&error, "GET", path);
    }

    let lines = lines.take();
    print!("{lines}");
    assert!(lines.contains("the request failed: 404 not_found, request 002tao2jpul9936ujpk0"));
    assert!(lines.contains(r#"error.type="not_found""#));
    assert!(!lines.contains("jo@example.com"));
    assert_eq!(server.requests(), ["GET /contacts/5ba682d2", "GET /contacts/1"]);
    Ok(())
}

/// The lines that were logged, so that this example can check them.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Lines {
    fn take(&self) -> String {
        let mut bytes = self.0.lock().expect("no thread panics with the lock");
        String::from_utf8_lossy(&std::mem::take(&mut *bytes)).into_owned()
    }
}

impl io::Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("no thread panics with the lock").write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Lines {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}
