//! A server on the loopback that answers one request as Intercom's API does beyond the rate limit.

use std::io::{self, BufRead, BufReader, Write};
use std::net::TcpListener;
use std::thread;
use std::time::Duration;

const BODY: &str = r#"{"type": "error.list", "request_id": "002tao2jpul9936ujpk0", "errors": [
    {"code": "rate_limit_exceeded", "message": "Exceeded rate limit of 83 in 10_seconds"}
]}"#;

/// Starts the server and returns its address.
pub(crate) fn serve_once() -> io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}/contacts", listener.local_addr()?);
    thread::spawn(move || answer(&listener));
    Ok(url)
}

fn answer(listener: &TcpListener) -> io::Result<()> {
    let (mut stream, _) = listener.accept()?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    // The request ends with an empty line.
    let mut lines = BufReader::new(&stream).lines();
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    write!(
        stream,
        "HTTP/1.1 429 Too Many Requests\r\nContent-Type: application/json\r\nIntercom-Version: 2.15\r\n\
         Retry-After: 7\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{BODY}",
        BODY.len()
    )
}
