//! Versions in arguments.

use intercom_errors_catalog::{Catalog, Version};

use crate::outcome::{Failure, Message};
use crate::ranges;

/// Parses the version in an argument.
pub(crate) fn parse(text: &str) -> Result<Version, String> {
    Version::from_any_spelling(text)
        .map_err(|_| "not a valid version: expected one such as 2.10 or Preview".to_owned())
}

/// Returns a version and its index among the versions of the snapshot.
pub(crate) fn find(catalog: &Catalog, version: Version) -> Result<(usize, Version), Failure> {
    let index = catalog.versions.iter().position(|info| info.version == version);
    index.map(|index| (index, version)).ok_or_else(|| {
        Message::new(format!("the version {version} is not in the snapshot"))
            .help(format!("its versions are {}", ranges::fold(&catalog.versions, |_| true)))
            .usage()
    })
}
