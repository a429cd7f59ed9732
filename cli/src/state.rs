//! The four states of a code in a version, as people see them.

use anstyle::{AnsiColor, Style};
use intercom_errors_catalog::Availability;

/// How a state is shown.
///
/// The signs tell it without colour: a filled shape is evidence, a hollow one a guess, a dot nothing.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) availability: Availability,
    pub(crate) sign: char,
    pub(crate) word: &'static str,
    pub(crate) meaning: &'static str,
    pub(crate) style: Style,
}

const fn color(color: AnsiColor) -> Style {
    color.on_default()
}

const DOCUMENTED: State = State {
    availability: Availability::Documented,
    sign: '●',
    word: "documented",
    meaning: "the version's own page lists the code",
    style: color(AnsiColor::Green),
};

const OBSERVED: State = State {
    availability: Availability::Observed,
    sign: '◆',
    word: "observed",
    meaning: "not on its page, but in a published error response of that version",
    style: color(AnsiColor::Cyan),
};

const PRESUMED: State = State {
    availability: Availability::Presumed,
    sign: '○',
    word: "presumed",
    meaning: "nothing tells of that version; a neighbour or a client has it",
    style: color(AnsiColor::Yellow),
};

const UNLISTED: State = State {
    availability: Availability::Unlisted,
    sign: '·',
    word: "unlisted",
    meaning: "nothing published names it there (no proof that it is never sent)",
    style: color(AnsiColor::BrightBlack),
};

/// All states, in the order of [`Availability::ALL`]; a new state must be shown in some way to compile.
pub(crate) const STATES: [&State; Availability::ALL.len()] = [&DOCUMENTED, &OBSERVED, &PRESUMED, &UNLISTED];

/// How one state is shown.
pub(crate) fn state(availability: Availability) -> &'static State {
    STATES[availability as usize]
}
