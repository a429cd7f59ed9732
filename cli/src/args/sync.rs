//! The options of `sync` and `init`.

use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use intercom_errors_catalog::Version;

use crate::diff::DiffFormat;
use crate::sync::{Action, Options, Site};
use crate::version;

#[derive(Debug, Args)]
pub(crate) struct SyncArguments {
    /// Write nothing. Exit with 1 if the docs differ from the snapshot, and with 3 if a part of the docs cannot be read
    /// or the snapshot would lose facts.
    #[arg(long, conflicts_with = "dry_run")]
    check: bool,

    /// Write nothing. Report what would change.
    #[arg(long)]
    dry_run: bool,

    /// Fetch only the pages and descriptions of these versions.
    #[arg(long, value_name = "VERSION", num_args = 1.., value_parser = version::parse)]
    only: Vec<Version>,

    /// Remove versions, pages and codes that are no longer in the docs, and accept any number of new descriptions.
    #[arg(long)]
    accept_removed: bool,

    /// The format of the changes.
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    format: DiffFormat,

    #[command(flatten)]
    site: SiteArguments,
}

#[derive(Debug, Args)]
pub(crate) struct SiteArguments {
    /// The docs site.
    #[arg(long, value_name = "URL", default_value = crate::sync::BASE)]
    base_url: String,

    /// The address of the OpenAPI descriptions, with `{version}` for a version's directory (0 for Preview). The
    /// default is Intercom's repository, or none if --base-url is another site.
    #[arg(long, value_name = "URL")]
    openapi_url: Option<String>,

    /// Read files that were fetched earlier from this directory, without a network.
    #[arg(long, value_name = "DIR")]
    from: Option<PathBuf>,

    /// The timeout of a request, which is also the longest wait before another attempt.
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=3600))]
    timeout: u64,
}

impl From<SiteArguments> for Site {
    fn from(arguments: SiteArguments) -> Self {
        let SiteArguments { base_url, openapi_url, from, timeout } = arguments;
        Self { base_url, openapi_url, from, timeout: Duration::from_secs(timeout) }
    }
}

impl From<SyncArguments> for Options {
    fn from(arguments: SyncArguments) -> Self {
        let action = match (arguments.check, arguments.dry_run) {
            (true, _) => Action::Check,
            (_, true) => Action::DryRun,
            _ => Action::Write,
        };
        let SyncArguments { only, accept_removed, format, site, .. } = arguments;
        Self { site: site.into(), action, only, accept_removed, format }
    }
}
