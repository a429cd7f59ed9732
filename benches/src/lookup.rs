//! The time of `from_code`.

use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::hint::black_box;

use crate::made_up::Random;
use crate::report::{Goal, Section, Table, ratio};
use crate::turns::{Effort, medians};

#[allow(clippy::all, clippy::pedantic)]
mod sets {
    include!(concat!(env!("OUT_DIR"), "/sets.rs"));
}

const INPUTS: usize = 1 << 14;
const ROUNDS: usize = 101;

/// The kinds of input, with the percentage of unknown codes.
const KINDS: [(&str, usize); 4] = [("hits", 0), ("misses", 100), ("mixed", 50), (SAME, 0)];
const SAME: &str = "the same code";

/// A lookup, as two functions that find all inputs.
struct Peer {
    name: &'static str,
    throughput: Pass,
    latency: Pass,
}

type Pass = Box<dyn Fn(&[&'static str])>;

fn peer<T>(name: &'static str, find: impl Fn(&'static str) -> Option<T> + Copy + 'static) -> Peer {
    Peer {
        name,
        throughput: Box::new(move |inputs| {
            for input in inputs {
                black_box(find(input));
            }
        }),
        latency: Box::new(move |inputs| {
            let zero = black_box(0);
            let mut place = 0;
            for _ in 0..inputs.len() {
                // The next input depends on the result, so the processor cannot start with it early.
                place = (place + 1 + (usize::from(black_box(find(inputs[place])).is_some()) & zero))
                    & (INPUTS - 1);
            }
            black_box(place);
        }),
    }
}

fn map<S: BuildHasher + Default>(names: &'static [&'static str]) -> &'static HashMap<&'static str, usize, S> {
    Box::leak(Box::new(names.iter().enumerate().map(|(place, name)| (*name, place)).collect()))
}

macro_rules! set {
    ($set:ident) => {{
        use sets::$set::*;
        let names = &NAMES;
        let std = map::<RandomState>(names);
        let fx = map::<rustc_hash::FxBuildHasher>(names);
        let peers = vec![
            peer("from_code", |code| ErrorCode::from_code(code)),
            peer("`match`", by_match),
            peer("strum", |code| code.parse::<Strum>().ok()),
            peer("phf::Map", |code| PHF.get(code)),
            peer("HashMap (SipHash)", |code| std.get(code)),
            peer("FxHashMap", |code| fx.get(code)),
        ];
        Set { names, peers }
    }};
}

pub fn measure(effort: Effort) -> Section {
    let mut section = Section::new("`from_code`");
    section.text(format!(
        "Each run looks up {INPUTS} codes in random order: known codes (hits), unknown codes (misses), half of each \
         (mixed), and one code every time. A figure is the peer's time / `from_code`'s: above 1, `from_code` is faster. \
         For throughput, the next code is known before the last one is found. For latency, it is not. The pages list {} \
         codes, and all sources together {}. The larger set is made up from their words.",
        sets::on_a_page::NAMES.len(),
        sets::real::NAMES.len(),
    ));
    for set in [set!(on_a_page), set!(real), set!(codes_1000)] {
        let count = set.names.len();
        eprintln!("  {count} codes");
        let [throughput, latency] = set.times(effort);
        section.table(set.table("throughput", &throughput));
        section.table(set.table("latency", &latency));
        if count == sets::real::NAMES.len() {
            set.goals(&mut section, &throughput);
        }
    }
    section.text(
        "A perfect hash reads its tables, whatever the codes are, and a `match` branches. If the same code comes every \
         time, the `match` is faster. In random order, `from_code` is faster. Above 256 codes, `from_code` is a binary \
         search, and slower than its peers.",
    );
    section
}

/// Codes and their peers. The first one is `from_code`.
struct Set {
    names: &'static [&'static str],
    peers: Vec<Peer>,
}

/// The seconds of each peer, for each kind of input.
type Times = Vec<Vec<f64>>;

impl Set {
    /// Measures throughput and latency.
    fn times(&self, effort: Effort) -> [Times; 2] {
        // Like a response's code, each input has its own memory.
        let own = |names: &[&str]| -> Vec<&'static str> {
            names.iter().map(|name| &*(*name).to_owned().leak()).collect()
        };
        let hits = own(self.names);
        let misses = own(&sets::UNKNOWN[..self.names.len()]);
        let mut random = Random(7);
        let mut times = [Vec::new(), Vec::new()];
        for (kind, unknown) in KINDS {
            let inputs: Vec<&'static str> = (0..INPUTS)
                .map(|_| {
                    let from = if random.below(100) < unknown { &misses } else { &hits };
                    from[if kind == SAME { 3 } else { random.below(from.len()) }]
                })
                .collect();
            let passes: [fn(&Peer) -> &Pass; 2] = [|peer| &peer.throughput, |peer| &peer.latency];
            for (pass, times) in passes.iter().zip(&mut times) {
                let mut turns: Vec<Box<dyn FnMut() + '_>> = self
                    .peers
                    .iter()
                    .map(|peer| Box::new(|| pass(peer)(black_box(&inputs))) as Box<dyn FnMut()>)
                    .collect();
                times.push(medians(effort.rounds(ROUNDS), &mut turns));
            }
        }
        times
    }

    fn table(&self, pass: &str, times: &Times) -> Table {
        let caption = format!("{} codes, {pass}:", self.names.len());
        let mut table =
            Table::new(caption, ["peer / `from_code`"].into_iter().chain(KINDS.map(|(kind, _)| kind)));
        for (place, peer) in self.peers.iter().enumerate().skip(1) {
            table.row(peer.name, times.iter().map(|times| ratio(times[place] / times[0])));
        }
        table
    }

    fn goals(&self, section: &mut Section, throughput: &Times) {
        for ((kind, _), times) in KINDS.iter().zip(throughput).filter(|((kind, _), _)| *kind != SAME) {
            let strum = self.peers.iter().position(|peer| peer.name == "strum").expect("a peer");
            let name = format!("all codes, {kind}: strum / `from_code`");
            section.goal(Goal::at_least(name, times[strum] / times[0], 2.0));
        }
    }
}
