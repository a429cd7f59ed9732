//! The cost of the derive for rustc.

use std::collections::BTreeSet;
use std::process::Command;

use tempfile::TempDir;

use crate::hand_written::{
    ALL_DERIVES, DEPENDENCIES, FEW_DERIVES, real_codes, with_derives, with_user_derive,
};
use crate::made_up;
use crate::project::{Project, cpu_seconds, intercom_errors, run};
use crate::report::{Goal, Section, Table, ratio};
use crate::snapshot;
use crate::turns::{Effort, median_costs};

/// The numbers of codes, and of rounds. The largest take a minute each.
const SIZES: [(usize, usize); 5] = [(22, 9), (78, 9), (100, 9), (1000, 3), (10_000, 1)];

/// The Cargo commands to measure.
const COMMANDS: [(&str, &[&str]); 3] =
    [("check", &["check"]), ("dev", &["build"]), ("release", &["build", "--release"])];

/// The derive as the library itself uses it.
const UNIT_STRUCT: &str = "#[derive(intercom_errors::IntercomErrors)]\n\
                           #[intercom_errors(codes = pub ErrorCode)]\n\
                           struct Intercom;\n";

/// The crates, in the order of their costs.
const NOTHING: usize = 0;
const UNIT: usize = 1;
const USER: usize = 2;
const ALL: usize = 3;
const FEW: usize = 4;
const BARE: usize = 5;

/// Costs of the six crates, for each command.
type Costs = [Vec<f64>; 3];

pub fn measure(effort: Effort) -> Section {
    let mut section = Section::new("Expansion");
    section.text(
        "A crate with an enum of made-up codes (the real ones up to 78) and nothing else, compiled anew while its \
         dependencies are built already, without incremental compilation. CPU time of Cargo and rustc. The derive stands on \
         a unit struct, where it generates the enum with the descriptions, statuses and states of 23 versions, and \
         on a user's enum with a variant for each code. The peers are hand-written enums: one with strum's \
         `EnumString`, `Display`, `EnumIter`, `IntoStaticStr`, `AsRefStr` and serde's `Serialize` and \
         `Deserialize`, and one with `EnumString` and `Display` alone.",
    );
    let made = Made::new();
    let all: Vec<(usize, Costs)> = SIZES
        .iter()
        .map(|&(count, rounds)| {
            eprintln!("  {count} codes");
            (count, made.costs(&codes(count), effort.rounds(rounds)))
        })
        .collect();

    tables(&mut section, &all);
    section.text(
        "What bounds it: with a few codes, the derive's methods and tables, whose cost does not depend on the number of \
         codes, and the two macros that it goes through. With many codes, it is what rustc does with any enum of that \
         size, and with its documentation, which no peer has.",
    );
    goals(&mut section, &all);
    section
}

/// The documented ones, all, or made-up ones.
fn codes(count: usize) -> Vec<String> {
    let mut codes = real_codes();
    if count > codes.len() {
        return made_up::codes(&codes, count, &BTreeSet::new());
    }
    codes.truncate(count);
    codes
}

/// The crates of all sizes, one after the other in the same folders, so that dependencies are built once.
struct Made {
    bare: [Project; 2],
    ours: [Project; 2],
    peers: [Project; 2],
}

impl Made {
    fn new() -> Self {
        let library =
            intercom_errors(", default-features = false, features = [\"std\", \"serde\", \"all-versions\"]");
        let ours = || Project::new(&library);
        let peer = || Project::new(DEPENDENCIES);
        Self { bare: [Project::new(""), Project::new("")], ours: [ours(), ours()], peers: [peer(), peer()] }
    }

    fn costs(&self, codes: &[String], rounds: usize) -> Costs {
        let snapshot = snapshot::made_up(codes);
        let crates = [
            Crate { project: &self.bare[0], source: String::new(), snapshot: None },
            Crate { project: &self.ours[0], source: UNIT_STRUCT.to_owned(), snapshot: Some(&snapshot) },
            Crate { project: &self.ours[1], source: with_user_derive(codes), snapshot: Some(&snapshot) },
            Crate { project: &self.peers[0], source: with_derives(codes, ALL_DERIVES), snapshot: None },
            Crate { project: &self.peers[1], source: with_derives(codes, FEW_DERIVES), snapshot: None },
            Crate { project: &self.bare[1], source: with_derives(codes, &[]), snapshot: None },
        ];
        COMMANDS.map(|(name, arguments)| {
            eprintln!("    {name}: the dependencies");
            for made in &crates {
                made.prepare(arguments);
            }
            eprintln!("    {name}: {rounds} rounds");
            let mut builds: Vec<Box<dyn FnMut() -> f64 + '_>> = crates
                .iter()
                .map(|made| Box::new(move || made.compile(arguments)) as Box<dyn FnMut() -> f64>)
                .collect();
            let costs = median_costs(rounds, &mut builds);
            eprintln!("    {name}: {costs:.2?} CPU seconds");
            costs
        })
    }
}

/// A crate to compile again and again.
struct Crate<'a> {
    project: &'a Project,
    source: String,
    snapshot: Option<&'a TempDir>,
}

impl Crate<'_> {
    /// Builds what it depends on.
    fn prepare(&self, arguments: &[&str]) {
        self.project.write("src/lib.rs", "");
        run(&mut self.cargo(arguments));
    }

    /// The CPU seconds of the crate alone.
    fn compile(&self, arguments: &[&str]) -> f64 {
        // Cargo looks at the time of the file; an older one of the same source would be fresh.
        self.project.write("src/lib.rs", &self.source);
        cpu_seconds(&mut self.cargo(arguments))
    }

    fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = self.project.cargo(arguments);
        if let Some(snapshot) = self.snapshot {
            command.env("INTERCOM_ERRORS_SNAPSHOT", snapshot.path());
        }
        command
    }
}

fn tables(section: &mut Section, all: &[(usize, Costs)]) {
    let header =
        |first: &str| [first.to_owned()].into_iter().chain(COMMANDS.map(|(name, _)| name.to_owned()));
    for (caption, what) in [
        ("The derive on a unit struct / the hand-written enum with all derives:", (UNIT, ALL)),
        ("The derive on a user's enum / the hand-written enum with all derives:", (USER, ALL)),
        (
            "The derive on a unit struct / the hand-written enum with `EnumString` and `Display` alone:",
            (UNIT, FEW),
        ),
        (
            "The derive on a user's enum / the hand-written enum with `EnumString` and `Display` alone:",
            (USER, FEW),
        ),
    ] {
        let mut table = Table::new(caption, header("codes"));
        for (count, costs) in all {
            table.row(count.to_string(), costs.iter().map(|costs| ratio(costs[what.0] / costs[what.1])));
        }
        section.table(table);
    }
    let mut table = Table::new(
        "The same for the derive on a unit struct and all derives, with the time of an empty crate taken off both:",
        header("codes"),
    );
    for (count, costs) in all {
        let net = |costs: &Vec<f64>| (costs[UNIT] - costs[NOTHING]) / (costs[ALL] - costs[NOTHING]);
        table.row(count.to_string(), costs.iter().map(|costs| ratio(net(costs))));
    }
    section.table(table);

    let mut table = Table::new(
        "How the time above an empty crate's grows from 1,000 codes to ten times as many. 10 is linear; the bare enum \
         shows how rustc itself grows:",
        header("enum"),
    );
    for (name, place) in [
        ("the derive on a unit struct", UNIT),
        ("the derive on a user's enum", USER),
        ("all derives", ALL),
        ("`EnumString`, `Display`", FEW),
        ("a bare enum with `Clone` and `Copy`", BARE),
    ] {
        table.row(name, growth(all, place).map(ratio));
    }
    section.table(table);
}

/// Cost at 10,000 codes over that at 1,000, above an empty crate's, for each command.
fn growth(all: &[(usize, Costs)], place: usize) -> [f64; 3] {
    let net = |size: usize, command: usize| {
        let (_, costs) = &all[size];
        costs[command][place] - costs[command][NOTHING]
    };
    [0, 1, 2].map(|command| net(4, command) / net(3, command))
}

fn goals(section: &mut Section, all: &[(usize, Costs)]) {
    let worst = |costs: &Costs, ours: usize, peer: usize| {
        costs.iter().map(|costs| costs[ours] / costs[peer]).fold(0.0, f64::max)
    };
    for (place, on) in [(UNIT, "a unit struct"), (USER, "a user's enum")] {
        // No user has 10,000 codes: their figures have no bound.
        for (count, costs) in all.iter().filter(|(count, _)| *count <= 1000) {
            let name = format!("{count} codes, on {on} / all derives, the worst of check, dev and release");
            let measured = worst(costs, place, ALL);
            section.goal(match count {
                ..100 => Goal::at_most(name, measured, 1.1),
                _ => Goal::below(name, measured, 1.0),
            });
        }
    }
}
