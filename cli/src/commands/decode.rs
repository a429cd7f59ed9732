//! `decode`: explains a response and whether to retry.
//!
//! The library decodes and classifies ([`ApiError`]); the snapshot describes the codes.

mod json;
mod text;

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::Path;

use intercom_errors::{ApiError, BodyKind, Category, CategorySource, ErrorList, Idempotency, Retry};
use intercom_errors_catalog::{Catalog, Code};

use crate::args::Decode;
use crate::format::ExplainFormat;
use crate::outcome::{Exit, Failure, Message, Report, eprint_note};
use crate::response::{self, Reading, Response};

/// The maximum size of an input in bytes, so that an endless input ends. Bodies of 100 MiB are accepted.
const MAX_BYTES: u64 = 128 << 20;

pub(super) fn run(catalog: &Catalog, arguments: &Decode) -> Result<Report, Failure> {
    let input = read_input(arguments.file.as_deref())?;
    if input.trim_ascii().is_empty() && arguments.status.is_none() && arguments.headers.is_empty() {
        return Err(Message::new("the input is empty: expected a response")
            .help("add -i to `curl`, so that it prints the status and the headers of an empty body too")
            .unreadable());
    }
    let mut responses = response::parse(&input);
    for response in &mut responses {
        response.status = arguments.status.or(response.status);
        // The first header of a name counts.
        response.headers.splice(..0, arguments.headers.iter().cloned());
        if response.status.is_none()
            && let Some(status) = status_in_code(&response.body)
        {
            response.status = Some(status);
            response.readings.push(Reading::CODE_AS_STATUS);
        }
    }
    let first = responses.first().and_then(|response| response.status);
    // A log may also contain responses that are not errors.
    responses.retain(|response| response.status.is_none_or(|status| status >= 400));
    if responses.is_empty() {
        return Err(not_an_error(first.unwrap_or_default()));
    }

    let decoded: Vec<Decoded<'_>> =
        responses.iter().map(|response| Decoded::new(catalog, response)).collect();
    let text = match arguments.format {
        ExplainFormat::Json => decoded.iter().map(json::print).collect::<Result<String, Failure>>()?,
        ExplainFormat::Text => text::print(&decoded),
    };
    let is_known = decoded.iter().all(|decoded| decoded.unknown.is_empty());
    let exit = if is_known { Exit::Clean } else { Exit::Drift };
    Ok(Report { text, message: None, exit })
}

/// Returns the first code that is an HTTP status, such as `400`.
fn status_in_code(body: &[u8]) -> Option<u16> {
    let (list, _) = ErrorList::from_body(body);
    let mut codes = list.errors.iter().filter_map(|object| object.code.as_ref());
    codes.find_map(|code| response::status(code.as_str()).filter(|status| (400..600).contains(status)))
}

/// Reads all of a file or of standard input.
fn read_input(file: Option<&Path>) -> Result<Vec<u8>, Failure> {
    let Some(file) = file.filter(|file| *file != Path::new("-")) else {
        let input = io::stdin();
        if input.is_terminal() {
            eprint_note(
                "waiting for a response on standard input, such as the output of `curl -i`; \
                 press Ctrl-D on an empty line to end it",
            );
        }
        return read_bounded("standard input", input.lock());
    };
    let name = file.display().to_string();
    read_bounded(&name, File::open(file).map_err(|error| read_failure(&name, &error))?)
}

fn read_bounded(name: &str, input: impl Read) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let mut input = input.take(MAX_BYTES + 1);
    input.read_to_end(&mut bytes).map_err(|error| read_failure(name, &error))?;
    if input.limit() > 0 {
        return Ok(bytes);
    }
    Err(Message::new(format!("{name}: the response is too long: expected at most {} MiB", MAX_BYTES >> 20))
        .help("remove what is not part of the response")
        .unreadable())
}

fn read_failure(name: &str, error: &io::Error) -> Failure {
    Message::new(format!("{name}: the response cannot be read: {error}"))
        .help("pass a file with a response, or - for standard input")
        .unreadable()
}

/// A response and the facts about it.
struct Decoded<'d> {
    catalog: &'d Catalog,
    response: &'d Response<'d>,
    body_kind: BodyKind,
    list: ErrorList<'d>,
    /// `None` if the status is unknown.
    error: Option<ApiError<'d>>,
    /// The codes that the snapshot has, each once, in the order of the response.
    known: Vec<&'d Code>,
    /// The other codes, each once.
    unknown: Vec<String>,
}

impl<'d> Decoded<'d> {
    fn new(catalog: &'d Catalog, response: &'d Response<'d>) -> Self {
        let body = &*response.body;
        let error = response
            .status
            .and_then(|status| ApiError::from_response(status, response.headers.as_slice(), body));
        let (list, body_kind) = ErrorList::from_body(body);
        let (mut known, mut unknown) = (Vec::new(), Vec::new());
        let mut seen = HashSet::new();
        for code in list.errors.iter().filter_map(|object| object.code.as_ref()) {
            if !seen.insert(code.as_str()) {
                continue;
            }
            match catalog.code(code.as_str()) {
                Some(code) => known.push(code),
                None => unknown.push(code.as_str().to_owned()),
            }
        }
        Self { catalog, response, body_kind, list, error, known, unknown }
    }

    /// Returns the category and its source. Without a status only a code or a message can be the source.
    fn category(&self) -> Option<(Category, CategorySource)> {
        match &self.error {
            Some(error) => Some((error.category(), error.category_source())),
            None => self.list.category().zip(self.list.category_source()),
        }
    }

    /// Returns what to do, apart from the retry advice.
    fn advice(&self) -> &'static str {
        if let Some(error) = &self.error {
            return error.advice();
        }
        match self.list.advice() {
            Some(advice) => advice,
            None if self.body_kind == BodyKind::Binary => {
                "The body is not text. If it is compressed, `curl --compressed` unpacks it."
            }
            None => {
                "No code has a category, and the status is unknown. Pass it with --status, or pipe in the output of \
                 `curl -i`."
            }
        }
    }

    /// Returns `None` if the status is unknown.
    fn retry(&self, idempotency: Idempotency) -> Option<Retry> {
        self.error.as_ref().map(|error| error.retry(idempotency))
    }

    fn request_id(&self) -> Option<&str> {
        self.list.request_id.as_deref().or_else(|| self.response.header("x-request-id"))
    }

    fn version(&self) -> Option<&str> {
        self.response.header("intercom-version")
    }
}

fn not_an_error(status: u16) -> Failure {
    let message = Message::new(format!("status {status} is not an error: expected 400 or higher"));
    let message = if (300..400).contains(&status) {
        message.help("it is a redirect: `curl -iL` follows it")
    } else {
        message.help("the bodies of some successful responses contain `errors` too")
    };
    message.help("if the request failed all the same, pass the status of an error: --status 400").drift()
}
