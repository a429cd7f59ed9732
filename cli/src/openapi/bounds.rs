//! Limits to what a description can cost. The largest published one has 1.6 MB, 78,000 values and 18 levels.

/// The most bytes of a description.
pub(crate) const MAX_BYTES: usize = 32 * 1024 * 1024;
/// The most values of a description, keys included, and the most values that a walk through its `$ref`s visits.
pub(super) const MAX_VALUES: usize = 1_000_000;
/// The most levels of a description. Recursion over the tree goes no deeper.
pub(super) const MAX_DEPTH: usize = 128;
