//! What a lookup does once the hash is known: it compares.
//!
//! Safe code in a `const fn`, so that words are read as chunks whose lengths the compiler knows. `by_words` has no
//! branch that depends on which code it is: codes come in no order that a processor could foresee. `by_name` has some,
//! for with many codes it is memory that is waited for.

/// The first eight bytes of a text and the last; zero where it is shorter.
#[inline]
#[must_use]
pub const fn ends(text: &[u8]) -> (u64, u64) {
    (word_at(text, 0), word_at(text, text.len().saturating_sub(8)))
}

/// The eight bytes in the middle of a text.
#[inline]
#[must_use]
pub const fn middle(text: &[u8]) -> u64 {
    word_at(text, text.len().saturating_sub(8) / 2)
}

/// A text of less than eight bytes, filled up with zeros.
#[must_use]
pub const fn padded(text: &[u8]) -> [u8; 8] {
    let mut word = [0; 8];
    let mut i = 0;
    while i < 8 && i < text.len() {
        word[i] = text[i];
        i += 1;
    }
    word
}

/// Compares with the row in this place: a code's length and its words, the first, the last, and those between, one
/// every eight bytes; what a code does not have is its first word. `code` has at least eight bytes, of which
/// `length` are its own.
///
/// There are as many rows as a power of two has, and twice as many in `found`, of which the second half says that
/// nothing is.
#[inline]
#[must_use]
pub const fn by_words<T: Copy, const WORDS: usize, const ROWS: usize, const FOUND: usize>(
    code: &[u8],
    length: usize,
    place: u8,
    rows: &'static [(u64, [u64; WORDS]); ROWS],
    found: &'static [Option<T>; FOUND],
) -> Option<T> {
    let (Some(first), Some(last)) = (code.first_chunk::<8>(), code.last_chunk::<8>()) else {
        return None;
    };
    let place = place as usize & (ROWS - 1);
    let (own_length, words) = &rows[place];
    let mut different = (*own_length ^ length as u64)
        | (words[0] ^ u64::from_le_bytes(*first))
        | (words[1] ^ u64::from_le_bytes(*last));
    let (chunks, _) = code.as_chunks::<8>();
    let mut word = 2;
    while word < WORDS {
        let chunk = if word - 1 < chunks.len() { &chunks[word - 1] } else { first };
        different |= words[word] ^ u64::from_le_bytes(*chunk);
        word += 1;
    }
    found[place + (different != 0) as usize * ROWS]
}

/// Compares with the name that a row leads to: where it begins in `names` stands in the upper half, its length above
/// the lowest 24 bits, the code's place in those. `code` has at least eight bytes, of which `length` are its own.
#[inline]
#[must_use]
pub const fn by_name<T: Copy>(
    code: &[u8],
    length: usize,
    row: u64,
    names: &'static [u8],
    codes: &'static [T],
) -> Option<T> {
    if (row >> 24 & 0xff) as usize != length {
        return None;
    }
    let Some((_, name)) = names.split_at_checked((row >> 32) as usize) else {
        return None;
    };
    let Some((name, _)) = name.split_at_checked(length) else {
        return None;
    };
    let found = codes[(row & 0xff_ffff) as usize];
    if length < 8 {
        return if word_at(code, 0) == word_at(&padded(name), 0) { Some(found) } else { None };
    }
    let last = length - 8;
    let different = (word_at(code, 0) ^ word_at(name, 0))
        | (word_at(code, last / 2) ^ word_at(name, last / 2))
        | (word_at(code, last) ^ word_at(name, last));
    // Up to here, three words are all.
    if different != 0 || length > 24 && !same_within(code, name) {
        return None;
    }
    Some(found)
}

/// Whether texts of the same length are the same but for their first word and their last: by words that overlap, and by
/// a loop only where they are long.
#[inline]
const fn same_within(text: &[u8], name: &[u8]) -> bool {
    let last = name.len().saturating_sub(8);
    let different = (word_at(text, 8) ^ word_at(name, 8))
        | (word_at(text, 16) ^ word_at(name, 16))
        | (word_at(text, last.saturating_sub(16)) ^ word_at(name, last.saturating_sub(16)))
        | (word_at(text, last.saturating_sub(8)) ^ word_at(name, last.saturating_sub(8)));
    if different != 0 || name.len() <= 48 {
        return different == 0;
    }
    let (text, _) = text.as_chunks::<8>();
    let (name, _) = name.as_chunks::<8>();
    let mut i = 3;
    while i < text.len() && i < name.len() {
        if u64::from_le_bytes(text[i]) != u64::from_le_bytes(name[i]) {
            return false;
        }
        i += 1;
    }
    true
}

/// The eight bytes that begin here; zero where there are fewer.
#[inline]
const fn word_at(text: &[u8], start: usize) -> u64 {
    let word = match text.split_at_checked(start) {
        Some((_, rest)) => rest.first_chunk::<8>(),
        None => None,
    };
    match word {
        Some(word) => u64::from_le_bytes(*word),
        None => 0,
    }
}
