//! Time, fairly shared: the peers take turns, so that whatever else the machine does falls on all of them.
//!
//! Benchmark libraries run one function after the other, and then a ratio is also one of two moments.

use std::time::Instant;

/// The amount of measuring.
#[derive(Clone, Copy)]
pub struct Effort {
    /// One round of everything: enough to see that it works.
    pub quick: bool,
}

impl Effort {
    /// This many rounds, if there is time.
    pub fn rounds(self, rounds: usize) -> usize {
        if self.quick { 1 } else { rounds }
    }
}

/// The median seconds of each peer over this many rounds, after one that does not count.
pub fn medians(rounds: usize, peers: &mut [Box<dyn FnMut() + '_>]) -> Vec<f64> {
    let mut seconds = vec![Vec::with_capacity(rounds); peers.len()];
    for round in 0..=rounds {
        for (peer, seconds) in peers.iter_mut().zip(&mut seconds) {
            // Its own tables, not its neighbour's, are in the cache then.
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

/// The median of what each peer says that it cost, over this many rounds.
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
