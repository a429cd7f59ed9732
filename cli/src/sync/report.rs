//! Reports the changes of an update.

use std::fmt::Write as _;

use serde::Serialize;

use super::Action;
use super::old::Old;
use super::verify::NewSnapshot;
use crate::diff::{DiffFormat, Difference, Kind, between_snapshots, print};
use crate::format::json;
use crate::format::markdown::code_span;
use crate::outcome::{Exit, Failure, Message, Report};
use crate::printable::printable;
use crate::ranges;
use crate::store::UNCHANGED;

/// The JSON form.
#[derive(Serialize)]
struct Document<'d> {
    #[serde(flatten)]
    difference: &'d Difference,
    notes: &'d [String],
    written: bool,
}

/// `docs` is the name of the new snapshot's source in messages.
pub(super) fn report(
    old: &Old<'_>,
    docs: &str,
    prepared: &NewSnapshot,
    action: Action,
    written: bool,
    format: DiffFormat,
) -> Result<Report, Failure> {
    let new =
        if prepared.unread.is_empty() { docs.to_owned() } else { format!("what could be read of {docs}") };
    let mut difference = between_snapshots((old.source.name(), &old.catalog), (new, &prepared.catalog));
    // Dates and hashes change with every build of the site.
    difference.changes.retain(|change| change.kind != Kind::FileChanged);
    let mut notes = prepared.notes.clone();
    if difference.changes.is_empty() && prepared.differs() {
        notes.push("only dates, tags or the form of files changed".to_owned());
    }
    let has_changes = !difference.changes.is_empty();
    let text = match format {
        DiffFormat::Text => text(&difference, &notes, written, action),
        DiffFormat::Markdown => markdown(&difference, &notes),
        DiffFormat::Json => json::print(&Document { difference: &difference, notes: &notes, written })?,
    };
    if !prepared.losses.is_empty() {
        let message = Message::new(format!("{docs}: {}", prepared.losses.join("; ")));
        let message = if action == Action::Finish { message } else { message.help(UNCHANGED) };
        let message = message.help(
            "compare the pages with the docs; if they are right, run: cargo intercom-errors sync --accept-removed",
        );
        return Ok(Report { text, message: Some(message), exit: Exit::Unreadable });
    }
    if action == Action::Check && has_changes {
        let message = Message::new(format!("{} is behind {}", old.source.name(), docs))
            .help("update it: cargo intercom-errors sync");
        return Ok(Report { text, message: Some(message), exit: Exit::Drift });
    }
    if action == Action::Check && !prepared.unread.is_empty() {
        let message = Message::new(format!(
            "{} may be behind {}: the OpenAPI description of {} could not be read",
            old.source.name(),
            docs,
            ranges::names(&prepared.unread)
        ))
        .help("see the notes for the reasons; the rest is the same in the snapshot");
        return Ok(Report { text, message: Some(message), exit: Exit::Unreadable });
    }
    Ok(Report::clean(text))
}

fn text(difference: &Difference, notes: &[String], written: bool, action: Action) -> String {
    let mut text = print::text(difference);
    // Writing to a `String` cannot fail.
    for note in notes {
        let _ = writeln!(text, "note: {}", printable(note));
    }
    let _ = writeln!(
        text,
        "{}",
        match action {
            _ if written => "written",
            Action::Finish => "the snapshot is unchanged",
            Action::Write | Action::DryRun | Action::Check => "nothing was written",
        }
    );
    text
}

fn markdown(difference: &Difference, notes: &[String]) -> String {
    let mut text = print::markdown(difference);
    if !notes.is_empty() {
        text.push_str("\n### Notes\n\n");
    }
    for note in notes {
        let _ = writeln!(text, "- {}", code_span(note));
    }
    text
}
