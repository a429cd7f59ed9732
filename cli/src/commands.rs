//! The commands.

mod check;
mod decode;
mod diff;
mod explain;
mod init;
mod observe;
mod shell;
mod site;

use std::collections::BTreeSet;
use std::path::PathBuf;

use intercom_errors_catalog::{Catalog, Operation};

use crate::args::{Arguments, Command, List};
use crate::format::{
    Filter, ListFormat, Listing, MatrixFormat, csv, html, json, markdown, matrix_text, table,
};
use crate::nearest;
use crate::outcome::{Failure, Message, Report};
use crate::source::Source;
use crate::sync::{self, Action};
use crate::version;

/// Runs the command of the command line.
pub(crate) fn run(arguments: Arguments) -> Result<Report, Failure> {
    let snapshot = arguments.snapshot;
    match arguments.command {
        Command::List(arguments) => answer(snapshot, |catalog| list(catalog, arguments)),
        Command::Matrix { format } => matrix(&find_compiled(snapshot)?.catalog()?, format),
        Command::Site { directory } => site::run(&find_compiled(snapshot)?.catalog()?, &directory),
        Command::Explain { code, version, format } => {
            answer(snapshot, |catalog| explain::run(catalog, &code, version, format))
        }
        Command::Decode(arguments) => decode::run(&find_compiled(snapshot)?.catalog()?, &arguments),
        Command::Diff { from, to, snapshots: true, format } => {
            diff::snapshots(&Source::directory(from.into()), &Source::directory(to.into()), format)
        }
        Command::Diff { from, to, snapshots: false, format } => {
            diff::versions(&find_compiled(snapshot)?, &from, &to, format)
        }
        Command::Observe(arguments) => observe::run(&Source::find(snapshot)?, arguments),
        Command::Sync(arguments) => sync::run(&Source::find(snapshot)?, &arguments, Action::of(&arguments)),
        Command::Init { workspace, offline, site } => {
            init::run(snapshot.as_deref(), &workspace, offline, site)
        }
        Command::Completions { shell } => Ok(shell::completions(shell)),
        Command::Man { directory } => shell::man(&directory),
        Command::Check { against } => {
            check::run(&Source::find(snapshot)?, against.map(Source::directory).as_ref())
        }
    }
}

/// Returns the snapshot to answer from, and warns if no build compiles it.
fn find_compiled(snapshot: Option<PathBuf>) -> Result<Source, Failure> {
    let source = Source::find(snapshot)?;
    source.warn_unless_compiled();
    Ok(source)
}

/// Runs a command about one code or one version. A failure names the snapshot that was searched.
fn answer(
    snapshot: Option<PathBuf>,
    run: impl FnOnce(&Catalog) -> Result<Report, Failure>,
) -> Result<Report, Failure> {
    let source = find_compiled(snapshot)?;
    run(&source.catalog()?)
        .map_err(|failure| failure.help(format!("{} was searched: {}", source.name(), source.reason())))
}

fn list(catalog: &Catalog, arguments: List) -> Result<Report, Failure> {
    let List { version, status, category, operation, format } = arguments;
    let version = version.map(|version| version::find(catalog, version)).transpose()?;
    if let Some(operation) = &operation {
        check_operation(catalog, operation)?;
    }
    let listing = Listing::new(catalog, version, Filter { status, category, operation });
    Ok(Report::clean(match format {
        ListFormat::Table => table::list(&listing),
        ListFormat::Json => json::list(&listing)?,
        ListFormat::Csv => csv::list(&listing),
        ListFormat::Markdown => markdown::list(&listing),
    }))
}

fn matrix(catalog: &Catalog, format: MatrixFormat) -> Result<Report, Failure> {
    Ok(Report::clean(match format {
        MatrixFormat::Table => matrix_text::matrix(catalog),
        MatrixFormat::Json => json::list(&Listing::new(catalog, None, Filter::default()))?,
        MatrixFormat::Csv => csv::matrix(catalog),
        MatrixFormat::Markdown => markdown::matrix(catalog),
        MatrixFormat::Html => html::page(catalog, None),
    }))
}

/// Fails if no error example is of this operation, because its name may be misspelled.
fn check_operation(catalog: &Catalog, operation: &Operation) -> Result<(), Failure> {
    let mentions = catalog.codes.iter().flat_map(|code| &code.evidence);
    let known: BTreeSet<&Operation> = mentions.flat_map(|mention| &mention.operations).collect();
    let template = operation.template();
    if known.iter().any(|other| other.template() == template) {
        return Ok(());
    }
    let mut message = Message::new(format!("no error example of {operation} is in the snapshot"));
    let near = nearest::among(known.iter().map(|known| &***known), operation);
    if !near.is_empty() {
        message = message.help(format!("similar operations exist: {}", near.join(", ")));
    }
    Err(message.usage())
}
