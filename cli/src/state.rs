//! The four states of a code in a version, as they are printed.

use anstyle::{AnsiColor, Style};
use intercom_errors_catalog::Availability;

/// The appearance of a state.
///
/// The signs are distinct without colour: a filled shape is evidence, a hollow one a guess, a dot nothing.
#[derive(Debug)]
pub(crate) struct State {
    pub(crate) availability: Availability,
    pub(crate) sign: char,
    pub(crate) word: &'static str,
    pub(crate) meaning: &'static str,
    pub(crate) style: Style,
}

/// All states, from the surest to the least sure.
pub(crate) const STATES: [State; 4] = [DOCUMENTED, OBSERVED, PRESUMED, UNLISTED];

const DOCUMENTED: State = State {
    availability: Availability::Documented,
    sign: '●',
    word: "documented",
    meaning: "a page of the version lists the code",
    style: AnsiColor::Green.on_default(),
};

const OBSERVED: State = State {
    availability: Availability::Observed,
    sign: '◆',
    word: "observed",
    meaning: "not documented there, but an error example of the version has it",
    style: AnsiColor::Cyan.on_default(),
};

const PRESUMED: State = State {
    availability: Availability::Presumed,
    sign: '○',
    word: "presumed",
    meaning: "no data for the version; an adjacent version or a client library has the code",
    style: AnsiColor::Yellow.on_default(),
};

const UNLISTED: State = State {
    availability: Availability::Unlisted,
    sign: '·',
    word: "unlisted",
    meaning: "no source lists the code there; the API may still send it",
    style: AnsiColor::BrightBlack.on_default(),
};

/// Returns the appearance of one state.
pub(crate) const fn state(availability: Availability) -> State {
    match availability {
        Availability::Documented => DOCUMENTED,
        Availability::Observed => OBSERVED,
        Availability::Presumed => PRESUMED,
        Availability::Unlisted => UNLISTED,
    }
}
