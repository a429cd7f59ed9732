//! Measures `intercom-errors` beside its peers: `cargo measure` writes `BENCHMARKS.md`.
// A program: its modules are its own.
#![allow(missing_docs, unreachable_pub)]

mod arguments;
mod consumer;
mod decode;
mod expansion;
mod hand_written;
mod lookup;
mod machine;
mod made_up;
mod project;
mod reading;
mod report;
mod snapshot;
mod tables;
mod tool;
mod turns;

use std::fmt::Write as _;
use std::fs;
use std::process::ExitCode;

use arguments::Asked;
use report::Section;
use turns::Effort;

// The generated sets are expanded as if this were the library.
pub use intercom_errors::*;
pub mod __private {
    pub use intercom_errors::__private::{expand, impl_code, lookup, tables};
}

/// What measures a section.
type Measure = fn(Effort) -> Section;

/// All sections in the order of the file: name, what it is about, and what measures it.
const SECTIONS: [(&str, &str, Measure); 7] = [
    ("consumer", "what a consumer's build costs", consumer::measure),
    ("lookup", "from_code", lookup::measure),
    ("tables", "as_str, description, availability, statuses", tables::measure),
    ("decode", "reading replies", decode::measure),
    ("reading", "the build step", reading::measure),
    ("expansion", "what the derive costs rustc", expansion::measure),
    ("tool", "the command-line tool", tool::measure),
];

fn main() -> ExitCode {
    let asked = match Asked::from_command_line() {
        Ok(asked) => asked,
        Err(code) => return code,
    };
    let chosen = SECTIONS.iter().filter(|(name, _, _)| asked.wants(name));
    let sections = chosen.map(|(name, about, measure)| {
        eprintln!("{name}: {about}");
        let section = measure(asked.effort);
        println!("{section}");
        section
    });
    let sections: Vec<Section> = sections.collect();
    if asked.writes() {
        let path = project::root().join("BENCHMARKS.md");
        if let Err(error) = fs::write(&path, file(&sections)) {
            eprintln!("{} cannot be written: {error}", path.display());
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// All of `BENCHMARKS.md`.
fn file(sections: &[Section]) -> String {
    let mut out = "# Benchmarks\n\n`cargo measure` writes this file, whole; do not edit it.\n\n\
                   Every figure is a ratio of one run, beside a named peer that took turns with it, or a count. Ratios of \
                   different runs or machines do not compare.\n\n"
        .to_owned();
    // Writing to a `String` cannot fail.
    let _ = writeln!(out, "{}", machine::table());
    let goals = || sections.iter().flat_map(Section::goals);
    let missed: Vec<_> = goals().filter(|goal| !goal.is_reached()).collect();
    let _ = writeln!(out, "Goals reached: {} of {}.\n", goals().count() - missed.len(), goals().count());
    if !missed.is_empty() {
        let _ = writeln!(out, "{}", report::goals("The others:", missed));
    }
    for section in sections {
        let _ = writeln!(out, "{section}");
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}
