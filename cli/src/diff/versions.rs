//! Two versions of one snapshot.

use intercom_errors_catalog::{Availability, Catalog, Code, Evidence, Mention, Version};

use super::{Change, Difference, Kind};
use crate::state::state;

/// What changes for somebody who goes from one version to another. Both stand with their place among all.
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
            changes.push(Change::new(kind, &code.name).from(&state(was).word).to(&state(is).word));
        }
        // A version whose page is not known words nothing, and so rewords nothing.
        if let (Some(was), Some(is)) = (wording(code, from), wording(code, to))
            && was != is
        {
            let mut change = Change::new(Kind::Reworded, &code.name);
            change.from = was.text.map(str::to_owned);
            change.to = is.text.map(str::to_owned);
            changes.push(change);
        }
    }
    Difference::new(from.to_string(), to.to_string(), changes)
}

/// What a page says of a code that it lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Wording<'c> {
    pub(super) text: Option<&'c str>,
}

/// What a version's page says of a code, where the page is there and lists it.
pub(super) fn wording(code: &Code, wanted: Version) -> Option<Wording<'_>> {
    let on_page = |mention: &&Mention| {
        mention.kind == Evidence::Page && mention.version == Some(wanted) && mention.source.is_none()
    };
    code.evidence.iter().find(on_page).map(|mention| Wording { text: mention.description.as_deref() })
}
