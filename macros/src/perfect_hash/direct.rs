//! One multiplication and one load: the hash is the place in a table with so many gaps that no two codes meet.

use super::{ends, padded, shared};

/// The most codes. With more, the table would leave the processor's first cache.
const MOST: usize = 256;

/// The largest table, in bits of its length.
const MOST_BITS: u32 = 13;

/// How many multipliers are tried before the table grows.
const TRIES: u64 = 500;

shared! {
    /// The place, in a table of `1 << bits`, of a text with these ends and this length.
    #[inline]
    #[allow(clippy::cast_possible_truncation)]
    const fn place_of(first: u64, last: u64, length: usize, multiplier: u64, bits: u32) -> usize {
        let word = (first ^ last.rotate_left(29)).wrapping_add(length as u64);
        (word.wrapping_mul(multiplier) >> (64 - bits)) as usize
    }
}

/// The table.
pub(crate) struct Direct {
    pub(crate) multiplier: u64,
    pub(crate) bits: u32,
    /// The code in each place; 0 in a gap, where the comparison tells that it is not meant.
    pub(crate) codes: Vec<u8>,
}

/// Searches for a multiplier; `None` where there are too many codes, or two have the same ends and length.
pub(super) fn search(names: &[&str]) -> Option<Direct> {
    if names.len() > MOST {
        return None;
    }
    let names: Vec<_> = names.iter().map(|name| (ends(&padded(name)), name.len())).collect();
    let least = names.len().next_power_of_two().trailing_zeros().max(1);
    (least..=MOST_BITS).find_map(|bits| (0..TRIES).find_map(|number| try_multiplier(&names, number, bits)))
}

fn try_multiplier(names: &[((u64, u64), usize)], number: u64, bits: u32) -> Option<Direct> {
    // Odd, with bits everywhere, and far from its neighbours (the golden ratio's fraction).
    let multiplier = (2 * number + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut table = vec![None; 1 << bits];
    for (code, &((first, last), length)) in names.iter().enumerate() {
        let place = table.get_mut(place_of(first, last, length, multiplier, bits))?;
        if place.is_some() {
            return None;
        }
        *place = Some(u8::try_from(code).ok()?);
    }
    let codes = table.into_iter().map(Option::unwrap_or_default).collect();
    Some(Direct { multiplier, bits, codes })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(direct: &Direct, name: &str) -> u8 {
        let (first, last) = ends(&padded(name));
        direct.codes[place_of(first, last, name.len(), direct.multiplier, direct.bits)]
    }

    fn every_name_finds_its_place(names: &[String]) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let direct = search(&names).expect("a multiplier");
        for (place, name) in names.iter().enumerate() {
            assert_eq!(usize::from(find(&direct, name)), place, "{name}");
        }
    }

    #[test]
    fn one_name() {
        every_name_finds_its_place(&["a".to_owned()]);
    }

    #[test]
    fn names_of_every_length() {
        every_name_finds_its_place(&(1..65).map(|n| "a".repeat(n)).collect::<Vec<_>>());
    }

    #[test]
    fn as_many_as_there_may_be() {
        every_name_finds_its_place(&(0..MOST).map(|n| format!("made_up_{n}")).collect::<Vec<_>>());
    }

    #[test]
    fn names_with_the_same_ends_are_left_to_the_other_hash() {
        assert!(search(&["the_first_a_the_last", "the_first_b_the_last"]).is_none());
    }

    #[test]
    fn more_names_are_left_to_the_other_hash() {
        let names: Vec<String> = (0..=MOST).map(|n| format!("made_up_{n}")).collect();
        assert!(search(&names.iter().map(String::as_str).collect::<Vec<_>>()).is_none());
    }
}
