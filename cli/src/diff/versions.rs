//! The differences between two versions of one snapshot.

use intercom_errors_catalog::{Availability, Catalog, Code, Evidence, Mention, Version};

use super::{Change, Difference, Kind};

/// Compares two versions, each given with its index among all versions.
pub(crate) fn between_versions(
    catalog: &Catalog,
    (from_index, from): (usize, Version),
    (to_index, to): (usize, Version),
) -> Difference {
    let mut changes = Vec::new();
    for code in &catalog.codes {
        let (Some(&was), Some(&is)) = (code.availability.get(from_index), code.availability.get(to_index))
        else {
            continue;
        };
        let (was_listed, is_listed) = (was != Availability::Unlisted, is != Availability::Unlisted);
        if was != is {
            let kind = match (was_listed, is_listed) {
                (true, false) => Kind::CodeRemoved,
                (false, true) => Kind::CodeAdded,
                _ => Kind::AvailabilityChanged,
            };
            changes.push(Change::new(kind, &code.name).from(&was).to(&is));
        }
        // Without the page of a version there is nothing to compare.
        if let (Some(was), Some(is)) = (wording(code, from), wording(code, to))
            && was != is
        {
            changes.push(Change::new(Kind::Reworded, &code.name).between(was.text, is.text));
        }
    }
    Difference::new(from.to_string(), to.to_string(), changes)
}

/// The description on a page that lists a code, if it has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wording<'c> {
    pub(super) text: Option<&'c str>,
}

/// Returns the wording on the page of a version. `None` if no page is known to list the code, or if only a listing
/// without descriptions does.
pub(super) fn wording(code: &Code, wanted: Version) -> Option<Wording<'_>> {
    let on_page = |mention: &&Mention| {
        let has_wording = mention.source.is_none() || mention.description.is_some();
        mention.kind == Evidence::Page && mention.version == Some(wanted) && has_wording
    };
    code.evidence.iter().find(on_page).map(|mention| Wording { text: mention.description.as_deref() })
}
