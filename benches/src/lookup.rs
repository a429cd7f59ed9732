//! From the wire name to its variant.

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

/// Which codes come: of those in a hundred that many are unknown ones.
const KINDS: [(&str, usize); 4] = [("hits", 0), ("misses", 100), ("mixed", 50), (SAME, 0)];
const SAME: &str = "the same code";

/// A peer's passes over all inputs, and what they are called.
type Pass = fn(&Peer, &[&'static str]) -> usize;
const PASSES: [(&str, Pass); 2] = [
    ("throughput", |peer, inputs| (peer.throughput)(inputs)),
    ("latency", |peer, inputs| (peer.latency)(inputs)),
];

struct Peer {
    name: &'static str,
    throughput: Finder,
    latency: Finder,
}

/// Looks for all of these.
type Finder = Box<dyn Fn(&[&'static str]) -> usize>;

fn peer<T>(name: &'static str, find: impl Fn(&'static str) -> Option<T> + Copy + 'static) -> Peer {
    Peer {
        name,
        throughput: Box::new(move |inputs| {
            for input in inputs {
                black_box(find(input));
            }
            0
        }),
        latency: Box::new(move |inputs| {
            let zero = black_box(0);
            let mut place = 0;
            for _ in 0..inputs.len() {
                // Which input comes next waits for what was found.
                place = (place + 1 + (usize::from(black_box(find(inputs[place])).is_some()) & zero))
                    & (INPUTS - 1);
            }
            place
        }),
    }
}

fn map<S: BuildHasher + Default>(names: &'static [&'static str]) -> &'static HashMap<&'static str, usize, S> {
    Box::leak(Box::new(names.iter().enumerate().map(|(place, name)| (*name, place)).collect()))
}

macro_rules! peers {
    ($set:ident) => {{
        use sets::$set::*;
        let names = &NAMES;
        let std = map::<RandomState>(names);
        let fx = map::<rustc_hash::FxBuildHasher>(names);
        let fold = map::<foldhash::fast::FixedState>(names);
        let a = map::<ahash::RandomState>(names);
        (
            &names[..],
            vec![
                peer("from_code", |code| ErrorCode::from_code(code)),
                peer("`match`", by_match),
                peer("strum", |code| code.parse::<Strum>().ok()),
                peer("strum with phf", |code| code.parse::<StrumWithPhf>().ok()),
                peer("phf::Map", |code| PHF.get(code)),
                peer("HashMap (SipHash)", |code| std.get(code)),
                peer("FxHashMap", |code| fx.get(code)),
                peer("foldhash", |code| fold.get(code)),
                peer("ahash", |code| a.get(code)),
            ],
        )
    }};
}

pub fn measure(effort: Effort) -> Section {
    let mut section = Section::new("`from_code`");
    section.text(format!(
        "{INPUTS} codes in random order, each in memory of its own: known ones (hits), unknown ones (misses), half and \
         half (mixed), and one code every time. Each figure is the peer's time / `from_code`'s, so that above 1 \
         `from_code` is faster. Throughput: the next code is known before the last one is found. Latency: it is not. \
         The {} codes are those that pages list and the {} are all; the larger sets are made up from their words.",
        sets::on_a_page::NAMES.len(),
        sets::real::NAMES.len(),
    ));
    let mut faster = Table::new("Where a peer is faster:", ["codes", "pass", "codes that come", "peers"]);
    for (names, peers) in [peers!(on_a_page), peers!(real), peers!(codes_1000), peers!(codes_10000)] {
        eprintln!("  {} codes", names.len());
        let set = Set { names, peers };
        let [throughput, latency] = set.times(effort);
        for (how, times) in [("throughput", &throughput), ("latency", &latency)] {
            section.table(set.table(how, times));
            set.list_faster_peers(&mut faster, how, times);
        }
        if names.len() == sets::real::NAMES.len() {
            set.goals(&mut section, &throughput);
        }
    }
    if faster.rows.is_empty() {
        section.text("No peer is faster anywhere.");
    } else {
        section.table(faster);
    }
    section.text(
        "If the same code comes every time, the processor predicts each branch of a `match` and runs ahead; a perfect \
         hash has nothing to predict and waits for its two loads. With codes in random order, mispredicted branches \
         take most of the time of a `match`, and a perfect hash has none.",
    );
    section.text(format!(
        "Above 256 codes, `from_code` is a binary search. Hits among 10,000 codes take {} times as long as among {}.",
        ratio(growth(effort)),
        sets::on_a_page::NAMES.len(),
    ));
    section
}

/// Returns the time of `from_code` for hits, with the most codes / with the fewest. The two take turns.
fn growth(effort: Effort) -> f64 {
    let hits = |names: &[&str]| {
        let (names, mut random) = (own(names), Random(7));
        (0..INPUTS).map(|_| names[random.below(names.len())]).collect::<Vec<_>>()
    };
    let (few, many) = (hits(&sets::on_a_page::NAMES), hits(&sets::codes_10000::NAMES));
    let of_few = peer("few", sets::on_a_page::ErrorCode::from_code);
    let of_many = peer("many", sets::codes_10000::ErrorCode::from_code);
    let mut passes: [Box<dyn FnMut()>; 2] = [(of_few, few), (of_many, many)].map(|(peer, inputs)| {
        Box::new(move || {
            black_box((peer.throughput)(black_box(&inputs)));
        }) as Box<dyn FnMut()>
    });
    let times = medians(effort.rounds(ROUNDS), &mut passes);
    times[1] / times[0]
}

/// The same texts, each in memory of its own.
fn own(names: &[&str]) -> Vec<&'static str> {
    names.iter().map(|name| &*(*name).to_owned().leak()).collect()
}

/// Codes, and those who find them; the first one is `from_code`.
struct Set {
    names: &'static [&'static str],
    peers: Vec<Peer>,
}

/// Seconds of each peer, for each kind of input.
type Times = Vec<Vec<f64>>;

impl Set {
    /// Throughput and latency.
    fn times(&self, effort: Effort) -> [Times; 2] {
        let hits = own(self.names);
        let misses = own(&sets::UNKNOWN[..self.names.len()]);
        let mut random = Random(7);
        let mut times = [Vec::new(), Vec::new()];
        for (kind, share) in KINDS {
            let inputs: Vec<&'static str> = (0..INPUTS)
                .map(|_| {
                    let from = if random.below(100) < share { &misses } else { &hits };
                    from[if kind == SAME { 3 } else { random.below(from.len()) }]
                })
                .collect();
            for ((_, pass), times) in PASSES.iter().zip(&mut times) {
                let mut passes: Vec<Box<dyn FnMut() + '_>> = self
                    .peers
                    .iter()
                    .map(|peer| {
                        let inputs = &inputs;
                        Box::new(move || {
                            black_box(pass(peer, black_box(inputs)));
                        }) as Box<dyn FnMut()>
                    })
                    .collect();
                times.push(medians(effort.rounds(ROUNDS), &mut passes));
            }
        }
        times
    }

    fn table(&self, how: &str, times: &Times) -> Table {
        let caption = format!("{} codes, {how}:", thousands(self.names.len()));
        let mut table =
            Table::new(caption, ["peer / `from_code`"].into_iter().chain(KINDS.map(|(kind, _)| kind)));
        for (place, peer) in self.peers.iter().enumerate().skip(1) {
            table.row(peer.name, times.iter().map(|times| ratio(times[place] / times[0])));
        }
        table
    }

    /// A row for each kind of input where some peer takes less time than `from_code`.
    fn list_faster_peers(&self, table: &mut Table, how: &str, times: &Times) {
        for ((kind, _), times) in KINDS.iter().zip(times) {
            let measured =
                self.peers.iter().zip(times).skip(1).map(|(peer, time)| (peer.name, time / times[0]));
            let faster: Vec<String> = measured
                .filter(|(_, measured)| *measured < 1.0)
                .map(|(name, measured)| format!("{name} {}", ratio(measured)))
                .collect();
            if !faster.is_empty() {
                table.row(thousands(self.names.len()), [how, kind, &faster.join(", ")]);
            }
        }
    }

    fn goals(&self, section: &mut Section, throughput: &Times) {
        let of = |kind: &str, name: &str| {
            let kind = KINDS.iter().position(|(other, _)| *other == kind).expect("a kind");
            let place = self.peers.iter().position(|peer| peer.name == name).expect("a peer");
            throughput[kind][place] / throughput[kind][0]
        };
        let hashers = ["HashMap (SipHash)", "FxHashMap", "foldhash", "ahash"].map(|name| of("mixed", name));
        let fastest = hashers.into_iter().fold(f64::INFINITY, f64::min);
        for (kind, name, measured, bound) in [
            ("hits", "strum", of("hits", "strum"), 2.0),
            ("misses", "strum", of("misses", "strum"), 2.0),
            ("mixed", "strum", of("mixed", "strum"), 2.0),
            ("mixed", "phf::Map", of("mixed", "phf::Map"), 6.0),
            ("mixed", "the fastest hasher", fastest, 3.0),
        ] {
            section.goal(Goal::at_least(format!("all codes, {kind}: {name} / `from_code`"), measured, bound));
        }
    }
}

/// `10000` as `10,000`.
fn thousands(number: usize) -> String {
    match number {
        1000.. => format!("{},{:03}", number / 1000, number % 1000),
        _ => number.to_string(),
    }
}
