//! Shows the progress of a run: a bar on a terminal, or else a line for each file.

use std::io::{IsTerminal, stderr};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::outcome::aside;
use crate::printable::printable;

/// The progress, on standard error.
pub(crate) struct Progress {
    bar: ProgressBar,
    terminal: bool,
}

impl Progress {
    pub(super) fn new() -> Self {
        let bar = ProgressBar::new(0);
        let terminal = stderr().is_terminal();
        if !terminal {
            bar.set_draw_target(ProgressDrawTarget::hidden());
        }
        if let Ok(style) = ProgressStyle::with_template("{bar:24} {pos}/{len} {msg}") {
            bar.set_style(style);
        }
        Self { bar, terminal }
    }

    /// Adds files that are to be done.
    pub(crate) fn expect(&self, count: usize) {
        self.bar.inc_length(count as u64);
    }

    /// Counts a file that is done.
    pub(crate) fn done(&self, what: &str) {
        if self.terminal {
            self.bar.set_message(printable(what).into_owned());
        } else {
            aside(what);
        }
        self.bar.inc(1);
    }

    /// Prints a line that stays.
    pub(crate) fn note(&self, line: &str) {
        self.bar.suspend(|| aside(line));
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
