//! `cargo intercom-errors`: lists, compares and explains Intercom's API error codes, decodes error responses, and
//! maintains the snapshot of the docs that the codes come from.
//!
//! ```text
//! args -> source (cargo_config) -> commands (response, diff, facts) -> format -> outcome
//! ```

#![forbid(unsafe_code)]

mod args;
mod cargo_config;
mod commands;
mod diff;
mod facts;
mod fetch;
mod format;
#[cfg(test)]
#[path = "../../tests/hostile_output/strings.rs"]
mod hostile_strings;
mod nearest;
mod openapi;
mod outcome;
mod printable;
mod ranges;
mod response;
mod source;
mod store;
mod sync;
mod version;

use std::process::ExitCode;

fn main() -> ExitCode {
    match args::parse(std::env::args_os()) {
        Ok(arguments) => outcome::finish(commands::run(arguments)),
        Err(error) => outcome::usage(error),
    }
}
