//! `decode`: what a reply says, whether to send the request again, and when.
//!
//! The library decodes and classifies ([`ApiError`]); the snapshot in use describes the codes.

mod json;
mod sentences;
mod text;

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, IsTerminal, Read, Write};
use std::path::Path;
use std::time::{Duration, SystemTime};

use intercom_errors::{ApiError, Category, CategorySource, Repeat, RetryAdvice, RetryReason};
use intercom_errors_catalog::{Catalog, Code};

use crate::args::Decode;
use crate::format::ExplainFormat;
use crate::outcome::{Exit, Failure, Report, Trouble};
use crate::reply::{self, Reply};

/// The longest input that is read. Bodies up to 100 MiB are taken, and an endless input must end.
const LONGEST: u64 = 128 << 20;

/// Stands in the library for a status that nobody told. HTTP has no such status, so nothing is concluded from it,
/// and it is never shown.
const UNTOLD: u16 = u16::MAX;

pub(super) fn run(catalog: &Catalog, arguments: Decode) -> Result<Report, Failure> {
    let Decode { file, status, headers, format } = arguments;
    let input = input(file.as_deref())?;
    let reply = reply::read(&input);
    if input.trim_ascii().is_empty() && status.is_none() && headers.is_empty() {
        return Err(Trouble::new("there is nothing to decode: the input is empty")
            .help("`curl -i` prints the status and the headers too, where `curl` prints an empty body")
            .unreadable());
    }
    let status = status.or(reply.status);
    // The first header of a name counts.
    let headers: Vec<(String, String)> = headers.into_iter().chain(reply.headers).collect();
    let reply = Reply { status, headers, body: reply.body };
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or(Duration::ZERO);
    explain(catalog, &reply, now.as_secs(), format)
}

fn explain(catalog: &Catalog, reply: &Reply<'_>, now: u64, format: ExplainFormat) -> Result<Report, Failure> {
    let headers = reply.headers.as_slice();
    let error = ApiError::from_response(reply.status.unwrap_or(UNTOLD), headers, reply.body);
    let error = error.ok_or_else(|| no_error(reply.status.unwrap_or_default()))?;
    let decoded = Decoded::new(catalog, &error, reply.status, now);
    let text = match format {
        ExplainFormat::Json => json::print(&decoded)?,
        ExplainFormat::Text => text::print(&decoded),
    };
    let exit = if decoded.unknown.is_empty() { Exit::Clean } else { Exit::Drift };
    Ok(Report { text, trouble: None, exit })
}

fn no_error(status: u16) -> Failure {
    let trouble = Trouble::new(format!("a reply with status {status} is no error"));
    match status {
        300..400 => trouble.help("it leads elsewhere: `curl -iL` follows it"),
        _ => trouble.help("some of Intercom's successful replies have `errors` in their bodies too"),
    }
    .help("where it failed nevertheless, say with which status: --status 400")
    .drift()
}

/// The whole input, from a file or from standard input.
fn input(file: Option<&Path>) -> Result<Vec<u8>, Failure> {
    match file.filter(|file| *file != Path::new("-")) {
        Some(file) => {
            let name = file.display().to_string();
            bounded(&name, File::open(file).map_err(|error| unreadable(&name, &error))?)
        }
        None => {
            let input = io::stdin();
            if input.is_terminal() {
                // Where standard error is closed, nobody is left to tell.
                let _ = writeln!(
                    io::stderr(),
                    "waiting for a reply on standard input, such as all that `curl -i` prints; \
                     Ctrl-D on a line of its own ends it"
                );
            }
            bounded("standard input", input.lock())
        }
    }
}

fn bounded(name: &str, input: impl Read) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    input.take(LONGEST + 1).read_to_end(&mut bytes).map_err(|error| unreadable(name, &error))?;
    match u64::try_from(bytes.len()) {
        Ok(0..=LONGEST) => Ok(bytes),
        _ => Err(Trouble::new(format!("{name}: the reply is longer than {} MiB", LONGEST >> 20))
            .help("no reply of Intercom's is; cut off what does not belong to it")
            .unreadable()),
    }
}

fn unreadable(name: &str, error: &io::Error) -> Failure {
    let help = "expected a file with a reply, or - for standard input";
    Trouble::new(format!("{name}: the reply cannot be read: {error}")).help(help).unreadable()
}

/// A reply, with what is known of it.
struct Decoded<'d> {
    catalog: &'d Catalog,
    error: &'d ApiError<'d>,
    /// None where nobody told it.
    status: Option<u16>,
    /// Seconds of Unix time.
    now: u64,
    /// The codes that the snapshot knows, each once, in the reply's order.
    known: Vec<&'d Code>,
    /// Those that it does not know.
    unknown: Vec<&'d str>,
}

/// Whether to send the request again.
struct Retry {
    advice: RetryAdvice,
    /// How often at most; None where nothing bounds it.
    limit: Option<u32>,
    reason: RetryReason,
}

impl<'d> Decoded<'d> {
    fn new(catalog: &'d Catalog, error: &'d ApiError<'d>, status: Option<u16>, now: u64) -> Self {
        let mut decoded = Self { catalog, error, status, now, known: Vec::new(), unknown: Vec::new() };
        let mut seen = HashSet::new();
        for code in error.errors().iter().filter_map(|object| object.code.as_ref()) {
            if !seen.insert(code.as_str()) {
                continue;
            }
            match catalog.code(code.as_str()) {
                Some(code) => decoded.known.push(code),
                None => decoded.unknown.push(code.as_str()),
            }
        }
        decoded
    }

    /// The category, and from what it is known. Without a status only a code tells it.
    fn category(&self) -> Option<(Category, CategorySource)> {
        let told = (self.error.category(), self.error.category_source());
        (self.status.is_some() || told.1 == CategorySource::Code).then_some(told)
    }

    /// None where the category is not known for lack of a status.
    fn retry(&self, repeat: Repeat) -> Option<Retry> {
        self.category()?;
        let (advice, reason) = self.error.retry_for(repeat, self.now);
        let limit = if advice == RetryAdvice::No { Some(0) } else { self.error.retry_limit() };
        Some(Retry { advice, limit, reason })
    }
}
