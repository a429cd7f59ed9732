//! The command line.

mod help;
mod sync;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;
use intercom_errors_catalog::{Availability, Category, Operation, Version, check_line};

pub(crate) use sync::{BASE, Site, SyncArguments};

use crate::diff::DiffFormat;
use crate::format::{ExplainFormat, ListFormat, MatrixFormat};
use crate::response;
use crate::version;

/// The argument that Cargo adds: `cargo intercom-errors list` runs `cargo-intercom-errors intercom-errors list`.
const SUBCOMMAND: &str = "intercom-errors";

/// Parses the command line, with or without the argument of Cargo.
pub(crate) fn parse(words: impl Iterator<Item = OsString>) -> Result<Arguments, clap::Error> {
    let mut words: Vec<OsString> = words.collect();
    if words.get(1).is_some_and(|word| word == SUBCOMMAND) {
        words.remove(1);
    }
    Arguments::try_parse_from(words)
}

/// Lists, compares and explains Intercom's API error codes, and decodes error responses.
///
/// Everything is read from a snapshot of the docs. Only `sync` and `init` use the network.
#[derive(Debug, Parser)]
#[command(
    name = "cargo-intercom-errors",
    bin_name = "cargo intercom-errors",
    version,
    after_help = help::SNAPSHOT,
    after_long_help = help::join(&[help::SNAPSHOT, help::EXIT_CODES, help::EXAMPLES]),
    max_term_width = 100
)]
pub(crate) struct Arguments {
    /// The directory of the snapshot.
    #[arg(long, value_name = "DIR", global = true)]
    pub(crate) snapshot: Option<PathBuf>,

    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List the error codes, of all versions or of one.
    #[command(after_long_help = help::join(&[&help::json(), help::LIST]))]
    List(List),

    /// Show the state of each code in each version.
    #[command(after_long_help = help::join(&[Availability::DEFINITION, &help::json(), help::MATRIX]))]
    Matrix {
        /// The output format.
        #[arg(long, value_enum, default_value_t = MatrixFormat::Table)]
        format: MatrixFormat,
    },

    /// Write the page of all codes for a web site: index.html, and codes.json with its schema.
    #[command(after_long_help = help::SITE)]
    Site {
        /// The directory to write into. It is created if it is missing.
        #[arg(value_name = "DIR")]
        directory: PathBuf,
    },

    /// Explain one code: its meaning, its versions and its sources. For an HTTP status, list its codes.
    #[command(after_long_help = help::join(&[Availability::DEFINITION, help::EXIT_CODES, &help::json_of_explain(), help::EXPLAIN]))]
    Explain {
        /// The code as the API sends it, such as `token_revoked`, or an HTTP status, such as 401.
        code: String,

        /// Say why the code has its state in this version.
        #[arg(long, value_name = "VERSION", value_parser = version::parse)]
        version: Option<Version>,

        /// The output format.
        #[arg(long, value_enum, default_value_t = ExplainFormat::Text)]
        format: ExplainFormat,
    },

    /// Decode an error response: what went wrong, what to do, and whether to retry.
    #[command(after_long_help = help::join(&[help::DECODE, help::EXIT_CODES, help::DECODE_JSON, help::DECODE_EXAMPLES]))]
    Decode(Decode),

    /// Compare two versions, or two snapshots.
    #[command(after_long_help = help::join(&[help::EXIT_CODES, help::DIFF]))]
    Diff {
        /// The earlier version; with `--snapshots`, the directory of the earlier snapshot.
        #[arg(value_name = "A")]
        from: OsString,

        /// The later version; with `--snapshots`, the directory of the later snapshot.
        #[arg(value_name = "B")]
        to: OsString,

        /// Compare snapshots: A and B are directories.
        #[arg(long, conflicts_with = "snapshot")]
        snapshots: bool,

        /// The output format.
        #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
        format: DiffFormat,
    },

    /// Read the error responses in a checkout of Intercom's OpenAPI descriptions into the snapshot.
    #[command(after_long_help = help::OBSERVE)]
    Observe(Observe),

    /// Check a snapshot: its hashes, files and pages, and that nothing is lost.
    #[command(after_long_help = help::join(&[help::EXIT_CODES, help::CHECK]))]
    Check {
        /// An earlier snapshot. Nothing in it may be lost, but its codes may be retired.
        #[arg(long, value_name = "DIR")]
        against: Option<PathBuf>,
    },

    /// Update the snapshot from the live docs, and print what changed.
    #[command(after_long_help = help::SYNC)]
    Sync(SyncArguments),

    /// Create a snapshot of the docs in this workspace, so that builds have newer codes than the release.
    #[command(after_long_help = help::INIT)]
    Init {
        /// A directory in the workspace. docs-snapshot/ and .cargo/config.toml are created at the workspace's root.
        #[arg(value_name = "DIR", default_value = ".")]
        workspace: PathBuf,

        /// Do not sync: keep the snapshot of this release.
        #[arg(long)]
        offline: bool,

        #[command(flatten)]
        site: Site,
    },

    /// Print the completions for a shell.
    Completions {
        /// The shell.
        shell: Shell,
    },

    /// Write man pages into a directory.
    Man {
        /// The directory.
        #[arg(value_name = "DIR")]
        directory: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(crate) struct List {
    /// Only the codes available in this version, with their state there.
    #[arg(long, value_name = "VERSION", value_parser = version::parse)]
    pub(crate) version: Option<Version>,

    /// Only the codes that were seen with this HTTP status.
    #[arg(long, value_name = "STATUS", value_parser = status)]
    pub(crate) status: Option<u16>,

    /// Only the codes of this category, such as `not_found`.
    #[arg(long, value_name = "CATEGORY", value_parser = category)]
    pub(crate) category: Option<Category>,

    /// Only the codes in error examples of this operation, such as 'POST /contacts'; with --version, in that version.
    #[arg(long, value_name = "OPERATION", value_parser = operation)]
    pub(crate) operation: Option<Operation>,

    /// The output format.
    #[arg(long, value_enum, default_value_t = ListFormat::Table)]
    pub(crate) format: ListFormat,
}

#[derive(Debug, Args)]
pub(crate) struct Observe {
    /// The directory of the descriptions: one directory per version, each with an `api.intercom.io.yaml`.
    #[arg(value_name = "DIR")]
    pub(crate) directory: PathBuf,

    /// The revision of the checkout, which is recorded with the observations.
    #[arg(long, value_name = "REVISION", value_parser = revision)]
    pub(crate) revision: Option<String>,

    /// Print what would change, and write nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// Remove observations of versions that are missing from DIR.
    #[arg(long)]
    pub(crate) accept_removed: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Decode {
    /// A file with a body or the output of `curl -i`; standard input if it is `-` or missing.
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,

    /// The HTTP status, instead of the one in the input.
    #[arg(long, value_name = "STATUS", value_parser = status)]
    pub(crate) status: Option<u16>,

    /// A header, which replaces those of the same name in the input. Can be repeated.
    #[arg(short = 'H', long = "header", value_name = "NAME: VALUE", value_parser = header)]
    pub(crate) headers: Vec<(String, String)>,

    /// The output format.
    #[arg(long, value_enum, default_value_t = ExplainFormat::Text)]
    pub(crate) format: ExplainFormat,
}

fn revision(text: &str) -> Result<String, String> {
    check_line(text).map_err(|why| why.to_string())?;
    Ok(text.to_owned())
}

fn status(text: &str) -> Result<u16, String> {
    response::status(text)
        .ok_or_else(|| "not a valid HTTP status: expected three digits such as 404".to_owned())
}

fn category(text: &str) -> Result<Category, String> {
    text.to_lowercase().replace(['-', ' '], "_").parse().map_err(|error| format!("{error}"))
}

fn operation(text: &str) -> Result<Operation, String> {
    let (method, path) = text.split_once(' ').unwrap_or((text, ""));
    let text = format!("{} {}", method.to_uppercase(), path.trim());
    Operation::new(&text)
        .map_err(|_| "not a valid operation: expected one such as 'POST /contacts'".to_owned())
}

fn header(text: &str) -> Result<(String, String), String> {
    match response::header(text) {
        Some((name, value)) => Ok((name.to_owned(), value.to_owned())),
        None => Err("not a valid header: expected one such as 'Retry-After: 7'".to_owned()),
    }
}
