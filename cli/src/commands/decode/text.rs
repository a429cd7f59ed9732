//! A response as text for people.

use std::fmt::{self, Write};

use intercom_errors::{BodyKind, ErrorObject, Idempotency, RateLimit, Retry, RetryAdvice};
use intercom_errors_catalog::Catalog;
use jiff::Timestamp;

use super::Decoded;
use crate::format::{BOLD, render, words, write_description, write_states};
use crate::nearest;
use crate::printable::{cut, quoted};
use crate::version;

/// The text for a value that depends on the status.
const UNKNOWN: &str = "unknown without the status: add --status STATUS";

/// The number of errors that are printed. The JSON form has all of them.
const MAX_ERRORS: usize = 50;
/// The number of characters that are printed of a string.
const MAX_CHARACTERS: usize = 2_000;
/// The number of lines that are printed of a body without errors.
const MAX_LINES: usize = 10;
/// The number of characters that are printed of such a line.
const MAX_LINE: usize = 500;

pub(super) fn print(responses: &[Decoded<'_>]) -> String {
    render(|out| {
        for (index, decoded) in responses.iter().enumerate() {
            if responses.len() > 1 {
                let space = if index == 0 { "" } else { "\n" };
                writeln!(out, "{space}{BOLD}response {} of {}{BOLD:#}", index + 1, responses.len())?;
            }
            write(out, decoded)?;
        }
        Ok(())
    })
}

fn write(out: &mut String, decoded: &Decoded<'_>) -> fmt::Result {
    let status = match decoded.response.status {
        Some(status) => format!("status {status}"),
        None => "status unknown".to_owned(),
    };
    let (title, category) = match decoded.category() {
        Some((category, source)) => {
            let words = words(category);
            (format!("{status}, {words}"), format!("{words}, by its {source}"))
        }
        None => (status, UNKNOWN.to_owned()),
    };
    writeln!(out, "{BOLD}{title}{BOLD:#}")?;
    writeln!(out, "  {}\n", decoded.advice())?;
    let readings: Vec<&str> = decoded.response.readings.iter().map(|reading| reading.explanation).collect();
    writeln!(out, "  input       {}", readings.join("; "))?;
    writeln!(out, "  body        {}", decoded.body_kind.explanation())?;
    writeln!(out, "  category    {category}")?;
    write_retry(out, decoded)?;
    writeln!(out, "  request id  {}", cut(decoded.request_id().unwrap_or("none"), MAX_CHARACTERS))?;
    match decoded.version() {
        Some(version) => {
            let note = note_on_version(decoded.catalog, version);
            writeln!(out, "  version     {}{note}", cut(version, MAX_CHARACTERS))?;
        }
        None => writeln!(out, "  version     unknown: the response has no Intercom-Version header")?,
    }
    if let Some(text) = decoded.error.as_ref().and_then(|error| describe_limit(error.rate_limit())) {
        writeln!(out, "  rate limit  {text}")?;
    }
    let errors = &decoded.list.errors;
    for (index, object) in errors.iter().take(MAX_ERRORS).enumerate() {
        match errors.len() {
            1 => writeln!(out, "\n{BOLD}error{BOLD:#}")?,
            count => writeln!(out, "\n{BOLD}error {} of {count}{BOLD:#}", index + 1)?,
        }
        write_object(out, decoded.catalog, object)?;
    }
    if errors.is_empty() && decoded.body_kind != BodyKind::Binary {
        write_body(out, &decoded.response.body)?;
    }
    if errors.len() > MAX_ERRORS {
        writeln!(out, "\nand {} more; --format json prints all", errors.len() - MAX_ERRORS)?;
    }
    if !decoded.unknown.is_empty() {
        writeln!(out, "\nunknown codes: {}", nearest::REPORT)?;
    }
    Ok(())
}

fn write_retry(out: &mut String, decoded: &Decoded<'_>) -> fmt::Result {
    let Some(retry) = decoded.retry(Idempotency::Idempotent) else {
        return writeln!(out, "  retry       {UNKNOWN}");
    };
    writeln!(out, "  retry       {}: {}", describe_wait(retry), retry.reason.explanation())?;
    if let Some(post) = decoded.retry(Idempotency::NotIdempotent).filter(|post| *post != retry) {
        writeln!(
            out,
            "              {} for a POST or PATCH: {}",
            describe_wait(post),
            post.reason.explanation()
        )?;
    }
    Ok(())
}

fn describe_wait(retry: Retry) -> String {
    let times = if retry.max_retries == Some(1) { "once, " } else { "" };
    match retry.advice {
        RetryAdvice::After(wait) => format!("{times}in {} s", wait.as_secs()),
        RetryAdvice::Backoff if times.is_empty() => "with exponential backoff".to_owned(),
        RetryAdvice::Backoff => format!("{times}after a short wait"),
        _ => "no".to_owned(),
    }
}

fn note_on_version(catalog: &Catalog, text: &str) -> &'static str {
    let is_known =
        version::parse(text).is_ok_and(|version| catalog.versions.iter().any(|info| info.version == version));
    if is_known { "" } else { " (not in the snapshot)" }
}

fn describe_limit(limits: RateLimit) -> Option<String> {
    let RateLimit { limit, remaining, reset, .. } = limits;
    let left = match (remaining, limit) {
        (Some(remaining), Some(limit)) => Some(format!("{remaining} of {limit} left")),
        (Some(remaining), None) => Some(format!("{remaining} left")),
        (None, Some(limit)) => Some(format!("{limit} in a window")),
        (None, None) => None,
    };
    let end = reset.map(|reset| {
        let time = i64::try_from(reset).ok().and_then(|seconds| Timestamp::from_second(seconds).ok());
        let time = time.map_or_else(|| format!("Unix time {reset}"), |time| time.to_string());
        format!("the window ends at {time}")
    });
    let parts: Vec<String> = left.into_iter().chain(end).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

fn write_object(out: &mut String, catalog: &Catalog, object: &ErrorObject<'_>) -> fmt::Result {
    match &object.code {
        Some(code) => write_code(out, catalog, code.as_str())?,
        None => writeln!(out, "  code      none")?,
    }
    if let Some(field) = object.field.as_deref() {
        writeln!(out, "  field     {}", cut(field, MAX_CHARACTERS))?;
    }
    if let Some(message) = object.message.as_deref() {
        writeln!(out, "  message   {}", cut(message, MAX_CHARACTERS))?;
    }
    if let Some(detail) = object.detail() {
        writeln!(out, "  detail    {}", cut(&detail.explanation(), MAX_CHARACTERS))?;
    }
    if let Some(data) = &object.data {
        writeln!(out, "  data      {}", cut(data.as_str(), MAX_CHARACTERS))?;
    }
    Ok(())
}

fn write_code(out: &mut String, catalog: &Catalog, name: &str) -> fmt::Result {
    const INDENT: &str = "            ";
    let Some(code) = catalog.code(name) else {
        writeln!(out, "  code      {}", quoted(name))?;
        writeln!(out, "{INDENT}It is not in the snapshot: Intercom also sends codes that no source lists.")?;
        if let Some(help) = nearest::help(catalog, name) {
            writeln!(out, "{INDENT}{help}")?;
        }
        return Ok(());
    };
    writeln!(out, "  code      {name}")?;
    write_description(out, code, INDENT)?;
    write_states(out, catalog, code, INDENT)
}

/// Writes the first lines of a body without errors.
fn write_body(out: &mut String, body: &[u8]) -> fmt::Result {
    let text = String::from_utf8_lossy(body);
    let text = text.trim();
    if text.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{BOLD}body{BOLD:#}")?;
    let mut lines = text.lines();
    for line in lines.by_ref().take(MAX_LINES) {
        writeln!(out, "  {}", cut(line.trim_end(), MAX_LINE))?;
    }
    if lines.next().is_some() {
        writeln!(out, "  ... ({} bytes)", body.len())?;
    }
    Ok(())
}
