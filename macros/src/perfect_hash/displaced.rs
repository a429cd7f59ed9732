//! Hash and displace, as in CHD: the hash picks a bucket; the bucket's displacement, mixed into the hash, picks a
//! slot; each slot holds at most one code, however many there are.

use super::{WORD, ends, padded, shared, word_at};

shared! {
    /// Hashes a text's length and three of its words: the first, the middle, the last.
    #[inline]
    const fn hash((first, last): (u64, u64), middle: u64, length: usize, seed: u64) -> u64 {
        let ends = fold(first ^ seed ^ 0x9e37_79b9_7f4a_7c15, last ^ length as u64 ^ 0xa076_1d64_78bd_642f);
        fold(ends ^ middle, 0xe703_7ed1_a0b4_28db)
    }

    /// Adds every word of a text to its hash.
    const fn hash_all(text: &[u8], hash: u64) -> u64 {
        let (words, _) = text.as_chunks::<8>();
        let mut hash = hash;
        let mut i = 0;
        while i < words.len() {
            hash = fold(hash ^ u64::from_le_bytes(words[i]), 0xe703_7ed1_a0b4_28db);
            i += 1;
        }
        hash
    }

    /// Both halves of a product: each bit of either word moves bits everywhere, the highest ones too.
    #[allow(clippy::cast_possible_truncation)]
    #[inline]
    const fn fold(a: u64, b: u64) -> u64 {
        let product = a as u128 * b as u128;
        product as u64 ^ (product >> 64) as u64
    }

    /// The bucket of a hash, where there are `count` buckets, a power of two.
    #[allow(clippy::cast_possible_truncation)]
    #[inline]
    const fn bucket(hash: u64, count: usize) -> usize {
        hash as usize & (count - 1)
    }

    /// The slot that a bucket's displacement gives a hash, where there are `count` slots, a power of two.
    #[allow(clippy::cast_possible_truncation)]
    #[inline]
    const fn slot(hash: u64, displacement: u16, count: usize) -> usize {
        ((hash >> 32) as usize).wrapping_add(displacement as usize) & (count - 1)
    }
}

/// The tables.
pub(crate) struct Displaced {
    pub(crate) seed: u64,
    /// Whether the lengths and the three words of two codes are the same, so that all words must be hashed.
    pub(crate) hash_all: bool,
    /// The displacement of each bucket; their number is a power of two.
    pub(crate) displacements: Vec<u16>,
    /// The code in each slot; their number is a power of two. A gap says 0: the comparison tells that it is not
    /// meant.
    pub(crate) slots: Vec<usize>,
}

/// How many seeds are tried before all words are hashed, and then before the table grows.
const SEEDS: u64 = 8;

/// Searches for displacements.
pub(super) fn search(names: &[&str]) -> Displaced {
    // A few more bits than needed leave room, so that the search is short.
    let bits = (names.len() * 5 / 4).next_power_of_two().trailing_zeros();
    let buckets = (names.len() / 3).next_power_of_two();
    // A seed fails where a search ends without a place, and then the next one is another chance; or where the three
    // words of two codes are the same, and then all seeds fail at once until all words are hashed.
    let mut seed = 0;
    loop {
        let all_words = seed >= SEEDS;
        let grown = bits + u32::try_from(seed / SEEDS).unwrap_or(u32::MAX).saturating_sub(1).min(8);
        if let Some(tables) = try_seed(names, seed, all_words, grown, buckets) {
            return tables;
        }
        seed += 1;
    }
}

fn hash_of(name: &str, all_words: bool, seed: u64) -> u64 {
    let text = padded(name);
    let middle = word_at(&text, (text.len() - WORD) / 2);
    let hash = hash(ends(&text), middle, name.len(), seed);
    if all_words { hash_all(&text, hash) } else { hash }
}

fn try_seed(names: &[&str], seed: u64, all_words: bool, bits: u32, buckets: usize) -> Option<Displaced> {
    let mut members: Vec<Vec<(usize, u64)>> = vec![Vec::new(); buckets];
    for (place, name) in names.iter().enumerate() {
        let hash = hash_of(name, all_words, seed);
        let members = &mut members[bucket(hash, buckets)];
        if members.iter().any(|&(_, other)| other == hash) {
            return None;
        }
        members.push((place, hash));
    }
    // Large buckets first, while there is room.
    let longest = members.iter().map(Vec::len).max().unwrap_or_default();
    let mut order = Vec::with_capacity(buckets);
    for length in (0..=longest).rev() {
        order.extend((0..buckets).filter(|&number| members[number].len() == length));
    }

    let mut slots: Vec<Option<usize>> = vec![None; 1 << bits];
    let mut displacements = vec![0; buckets];
    let mut taken = Vec::new();
    for number in order {
        let fits = |displacement: &u16| {
            taken.clear();
            members[number].iter().all(|&(_, hash)| {
                let slot = slot(hash, *displacement, 1 << bits);
                let free = slots[slot].is_none() && !taken.contains(&slot);
                taken.push(slot);
                free
            })
        };
        let displacement = (0..=u16::MAX).find(fits)?;
        for &(place, hash) in &members[number] {
            slots[slot(hash, displacement, 1 << bits)] = Some(place);
        }
        displacements[number] = displacement;
    }
    Some(Displaced {
        seed,
        hash_all: all_words,
        displacements,
        slots: slots.into_iter().map(Option::unwrap_or_default).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(tables: &Displaced, name: &str) -> usize {
        let hash = hash_of(name, tables.hash_all, tables.seed);
        let displacement = tables.displacements[bucket(hash, tables.displacements.len())];
        tables.slots[slot(hash, displacement, tables.slots.len())]
    }

    fn every_name_finds_its_place(names: &[String]) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let tables = search(&names);
        for (place, name) in names.iter().enumerate() {
            assert_eq!(find(&tables, name), place, "{name}");
        }
        assert!(tables.slots.len() <= 4 * names.len().max(1), "the table stays small");
    }

    #[test]
    fn one_name() {
        every_name_finds_its_place(&["a".to_owned()]);
    }

    #[test]
    fn names_of_every_length() {
        every_name_finds_its_place(&(1..64).map(|n| "a".repeat(n)).collect::<Vec<_>>());
    }

    #[test]
    fn names_that_differ_where_the_three_words_do_not_look() {
        let name = |n: usize| format!("first_word_{n:04}_and_then_a_long_middle_part_{n:04}_last_word");
        every_name_finds_its_place(&(0..500).map(name).collect::<Vec<_>>());
    }

    #[test]
    fn names_that_differ_at_one_end_only() {
        every_name_finds_its_place(&(0..1000).map(|n| format!("made_up_{n}")).collect::<Vec<_>>());
        every_name_finds_its_place(&(0..1000).map(|n| format!("n{n}_made_up")).collect::<Vec<_>>());
        every_name_finds_its_place(&(0..1000).map(|n| format!("a{n}")).collect::<Vec<_>>());
    }

    #[test]
    fn ten_thousand_names() {
        every_name_finds_its_place(&(0..10_000).map(|n| format!("code_{n}_not_found")).collect::<Vec<_>>());
    }
}
