//! `completions` and `man`: what shells and `man` know of the tool, from the definition of its command line.

use std::fs;
use std::path::Path;

use clap::CommandFactory;
use clap_complete::Shell;

use crate::args::Arguments;
use crate::outcome::{Failure, Report, Trouble};

const PROGRAM: &str = "cargo-intercom-errors";

pub(super) fn completions(shell: Shell) -> Result<Report, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), PROGRAM, &mut script);
    match String::from_utf8(script) {
        Ok(script) => Ok(Report::clean(script)),
        Err(error) => Err(Trouble::new(format!("the completions are no text: {error}")).unreadable()),
    }
}

pub(super) fn man(folder: &Path) -> Result<Report, Failure> {
    let written = || {
        fs::create_dir_all(folder)?;
        clap_mangen::generate_to(Arguments::command(), folder)
    };
    match written() {
        Ok(()) => Ok(Report::clean(format!("man pages: {}\n", folder.display()))),
        Err(error) => {
            Err(Trouble::new(format!("{}: the man pages cannot be written: {error}", folder.display()))
                .help("name a folder that you may write to")
                .unreadable())
        }
    }
}
