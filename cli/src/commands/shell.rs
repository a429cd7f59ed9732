//! `completions` and `man`, from the definition of the command line.

use std::fs;
use std::path::Path;

use clap::CommandFactory;
use clap_complete::Shell;

use crate::args::Arguments;
use crate::outcome::{Failure, Message, Report};
use crate::printable::printable;

const PROGRAM: &str = "cargo-intercom-errors";

pub(super) fn completions(shell: Shell) -> Report {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), PROGRAM, &mut script);
    Report::clean(String::from_utf8_lossy(&script).into_owned())
}

pub(super) fn man(directory: &Path) -> Result<Report, Failure> {
    fs::create_dir_all(directory)
        .and_then(|()| clap_mangen::generate_to(Arguments::command(), directory))
        .map_err(|error| {
            Message::new(format!("{}: the man pages cannot be written: {error}", directory.display()))
                .help("pass a writable directory")
                .unreadable()
        })?;
    Ok(Report::clean(format!("man pages: {}\n", printable(&directory.display().to_string()))))
}
