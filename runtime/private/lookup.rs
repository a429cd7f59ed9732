//! Lookups of codes in a `const fn`: a comparison with the only candidate, and a search among all.
//!
//! The comparison has no branch. Codes come in no predictable order, and a mispredicted branch costs more than the rest
//! of the lookup. So strings of any length are compared by the same number of words.

use core::cmp::Ordering;

use intercom_errors_vocabulary::hash;

/// Returns the place of a code among the names, whose words these are. `places` has a name's place for each hash.
#[inline]
#[must_use]
pub const fn find<const WORDS: usize, const NAMES: usize, const HASHES: usize>(
    code: &str,
    multiplier: u64,
    places: &[u8; HASHES],
    words: &[[u64; WORDS]; NAMES],
) -> Option<usize> {
    let place = places[hash(code.as_bytes(), multiplier, const { HASHES.ilog2() })] as usize;
    if is_same(&words_of(code), &words[place]) { Some(place) } else { None }
}

/// Returns the words of each name.
#[must_use]
pub const fn all_words<const WORDS: usize, const NAMES: usize>(
    names: &[&str; NAMES],
) -> [[u64; WORDS]; NAMES] {
    let mut all = [[0; WORDS]; NAMES];
    let mut i = 0;
    while i < NAMES {
        all[i] = words_of(names[i]);
        i += 1;
    }
    all
}

/// Returns a string's length, its last eight bytes, and its other bytes, eight by eight.
///
/// Two strings are the same if their words are the same, provided that the words are enough for one of the two.
#[inline]
const fn words_of<const WORDS: usize>(text: &str) -> [u64; WORDS] {
    let text = text.as_bytes();
    let mut words = [text.len() as u64; WORDS];
    let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) else {
        let mut i = 0;
        while i < text.len() {
            words[1] = words[1] << 8 | text[i] as u64;
            i += 1;
        }
        return words;
    };
    words[1] = u64::from_le_bytes(*last);
    let (chunks, _) = text.as_chunks();
    let mut i = 2;
    while i < WORDS {
        let chunk = if i - 2 < chunks.len() { &chunks[i - 2] } else { first };
        words[i] = u64::from_le_bytes(*chunk);
        i += 1;
    }
    words
}

#[inline]
const fn is_same<const WORDS: usize>(a: &[u64; WORDS], b: &[u64; WORDS]) -> bool {
    let mut different = 0;
    let mut i = 0;
    while i < WORDS {
        different |= a[i] ^ b[i];
        i += 1;
    }
    different == 0
}

/// Returns the place of a code among the sorted names.
#[must_use]
pub const fn search(code: &str, names: &[&str]) -> Option<usize> {
    let (mut start, mut end) = (0, names.len());
    while start < end {
        let middle = usize::midpoint(start, end);
        match compare(code.as_bytes(), names[middle].as_bytes()) {
            Ordering::Less => end = middle,
            Ordering::Equal => return Some(middle),
            Ordering::Greater => start = middle + 1,
        }
    }
    None
}

const fn compare(a: &[u8], b: &[u8]) -> Ordering {
    let mut i = 0;
    while i < a.len() && i < b.len() {
        if a[i] != b[i] {
            return if a[i] < b[i] { Ordering::Less } else { Ordering::Greater };
        }
        i += 1;
    }
    if a.len() == b.len() {
        Ordering::Equal
    } else if a.len() < b.len() {
        Ordering::Less
    } else {
        Ordering::Greater
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::String;

    use super::*;

    /// Finds a code among one name, which has the place of each hash.
    fn is_found<const WORDS: usize>(name: &str, code: &str) -> bool {
        find(code, 1, &[0; 2], &all_words::<WORDS, 1>(&[name])) == Some(0)
    }

    #[test]
    fn only_the_name_itself_is_found() {
        let texts = [
            "", "a", "b", "ab", "ba", "aa", "aab", "baa", "abcdefg", "abcdefh", "bbcdefg", "abcdefgh",
            "bbcdefgh",
        ];
        for name in texts {
            for code in texts {
                assert_eq!(is_found::<3>(name, code), name == code, "{name:?} {code:?}");
            }
        }
        let long = "a_name_of_26_characters_ok";
        assert!(is_found::<5>(long, long));
        for index in 0..long.len() {
            let mut other = String::from(long);
            other.replace_range(index..=index, "~");
            assert!(!is_found::<5>(long, &other), "{other}");
        }
    }

    #[test]
    fn a_search_finds_exactly_the_names() {
        let names = ["a", "ab", "abc", "b", "ba", "c", "ca"];
        for count in 0..=names.len() {
            for text in
                ["", "A", "a", "aa", "ab", "abb", "abc", "abcd", "b", "ba", "bb", "c", "ca", "cab", "d"]
            {
                let names = &names[..count];
                assert_eq!(search(text, names), names.iter().position(|name| *name == text), "{text:?}");
            }
        }
    }
}
