//! The names that a mistyped one may mean.

/// The most names in a message.
const MOST: usize = 3;

/// Returns the nearest names, best first. A name that differs in case and separators alone leaves no doubt.
pub(crate) fn nearest<'n>(text: &str, names: impl IntoIterator<Item = &'n str>) -> Vec<&'n str> {
    let text = folded(text);
    let distance = |name: &str| {
        let name = folded(name);
        let distance = strsim::damerau_levenshtein(&text, &name);
        (distance <= name.len().max(text.len()) / 3).then_some(distance)
    };
    let mut near: Vec<(usize, &str)> =
        names.into_iter().filter_map(|name| Some((distance(name)?, name))).collect();
    near.sort_unstable();
    let most = if near.first().is_some_and(|(distance, _)| *distance == 0) { 1 } else { MOST };
    near.into_iter().take(most).map(|(_, name)| name).collect()
}

/// Returns the letters and digits in lower case, so that `NotFound`, `NOT_FOUND` and `not-found` are the same.
fn folded(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn case_and_separators_leave_no_doubt() {
        for text in ["NotFound", "not_found", "NOT_FOUND", "not-found", " notfound"] {
            assert_eq!(nearest(text, ["not_fund", "not_found"]), ["not_found"], "{text}");
        }
    }

    #[test]
    fn the_nearest_name_comes_first() {
        assert_eq!(nearest("conflikt", ["conflit", "conflict", "server_error"]), ["conflict", "conflit"]);
    }

    #[test]
    fn another_word_is_not_near() {
        assert!(nearest("xylophone", ["conflict", "not_found"]).is_empty());
    }
}
