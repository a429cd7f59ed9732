//! Unpacks the tables of generated enums while they are compiled.
//!
//! Where the derive writes numbers and not an expression for each code, rustc has less to resolve: it looks a variant
//! up in the list of all. The functions call none of `core`'s, for each call costs the interpreter of constants more
//! than the rest of a loop.

/// The values at these places.
#[must_use]
pub const fn pick<T: Copy, const N: usize>(values: &[T], places: &[u8; N]) -> [T; N] {
    let mut picked = [values[0]; N];
    let mut i = 0;
    while i < N {
        picked[i] = values[places[i] as usize];
        i += 1;
    }
    picked
}

/// The texts that are not empty.
#[must_use]
pub const fn filled<const N: usize>(texts: [&'static str; N]) -> [Option<&'static str>; N] {
    let mut filled = [None; N];
    let mut i = 0;
    while i < N {
        if !texts[i].is_empty() {
            filled[i] = Some(texts[i]);
        }
        i += 1;
    }
    filled
}

/// The text, unless it is empty.
#[inline]
#[must_use]
pub const fn if_filled(text: &'static str) -> Option<&'static str> {
    if text.is_empty() { None } else { Some(text) }
}

/// The values, and then nothing.
#[must_use]
pub const fn found<T: Copy, const N: usize>(values: &[T]) -> [Option<T>; N] {
    let mut found = [None; N];
    let mut i = 0;
    while i < values.len() {
        found[i] = Some(values[i]);
        i += 1;
    }
    found
}
