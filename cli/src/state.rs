//! The colors of the states of a code in a version.

use anstyle::{AnsiColor, Style};
use intercom_errors_catalog::Availability;

/// One color for each state, in the order of [`Availability::ALL`].
const COLORS: [AnsiColor; Availability::ALL.len()] =
    [AnsiColor::Green, AnsiColor::Cyan, AnsiColor::Yellow, AnsiColor::BrightBlack];

/// Returns the style in which a state is printed.
pub(crate) const fn style(state: Availability) -> Style {
    COLORS[state as usize].on_default()
}
