//! Codes that no source names any more stay, and are told so.

use std::collections::BTreeSet;

use intercom_errors_catalog::{Catalog, RetiredCode};

/// The list of retired codes after a change of the snapshot.
///
/// `before` is the catalog as it was, with the codes that were retired then. `named` are the codes that the new
/// sources name. A code that is named again leaves the list; one that was named and no longer is joins it, with
/// `today` as the day.
pub(crate) fn retired(before: &Catalog, named: &BTreeSet<&str>, today: &str) -> Vec<RetiredCode> {
    let mut retired: Vec<RetiredCode> = before
        .codes
        .iter()
        .filter(|code| !named.contains(&*code.name))
        .map(|code| RetiredCode {
            code: code.name.clone(),
            since: code.retired.as_ref().map_or_else(|| today.to_owned(), |retired| retired.since.clone()),
            description: code.description().map(Into::into),
            statuses: code.statuses().into_iter().collect(),
        })
        .collect();
    retired.sort_by(|a, b| a.code.cmp(&b.code));
    retired
}
