//! A difference as text and as Markdown.

use std::fmt::{self, Write};

use anstyle::{AnsiColor, Style};

use super::{Change, Difference, Kind};
use crate::format::markdown::code_span;
use crate::format::{BOLD, render};
use crate::printable::printable;

/// Returns text to read in a terminal.
pub(crate) fn text(difference: &Difference) -> String {
    render(|out| write_text(out, difference))
}

fn write_text(out: &mut String, difference: &Difference) -> fmt::Result {
    let escape = |text: &str| printable(text).into_owned();
    let (from, to) = (escape(&difference.from), escape(&difference.to));
    if difference.changes.is_empty() {
        return writeln!(out, "{from} and {to} are the same.");
    }
    writeln!(out, "{BOLD}{from} -> {to}{BOLD:#}")?;
    for (kind, changes) in difference.by_kind() {
        let (sign, style) = sign(kind);
        writeln!(out, "\n{style}{} ({}){style:#}", kind.heading(), changes.len())?;
        for change in changes {
            write!(out, "  {style}{sign}{style:#} {}", escape(&change.subject))?;
            write_change(out, change, escape, "      ")?;
        }
    }
    Ok(())
}

/// Returns headings and lists, such as for a pull request.
pub(crate) fn markdown(difference: &Difference) -> String {
    render(|out| write_markdown(out, difference))
}

fn write_markdown(out: &mut String, difference: &Difference) -> fmt::Result {
    let (from, to) = (code_span(&difference.from), code_span(&difference.to));
    if difference.changes.is_empty() {
        return writeln!(out, "{from} and {to} are the same.");
    }
    writeln!(out, "## {from} to {to}")?;
    for (kind, changes) in difference.by_kind() {
        writeln!(out, "\n### {} ({})\n", capitalized(kind.heading()), changes.len())?;
        for change in changes {
            write!(out, "- **{}**", code_span(&change.subject))?;
            write_change(out, change, code_span, "  - ")?;
        }
    }
    Ok(())
}

/// Writes the rest of a line after its subject. Descriptions follow on lines that begin with `indent`.
fn write_change(
    out: &mut String,
    change: &Change,
    escape: impl Fn(&str) -> String,
    indent: &str,
) -> fmt::Result {
    let [place, from, to] =
        [&change.place, &change.from, &change.to].map(|value| value.as_deref().map(&escape));
    if let Some(place) = place {
        write!(out, " ({place})")?;
    }
    match (from, to) {
        (from, to) if matches!(change.kind, Kind::Reworded | Kind::DescriptionLost) => {
            let [from, to] = [from, to].map(|text| text.unwrap_or_else(|| "(no description)".to_owned()));
            writeln!(out, "\n{indent}was: {from}\n{indent}now: {to}")
        }
        (Some(from), Some(to)) => writeln!(out, ": {from} -> {to}"),
        (Some(only), None) | (None, Some(only)) => writeln!(out, ": {only}"),
        (None, None) => writeln!(out),
    }
}

fn sign(kind: Kind) -> (char, Style) {
    match kind {
        kind if kind.is_loss() => ('-', AnsiColor::Red.on_default().bold()),
        Kind::CodeRemoved => ('-', AnsiColor::Red.on_default()),
        Kind::CodeAdded | Kind::CodeRevived | Kind::VersionAdded | Kind::EvidenceAdded | Kind::FileAdded => {
            ('+', AnsiColor::Green.on_default())
        }
        _ => ('~', AnsiColor::Yellow.on_default()),
    }
}

fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
}
