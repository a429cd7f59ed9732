//! What a sync says at its end.

use std::fmt::Write as _;

use serde::Serialize;

use super::origin::Origin;
use super::verify::Prepared;
use super::{Action, Features, Old, Options};
use crate::diff::{DiffFormat, Difference, Kind, between_snapshots, print};
use crate::format::json;
use crate::format::markdown::escape;
use crate::outcome::{Exit, Failure, Report, Trouble};
use crate::printable::printable;

/// The JSON form.
#[derive(Serialize)]
struct Document<'d> {
    #[serde(flatten)]
    difference: &'d Difference,
    features_added: &'d [String],
    features_removed: &'d [String],
    notes: &'d [String],
    written: bool,
}

pub(super) fn report(
    old: &Old<'_>,
    origin: &Origin,
    prepared: &Prepared,
    features: Option<&Features>,
    options: &Options,
) -> Result<Report, Failure> {
    let docs = match prepared.unread.is_empty() {
        true => origin.name(),
        false => format!("what could be read of {}", origin.name()),
    };
    let mut difference = between_snapshots((old.source.name(), &old.catalog), (docs, &prepared.catalog));
    // Dates, tags and hashes change with every build of the site; what the files say is told by the rest.
    difference.changes.retain(|change| change.kind != Kind::FileChanged);
    let mut notes = prepared.notes.clone();
    if difference.changes.is_empty() && prepared.differs() {
        notes.push("dates, tags or bytes of files changed, and the files say the same as before".to_owned());
    }
    let changed = !difference.changes.is_empty() || features.is_some();
    let written = options.action == Action::Write && (prepared.differs() || features.is_some());
    let text = match options.format {
        DiffFormat::Text => text(&difference, &notes, features, written),
        DiffFormat::Markdown => markdown(&difference, &notes, features),
        DiffFormat::Json => json::print(&Document {
            difference: &difference,
            features_added: features.map_or(&[], |features| &features.added),
            features_removed: features.map_or(&[], |features| &features.removed),
            notes: &notes,
            written,
        })?,
    };
    if options.action == Action::Check && changed {
        let trouble = Trouble::new(format!("{} is behind {}", old.source.name(), origin.name()))
            .help("`cargo intercom-errors sync` takes it there");
        return Ok(Report { text, trouble: Some(trouble), exit: Exit::Drift });
    }
    if options.action == Action::Check && !prepared.unread.is_empty() {
        let unread: Vec<String> = prepared.unread.iter().map(ToString::to_string).collect();
        let trouble = Trouble::new(format!(
            "whether {} is behind {} cannot be told: the OpenAPI description of {} could not be read",
            old.source.name(),
            origin.name(),
            unread.join(", ")
        ))
        .help("the notes say why; the rest is as the snapshot has it");
        return Ok(Report { text, trouble: Some(trouble), exit: Exit::Unreadable });
    }
    Ok(Report::clean(text))
}

fn text(difference: &Difference, notes: &[String], features: Option<&Features>, written: bool) -> String {
    let mut text = print::text(difference);
    // Writing to a `String` cannot fail.
    if let Some(features) = features {
        let _ = writeln!(text, "\n{}", printable(&features.sentence()));
    }
    for note in notes {
        let _ = writeln!(text, "note: {}", printable(note));
    }
    let _ = writeln!(text, "{}", if written { "written" } else { "nothing was written" });
    text
}

fn markdown(difference: &Difference, notes: &[String], features: Option<&Features>) -> String {
    let mut text = print::markdown(difference);
    let sentences: Vec<String> =
        features.iter().map(|features| features.sentence()).chain(notes.iter().cloned()).collect();
    if !sentences.is_empty() {
        text.push_str("\n### Notes\n\n");
    }
    for sentence in sentences {
        let _ = writeln!(text, "- {}", escape(&sentence));
    }
    text
}

impl Features {
    fn sentence(&self) -> String {
        let mut parts = Vec::new();
        for (what, names) in [("added", &self.added), ("removed", &self.removed)] {
            if !names.is_empty() {
                parts.push(format!("{what} {}", names.join(", ")));
            }
        }
        format!("version features in {}: {}", self.shown, parts.join("; "))
    }
}
