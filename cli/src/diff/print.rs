//! A difference as text and as Markdown.

use std::fmt::{self, Write};

use anstyle::{AnsiColor, Style};

use super::{Change, Difference, Kind};
use crate::format::markdown::escape;
use crate::printable::printable;

/// Text to read in a terminal.
pub(crate) fn text(difference: &Difference) -> String {
    let mut out = String::new();
    // Writing to a `String` cannot fail.
    let _ = write_text(&mut out, difference);
    out
}

fn write_text(out: &mut String, difference: &Difference) -> fmt::Result {
    const BOLD: Style = Style::new().bold();
    let (from, to) = (printable(&difference.from), printable(&difference.to));
    if difference.changes.is_empty() {
        return writeln!(out, "{from} and {to} are the same.");
    }
    writeln!(out, "{BOLD}{from} -> {to}{BOLD:#}")?;
    for (kind, changes) in difference.by_kind() {
        let style = style(kind);
        writeln!(out, "\n{style}{} ({}){style:#}", kind.heading(), changes.len())?;
        for change in changes {
            let sign = sign(kind);
            write!(out, "  {style}{sign}{style:#} {}", printable(&change.subject))?;
            if let Some(place) = &change.place {
                write!(out, " ({})", printable(place))?;
            }
            match (change.from.as_deref(), change.to.as_deref()) {
                _ if is_wording(change) => {
                    let show = |text: Option<&str>| match text {
                        Some(text) => printable(text).into_owned(),
                        None => "(no description)".to_owned(),
                    };
                    let (from, to) = (show(change.from.as_deref()), show(change.to.as_deref()));
                    writeln!(out, "\n      was: {from}\n      now: {to}")?;
                }
                (Some(from), Some(to)) => writeln!(out, ": {} -> {}", printable(from), printable(to))?,
                (Some(only), None) | (None, Some(only)) => writeln!(out, ": {}", printable(only))?,
                (None, None) => writeln!(out)?,
            }
        }
    }
    Ok(())
}

/// Headings and lists, such as for a pull request.
pub(crate) fn markdown(difference: &Difference) -> String {
    let mut out = String::new();
    let _ = write_markdown(&mut out, difference);
    out
}

fn write_markdown(out: &mut String, difference: &Difference) -> fmt::Result {
    let (from, to) = (escape(&difference.from), escape(&difference.to));
    if difference.changes.is_empty() {
        return writeln!(out, "{from} and {to} are the same.");
    }
    writeln!(out, "## {from} to {to}")?;
    for (kind, changes) in difference.by_kind() {
        writeln!(out, "\n### {} ({})\n", capitalized(kind.heading()), changes.len())?;
        for change in changes {
            write!(out, "- **{}**", escape(&change.subject))?;
            if let Some(place) = &change.place {
                write!(out, " ({})", escape(place))?;
            }
            let show = |text: &Option<String>| match text {
                Some(text) => escape(text),
                None => "(nothing)".to_owned(),
            };
            match (&change.from, &change.to) {
                _ if is_wording(change) => {
                    writeln!(out, "\n  - was: {}\n  - now: {}", show(&change.from), show(&change.to))?;
                }
                (Some(from), Some(to)) => writeln!(out, ": {} → {}", escape(from), escape(to))?,
                (Some(only), None) | (None, Some(only)) => writeln!(out, ": {}", escape(only))?,
                (None, None) => writeln!(out)?,
            }
        }
    }
    Ok(())
}

fn is_wording(change: &Change) -> bool {
    matches!(change.kind, Kind::Reworded | Kind::DescriptionLost)
}

fn sign(kind: Kind) -> char {
    match kind {
        Kind::CodeAdded | Kind::CodeRevived | Kind::VersionAdded | Kind::EvidenceAdded | Kind::FileAdded => {
            '+'
        }
        Kind::CodeRemoved => '-',
        kind if kind.is_loss() => '-',
        _ => '~',
    }
}

fn style(kind: Kind) -> Style {
    match sign(kind) {
        '-' if kind.is_loss() => AnsiColor::Red.on_default().bold(),
        '-' => AnsiColor::Red.on_default(),
        '+' => AnsiColor::Green.on_default(),
        _ => AnsiColor::Yellow.on_default(),
    }
}

fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
