//! Measures peers in turns, so that other work of the machine affects all of them.
//!
//! Benchmark libraries run one function after the other. Then a ratio also compares two moments.

use std::time::Instant;

/// The amount of measuring.
#[derive(Clone, Copy)]
pub struct Effort {
    /// One round of each measurement: enough to see that it works.
    pub is_quick: bool,
}

impl Effort {
    /// Returns this number of rounds, or one if the run is quick.
    pub fn rounds(self, rounds: usize) -> usize {
        if self.is_quick { 1 } else { rounds }
    }
}

/// Returns the median seconds of each peer over this many rounds. A round before them does not count.
pub fn medians(rounds: usize, peers: &mut [Box<dyn FnMut() + '_>]) -> Vec<f64> {
    let mut seconds = vec![Vec::with_capacity(rounds); peers.len()];
    for round in 0..=rounds {
        for (peer, seconds) in peers.iter_mut().zip(&mut seconds) {
            // Puts the peer's own tables into the cache.
            peer();
            let start = Instant::now();
            peer();
            if round > 0 {
                seconds.push(start.elapsed().as_secs_f64());
            }
        }
    }
    seconds.into_iter().map(median).collect()
}

/// Returns the median of the costs that each peer returns, over this many rounds.
pub fn median_costs(rounds: usize, peers: &mut [Box<dyn FnMut() -> f64 + '_>]) -> Vec<f64> {
    let mut costs = vec![Vec::with_capacity(rounds); peers.len()];
    for _ in 0..rounds {
        for (peer, costs) in peers.iter_mut().zip(&mut costs) {
            costs.push(peer());
        }
    }
    costs.into_iter().map(median).collect()
}

pub fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
