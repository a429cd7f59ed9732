//! Fetches a file from a server: only over HTTPS or from this machine, and within bounds of time, size, redirects and
//! attempts.

mod address;
mod error;
mod proxy;
mod wait;

pub(crate) use address::{parse_base, redacted};
pub(crate) use error::{Cause, FetchError};

use std::collections::HashMap;
use std::io::{self, Read};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant, SystemTime};

use jiff::Timestamp;
use ureq::http::{HeaderMap, HeaderValue, Uri};
use ureq::tls::{RootCerts, TlsConfig, TlsProvider};
use ureq::{Agent, Body, Timeout};

use crate::outcome::Failure;
use address::{is_loopback, parse, redirect_target};
use wait::wait;

/// The maximum time of all requests of a run.
const RUN_MINUTES: u64 = 15;

/// The maximum number of attempts for one file.
const ATTEMPTS: u32 = 4;

/// The maximum number of redirects.
const REDIRECTS: u32 = 5;

/// The number of failed files in a row after which a server gets no further request.
const FAILURES: u32 = 3;

/// The time after the time-out at which a request is abandoned that did not end by itself.
const GRACE: Duration = Duration::from_millis(500);

/// The longest entity tag that is kept, in bytes.
const MOST_ETAG: usize = 200;

/// The time-out of a connection attempt.
const CONNECT: Duration = Duration::from_secs(10);

const USER_AGENT: &str = concat!("cargo-intercom-errors/", env!("CARGO_PKG_VERSION"));

/// A client for file servers.
#[derive(Debug, Clone)]
pub(crate) struct Fetcher {
    agent: Agent,
    timeout: Duration,
    deadline: Instant,
    /// The number of failed files in a row, by server.
    failures: Arc<Mutex<HashMap<String, u32>>>,
}

/// A file from a server.
#[derive(Debug, Default)]
pub(crate) struct Download {
    pub(crate) bytes: Vec<u8>,
    pub(crate) etag: Option<String>,
    /// In RFC 3339 format.
    pub(crate) last_modified: Option<String>,
}

impl Fetcher {
    /// Returns a client with this time-out, which is also the maximum wait between two attempts.
    ///
    /// # Errors
    /// A proxy in the environment that cannot be used.
    pub(crate) fn new(timeout: Duration) -> Result<Self, Failure> {
        proxy::check_environment()?;
        let tls = TlsConfig::builder()
            .provider(TlsProvider::Rustls)
            .root_certs(RootCerts::PlatformVerifier)
            .build();
        let config = Agent::config_builder()
            .tls_config(tls)
            .user_agent(USER_AGENT)
            .timeout_connect(Some(CONNECT.min(timeout)))
            .timeout_global(Some(timeout))
            // `follow` checks their targets.
            .max_redirects(0)
            .http_status_as_error(false)
            .build();
        let deadline = Instant::now() + Duration::from_secs(60 * RUN_MINUTES);
        Ok(Self { agent: config.into(), timeout, deadline, failures: Arc::default() })
    }

    /// Fetches a file of at most `most` bytes. Repeats the request after a transient failure.
    ///
    /// If the file still has this `etag`, the result is an error with the status 304.
    ///
    /// An attempt and the wait after it each take at most the time-out. A time-out is not retried. A server that failed
    /// for several files in a row gets no further request, and after the maximum time of a run no server does.
    pub(crate) fn get(&self, url: &str, etag: Option<&str>, most: u64) -> Result<Download, FetchError> {
        let server = url.split('/').nth(2).unwrap_or_default();
        let failures = || self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        if failures().get(server).is_some_and(|count| *count >= FAILURES) {
            return Err(FetchError { url: url.to_owned(), cause: Cause::NotAsked });
        }
        let got = self.get_in_time(url, etag, most);
        match &got {
            Err(error) if error.cause.is_server_failure() => {
                *failures().entry(server.to_owned()).or_default() += 1;
            }
            _ => _ = failures().remove(server),
        }
        got
    }

    fn get_in_time(&self, url: &str, etag: Option<&str>, most: u64) -> Result<Download, FetchError> {
        let mut failures = 0;
        let error = |cause| FetchError { url: url.to_owned(), cause };
        loop {
            if Instant::now() >= self.deadline {
                let problem = format!("not requested, because the run took more than {RUN_MINUTES} minutes");
                return Err(error(Cause::Refused(problem)));
            }
            let cause = match self.attempt(url, etag, most) {
                Ok(fetched) => return Ok(fetched),
                Err(cause) => cause,
            };
            if !cause.is_transient() || failures + 1 >= ATTEMPTS {
                return Err(error(cause));
            }
            let retry_after = match &cause {
                Cause::Status(_, retry_after) => retry_after.as_deref(),
                _ => None,
            };
            let now = Timestamp::try_from(SystemTime::now()).unwrap_or(Timestamp::MAX);
            thread::sleep(wait(failures, retry_after, now, self.timeout));
            failures += 1;
        }
    }

    /// Makes one attempt within the time-out.
    ///
    /// A proxy that responds byte by byte restarts the client's own clock. So a thread makes the attempt, and is
    /// abandoned if it takes too long.
    fn attempt(&self, url: &str, etag: Option<&str>, most: u64) -> Result<Download, Cause> {
        let (agent, url, etag) = (self.agent.clone(), url.to_owned(), etag.map(str::to_owned));
        let (sender, receiver) = mpsc::channel();
        let run = move || drop(sender.send(follow(&agent, &url, etag.as_deref(), most)));
        thread::Builder::new().spawn(run).map_err(|error| Cause::Broken(error.to_string()))?;
        receiver.recv_timeout(self.timeout + GRACE).unwrap_or_else(|error| match error {
            RecvTimeoutError::Timeout => Err(Cause::TimedOut),
            RecvTimeoutError::Disconnected => {
                Err(Cause::Broken("the request ended without a result".to_owned()))
            }
        })
    }
}

/// Requests a file, following redirects.
fn follow(agent: &Agent, url: &str, etag: Option<&str>, most: u64) -> Result<Download, Cause> {
    let mut uri = parse(url).map_err(Cause::Refused)?;
    for _ in 0..=REDIRECTS {
        let response = send(agent, &uri, etag).map_err(|error| cause(&error))?;
        let status = response.status().as_u16();
        let (parts, body) = response.into_parts();
        match status {
            200 => return read(&parts.headers, body, most),
            301 | 302 | 303 | 307 | 308 => {
                let location = header(&parts.headers, "location")
                    .ok_or_else(|| Cause::Refused("redirects without an address".to_owned()))?;
                uri = redirect_target(&uri, &location).map_err(Cause::Refused)?;
            }
            _ => return Err(Cause::Status(status, header(&parts.headers, "retry-after"))),
        }
    }
    Err(Cause::Refused("redirects too often: expected at most 5 times".to_owned()))
}

fn send(agent: &Agent, uri: &Uri, etag: Option<&str>) -> Result<ureq::http::Response<Body>, ureq::Error> {
    let mut request = agent.get(uri);
    // An ETag that is not a valid header value can only come from a file that was edited.
    if let Some(etag) = etag.and_then(|etag| HeaderValue::from_str(etag).ok()) {
        request = request.header("If-None-Match", etag);
    }
    if uri.host().is_some_and(is_loopback) {
        // A proxy cannot reach this machine's own addresses.
        request = request.config().proxy(None).build();
    }
    request.call()
}

fn read(headers: &HeaderMap, body: Body, most: u64) -> Result<Download, Cause> {
    let mut bytes = Vec::new();
    // The limit is on the unpacked size: a small gzip may unpack to much.
    let count =
        body.into_reader().take(most + 1).read_to_end(&mut bytes).map_err(|error| io_cause(&error))?;
    if count as u64 > most {
        return Err(Cause::TooLarge(most));
    }
    let last_modified = header(headers, "last-modified")
        .and_then(|date| jiff::fmt::rfc2822::parse(&date).ok())
        .map(|date| date.timestamp().to_string());
    Ok(Download { bytes, etag: etag(headers), last_modified })
}

/// Returns the entity tag, unless the snapshot cannot keep it.
fn etag(headers: &HeaderMap) -> Option<String> {
    header(headers, "etag").filter(|etag| {
        (1..=MOST_ETAG).contains(&etag.len()) && etag.bytes().all(|byte| byte.is_ascii_graphic())
    })
}

fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

fn cause(error: &ureq::Error) -> Cause {
    match error {
        ureq::Error::Timeout(Timeout::Resolve | Timeout::Connect) => Cause::UnreachableInTime,
        ureq::Error::Timeout(_) => Cause::TimedOut,
        ureq::Error::HostNotFound | ureq::Error::ConnectionFailed => Cause::Unreachable(error.to_string()),
        ureq::Error::Io(error) => io_cause(error),
        error => Cause::Broken(error.to_string()),
    }
}

fn io_cause(error: &io::Error) -> Cause {
    if let Some(inner) = error.get_ref().and_then(|inner| inner.downcast_ref::<ureq::Error>()) {
        return cause(inner);
    }
    match error.kind() {
        io::ErrorKind::TimedOut | io::ErrorKind::WouldBlock => Cause::TimedOut,
        io::ErrorKind::ConnectionRefused
        | io::ErrorKind::HostUnreachable
        | io::ErrorKind::NetworkUnreachable
        | io::ErrorKind::AddrNotAvailable => Cause::Unreachable(error.to_string()),
        _ => Cause::Broken(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use ureq::http::header::ETAG;

    use super::*;

    #[test]
    fn an_entity_tag_that_the_snapshot_cannot_keep_is_ignored() {
        for (value, is_kept) in [("\"a\"", true), ("", false), ("a b", false), (&"a".repeat(201), false)] {
            let headers = HeaderMap::from_iter([(ETAG, HeaderValue::from_str(value).unwrap())]);
            assert_eq!(etag(&headers).is_some(), is_kept, "{value}");
        }
    }

    #[test]
    fn nothing_is_asked_after_the_time_of_a_run() {
        let fetcher = Fetcher { deadline: Instant::now(), ..Fetcher::new(Duration::from_secs(1)).unwrap() };
        let error = fetcher.get("http://127.0.0.1:9/", None, 1).unwrap_err();
        assert_eq!(
            error.to_string(),
            "http://127.0.0.1:9/: not requested, because the run took more than 15 minutes"
        );
    }
}
