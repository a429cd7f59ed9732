//! The spellings of API versions that people use.

/// Returns the name of an API version as the API spells it.
///
/// It is `2.15` for `v2.15`, and `Preview` for `preview` and for `Unstable`, its earlier name. Any other string is
/// returned without the spaces around it.
#[must_use]
pub fn version_name(text: &str) -> &str {
    let text = text.trim();
    if text.eq_ignore_ascii_case("preview") || text.eq_ignore_ascii_case("unstable") {
        return "Preview";
    }
    text.strip_prefix(['v', 'V']).unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::version_name;

    #[test]
    fn every_usual_spelling_has_a_name() {
        for (text, name) in [
            ("2.15", "2.15"),
            ("v2.15", "2.15"),
            ("V2.15 ", "2.15"),
            ("preview", "Preview"),
            ("Preview", "Preview"),
            ("Unstable", "Preview"),
            ("unstable", "Preview"),
            ("Beta", "Beta"),
        ] {
            assert_eq!(version_name(text), name, "{text}");
        }
    }
}
