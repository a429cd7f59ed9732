//! The command line.

mod help;
mod sync;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use intercom_errors_catalog::Version;

use crate::reply;
pub(crate) use sync::{SiteArguments, SyncArguments};

/// The name under which Cargo passes itself on: `cargo intercom-errors list` runs
/// `cargo-intercom-errors intercom-errors list`.
const SUBCOMMAND: &str = "intercom-errors";

/// Reads the command line, with Cargo's own word in it or without.
pub(crate) fn parse(words: impl Iterator<Item = OsString>) -> Result<Arguments, clap::Error> {
    let mut words: Vec<OsString> = words.collect();
    if words.get(1).is_some_and(|word| word == SUBCOMMAND) {
        words.remove(1);
    }
    Arguments::try_parse_from(words)
}

/// Lists, compares and explains Intercom's API error codes, and decodes replies that have them.
///
/// Everything is read from a snapshot of the docs; only `sync` and `init` reach the network.
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
    /// Read this snapshot folder.
    #[arg(long, value_name = "DIR", global = true)]
    pub(crate) snapshot: Option<PathBuf>,

    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// List the error codes, of all versions or of one.
    #[command(after_long_help = help::join(&[help::JSON, help::LIST]))]
    List {
        /// Only the codes available in this version, with their state there.
        #[arg(long, value_name = "VERSION", value_parser = version)]
        version: Option<Version>,

        /// How to print them.
        #[arg(long, value_enum, default_value_t = ListFormat::Table)]
        format: ListFormat,
    },

    /// Show what is known of each code in each version.
    #[command(after_long_help = help::join(&[help::JSON, help::MATRIX]))]
    Matrix {
        /// How to print it.
        #[arg(long, value_enum, default_value_t = MatrixFormat::Table)]
        format: MatrixFormat,
    },

    /// Explain one code: what it means, where it is known, and who says so.
    #[command(after_long_help = help::EXPLAIN)]
    Explain {
        /// The code as the API sends it, such as `token_revoked`.
        code: String,

        /// How to print it.
        #[arg(long, value_enum, default_value_t = ExplainFormat::Text)]
        format: ExplainFormat,
    },

    /// Decode a reply: what went wrong, what to do, and whether to send the request again.
    #[command(after_long_help = help::DECODE)]
    Decode(Decode),

    /// Compare two versions, or two snapshots.
    #[command(after_long_help = help::DIFF)]
    Diff {
        /// The earlier version; with `--snapshots`, the earlier snapshot's folder.
        #[arg(value_name = "A")]
        from: OsString,

        /// The later version; with `--snapshots`, the later snapshot's folder.
        #[arg(value_name = "B")]
        to: OsString,

        /// A and B are snapshot folders.
        #[arg(long, conflicts_with = "snapshot")]
        snapshots: bool,

        /// How to print it.
        #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
        format: DiffFormat,
    },

    /// Read the error responses in a checkout of Intercom's OpenAPI descriptions into the snapshot.
    #[command(after_long_help = help::OBSERVE)]
    Observe(Observe),

    /// Check a snapshot: hashes, files, pages, and that nothing is lost.
    #[command(after_long_help = help::CHECK)]
    Check {
        /// An earlier snapshot: what it holds must still be here, its codes at least as retired ones.
        #[arg(long, value_name = "DIR")]
        against: Option<PathBuf>,
    },

    /// Take the snapshot to today's docs, and say what changed.
    #[command(after_long_help = help::SYNC)]
    Sync(SyncArguments),

    /// Put a snapshot of the docs into this workspace, for builds with newer codes than the release has.
    #[command(after_long_help = help::INIT)]
    Init {
        /// The folder to put docs-snapshot/ and .cargo/config.toml into.
        #[arg(value_name = "DIR", default_value = ".")]
        workspace: PathBuf,

        /// Do not sync: the snapshot of this release is put there as it is.
        #[arg(long)]
        offline: bool,

        #[command(flatten)]
        site: SiteArguments,
    },

    /// Print the completions for a shell.
    Completions {
        /// The shell.
        shell: Shell,
    },

    /// Write man pages into a folder.
    Man {
        /// The folder.
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Observe {
    /// The folder with one folder for each version, each with its `api.intercom.io.yaml`.
    #[arg(value_name = "DIR")]
    pub(crate) folder: PathBuf,

    /// The revision of the checkout, to be kept beside what was observed.
    #[arg(long, value_name = "REVISION")]
    pub(crate) revision: Option<String>,

    /// Say what would change, and write nothing.
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// Let go what was observed of versions that DIR has no folder of.
    #[arg(long)]
    pub(crate) accept_removed: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Decode {
    /// A file with the reply's body, or with all that `curl -i` prints; standard input where it is `-` or missing.
    #[arg(value_name = "FILE")]
    pub(crate) file: Option<PathBuf>,

    /// The reply's HTTP status, in place of the input's.
    #[arg(long, value_name = "STATUS", value_parser = status)]
    pub(crate) status: Option<u16>,

    /// A header of the reply, in place of the input's of that name; it may be given several times.
    #[arg(short = 'H', long = "header", value_name = "NAME: VALUE", value_parser = header)]
    pub(crate) headers: Vec<(String, String)>,

    /// How to print it.
    #[arg(long, value_enum, default_value_t = ExplainFormat::Text)]
    pub(crate) format: ExplainFormat,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum ListFormat {
    /// A table, as wide as the terminal.
    Table,
    /// The JSON form.
    Json,
    /// Comma-separated values with a header line.
    Csv,
    /// A table for a Markdown file.
    Markdown,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum MatrixFormat {
    /// One sign a cell, with a legend.
    Table,
    /// The JSON form.
    Json,
    /// Comma-separated values with a header line, states as words.
    Csv,
    /// A table for a Markdown file.
    Markdown,
    /// One page that needs no other file.
    Html,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum ExplainFormat {
    /// Text to read.
    Text,
    /// One JSON object.
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum DiffFormat {
    /// Text to read.
    Text,
    /// One JSON object with a list of changes.
    Json,
    /// Lists under headings, such as for a pull request.
    Markdown,
}

/// A version as people write it: `2.15`, `v2.15`, `Preview`, and Preview's earlier name `Unstable`.
pub(crate) fn version(text: &str) -> Result<Version, String> {
    if ["preview", "unstable"].iter().any(|name| text.eq_ignore_ascii_case(name)) {
        return Ok(Version::Preview);
    }
    text.strip_prefix('v')
        .unwrap_or(text)
        .parse()
        .map_err(|_| "this is no version; expected one such as 2.10 or Preview".to_owned())
}

fn status(text: &str) -> Result<u16, String> {
    reply::status(text).ok_or_else(|| "this is no HTTP status; expected three digits such as 404".to_owned())
}

fn header(text: &str) -> Result<(String, String), String> {
    match reply::header(text) {
        Some((name, value)) => Ok((name.to_owned(), value.to_owned())),
        None => Err("this is no header; expected one such as 'Retry-After: 7'".to_owned()),
    }
}
