//! A perfect hash over a few names: one multiplication gives the only code that a string can be.
//!
//! The macro searches for the hash, and the generated code computes it.

use proc_macro2::{Group, Span, TokenStream, TokenTree};

/// The most names. With more, the table would not stay in the processor's first cache.
const MOST: usize = 256;

/// The largest table, in bits of its length.
const MOST_BITS: u32 = 13;

/// The number of multipliers to try before the table grows.
const TRIES: u64 = 500;

/// Defines functions here and returns their source for the generated code: both sides must hash alike.
macro_rules! shared {
    ($($source:tt)*) => {
        $($source)*

        /// Returns the source of the functions above.
        pub(crate) fn source() -> TokenStream {
            // They were tokens.
            at_call_site(stringify!($($source)*).parse().unwrap_or_default())
        }
    };
}

shared! {
    /// Hashes the length, the first eight bytes and the last eight bytes of a string.
    #[inline]
    const fn hash(__name: &[u8], __multiplier: u64, __bits: u32) -> usize {
        let (__first, __last) = match (<[u8]>::first_chunk(__name), <[u8]>::last_chunk(__name)) {
            (::core::option::Option::Some(__first), ::core::option::Option::Some(__last)) => {
                (u64::from_le_bytes(*__first), u64::from_le_bytes(*__last))
            }
            _ => (0, 0),
        };
        let __word = (__first ^ __last.rotate_left(29)).wrapping_add(<[u8]>::len(__name) as u64);
        // The mask is that of the largest table. It shows that the cast loses nothing.
        ((__word.wrapping_mul(__multiplier) >> (64 - __bits)) & 0x1fff) as usize
    }
}

/// Gives tokens a position in the user's source. Those of parsed text are in no file, and rust-analyzer looks them up.
fn at_call_site(tokens: TokenStream) -> TokenStream {
    let respan = |mut token: TokenTree| {
        if let TokenTree::Group(group) = &token {
            token = Group::new(group.delimiter(), at_call_site(group.stream())).into();
        }
        token.set_span(Span::call_site());
        token
    };
    tokens.into_iter().map(respan).collect()
}

/// A hash that gives each name a place of its own in a table with many gaps.
pub(crate) struct PerfectHash {
    pub(crate) multiplier: u64,
    pub(crate) bits: u32,
    /// The number of the name in each place, and 0 in a gap.
    pub(crate) places: Vec<u8>,
}

impl PerfectHash {
    /// Searches for a hash. Returns `None` if there are too many names, or if two of them have the same length, begin
    /// alike and end alike.
    pub(crate) fn search(names: &[&str]) -> Option<Self> {
        if names.is_empty() || names.len() > MOST {
            return None;
        }
        let least = names.len().next_power_of_two().trailing_zeros().max(1);
        (least..=MOST_BITS).find_map(|bits| (0..TRIES).find_map(|number| Self::attempt(names, number, bits)))
    }

    fn attempt(names: &[&str], number: u64, bits: u32) -> Option<Self> {
        // An odd number with bits everywhere, far from its neighbours (the golden ratio's fraction).
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
        Some(Self { multiplier, bits, places })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_name_finds_its_number(names: &[String]) {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let found = PerfectHash::search(&names).expect("a hash");
        for (number, name) in names.iter().enumerate() {
            let place = hash(name.as_bytes(), found.multiplier, found.bits);
            assert_eq!(usize::from(found.places[place]), number, "{name}");
        }
    }

    #[test]
    fn one_name() {
        every_name_finds_its_number(&["a".to_owned()]);
    }

    #[test]
    fn names_of_every_length() {
        every_name_finds_its_number(&(1..65).map(|n| "a".repeat(n)).collect::<Vec<_>>());
    }

    #[test]
    fn as_many_names_as_there_may_be() {
        every_name_finds_its_number(&(0..MOST).map(|n| format!("made_up_{n}")).collect::<Vec<_>>());
    }

    #[test]
    fn names_with_the_same_ends_have_no_hash() {
        assert!(PerfectHash::search(&["the_first_a_the_last", "the_first_b_the_last"]).is_none());
    }

    #[test]
    fn more_names_have_no_hash() {
        let names: Vec<String> = (0..=MOST).map(|n| format!("made_up_{n}")).collect();
        assert!(PerfectHash::search(&names.iter().map(String::as_str).collect::<Vec<_>>()).is_none());
    }
}
