//! A docs site on this machine, which misbehaves if a test asks for it.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use flate2::{Compress, Compression, FlushCompress};
use serde_json::{Value, json};

/// The answer of the site to a path.
#[derive(Clone)]
pub(crate) enum Answer {
    /// A file, with a tag for it.
    File(String),
    Status(u16),
    Redirect(String),
    /// The connection is closed after half of the body that was promised.
    CutShort(String),
    /// Half of the body, then a reset.
    Reset(String),
    /// The head, then one byte of the body a second.
    Drip(String),
    /// One byte of the head every 100 ms.
    DripHead(String),
    /// The first string, then the second one again and again.
    Endless(&'static str, &'static str),
    /// A body in this encoding.
    Encoded(&'static str, Vec<u8>),
    /// Ten gigabytes of zeros in ten megabytes of gzip.
    Bomb,
    /// This status and header for this number of requests, then the file.
    AtFirst(u32, u16, &'static str, String),
}

#[derive(Default)]
struct State {
    answers: HashMap<String, Answer>,
    delay: Duration,
    is_held: bool,
    seen: Seen,
}

/// The requests that the site has seen.
#[derive(Default, Clone, Debug)]
pub(crate) struct Seen {
    pub(crate) requests: usize,
    pub(crate) unchanged: usize,
    pub(crate) files: usize,
    pub(crate) at_once: usize,
    pub(crate) most_at_once: usize,
    pub(crate) agents: Vec<String>,
    pub(crate) paths: Vec<String>,
}

pub(crate) struct DocsSite {
    port: u16,
    state: Arc<Mutex<State>>,
}

impl DocsSite {
    /// Starts a site without pages.
    pub(crate) fn new() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let state = Arc::new(Mutex::new(State::default()));
        let shared = Arc::clone(&state);
        thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let state = Arc::clone(&shared);
                thread::spawn(move || serve(&stream, &state));
            }
        });
        Self { port, state }
    }

    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    pub(crate) fn answer(&self, path: &str, answer: Answer) -> &Self {
        self.state.lock().unwrap().answers.insert(path.to_owned(), answer);
        self
    }

    /// Publishes the page of a version as page-data.
    pub(crate) fn page(&self, versions: &[&str], version: &str, rows: &[(&str, &str)]) -> &Self {
        self.answer(&page_data(version), Answer::File(page(versions, version, rows).to_string()))
    }

    pub(crate) fn delay(&self, delay: Duration) {
        self.state.lock().unwrap().delay = delay;
    }

    /// Holds all answers back from the first request that `begin` causes until the end of `during`.
    pub(crate) fn hold<T>(&self, begin: impl FnOnce() -> T, during: impl FnOnce()) -> T {
        let hold = |is_held| self.state.lock().unwrap().is_held = is_held;
        hold(true);
        let started = begin();
        while self.seen().requests == 0 {
            thread::sleep(Duration::from_millis(2));
        }
        during();
        hold(false);
        started
    }

    /// Returns the requests since the last call.
    pub(crate) fn seen(&self) -> Seen {
        std::mem::take(&mut self.state.lock().unwrap().seen)
    }
}

/// Returns the path of a version's page as page-data.
pub(crate) fn page_data(version: &str) -> String {
    format!("/page-data/docs/{version}/codes/data.json")
}

/// Returns the path of a version's page as HTML.
pub(crate) fn html_page(version: &str) -> String {
    format!("/docs/{version}/codes")
}

/// Makes a page that lists these versions, 2.1 as the default.
pub(crate) fn page(versions: &[&str], version: &str, rows: &[(&str, &str)]) -> Value {
    page_with_default(versions, version, "2.1", rows)
}

pub(crate) fn page_with_default(
    versions: &[&str],
    version: &str,
    default: &str,
    rows: &[(&str, &str)],
) -> Value {
    let tag = |name: &str, children: Vec<Value>| json!({"$$mdtype": "Tag", "name": name, "attributes": {}, "children": children});
    let row =
        |cell: &str, a: &str, b: &str| tag("tr", vec![tag(cell, vec![json!(a)]), tag(cell, vec![json!(b)])]);
    let mut table = vec![row("th", "Field", "Description")];
    table.extend(rows.iter().map(|(code, description)| row("td", code, description)));
    let versions: Vec<Value> = versions
        .iter()
        .map(|name| {
            json!({"version": name, "label": format!("v{name}"), "link": format!("/docs/{name}/codes"),
                "default": *name == default, "active": *name == version})
        })
        .collect();
    json!({"versions": versions, "props": {"ast": tag("table", table)}})
}

fn serve(stream: &TcpStream, state: &Mutex<State>) -> Option<()> {
    let mut lines = BufReader::new(stream).lines().map_while(Result::ok);
    let path = lines.next()?.split(' ').nth(1)?.to_owned();
    let headers: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    let header = |name: &str| {
        headers.iter().find_map(|line| {
            let (key, value) = line.split_once(": ")?;
            key.eq_ignore_ascii_case(name).then(|| value.to_owned())
        })
    };
    let (answer, delay) = {
        let mut state = state.lock().unwrap();
        state.seen.requests += 1;
        state.seen.at_once += 1;
        state.seen.most_at_once = state.seen.most_at_once.max(state.seen.at_once);
        state.seen.agents.extend(header("user-agent"));
        state.seen.paths.push(path.clone());
        let answer = state.answers.get(&path).cloned().unwrap_or(Answer::Status(404));
        if let Answer::AtFirst(left, status, extra, file) = &answer {
            let next = match left {
                1 => Answer::File(file.clone()),
                _ => Answer::AtFirst(left - 1, *status, extra, file.clone()),
            };
            state.answers.insert(path, next);
        }
        (answer, state.delay)
    };
    thread::sleep(delay);
    while state.lock().unwrap().is_held {
        thread::sleep(Duration::from_millis(2));
    }
    {
        // Before the answer, after which the next request may come at once.
        let mut state = state.lock().unwrap();
        state.seen.at_once = state.seen.at_once.saturating_sub(1);
        let known = match &answer {
            Answer::File(body) => Some(header("if-none-match") == Some(etag(body))),
            _ => None,
        };
        state.seen.unchanged += usize::from(known == Some(true));
        state.seen.files += usize::from(known == Some(false));
    }
    give(stream, &answer, header("if-none-match").as_deref());
    #[cfg(unix)]
    if matches!(answer, Answer::Reset(_)) {
        // The sent bytes arrive before the reset.
        thread::sleep(Duration::from_millis(50));
        rustix::net::sockopt::set_socket_linger(stream, Some(Duration::ZERO)).unwrap();
        return None;
    }
    let _ = stream.shutdown(Shutdown::Write);
    // Unread bytes would make the close a reset.
    let _ = stream.set_read_timeout(Some(Duration::from_secs(1)));
    let _ = (&*stream).read(&mut [0; 64]);
    Some(())
}

fn etag(body: &str) -> String {
    use sha2::{Digest, Sha256};
    let hash = Sha256::digest(body);
    format!("\"{:02x}{:02x}{:02x}{:02x}\"", hash[0], hash[1], hash[2], hash[3])
}

fn give(mut stream: &TcpStream, answer: &Answer, known: Option<&str>) -> Option<()> {
    let mut head = |status: &str, rest: &str| {
        write!(stream, "HTTP/1.1 {status} Made-up\r\nConnection: close\r\n{rest}\r\n").ok()
    };
    match answer {
        Answer::File(body) if known == Some(&etag(body)) => head("304", ""),
        Answer::File(body) => {
            head("200", &format!("ETag: {}\r\nContent-Length: {}\r\n", etag(body), body.len()))?;
            stream.write_all(body.as_bytes()).ok()
        }
        Answer::Status(status) => head(&status.to_string(), "Content-Length: 0\r\n"),
        Answer::Redirect(to) => head("302", &format!("Location: {to}\r\nContent-Length: 0\r\n")),
        Answer::AtFirst(_, status, extra, _) => {
            head(&status.to_string(), &format!("{extra}Content-Length: 0\r\n"))
        }
        Answer::CutShort(body) | Answer::Reset(body) => {
            head("200", &format!("Content-Length: {}\r\n", body.len()))?;
            stream.write_all(&body.as_bytes()[..body.len() / 2]).ok()?;
            Some(())
        }
        Answer::Drip(body) => {
            head("200", &format!("Content-Length: {}\r\n", body.len()))?;
            body.bytes().try_for_each(|byte| {
                thread::sleep(Duration::from_secs(1));
                stream.write_all(&[byte]).ok()
            })
        }
        Answer::DripHead(body) => {
            let whole = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\n\r\n{body}", body.len());
            whole.bytes().try_for_each(|byte| {
                thread::sleep(Duration::from_millis(100));
                stream.write_all(&[byte]).ok()
            })
        }
        Answer::Endless(first, again) => {
            stream.write_all(first.as_bytes()).ok()?;
            let again = again.repeat(1000);
            loop {
                stream.write_all(again.as_bytes()).ok()?;
            }
        }
        Answer::Encoded(encoding, body) => {
            head("200", &format!("Content-Encoding: {encoding}\r\nContent-Length: {}\r\n", body.len()))?;
            stream.write_all(body).ok()
        }
        Answer::Bomb => {
            head("200", "Content-Encoding: gzip\r\n")?;
            stream.write_all(&[0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]).ok()?;
            let block = zeros();
            (0..10_000).try_for_each(|_| stream.write_all(&block).ok())
        }
    }
}

/// Returns a megabyte of zeros, deflated so that it can be repeated.
fn zeros() -> Vec<u8> {
    let mut block = Vec::with_capacity(1 << 16);
    Compress::new(Compression::best(), false)
        .compress_vec(&vec![0; 1 << 20], &mut block, FlushCompress::Full)
        .unwrap();
    block
}
