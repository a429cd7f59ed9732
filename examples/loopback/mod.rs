//! A server on the loopback that answers the first request as Intercom's API does beyond the rate limit.

use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;
use std::time::Duration;

const LIMITED: (&str, &str) = (
    "429 Too Many Requests\r\nDate: Fri, 15 Jan 2027 08:00:00 GMT\r\nX-RateLimit-Reset: 1800000001",
    r#"{"type": "error.list", "request_id": "002tao2jpul9936ujpk0", "errors": [
    {"code": "rate_limit_exceeded", "message": "Exceeded rate limit of 83 in 10_seconds"}
]}"#,
);
const FOUND: (&str, &str) = ("200 OK", r#"{"type": "contact", "id": "5ba682d23d7cf92bef87bfd4"}"#);

/// Starts the server and returns its address.
pub(crate) fn serve() -> io::Result<String> {
    let listener = TcpListener::bind("127.0.0.1:0")?;
    let url = format!("http://{}/contacts", listener.local_addr()?);
    thread::spawn(move || {
        for (stream, (head, body)) in listener.incoming().zip([LIMITED, FOUND]) {
            answer(&stream?, head, body)?;
        }
        io::Result::Ok(())
    });
    Ok(url)
}

fn answer(mut stream: &TcpStream, head: &str, body: &str) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    // The request ends with an empty line.
    let mut lines = BufReader::new(stream).lines();
    while lines.next().transpose()?.is_some_and(|line| !line.is_empty()) {}
    write!(
        stream,
        "HTTP/1.1 {head}\r\nContent-Type: application/json\r\nIntercom-Version: 2.15\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}
