//! Known names with a spelling similar to an unknown name.

use intercom_errors_catalog::Catalog;

/// The request to report an unknown code. It excludes the API's messages, which may contain personal data.
pub(crate) const REPORT: &str = "if Intercom sent such a code, please report it with this repository's issue form for \
                                 unknown codes: the code and the status only, never the message";

/// Returns the codes nearest to an unknown one, the nearest first.
pub(crate) fn nearest<'c>(catalog: &'c Catalog, name: &str) -> Vec<&'c str> {
    among(catalog.codes.iter().map(|code| &*code.name), name)
}

/// Returns the names nearest to an unknown one, the nearest first.
pub(crate) fn among<'c>(names: impl Iterator<Item = &'c str>, name: &str) -> Vec<&'c str> {
    const MAX_NAMES: usize = 5;
    // Code, variant and capitals become the same.
    let normalize = |name: &str| name.replace(['_', '-', ' '], "").to_lowercase();
    let wanted = normalize(name);
    let distance = |known: &str| {
        let known = normalize(known);
        let max = known.len().max(wanted.len()) / 3;
        let is_part = wanted.len() >= 4 && known.contains(&wanted);
        // The comparison takes time in proportion to both lengths, and an unknown name may be long.
        if !is_part && known.len().abs_diff(wanted.len()) > max {
            return None;
        }
        let distance = strsim::damerau_levenshtein(&wanted, &known);
        (is_part || distance <= max).then_some(distance)
    };
    let mut near: Vec<(usize, &str)> = names.filter_map(|known| Some((distance(known)?, known))).collect();
    near.sort_unstable();
    near.truncate(MAX_NAMES);
    near.into_iter().map(|(_, name)| name).collect()
}

/// Returns a line with the codes nearest to an unknown one, if there are any.
pub(crate) fn help(catalog: &Catalog, name: &str) -> Option<String> {
    let near = nearest(catalog, name);
    (!near.is_empty()).then(|| format!("codes with similar names exist: {}", near.join(", ")))
}
