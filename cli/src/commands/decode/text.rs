//! A reply, for a person.

use std::borrow::Cow;
use std::fmt::{self, Write};
use std::time::Duration;

use anstyle::Style;
use intercom_errors::{BodyForm, Category, ErrorObject, RateLimit, Repeat, RetryAdvice};
use intercom_errors_catalog::Catalog;
use jiff::Timestamp;

use super::{Decoded, Retry, sentences};
use crate::format::write_states;
use crate::nearest::nearest;
use crate::printable::{printable, quoted};
use crate::version;

const BOLD: Style = Style::new().bold();

/// How many errors are shown. A person reads no more, and the JSON form has them all.
const ERRORS: usize = 50;
/// How many characters of a text of the reply's are shown.
const CHARACTERS: usize = 2_000;
/// How many characters and lines of a body without errors.
const BODY: usize = 500;
const LINES: usize = 10;

pub(super) fn print(decoded: &Decoded<'_>) -> String {
    let mut out = String::new();
    // Writing to a `String` cannot fail.
    let _ = write(&mut out, decoded);
    out
}

fn write(out: &mut String, decoded: &Decoded<'_>) -> fmt::Result {
    let error = decoded.error;
    let category = decoded.category();
    let status =
        decoded.status.map_or_else(|| "status not told".to_owned(), |status| format!("status {status}"));
    match category {
        Some((category, _)) => writeln!(out, "{BOLD}{status}, {}{BOLD:#}", words(category))?,
        None => writeln!(out, "{BOLD}{status}{BOLD:#}")?,
    }
    writeln!(out, "  {}\n", sentences::advice(decoded))?;
    writeln!(out, "  body        {}", error.form().explanation())?;
    match category {
        Some((category, source)) => writeln!(out, "  category    {}, by its {source}", words(category))?,
        None => writeln!(out, "  category    not known, as no code of it tells and the status is missing")?,
    }
    write_retry(out, decoded)?;
    writeln!(out, "  request id  {}", error.request_id().map_or("none".into(), cut))?;
    match error.version_text() {
        Some(version) => {
            writeln!(out, "  version     {}{}", cut(version), version_note(decoded.catalog, version))?;
        }
        None => writeln!(out, "  version     not told: the reply has no Intercom-Version header")?,
    }
    if let Some(text) = rate_limit(error.rate_limit()) {
        writeln!(out, "  rate limit  {text}")?;
    }
    let errors = error.errors();
    for (index, object) in errors.iter().take(ERRORS).enumerate() {
        match errors.len() {
            1 => writeln!(out, "\n{BOLD}error{BOLD:#}")?,
            count => writeln!(out, "\n{BOLD}error {} of {count}{BOLD:#}", index + 1)?,
        }
        write_object(out, decoded, object)?;
    }
    match errors.len() {
        0 if error.form() == BodyForm::Binary => Ok(()),
        0 => write_body(out, decoded),
        count if count > ERRORS => {
            writeln!(out, "\nand {} errors more, which --format json has", count - ERRORS)
        }
        _ => Ok(()),
    }
}

fn words(category: Category) -> String {
    category.as_str().replace('_', " ")
}

fn write_retry(out: &mut String, decoded: &Decoded<'_>) -> fmt::Result {
    let (Some(safe), Some(once)) = (decoded.retry(Repeat::Safe), decoded.retry(Repeat::Unsafe)) else {
        return writeln!(out, "  retry       not known either");
    };
    writeln!(out, "  retry       {}: {}", when(&safe), safe.reason.explanation())?;
    if (once.advice, once.reason) != (safe.advice, safe.reason) {
        writeln!(out, "              {} for a POST or PATCH: {}", when(&once), once.reason.explanation())?;
    }
    Ok(())
}

fn when(retry: &Retry) -> String {
    let times = match retry.limit {
        Some(1) => "once, ",
        _ => "",
    };
    match retry.advice {
        RetryAdvice::After(Duration::ZERO) => format!("{times}at once"),
        RetryAdvice::After(wait) => format!("{times}in {} s", wait.as_secs()),
        RetryAdvice::Backoff if times.is_empty() => "after waits that grow with each try".to_owned(),
        RetryAdvice::Backoff => format!("{times}after a short wait"),
        _ => "no".to_owned(),
    }
}

fn version_note(catalog: &Catalog, text: &str) -> &'static str {
    let known =
        version::parse(text).is_ok_and(|version| catalog.versions.iter().any(|info| info.version == version));
    if known { "" } else { " (the snapshot knows no such version)" }
}

fn rate_limit(limits: RateLimit) -> Option<String> {
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

fn write_object(out: &mut String, decoded: &Decoded<'_>, object: &ErrorObject<'_>) -> fmt::Result {
    match &object.code {
        Some(code) => write_code(out, decoded.catalog, code.as_str())?,
        None => writeln!(out, "  code      none")?,
    }
    if let Some(field) = object.field.as_deref() {
        writeln!(out, "  field     {}", cut(field))?;
    }
    if let Some(message) = object.message.as_deref() {
        writeln!(out, "  message   {}", cut(message))?;
    }
    if let Some(detail) = object.detail().and_then(sentences::detail) {
        writeln!(out, "  detail    {detail}")?;
    }
    if let Some(data) = &object.data {
        writeln!(out, "  data      {}", cut(data.as_str()))?;
    }
    Ok(())
}

fn write_code(out: &mut String, catalog: &Catalog, name: &str) -> fmt::Result {
    let Some(code) = catalog.code(name) else {
        writeln!(out, "  code      {}", quoted(name))?;
        writeln!(
            out,
            "            The snapshot does not know it: Intercom also sends codes that nothing published names."
        )?;
        let near = nearest(catalog, name);
        if !near.is_empty() {
            writeln!(out, "            The nearest that it knows: {}", near.join(", "))?;
        }
        return Ok(());
    };
    writeln!(out, "  code      {name}")?;
    let description = code.description().unwrap_or("No page of the docs describes it.");
    writeln!(out, "            {}", printable(description))?;
    if let Some(retired) = &code.retired {
        writeln!(out, "            Retired on {}: no source names it any more.", retired.since)?;
    }
    write_states(out, catalog, code, "            ")
}

/// The first lines of a body without errors.
fn write_body(out: &mut String, decoded: &Decoded<'_>) -> fmt::Result {
    let body = decoded.error.body_text();
    let text = body.trim();
    if text.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n{BOLD}body{BOLD:#}")?;
    let start = text.char_indices().nth(BODY).and_then(|(end, _)| text.get(..end));
    let mut lines = start.unwrap_or(text).lines();
    for line in lines.by_ref().take(LINES) {
        writeln!(out, "  {}", printable(line.trim_end()))?;
    }
    match start.is_some() || lines.next().is_some() {
        true => writeln!(out, "  ... ({} bytes)", decoded.error.body().len()),
        false => Ok(()),
    }
}

/// Returns a string in one line, in quotes only if it is cut.
fn cut(text: &str) -> Cow<'_, str> {
    if text.chars().nth(CHARACTERS).is_none() {
        printable(text)
    } else {
        Cow::Owned(intercom_errors_catalog::quoted(text, CHARACTERS))
    }
}
