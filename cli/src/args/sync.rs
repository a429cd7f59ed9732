//! The arguments of `sync` and `init`.

use std::path::PathBuf;

use clap::Args;
use intercom_errors_catalog::Version;

use crate::diff::DiffFormat;
use crate::version;

/// The docs site.
pub(crate) const BASE: &str = "https://developers.intercom.com";

#[derive(Debug, Args)]
pub(crate) struct SyncArguments {
    /// Write nothing. Exit with 1 if the docs differ from the snapshot. Exit with 3 if a part of the docs cannot be read
    /// or the snapshot would lose facts.
    #[arg(long, conflicts_with = "dry_run")]
    pub(crate) check: bool,

    /// Write nothing. Report what would change.
    #[arg(long)]
    pub(crate) dry_run: bool,

    /// Fetch only the pages and descriptions of these versions.
    #[arg(long, value_name = "VERSION", num_args = 1.., value_parser = version::parse)]
    pub(crate) only: Vec<Version>,

    /// Remove versions, pages and codes that are no longer in the docs, and accept any number of new descriptions.
    #[arg(long)]
    pub(crate) accept_removed: bool,

    /// The format of the changes.
    #[arg(long, value_enum, default_value_t = DiffFormat::Text)]
    pub(crate) format: DiffFormat,

    #[command(flatten)]
    pub(crate) site: Site,
}

#[derive(Debug, Args)]
pub(crate) struct Site {
    /// The docs site.
    #[arg(long, value_name = "URL", default_value = BASE)]
    pub(crate) base_url: String,

    /// The address of the OpenAPI descriptions, with `{version}` for a version's directory (0 for Preview). The
    /// default is Intercom's repository, or none if --base-url is another site.
    #[arg(long, value_name = "URL")]
    pub(crate) openapi_url: Option<String>,

    /// Read files that were fetched earlier from this directory, without a network.
    #[arg(long, value_name = "DIR")]
    pub(crate) from: Option<PathBuf>,

    /// The timeout of a request, which is also the longest wait before another attempt.
    #[arg(long, value_name = "SECONDS", default_value_t = 60, value_parser = clap::value_parser!(u64).range(1..=3600))]
    pub(crate) timeout: u64,
}

impl Site {
    /// Returns the address of the site, without a slash at its end.
    pub(crate) fn base(&self) -> &str {
        self.base_url.trim_end_matches('/')
    }
}
