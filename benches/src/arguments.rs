//! The command line.

use std::env;
use std::fmt::Write as _;
use std::process::ExitCode;

use crate::SECTIONS;
use crate::turns::Effort;

/// The sections to measure.
pub struct Arguments {
    /// The names of the sections. Empty for all.
    names: Vec<String>,
    pub effort: Effort,
    /// `true` if the run replaces these sections in `BENCHMARKS.md`.
    pub is_update: bool,
}

impl Arguments {
    /// Reads the command line.
    ///
    /// # Errors
    /// Returns the exit code if there is nothing to measure.
    pub fn from_command_line() -> Result<Self, ExitCode> {
        let mut arguments = Self { names: Vec::new(), effort: Effort { is_quick: false }, is_update: false };
        for argument in env::args().skip(1) {
            match argument.as_str() {
                "--update" => arguments.is_update = true,
                "--quick" => arguments.effort.is_quick = true,
                "--list" | "--help" | "-h" => {
                    print!("{}", help());
                    return Err(ExitCode::SUCCESS);
                }
                name if SECTIONS.iter().any(|(known, _, _)| *known == name) => arguments.names.push(argument),
                other => {
                    eprint!("unknown section `{other}`\n\n{}", help());
                    return Err(ExitCode::from(2));
                }
            }
        }
        Ok(arguments)
    }

    pub fn wants(&self, name: &str) -> bool {
        self.names.is_empty() || self.names.iter().any(|wanted| wanted == name)
    }

    /// Returns `true` if this run measures the sections in full, as `BENCHMARKS.md` needs them.
    pub fn writes_file(&self) -> bool {
        (self.names.is_empty() || self.is_update) && !self.effort.is_quick
    }
}

fn help() -> String {
    let mut text = "cargo measure                 measures all sections and writes BENCHMARKS.md\n\
                    cargo measure SECTION...      measures these sections and prints them\n\
                    cargo measure --update SECTION...\n                              \
                    also replaces them in BENCHMARKS.md\n\
                    cargo measure --quick ...     runs one round of each, to see that it works\n\n\
                    sections:\n"
        .to_owned();
    for (name, about, _) in SECTIONS {
        // Writing to a `String` cannot fail.
        let _ = writeln!(text, "  {name:10}{about}");
    }
    text
}
