//! The client against a server on the loopback.

use std::fmt::Write as _;
use std::io::{BufRead, BufReader, Read, Write as _};
use std::net::TcpListener;
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use client::{Client, Error};
use intercom_errors::{BodyKind, Category};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

/// A status line with headers, and a body.
type Response = (&'static str, &'static str);

const FOUND: Response = ("200 OK", r#"{"type":"contact"}"#);

/// Starts a server that answers with these responses, and returns its address and the lines of the requests.
fn serve(responses: Vec<Response>) -> (String, JoinHandle<Vec<String>>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let server = thread::spawn(move || {
        let answer = |(head, body): Response| {
            let (mut stream, _) = listener.accept().unwrap();
            let mut reader = BufReader::new(&stream);
            let (mut request, mut length) = (String::new(), 0);
            reader.read_line(&mut request).unwrap();
            loop {
                let mut line = String::new();
                reader.read_line(&mut line).unwrap();
                match line.to_lowercase().trim().strip_prefix("content-length:") {
                    Some(value) => length = value.trim().parse().unwrap(),
                    None if line.trim().is_empty() => break,
                    None => {}
                }
            }
            reader.read_exact(&mut vec![0; length]).unwrap();
            let close = format!("Content-Length: {}\r\nConnection: close", body.len());
            write!(stream, "HTTP/1.1 {head}\r\n{close}\r\n\r\n{body}").unwrap();
            request.trim().trim_end_matches(" HTTP/1.1").to_owned()
        };
        responses.into_iter().map(answer).collect()
    });
    (address, server)
}

/// What a call returned, the lines of its requests, how long it took, and what it logged.
struct Ran<T> {
    result: Result<T, Error>,
    requests: Vec<String>,
    time: Duration,
    log: String,
}

/// Runs a call against a server with these responses, which must all be asked for.
fn run<T>(responses: &[Response], call: impl AsyncFnOnce(Client) -> Result<T, Error>) -> Ran<T> {
    let (address, server) = serve(responses.to_vec());
    let client = Client::new(address).unwrap();
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let log = Log::default();
    let start = Instant::now();
    let result = tracing::subscriber::with_default(log.clone(), || runtime.block_on(call(client)));
    let time = start.elapsed();
    let log = log.0.lock().unwrap().clone();
    Ran { result, requests: server.join().unwrap(), time, log }
}

/// Writes all fields of all events.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<String>>);

impl Visit for Log {
    fn record_debug(&mut self, field: &Field, value: &dyn std::fmt::Debug) {
        writeln!(self.0.lock().unwrap(), "{field}={value:?}").unwrap();
    }
}

impl Subscriber for Log {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.is_event() && metadata.target().starts_with("client")
    }

    fn new_span(&self, _: &Attributes<'_>) -> Id {
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, _: &Record<'_>) {}

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.clone());
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[test]
fn a_conflict_with_an_id_leads_to_an_update() {
    let conflict = (
        "409 Conflict",
        r#"{"type":"error.list","errors":[{"code":"conflict",
            "message":"A contact matching those details already exists with id=5ba682d23d7cf92bef87bfd4"}]}"#,
    );
    let ran = run(&[conflict, FOUND], async |client| client.save_contact("{}").await);
    assert_eq!(ran.result.unwrap(), FOUND.1);
    assert_eq!(ran.requests, ["POST /contacts", "PUT /contacts/5ba682d23d7cf92bef87bfd4"]);
}

/// The server's clock is not this machine's: it always says the same second.
#[test]
fn a_rate_limit_is_waited_out_by_the_responses_own_clock() {
    let limited = (
        "429 Too Many Requests\r\nDate: Fri, 15 Jan 2027 08:00:00 GMT\r\nX-RateLimit-Reset: 1800000001",
        r#"{"type":"error.list","errors":[{"code":"rate_limit_exceeded","message":"jo@example.com is too fast"}]}"#,
    );
    let ran = run(&[limited, FOUND], async |client| client.save_contact("{}").await);
    assert_eq!(ran.result.unwrap(), FOUND.1);
    assert_eq!(ran.requests, ["POST /contacts", "POST /contacts"]);
    // One second, and up to one second of jitter.
    assert!(ran.time >= Duration::from_secs(1) && ran.time < Duration::from_secs(8), "{:?}", ran.time);
    assert!(ran.log.contains("429 rate_limit_exceeded"), "{}", ran.log);
    assert!(!ran.log.contains("jo@example.com"), "{}", ran.log);
}

#[test]
fn a_post_is_not_repeated_after_a_server_error() {
    let failed = ("500 Internal Server Error", r#"{"type":"error.list","errors":[{"code":"server_error"}]}"#);
    let ran = run(&[failed], async |client| client.save_contact("{}").await);
    assert!(ran.result.is_err());
    assert_eq!(ran.requests, ["POST /contacts"]);
}

#[test]
fn a_get_is_repeated_once_after_a_server_error() {
    let failed = ("500 Internal Server Error", "");
    let ran = run(&[failed, failed], async |client| client.contact("1").await);
    assert!(ran.result.is_err());
    assert_eq!(ran.requests.len(), 2);
    assert!(ran.log.contains("error.type=\"server\""), "{}", ran.log);
}

#[test]
fn a_missing_contact_is_none() {
    let missing =
        ("404 Not Found", r#"{"type":"error.list","errors":[{"code":"not_found","message":"No"}]}"#);
    let ran = run(&[missing], async |client| client.contact("1").await);
    assert_eq!(ran.result.unwrap(), None);
}

#[test]
fn an_unknown_code_is_kept_and_classified_by_its_status() {
    let unknown = ("403 Forbidden", r#"{"type":"error.list","errors":[{"code":"brand_new_code"}]}"#);
    let ran = run(&[unknown], async |client| client.contact("1").await);
    let Err(Error::Api(error)) = ran.result else { panic!("it is an error of the API") };
    assert_eq!(error.code().map(AsRef::as_ref), Some("brand_new_code"));
    assert_eq!(error.category(), Category::Permission);
    assert_eq!(error.to_string(), "403 brand_new_code (permission)");
    assert!(ran.log.contains("error.type=\"permission\""), "{}", ran.log);
}

#[test]
fn a_gateways_page_is_not_intercoms() {
    let page = ("403 Forbidden\r\nContent-Type: text/html", "<html><h1>403 Forbidden</h1></html>");
    let ran = run(&[page], async |client| client.contact("1").await);
    let Err(Error::Api(error)) = ran.result else { panic!("it is an error of the API") };
    assert_eq!((error.body_kind(), error.category()), (BodyKind::Html, Category::Other));
}
