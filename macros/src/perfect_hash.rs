//! The search for a hash without collisions: a hash and one comparison then find a code.

use intercom_errors_vocabulary::hash;

/// The maximum number of names. With more, the table would not stay in the processor's first cache.
const MAX: usize = 256;

/// The largest number of bits that [`hash`] returns.
const MAX_BITS: u32 = 13;

/// The number of multipliers to try before the table grows.
const TRIES: u64 = 500;

/// A hash that gives each name a place of its own in a table with many gaps.
pub(crate) struct PerfectHash {
    pub(crate) multiplier: u64,
    /// The number of the name in each place, and 0 in a gap.
    pub(crate) places: Vec<u8>,
}

impl PerfectHash {
    /// Searches for a hash. Returns `None` if there are too many names, or if two of them have the same length and the
    /// same ends. Names of fewer than eight bytes differ only in their length.
    pub(crate) fn search(names: &[&str]) -> Option<Self> {
        if names.is_empty() || names.len() > MAX {
            return None;
        }
        let least = names.len().next_power_of_two().trailing_zeros().max(1);
        (least..=MAX_BITS).find_map(|bits| (0..TRIES).find_map(|number| Self::attempt(names, number, bits)))
    }

    fn attempt(names: &[&str], number: u64, bits: u32) -> Option<Self> {
        // An odd number with bits everywhere, far from its neighbors (the golden ratio's fraction).
        let multiplier = (2 * number + 1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mut places = vec![None; 1 << bits];
        for (number, name) in names.iter().enumerate() {
            let place = places.get_mut(hash(name.as_bytes(), multiplier, bits))?;
            if place.is_some() {
                return None;
            }
            *place = Some(u8::try_from(number).ok()?);
        }
        let places = places.into_iter().map(Option::unwrap_or_default).collect();
        Some(Self { multiplier, places })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn assert_finds_every_name(names: &[String]) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let found = PerfectHash::search(&names).expect("a hash");
        for (number, name) in names.iter().enumerate() {
            let place = hash(name.as_bytes(), found.multiplier, found.places.len().ilog2());
            assert_eq!(usize::from(found.places[place]), number, "{name}");
        }
    }

    #[test]
    fn one_name_is_found() {
        assert_finds_every_name(&["a".to_owned()]);
    }

    #[test]
    fn names_of_every_length_are_found() {
        assert_finds_every_name(&(1..65).map(|n| "a".repeat(n)).collect::<Vec<_>>());
    }

    #[test]
    fn the_maximum_number_of_names_is_found() {
        assert_finds_every_name(&(0..MAX).map(|n| format!("made_up_{n}")).collect::<Vec<_>>());
    }

    #[test]
    fn names_that_begin_and_end_alike_have_no_hash() {
        assert!(PerfectHash::search(&["the_first_a_the_last", "the_first_b_the_last"]).is_none());
    }

    #[test]
    fn too_many_names_have_no_hash() {
        let names: Vec<String> = (0..=MAX).map(|n| format!("made_up_{n}")).collect();
        assert!(PerfectHash::search(&names.iter().map(String::as_str).collect::<Vec<_>>()).is_none());
    }
}
