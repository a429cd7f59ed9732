//! The names that a mistyped one may mean.

/// The maximum number of names in a message.
const MAX: usize = 3;

/// Returns the nearest names, best first. If one differs only in case and separators, returns that one.
pub(crate) fn nearest<'n>(text: &str, names: &[&'n str]) -> Vec<&'n str> {
    let text = fold(text);
    let mut near = nearest_by(names, &|name| {
        let name = fold(name);
        let distance = strsim::damerau_levenshtein(&text, &name);
        (distance <= name.len().max(text.len()) / 3).then_some(distance)
    });
    if near.first().is_some_and(|name| fold(name) == text) {
        near.truncate(1);
    }
    near
}

/// Returns the names with the smallest distances, best first, without those that have none.
pub(crate) fn nearest_by<'n>(names: &[&'n str], distance: &dyn Fn(&str) -> Option<usize>) -> Vec<&'n str> {
    let mut near: Vec<_> = names.iter().filter_map(|name| Some((distance(name)?, *name))).collect();
    near.sort_unstable();
    near.into_iter().take(MAX).map(|(_, name)| name).collect()
}

/// Returns the letters and digits in lower case, so that `NotFound`, `NOT_FOUND` and `not-found` are the same.
fn fold(name: &str) -> String {
    let mut letters = name.to_lowercase();
    letters.retain(char::is_alphanumeric);
    letters
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_name_that_differs_only_in_case_and_separators_is_the_only_one() {
        for text in ["NotFound", "not_found", "NOT_FOUND", "not-found", " notfound"] {
            assert_eq!(nearest(text, &["not_fund", "not_found"]), ["not_found"], "{text}");
        }
    }

    #[test]
    fn the_nearest_name_comes_first() {
        assert_eq!(nearest("conflikt", &["conflit", "conflict", "server_error"]), ["conflict", "conflit"]);
    }

    #[test]
    fn another_word_is_not_near() {
        assert!(nearest("xylophone", &["conflict", "not_found"]).is_empty());
    }
}
