//! What a code's evidence means for each version.

use super::{Availability, Code, Evidence};
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
    use Availability::{Documented, Observed, Presumed, Unlisted};

    if code.retired.is_none() && code.evidence.iter().all(|evidence| evidence.version().is_none()) {
        return vec![Presumed; versions.len()];
    }
    let own_kind = match code.evidence.iter().any(Evidence::is_page) {
        true => paged,
        false => described,
    };
    // What a version says for itself: `None` where nothing tells.
    let own: Vec<Option<Availability>> = versions
        .iter()
        .map(|&version| {
            let mut of_version =
                code.evidence.iter().filter(|evidence| evidence.version() == Some(version)).peekable();
            if of_version.peek().is_none() {
                own_kind.contains(&version).then_some(Unlisted)
            } else if of_version.any(Evidence::is_page) {
                Some(Documented)
            } else {
                Some(Observed)
            }
        })
        .collect();
    let listed = |own: &Option<Availability>| own.is_some_and(|own| own != Unlisted);
    own.iter()
        .enumerate()
        .map(|(i, state)| {
            state.unwrap_or_else(|| {
                let below = own.iter().take(i).rev().find(|own| own.is_some());
                let above = own.iter().skip(i + 1).find(|own| own.is_some());
                match below.is_some_and(listed) || above.is_some_and(listed) {
                    true => Presumed,
                    false => Unlisted,
                }
            })
        })
        .collect()
}
