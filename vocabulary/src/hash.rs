//! The hash of wire names. The derive searches for a multiplier without collisions, and the generated code looks codes up.

/// Hashes the length, the first eight bytes and the last eight bytes of a name to a number of at most 13 bits.
#[inline]
#[must_use]
pub const fn hash(name: &[u8], multiplier: u64, bits: u32) -> usize {
    let (first, last) = match (name.first_chunk(), name.last_chunk()) {
        (Some(first), Some(last)) => (u64::from_le_bytes(*first), u64::from_le_bytes(*last)),
        _ => (0, 0),
    };
    let word = (first ^ last.rotate_left(29)).wrapping_add(name.len() as u64);
    // The mask has 13 bits. It shows that the cast loses nothing.
    ((word.wrapping_mul(multiplier) >> (64 - bits)) & 0x1fff) as usize
}
