//! The state of a code in each version, from its evidence.
//!
//! The rules are written in `vocabulary/src/availability.md`.

use intercom_errors_vocabulary::{Availability, Evidence};

use super::{Code, VersionInfo};
use crate::version::Version;

/// The reason for the state of a code in a version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// A source of the version names the code, which makes it documented or observed.
    Named(Availability),
    /// The version rules the code out.
    RuledOut,
    /// The version has no word of its own. The nearest versions below and above that have one decide.
    Neighbors {
        /// The nearest version below, if there is one.
        below: Option<Neighbor>,
        /// The nearest version above, if there is one.
        above: Option<Neighbor>,
    },
    /// Only sources that cover no version name the code.
    NoVersion,
    /// No source names the code any longer.
    Retired,
}

/// A version with a word of its own about a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Neighbor {
    /// The version.
    pub version: Version,
    /// Its state: documented, observed, or unlisted if it rules the code out.
    pub state: Availability,
}

impl Basis {
    /// Returns the state that this is the reason for.
    #[must_use]
    pub fn availability(self) -> Availability {
        match self {
            Self::Named(state) => state,
            Self::NoVersion => Availability::Presumed,
            Self::RuledOut | Self::Retired => Availability::Unlisted,
            Self::Neighbors { below, above } => {
                let has = |neighbor: Option<Neighbor>| {
                    neighbor.is_some_and(|neighbor| neighbor.state != Availability::Unlisted)
                };
                if has(below) || has(above) { Availability::Presumed } else { Availability::Unlisted }
            }
        }
    }
}

/// Returns the reason for the state of a code in each of these versions, which are ascending.
pub(super) fn bases(code: &Code, versions: &[VersionInfo]) -> Vec<Basis> {
    if code.retired.is_some() {
        return vec![Basis::Retired; versions.len()];
    }
    let words = words(code, versions);
    if words.iter().all(Option::is_none) {
        return vec![Basis::NoVersion; versions.len()];
    }
    let mut below = None;
    let mut bases: Vec<Basis> = Vec::with_capacity(versions.len());
    for (info, word) in versions.iter().zip(&words) {
        bases.push(match *word {
            None => Basis::Neighbors { below, above: None },
            Some(Availability::Unlisted) => Basis::RuledOut,
            Some(state) => Basis::Named(state),
        });
        below = word.map(|state| Neighbor { version: info.version, state }).or(below);
    }
    let mut nearest = None;
    for ((info, word), basis) in versions.iter().zip(&words).zip(&mut bases).rev() {
        if let Basis::Neighbors { above, .. } = basis {
            *above = nearest;
        }
        nearest = word.map(|state| Neighbor { version: info.version, state }).or(nearest);
    }
    bases
}

/// Returns the word of each version itself: documented, observed, or unlisted if it rules the code out.
fn words(code: &Code, versions: &[VersionInfo]) -> Vec<Option<Availability>> {
    let kinds: Vec<Evidence> = code.enumerating_kinds().collect();
    let can_be_ruled_out =
        !kinds.is_empty() && !code.is_named_by(Evidence::Client) && !code.is_named_by(Evidence::Report);
    let mut words: Vec<Option<Availability>> = versions
        .iter()
        .map(|info| {
            let is_ruled_out = can_be_ruled_out && kinds.iter().all(|kind| info.enumerated_by.contains(kind));
            is_ruled_out.then_some(Availability::Unlisted)
        })
        .collect();
    for mention in &code.evidence {
        if let (Some(version), Some(state)) = (mention.version, mention.kind.availability())
            && let Ok(place) = versions.binary_search_by_key(&version, |info| info.version)
        {
            // Documented is the least state, and unlisted the greatest.
            words[place] = Some(words[place].unwrap_or(state).min(state));
        }
    }
    words
}
