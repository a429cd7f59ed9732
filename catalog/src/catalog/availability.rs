//! What a code's evidence means for each version.

use intercom_errors_vocabulary::{Availability, Evidence};

use super::Code;
use crate::version::Version;

/// The state of one code in each version.
///
/// A version's own evidence is its page for a code that any page lists, and its OpenAPI description for any
/// other: the two kinds name different codes, so that the silence of the wrong kind says nothing.
pub(super) fn availability(
    code: &Code,
    versions: &[Version],
    paged: &[Version],
    described: &[Version],
) -> Vec<Availability> {
    use Availability::{Presumed, Unlisted};

    if code.retired.is_none() && code.since().is_none() {
        return vec![Presumed; versions.len()];
    }
    let on_a_page = code.evidence.iter().any(|mention| mention.kind == Evidence::Page);
    let own_kind = if on_a_page { paged } else { described };
    // What a version says for itself: `None` where nothing tells.
    let own: Vec<Option<Availability>> = versions
        .iter()
        .map(|&version| {
            let of_version = code.evidence.iter().filter(|mention| mention.version == Some(version));
            // `Documented` is the strongest state and the first one.
            let own = of_version.filter_map(|mention| mention.kind.availability()).min();
            own.or_else(|| own_kind.contains(&version).then_some(Unlisted))
        })
        .collect();
    let listed = |own: &Option<Availability>| own.is_some_and(|own| own != Unlisted);
    own.iter()
        .enumerate()
        .map(|(i, state)| {
            state.unwrap_or_else(|| {
                let below = own.iter().take(i).rev().find(|own| own.is_some());
                let above = own.iter().skip(i + 1).find(|own| own.is_some());
                if below.is_some_and(listed) || above.is_some_and(listed) { Presumed } else { Unlisted }
            })
        })
        .collect()
}
