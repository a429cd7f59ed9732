//! The command line.

use std::env;
use std::fmt::Write as _;
use std::process::ExitCode;

use crate::SECTIONS;
use crate::turns::Effort;

/// The sections to measure.
pub struct Asked {
    /// The sections' names; none for all.
    names: Vec<String>,
    pub effort: Effort,
    /// Replace the sections in `BENCHMARKS.md`.
    pub updates: bool,
}

impl Asked {
    /// Reads the command line. Without anything to measure, the code to end with.
    pub fn from_command_line() -> Result<Self, ExitCode> {
        let mut asked = Self { names: Vec::new(), effort: Effort { quick: false }, updates: false };
        for argument in env::args().skip(1) {
            match argument.as_str() {
                "--update" => asked.updates = true,
                "--quick" => asked.effort.quick = true,
                "--list" | "--help" | "-h" => {
                    print!("{}", help());
                    return Err(ExitCode::SUCCESS);
                }
                name if SECTIONS.iter().any(|(known, _, _)| *known == name) => asked.names.push(argument),
                other => {
                    eprint!("there is no section `{other}`\n\n{}", help());
                    return Err(ExitCode::from(2));
                }
            }
        }
        Ok(asked)
    }

    pub fn wants(&self, name: &str) -> bool {
        self.names.is_empty() || self.names.iter().any(|wanted| wanted == name)
    }

    /// Returns `true` if this run measures the sections in full, as `BENCHMARKS.md` needs them.
    pub fn writes(&self) -> bool {
        (self.names.is_empty() || self.updates) && !self.effort.quick
    }
}

fn help() -> String {
    let mut text = "cargo measure                 measures all and writes BENCHMARKS.md\n\
                    cargo measure SECTION...      measures these and prints them\n\
                    cargo measure --update SECTION...\n                              \
                    and puts them into BENCHMARKS.md, which has the others already\n\
                    cargo measure --quick ...     one round of each, printed: to see that it works\n\n\
                    sections:\n"
        .to_owned();
    for (name, about, _) in SECTIONS {
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "  {name:10}{about}");
    }
    text
}
