//! Asks a server for a file: only over HTTPS (or of this machine), within bounds of time, size, redirects and
//! tries.

mod address;
mod wait;

pub(crate) use address::{allowed, allowed_base, without_secrets};

use std::fmt;
use std::io::{self, Read};
use std::thread;
use std::time::Duration;

use jiff::Timestamp;
use ureq::http::{HeaderMap, HeaderValue, Uri};
use ureq::tls::{RootCerts, TlsConfig, TlsProvider};
use ureq::{Agent, Body, Timeout};

use address::{is_loopback, redirected};
use wait::wait;

/// How often one file is asked for.
const TRIES: u32 = 4;

/// How many redirects are followed.
const REDIRECTS: u32 = 5;

/// How long a connection may take to be made.
const CONNECT: Duration = Duration::from_secs(10);

const USER_AGENT: &str =
    concat!("cargo-intercom-errors/", env!("CARGO_PKG_VERSION"), " (+", env!("CARGO_PKG_REPOSITORY"), ")");

/// Asks servers.
#[derive(Debug, Clone)]
pub(crate) struct Fetcher {
    agent: Agent,
    timeout: Duration,
}

/// What is known of a file already, to ask for a newer one only.
#[derive(Debug, Clone, Default)]
pub(crate) struct Known {
    pub(crate) etag: Option<String>,
    /// As RFC 3339.
    pub(crate) last_modified: Option<String>,
}

/// What a server answered.
#[derive(Debug)]
pub(crate) enum Reply {
    /// The file is still as it is known.
    Unchanged,
    File(Fetched),
}

#[derive(Debug, Default)]
pub(crate) struct Fetched {
    pub(crate) bytes: Vec<u8>,
    pub(crate) etag: Option<String>,
    /// As RFC 3339.
    pub(crate) last_modified: Option<String>,
}

/// Why there is no file.
#[derive(Debug)]
pub(crate) struct FetchError {
    pub(crate) url: String,
    pub(crate) cause: Cause,
}

#[derive(Debug)]
pub(crate) enum Cause {
    Status(u16),
    /// No connection was made.
    Unreachable(String),
    /// The same, as nothing came of it in time.
    UnreachableInTime,
    /// The connection broke off.
    Broken(String),
    TimedOut,
    /// The file has more bytes than it may have.
    TooLarge(u64),
    /// An address that is not asked.
    Refused(String),
    /// A redirect without end, or without a target.
    Redirect(&'static str),
    /// The folder that is read in place of a server has none of these files.
    NoFile(Vec<String>),
}

impl FetchError {
    /// Whether there is no such file.
    pub(crate) fn is_missing(&self) -> bool {
        matches!(self.cause, Cause::Status(404 | 410) | Cause::NoFile(_))
    }

    /// Whether the same request may succeed later.
    pub(crate) fn is_momentary(&self) -> bool {
        self.cause.is_momentary()
    }

    /// Whether the server could not be reached. One that takes too long, or breaks off, may do so for one file only.
    pub(crate) fn is_unreachable(&self) -> bool {
        matches!(self.cause, Cause::Unreachable(_) | Cause::UnreachableInTime)
    }

    /// Whether another form of the file may still be had.
    pub(crate) fn is_of_one_file(&self) -> bool {
        matches!(self.cause, Cause::Status(_) | Cause::NoFile(_))
    }
}

impl fmt::Display for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.url)?;
        match &self.cause {
            Cause::Status(status) => write!(f, "the server answered {status}; expected 200"),
            Cause::Unreachable(how) | Cause::Broken(how) => write!(f, "the connection failed: {how}"),
            Cause::UnreachableInTime => {
                f.write_str("no connection was made in time; check that the server and the way to it are up")
            }
            Cause::TimedOut => f.write_str("the answer took too long; --timeout SECONDS gives it longer"),
            Cause::TooLarge(most) => {
                write!(f, "the answer has more than {} MiB; expected a page of the docs", most >> 20)
            }
            Cause::Refused(why) => f.write_str(why),
            Cause::Redirect(why) => f.write_str(why),
            Cause::NoFile(names) => write!(f, "has no file {}", names.join(", nor ")),
        }
    }
}

/// A try that failed, and what the server said about the next one.
struct Failed {
    cause: Cause,
    retry_after: Option<String>,
}

impl From<Cause> for Failed {
    fn from(cause: Cause) -> Self {
        Self { cause, retry_after: None }
    }
}

impl Cause {
    fn is_momentary(&self) -> bool {
        match self {
            Self::Status(status) => matches!(status, 408 | 429 | 500..=599),
            Self::Unreachable(_) | Self::Broken(_) => true,
            _ => false,
        }
    }
}

impl Fetcher {
    /// One that waits this long for a whole answer, and for another try.
    pub(crate) fn new(timeout: Duration) -> Self {
        let tls = TlsConfig::builder()
            .provider(TlsProvider::Rustls)
            .root_certs(RootCerts::PlatformVerifier)
            .build();
        let config = Agent::config_builder()
            .tls_config(tls)
            .user_agent(USER_AGENT)
            .timeout_connect(Some(CONNECT.min(timeout)))
            .timeout_global(Some(timeout))
            // Followed here, where their target is looked at.
            .max_redirects(0)
            .http_status_as_error(false)
            .build();
        Self { agent: config.into(), timeout }
    }

    /// Asks for a file of at most `most` bytes, again where the failure may be momentary.
    ///
    /// A try takes the time-out at most, and so does the wait for the next one. What takes too long is not tried again.
    pub(crate) fn get(&self, url: &str, known: &Known, most: u64) -> Result<Reply, FetchError> {
        let mut tried = 0;
        loop {
            let failed = match self.follow(url, known, most) {
                Ok(reply) => return Ok(reply),
                Err(failed) => failed,
            };
            if !failed.cause.is_momentary() || tried + 1 >= TRIES {
                return Err(FetchError { url: url.to_owned(), cause: failed.cause });
            }
            thread::sleep(wait(tried, failed.retry_after.as_deref(), Timestamp::now(), self.timeout));
            tried += 1;
        }
    }

    /// One try, with the redirects in it.
    fn follow(&self, url: &str, known: &Known, most: u64) -> Result<Reply, Failed> {
        let mut uri = allowed(url).map_err(Cause::Refused)?;
        for _ in 0..=REDIRECTS {
            let response = self.send(&uri, known).map_err(|error| cause(&error))?;
            let status = response.status().as_u16();
            let (parts, body) = response.into_parts();
            match status {
                200 => return read(&parts.headers, body, most).map(Reply::File).map_err(Failed::from),
                304 => return Ok(Reply::Unchanged),
                301 | 302 | 303 | 307 | 308 => {
                    let location = header(&parts.headers, "location")
                        .ok_or(Cause::Redirect("redirects without saying where to"))?;
                    uri = redirected(&uri, &location).map_err(Cause::Refused)?;
                }
                _ => {
                    let retry_after = header(&parts.headers, "retry-after");
                    return Err(Failed { cause: Cause::Status(status), retry_after });
                }
            }
        }
        Err(Cause::Redirect("redirects more than 5 times").into())
    }

    fn send(&self, uri: &Uri, known: &Known) -> Result<ureq::http::Response<Body>, ureq::Error> {
        let mut request = self.agent.get(uri);
        // What no header can hold came from no server, but from a manifest that was edited.
        if let Some(etag) = known.etag.as_deref().and_then(|etag| HeaderValue::from_str(etag).ok()) {
            request = request.header("If-None-Match", etag);
        }
        if let Some(date) = known.last_modified.as_deref().and_then(http_date) {
            request = request.header("If-Modified-Since", date);
        }
        if uri.host().is_some_and(is_loopback) {
            // No proxy can reach this machine's own addresses.
            request = request.config().proxy(None).build();
        }
        request.call()
    }
}

fn read(headers: &HeaderMap, body: Body, most: u64) -> Result<Fetched, Cause> {
    let mut bytes = Vec::new();
    // The bound is on what is unpacked: a little gzip may hold a lot.
    let count = body.into_reader().take(most + 1).read_to_end(&mut bytes).map_err(|error| broken(&error))?;
    if count as u64 > most {
        return Err(Cause::TooLarge(most));
    }
    let last_modified = header(headers, "last-modified")
        .and_then(|date| jiff::fmt::rfc2822::parse(&date).ok())
        .map(|date| date.timestamp().to_string());
    Ok(Fetched { bytes, etag: header(headers, "etag"), last_modified })
}

fn header(headers: &HeaderMap, name: &str) -> Option<String> {
    headers.get(name)?.to_str().ok().map(str::to_owned)
}

fn cause(error: &ureq::Error) -> Cause {
    match error {
        ureq::Error::Timeout(Timeout::Resolve | Timeout::Connect) => Cause::UnreachableInTime,
        ureq::Error::Timeout(_) => Cause::TimedOut,
        ureq::Error::HostNotFound | ureq::Error::ConnectionFailed => Cause::Unreachable(error.to_string()),
        ureq::Error::Io(error) => broken(error),
        error => Cause::Broken(error.to_string()),
    }
}

fn broken(error: &io::Error) -> Cause {
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

fn http_date(date: &str) -> Option<String> {
    let timestamp: Timestamp = date.parse().ok()?;
    Some(timestamp.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string())
}
