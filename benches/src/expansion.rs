//! The cost of the derive for rustc.

use std::process::Command;

use tempfile::TempDir;

use crate::hand_written::{ALL_DERIVES, DEPENDENCIES, real_codes, with_derives, with_user_derive};
use crate::made_up;
use crate::project::{Project, cpu_seconds, intercom_errors, run};
use crate::report::{Goal, Section, Table, ratio};
use crate::snapshot;
use crate::turns::{Effort, median_costs};

/// The numbers of codes, and of rounds.
const SIZES: [(usize, usize); 3] = [(22, 9), (100, 9), (1000, 3)];

/// The Cargo commands to measure.
const COMMANDS: [(&str, &[&str]); 3] =
    [("check", &["check"]), ("dev", &["build"]), ("release", &["build", "--release"])];

/// The derive as the library itself uses it.
const UNIT_STRUCT: &str = "#[derive(intercom_errors::IntercomErrors)]\n\
                           #[intercom_errors(codes = pub ErrorCode)]\n\
                           struct Intercom;\n";

/// The crates, in the order of their costs.
const UNIT: usize = 0;
const USER: usize = 1;
const PEER: usize = 2;

/// The costs of the crates, for each command.
type Costs = [Vec<f64>; 3];

pub fn measure(effort: Effort) -> Section {
    let mut section = Section::new("Expansion");
    section.text(
        "A crate that has only an enum of codes: real ones up to 100, and made-up ones above. Its dependencies are built, \
         and it is compiled again without incremental compilation. CPU time of Cargo and rustc. On a unit struct, the \
         derive generates the enum with the descriptions, statuses and states of 23 versions. On a user's enum, it checks \
         a variant for each code. The peer is a hand-written enum with strum's `EnumString`, `Display`, `EnumIter`, \
         `IntoStaticStr` and `AsRefStr`, and serde's `Serialize` and `Deserialize`.",
    );
    let crates = Crates::new();
    let all: Vec<(usize, Costs)> = SIZES
        .iter()
        .map(|&(count, rounds)| {
            eprintln!("  {count} codes");
            (count, crates.costs(&codes(count), effort.rounds(rounds)))
        })
        .collect();

    for (place, on) in [(UNIT, "a unit struct"), (USER, "a user's enum")] {
        let header = ["codes"].into_iter().chain(COMMANDS.map(|(name, _)| name));
        let mut table = Table::new(format!("The derive on {on} / the hand-written enum:"), header);
        for (count, costs) in &all {
            let ratios = costs.each_ref().map(|costs| costs[place] / costs[PEER]);
            table.row(count.to_string(), ratios.map(ratio));
            let name = format!(
                "{count} codes, on {on} / the hand-written enum, the worst of check, dev and release"
            );
            let worst = ratios.into_iter().fold(0.0, f64::max);
            section.goal(if *count < 100 {
                Goal::at_most(name, worst, 1.1)
            } else {
                Goal::below(name, worst, 1.0)
            });
        }
        section.table(table);
    }
    section.text(
        "What bounds it: with a few codes, the derive's methods and tables, whose cost does not depend on the number of \
         codes, and the two macros through which it goes. With many codes, rustc's work for any enum of that size, and for \
         its documentation, which the peer does not have.",
    );
    section
}

fn codes(count: usize) -> Vec<String> {
    let mut codes = real_codes();
    if count > codes.len() {
        return made_up::codes(&codes, count);
    }
    codes.truncate(count);
    codes
}

/// The crates. All sizes use the same directories, so that dependencies are built once.
struct Crates {
    ours: [Project; 2],
    peer: Project,
}

impl Crates {
    fn new() -> Self {
        let library =
            intercom_errors(", default-features = false, features = [\"std\", \"serde\", \"all-versions\"]");
        Self { ours: [Project::new(&library), Project::new(&library)], peer: Project::new(DEPENDENCIES) }
    }

    fn costs(&self, codes: &[String], rounds: usize) -> Costs {
        let snapshot = snapshot::made_up(codes);
        let crates = [
            Crate { project: &self.ours[0], source: UNIT_STRUCT.to_owned(), snapshot: Some(&snapshot) },
            Crate { project: &self.ours[1], source: with_user_derive(codes), snapshot: Some(&snapshot) },
            Crate { project: &self.peer, source: with_derives(codes, ALL_DERIVES), snapshot: None },
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
            median_costs(rounds, &mut builds)
        })
    }
}

/// A crate that is compiled several times.
struct Crate<'a> {
    project: &'a Project,
    source: String,
    snapshot: Option<&'a TempDir>,
}

impl Crate<'_> {
    /// Builds the dependencies.
    fn prepare(&self, arguments: &[&str]) {
        self.project.write("src/lib.rs", "");
        run(&mut self.cargo(arguments));
    }

    /// Compiles the crate and returns the CPU seconds.
    fn compile(&self, arguments: &[&str]) -> f64 {
        // The new modification time makes Cargo compile the same source again.
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
