//! Shows the progress of a run: a bar on a terminal, or else a line for each kind of event at the end.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use indicatif::{ProgressBar, ProgressStyle};
use intercom_errors_catalog::Version;

use crate::outcome::eprint_note;
use crate::ranges;

/// The progress, on standard error.
pub(crate) struct Progress {
    bar: ProgressBar,
    /// The versions of each kind of event.
    events: Mutex<BTreeMap<&'static str, Vec<Version>>>,
}

impl Progress {
    pub(super) fn new() -> Self {
        let bar = ProgressBar::new(0);
        if let Ok(style) = ProgressStyle::with_template("{bar:24} {pos}/{len} {msg}") {
            bar.set_style(style);
        }
        Self { bar, events: Mutex::default() }
    }

    /// Adds files that are to be done.
    pub(crate) fn add_files(&self, count: usize) {
        self.bar.inc_length(count as u64);
    }

    /// Counts a file that is done. `event` says what happened, and is the same for all versions.
    pub(crate) fn done(&self, version: Version, event: &'static str) {
        self.bar.set_message(format!("{version}: {event}"));
        self.bar.inc(1);
        self.events.lock().unwrap_or_else(PoisonError::into_inner).entry(event).or_default().push(version);
    }

    /// Prints a line that stays.
    pub(crate) fn note(&self, line: &str) {
        self.bar.suspend(|| eprint_note(line));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
        if !self.bar.is_hidden() {
            return;
        }
        let events = self.events.get_mut().unwrap_or_else(PoisonError::into_inner);
        let all: Vec<Version> = events.values().flatten().copied().collect();
        for (event, versions) in events {
            eprint_note(&format!("{event}: {}", ranges::of(&all, &*versions)));
        }
    }
}
