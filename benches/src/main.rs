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
    pub use intercom_errors::__private::{code_methods, example, expand, impl_code, lookup};
}

/// The function that measures a section.
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
    if let Some(code) = consumer::as_rustc() {
        return code;
    }
    let asked = match Asked::from_command_line() {
        Ok(asked) => asked,
        Err(code) => return code,
    };
    let path = project::root().join("BENCHMARKS.md");
    let old = fs::read_to_string(&path).unwrap_or_default();
    if asked.updates && section_of(&old, SECTIONS.len() - 1).is_none() {
        eprintln!("BENCHMARKS.md has not all sections; `cargo measure` writes it whole");
        return ExitCode::FAILURE;
    }
    let mut sections = Vec::new();
    for (name, about, measure) in SECTIONS {
        if asked.wants(name) {
            eprintln!("{name}: {about}");
            let section = measure(asked.effort).to_string();
            println!("{section}");
            sections.push(section);
        } else if asked.updates {
            sections.extend(section_of(&old, sections.len()));
        }
    }
    if asked.writes()
        && let Err(error) = fs::write(&path, file(&sections))
    {
        eprintln!("{} cannot be written: {error}", path.display());
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// The section in this place of an earlier file.
fn section_of(file: &str, place: usize) -> Option<String> {
    let section = file.split("\n## ").nth(place + 1)?;
    Some(format!("## {}\n", section.trim_end()))
}

/// All of `BENCHMARKS.md`.
fn file(sections: &[String]) -> String {
    let mut out = "# Benchmarks\n\n`cargo measure` writes this file; do not edit it.\n\n".to_owned();
    out.push_str(&report::wrapped(
        "Every figure is a ratio of one run, beside a named peer that took turns with it, or a count. Ratios of \
         different runs or machines do not compare.",
    ));
    out.push_str("\n\n");
    // Writing to a `String` cannot fail.
    let _ = writeln!(out, "{}", machine::table());
    let lines = || sections.iter().flat_map(|section| section.lines());
    let reached = lines().filter(|line| line.trim_end_matches([' ', '|']).ends_with("| reached")).count();
    let missed = lines().filter(|line| line.contains("| **not reached**")).count();
    let _ =
        writeln!(out, "Goals reached: {reached}; not reached: {missed}. Each section ends with its own.\n");
    for section in sections {
        let _ = writeln!(out, "{section}");
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}
