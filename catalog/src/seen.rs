//! Duplicates in lists of any length.

use std::borrow::Cow;
use std::collections::HashMap;

/// The names of a list, each with its first place. Each is found in constant time.
///
/// All lists use this one type, because a build compiles a hash table for each type of its keys.
#[derive(Default)]
pub(crate) struct Seen<'t>(HashMap<Cow<'t, str>, usize>);

impl<'t> Seen<'t> {
    /// Adds the next name of the list. Returns the place of an equal name before it, counted from 0.
    pub(crate) fn add(&mut self, name: impl Into<Cow<'t, str>>) -> Option<usize> {
        let place = self.0.len();
        self.0.insert(name.into(), place)
    }

    pub(crate) fn contains(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }
}
