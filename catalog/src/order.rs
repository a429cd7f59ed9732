//! Sorting, by code that is compiled once.
//!
//! The standard sort is compiled anew for each type that is sorted, at a cost to every consumer's build that is
//! many times that of sorting the little there is. Here only places are sorted, and the items then moved to them.

use std::cmp::Ordering;

/// Sorts; equal items stay as they came.
pub(crate) fn sort<T>(items: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    let mut ranks = ranks(items.len(), &|a, b| compare(&items[a], &items[b]));
    for place in 0..ranks.len() {
        // Each swap brings one item home.
        while ranks[place] != place {
            let home = ranks[place];
            items.swap(place, home);
            ranks.swap(place, home);
        }
    }
}

/// For each item the place that it belongs to.
fn ranks(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..count).collect();
    order.sort_by(|&a, &b| compare(a, b));
    let mut ranks = vec![0; count];
    for (rank, &place) in order.iter().enumerate() {
        ranks[place] = rank;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_are_sorted_and_equal_ones_stay_as_they_came() {
        let mut items: Vec<(usize, usize)> = (0..1000).map(|i| (i * 7919 % 101, i)).collect();
        let mut expected = items.clone();
        sort(&mut items, |a, b| a.0.cmp(&b.0));
        expected.sort_by_key(|item| item.0);
        assert_eq!(items, expected);
    }
}
