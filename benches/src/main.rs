//! Measures `intercom-errors` next to its peers: `cargo measure` writes `BENCHMARKS.md`.
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
mod report;
mod size;
mod snapshot;
mod tool;
mod turns;

use std::fmt::Write as _;
use std::fs;
use std::process::ExitCode;

use arguments::Arguments;
use report::Section;
use turns::Effort;

// The generated sets expand as if this crate were the library.
pub use intercom_errors::*;
pub mod __private {
    pub use intercom_errors::__private::{Used, code_methods, example, expand, impl_code, lookup};
}

/// The function that measures a section.
type Measure = fn(Effort) -> Section;

/// All sections in the order of the file: name, subject and function.
const SECTIONS: [(&str, &str, Measure); 6] = [
    ("consumer", "the build of a user's crate", consumer::measure),
    ("size", "the size of a program", size::measure),
    ("lookup", "the time of from_code", lookup::measure),
    ("decode", "the time to read a response", decode::measure),
    ("expansion", "the cost of the derive", expansion::measure),
    ("tool", "the command-line tool", tool::measure),
];

fn main() -> ExitCode {
    if let Some(code) = consumer::as_rustc() {
        return code;
    }
    let arguments = match Arguments::from_command_line() {
        Ok(arguments) => arguments,
        Err(code) => return code,
    };
    let path = project::root().join("BENCHMARKS.md");
    let old = fs::read_to_string(&path).unwrap_or_default();
    if arguments.is_update && section_of(&old, SECTIONS.len() - 1).is_none() {
        eprintln!("BENCHMARKS.md does not have all sections\n\nhelp: write it with `cargo measure`");
        return ExitCode::FAILURE;
    }
    let mut sections = Vec::new();
    for (name, about, measure) in SECTIONS {
        if arguments.wants(name) {
            eprintln!("{name}: {about}");
            let section = measure(arguments.effort).to_string();
            println!("{section}");
            sections.push(section);
        } else if arguments.is_update {
            sections.extend(section_of(&old, sections.len()));
        }
    }
    if arguments.writes_file()
        && let Err(error) = fs::write(&path, file(&sections))
    {
        eprintln!("{} cannot be written: {error}", path.display());
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}

/// Returns the section at this place of an earlier file.
fn section_of(file: &str, place: usize) -> Option<String> {
    let section = file.split("\n## ").nth(place + 1)?;
    Some(format!("## {}\n", section.trim_end()))
}

/// Returns the text of `BENCHMARKS.md`.
fn file(sections: &[String]) -> String {
    let mut out = "# Benchmarks\n\n`cargo measure` writes this file; do not edit it.\n\n".to_owned();
    out.push_str(&report::wrapped(
        "Times are ratios or percentages of a named peer's time in the same run. One bound is in milliseconds. \
         Sizes are in kB, and all else is counted. Do not compare the figures of different runs or machines.",
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
