//! The commands.

mod check;
mod decode;
mod diff;
mod explain;
mod init;
mod observe;
mod shell;

use intercom_errors_catalog::{Catalog, Version};

use crate::args::{Arguments, Command};
use crate::format::{ListFormat, Listing, MatrixFormat, csv, html, json, markdown, matrix_text, table};
use crate::outcome::{Failure, Report, Trouble};
use crate::ranges;
use crate::source::Source;
use crate::sync;

/// Runs the command of the command line.
pub(crate) fn run(arguments: Arguments) -> Result<Report, Failure> {
    let snapshot = arguments.snapshot;
    match arguments.command {
        Command::List { version, format } => list(&Source::find(snapshot).catalog()?, version, format),
        Command::Matrix { format } => matrix(&Source::find(snapshot).catalog()?, format),
        Command::Explain { code, format } => explain::run(&Source::find(snapshot).catalog()?, &code, format),
        Command::Decode(arguments) => decode::run(&Source::find(snapshot).catalog()?, &arguments),
        Command::Diff { from, to, snapshots: true, format } => {
            diff::snapshots(&Source::folder(from.into()), &Source::folder(to.into()), format)
        }
        Command::Diff { from, to, snapshots: false, format } => {
            diff::versions(&Source::find(snapshot), &from, &to, format)
        }
        Command::Observe(arguments) => observe::run(&Source::find(snapshot), arguments),
        Command::Sync(arguments) => sync::run(&Source::find(snapshot), &arguments.into()),
        Command::Init { workspace, offline, site } => {
            init::run(snapshot.as_deref(), &workspace, offline, site.into())
        }
        Command::Completions { shell } => Ok(shell::completions(shell)),
        Command::Man { folder } => shell::man(&folder),
        Command::Check { against } => {
            check::run(&Source::find(snapshot), against.map(Source::folder).as_ref())
        }
    }
}

fn list(catalog: &Catalog, version: Option<Version>, format: ListFormat) -> Result<Report, Failure> {
    let version = version.map(|version| locate(catalog, version)).transpose()?;
    let listing = Listing::new(catalog, version);
    Ok(Report::clean(match format {
        ListFormat::Table => table::list(&listing),
        ListFormat::Json => json::document(&listing)?,
        ListFormat::Csv => csv::list(&listing)?,
        ListFormat::Markdown => markdown::list(&listing),
    }))
}

fn matrix(catalog: &Catalog, format: MatrixFormat) -> Result<Report, Failure> {
    Ok(Report::clean(match format {
        MatrixFormat::Table => matrix_text::matrix(catalog),
        MatrixFormat::Json => json::document(&Listing::new(catalog, None))?,
        MatrixFormat::Csv => csv::matrix(catalog)?,
        MatrixFormat::Markdown => markdown::matrix(catalog),
        MatrixFormat::Html => html::matrix(catalog),
    }))
}

/// Returns a version with its index among all versions.
fn locate(catalog: &Catalog, version: Version) -> Result<(usize, Version), Failure> {
    let index = catalog.versions.iter().position(|info| info.version == version);
    index.map(|index| (index, version)).ok_or_else(|| {
        Trouble::new(format!("the version {version} is not in the snapshot"))
            .help(format!("its versions are {}", ranges::fold(&catalog.versions, |_| true)))
            .usage()
    })
}
