//! The cost of each crate of a build. Cargo starts this program instead of rustc, and it records the time of rustc.

use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::process::{Command, ExitCode};

use super::{PROFILES, clean_cargo};
use crate::project::{Project, cpu_seconds_of, run};
use crate::report::Table;

/// The variable that names the file for the costs. If it is set, Cargo has started this program instead of rustc.
const LOG: &str = "INTERCOM_ERRORS_COMPILES";

/// Crates below this part of the peer's build share one row.
const LEAST: f64 = 0.01;

/// Runs rustc, if Cargo has started this program instead.
pub fn as_rustc() -> Option<ExitCode> {
    let log = env::var_os(LOG)?;
    let mut arguments = env::args_os().skip(1);
    let mut rustc = Command::new(arguments.next()?);
    let arguments: Vec<_> = arguments.collect();
    let (seconds, status) = cpu_seconds_of(rustc.args(&arguments));
    let after = |name: &str| {
        let place = arguments.iter().position(|argument| argument == name)?;
        arguments.get(place + 1)?.to_str()
    };
    let is_optimized = arguments.iter().any(|argument| argument == "opt-level=3");
    let line = format!("{seconds} {is_optimized} {}\n", after("--crate-name").unwrap_or("___"));
    // One write per line, because several compilers run at once.
    let mut log = OpenOptions::new().append(true).create(true).open(log).expect("the file for the costs");
    log.write_all(line.as_bytes()).expect("the file for the costs is writable");
    Some(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// The costs of one build: for each crate, the seconds for build scripts and macros, and those for the program.
type Costs = BTreeMap<String, [f64; 2]>;

/// Returns a table with the time of each crate, next to the peer's.
pub fn table(ours: &Project, peer: &Project) -> Table {
    let [dev, release] = PROFILES.map(|(_, arguments)| [ours, peer].map(|project| costs(project, arguments)));
    let total = |costs: &Costs| costs.values().flatten().sum::<f64>();
    let (of_dev, of_release) = (total(&dev[1]), total(&release[1]));
    let cells = |name: &str| {
        let [dev, release] = [&dev, &release]
            .map(|costs| costs.each_ref().map(|costs| costs.get(name).copied().unwrap_or_default()));
        [
            dev[0].iter().sum::<f64>() / of_dev,
            dev[1].iter().sum::<f64>() / of_dev,
            release[0][0] / of_release,
            release[0][1] / of_release,
            release[1].iter().sum::<f64>() / of_release,
        ]
    };
    let names: BTreeSet<&String> = dev.iter().chain(&release).flat_map(BTreeMap::keys).collect();
    let rows: Vec<(&str, [f64; 5])> = names.into_iter().map(|name| (name.as_str(), cells(name))).collect();
    let sum = |rows: &[(&str, [f64; 5])]| {
        let mut sum = [0.0; 5];
        for (_, cells) in rows {
            for (sum, cell) in sum.iter_mut().zip(cells) {
                *sum += cell;
            }
        }
        sum
    };
    let all = sum(&rows);
    let (mut rows, others): (Vec<_>, Vec<_>) =
        rows.into_iter().partition(|(_, cells)| cells.iter().any(|cell| *cell >= LEAST));
    rows.sort_by(|(_, a), (_, b)| b.iter().sum::<f64>().total_cmp(&a.iter().sum()));
    rows.push(("all others", sum(&others)));
    rows.push(("together", all));

    let mut table = Table::new(
        "The time of the compiler per crate, as a percentage of the peer's whole time. For a release build, the time for \
         build scripts and macros has its own column:",
        ["crate", "ours, dev", "its, dev", "ours, for the build", "ours, release", "its, release"],
    );
    for (name, cells) in rows {
        table.row(name, cells.map(|cell| format!("{:.1}", cell * 100.0)));
    }
    table
}

/// Returns the cost of a clean build, crate by crate.
fn costs(project: &Project, arguments: &[&str]) -> Costs {
    let log = project.path("compiles");
    let _ = fs::remove_file(&log);
    let mut command = clean_cargo(project, arguments);
    command.env("RUSTC_WRAPPER", env::current_exe().expect("this program's path")).env(LOG, &log);
    run(&mut command);
    let mut costs = Costs::new();
    for line in fs::read_to_string(&log).expect("the file for the costs").lines() {
        let parts: Vec<&str> = line.split(' ').collect();
        let [seconds, is_optimized, name] = parts[..] else { panic!("a line of three parts: {line}") };
        let seconds: f64 = seconds.parse().expect("seconds");
        let name = match name {
            "measured" => "the program",
            "build_script_build" => "build scripts",
            // Cargo asks for its version, and build scripts for its abilities.
            "___" => "queries of rustc",
            name => name,
        };
        costs.entry(name.to_owned()).or_default()[usize::from(is_optimized == "true")] += seconds;
    }
    costs
}
