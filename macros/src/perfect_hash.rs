//! A perfect hash over the codes: two table lookups and one comparison, however many codes there are.
//!
//! A hash of the code picks a bucket; the bucket's displacement, mixed into the hash, picks a slot; each slot
//! holds at most one code (hash and displace, as in CHD). The displacements are searched for here; the
//! generated code only computes.

use proc_macro2::TokenStream;
use quote::quote;

/// Defines functions here and gives their source to the generated code: both sides must hash alike.
macro_rules! shared {
    ($($source:tt)*) => {
        $($source)*

        /// The source of the functions above.
        pub(crate) fn source() -> TokenStream {
            quote!($($source)*)
        }
    };
}

shared! {
    /// Hashes a code by its length and three words of eight bytes: the first, the middle, the last.
    #[inline]
    const fn hash(code: &[u8], seed: u64) -> u64 {
        if code.len() < 8 {
            return hash_all(code, seed);
        }
        let (first, last) = (word_at(code, 0), word_at(code, code.len() - 8));
        let ends = fold(first ^ seed ^ 0x9e37_79b9_7f4a_7c15, last ^ code.len() as u64 ^ 0xa076_1d64_78bd_642f);
        fold(ends ^ word_at(code, (code.len() - 8) / 2), 0xe703_7ed1_a0b4_28db)
    }

    /// Hashes every byte of a code.
    const fn hash_all(code: &[u8], seed: u64) -> u64 {
        let mut hash = seed ^ code.len() as u64;
        let mut rest = code;
        while let Some((word, more)) = rest.split_first_chunk::<8>() {
            hash = fold(hash ^ u64::from_le_bytes(*word), 0xe703_7ed1_a0b4_28db);
            rest = more;
        }
        while let Some((byte, more)) = rest.split_first() {
            hash = fold(hash ^ *byte as u64, 0xe703_7ed1_a0b4_28db);
            rest = more;
        }
        hash
    }

    /// The eight bytes that begin here; zero where there are fewer.
    #[inline]
    const fn word_at(code: &[u8], start: usize) -> u64 {
        let word = match code.split_at_checked(start) {
            Some((_, rest)) => rest.first_chunk::<8>(),
            None => None,
        };
        match word {
            Some(word) => u64::from_le_bytes(*word),
            None => 0,
        }
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

/// The words that a code of at least eight bytes is compared by: one every eight bytes, those past its end replaced
/// by its last one.
pub(crate) fn words(code: &str, count: usize) -> Vec<u64> {
    let code = code.as_bytes();
    (0..count).map(|i| word_at(code, (8 * i).min(code.len().saturating_sub(8)))).collect()
}

/// The tables that the generated lookup reads.
pub(crate) struct Tables {
    pub(crate) seed: u64,
    /// Whether the lengths and the three words of two codes are the same, so that all bytes must be hashed.
    pub(crate) hash_all: bool,
    /// The displacement of each bucket; their number is a power of two.
    pub(crate) displacements: Vec<u16>,
    /// The place of the code in each slot; their number is a power of two. An empty slot says 0: the comparison tells that it is not meant.
    pub(crate) slots: Vec<usize>,
}

/// Searches for displacements. The names must differ from each other.
pub(crate) fn build(names: &[&str]) -> Tables {
    let ends_differ = {
        let mut hashes: Vec<u64> = names.iter().map(|name| hash(name.as_bytes(), 0)).collect();
        hashes.sort_unstable();
        hashes.windows(2).all(|pair| pair[0] != pair[1])
    };
    // A few more bits than needed leave room, so that the search is short.
    let bits = (names.len() * 5 / 4).next_power_of_two().trailing_zeros();
    let buckets = (names.len() / 3).next_power_of_two();
    // A seed fails only where hashes collide or a search ends without a place. The next one is another chance,
    // and after some the table grows.
    let mut seed = 0;
    loop {
        let grown = bits + u32::try_from(seed / 8).unwrap_or(u32::MAX).min(8);
        if let Some(tables) = try_seed(names, seed, !ends_differ, grown, buckets) {
            return tables;
        }
        seed += 1;
    }
}

fn try_seed(names: &[&str], seed: u64, hash_all_bytes: bool, bits: u32, buckets: usize) -> Option<Tables> {
    let hash_of = if hash_all_bytes { hash_all } else { hash };
    let mut members: Vec<Vec<(usize, u64)>> = vec![Vec::new(); buckets];
    for (place, name) in names.iter().enumerate() {
        let hash = hash_of(name.as_bytes(), seed);
        members[bucket(hash, buckets)].push((place, hash));
    }
    // Large buckets first, while there is room.
    let mut order: Vec<usize> = (0..buckets).collect();
    order.sort_by_key(|&number| std::cmp::Reverse(members[number].len()));

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
    Some(Tables {
        seed,
        hash_all: hash_all_bytes,
        displacements,
        slots: slots.into_iter().map(Option::unwrap_or_default).collect(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(tables: &Tables, name: &str) -> usize {
        let hash_of = if tables.hash_all { hash_all } else { hash };
        let hash = hash_of(name.as_bytes(), tables.seed);
        let displacement = tables.displacements[bucket(hash, tables.displacements.len())];
        tables.slots[slot(hash, displacement, tables.slots.len())]
    }

    fn every_name_finds_its_place(names: &[String]) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let tables = build(&names);
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
