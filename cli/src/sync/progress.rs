//! How far a run is: a bar on a terminal, a line for each file elsewhere.

use std::io::{IsTerminal, Write as _, stderr};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::printable::printable;

/// Shown on standard error.
pub(super) struct Progress {
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

    pub(super) fn expect(&self, count: usize) {
        self.bar.inc_length(count as u64);
    }

    /// One more file is done.
    pub(super) fn done(&self, what: &str) {
        let what = printable(what);
        if self.terminal {
            self.bar.set_message(what.into_owned());
        } else {
            // Where standard error is closed, such as by `head`, nobody is left to tell.
            let _ = writeln!(stderr(), "{what}");
        }
        self.bar.inc(1);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.bar.finish_and_clear();
    }
}
