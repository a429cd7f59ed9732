//! A server on the loopback interface that replaces `https://api.intercom.io` while an example runs.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

/// The server. It stops after its last response.
pub(crate) struct Server {
    url: String,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Starts a server that sends these responses, one per request: status, lines of headers and body.
    pub(crate) fn start<'h, B: Into<Vec<u8>>>(
        responses: impl IntoIterator<Item = (u16, &'h str, B)>,
    ) -> io::Result<Self> {
        let responses: Vec<Vec<u8>> = responses
            .into_iter()
            .map(|(status, headers, body)| response(status, headers, body.into()))
            .collect();
        let listener = TcpListener::bind("127.0.0.1:0")?;
        let url = format!("http://{}", listener.local_addr()?);
        let requests: Arc<Mutex<Vec<String>>> = Arc::default();
        let seen = Arc::clone(&requests);
        thread::spawn(move || {
            for response in responses {
                let (mut stream, _) = listener.accept()?;
                let request = read_request(&stream)?;
                seen.lock().expect("no thread panics with the lock").push(request);
                stream.write_all(&response)?;
            }
            io::Result::Ok(())
        });
        Ok(Self { url, requests })
    }

    /// Returns the address, without a slash at its end.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Returns the method and the path of each request so far, such as `GET /contacts/1`.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().expect("no thread panics with the lock").clone()
    }
}

fn response(status: u16, headers: &str, body: Vec<u8>) -> Vec<u8> {
    let head = [
        &format!("HTTP/1.1 {status} Status"),
        "Content-Type: application/json",
        "Connection: close",
        &format!("Content-Length: {}", body.len()),
    ];
    let mut lines: Vec<&str> = head.into_iter().chain(headers.lines()).collect();
    lines.extend(["", ""]);
    [lines.join("\r\n").into_bytes(), body].concat()
}

/// Reads a whole request and returns its method and path.
fn read_request(stream: &TcpStream) -> io::Result<String> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut reader = BufReader::new(stream);
    let mut request = String::new();
    reader.read_line(&mut request)?;
    let mut length = 0;
    for line in reader.by_ref().lines() {
        let line = line?.to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().map_err(io::Error::other)?;
        }
    }
    reader.read_exact(&mut vec![0; length])?;
    Ok(request.trim_end().trim_end_matches(" HTTP/1.1").to_owned())
}
