//! Perfect hashes over the codes: whatever text comes, there is one code that it can be.
//!
//! The tables are searched for here; the generated code only computes. Both read a text as words of eight bytes, here
//! and in `runtime/private/lookup.rs`.

use std::iter;

mod direct;
mod displaced;

pub(crate) use direct::{Direct, source as direct_source};
pub(crate) use displaced::{Displaced, source as displaced_source};

/// Defines functions here and gives their source to the generated code: both sides must hash alike.
macro_rules! shared {
    ($($source:tt)*) => {
        $($source)*

        /// The source of the functions above.
        pub(crate) fn source() -> proc_macro2::TokenStream {
            // They were tokens.
            stringify!($($source)*).parse().unwrap_or_default()
        }
    };
}
use shared;

/// The shortest text that has a word. Shorter ones are filled up with zeros, and told apart by their lengths.
pub(crate) const WORD: usize = 8;

/// A hash of all codes.
pub(crate) enum PerfectHash {
    /// For a few codes: the hash is the place in a table with many gaps.
    Direct(Direct),
    /// For any number of codes.
    Displaced(Displaced),
}

/// Searches for a hash. The names must differ from each other.
pub(crate) fn build(names: &[&str]) -> PerfectHash {
    match direct::search(names) {
        Some(direct) => PerfectHash::Direct(direct),
        None => PerfectHash::Displaced(displaced::search(names)),
    }
}

/// The bytes of a code, filled up to a word.
fn padded(name: &str) -> Vec<u8> {
    let mut bytes = name.as_bytes().to_vec();
    bytes.resize(bytes.len().max(WORD), 0);
    bytes
}

/// The first word and the last.
fn ends(bytes: &[u8]) -> (u64, u64) {
    (word_at(bytes, 0), word_at(bytes, bytes.len().saturating_sub(WORD)))
}

/// The eight bytes that begin here.
fn word_at(bytes: &[u8], start: usize) -> u64 {
    bytes.get(start..).and_then(<[u8]>::first_chunk).map_or(0, |word| u64::from_le_bytes(*word))
}

/// The words that a code is compared by: the first, the last, and those between, one every eight bytes. What a code does
/// not have is its first word.
pub(crate) fn words(name: &str, count: usize) -> Vec<u64> {
    let bytes = padded(name);
    let (first, last) = ends(&bytes);
    let (chunks, _) = bytes.as_chunks();
    let between = chunks.iter().skip(1).map(|chunk| u64::from_le_bytes(*chunk));
    [first, last].into_iter().chain(between).chain(iter::repeat(first)).take(count).collect()
}
