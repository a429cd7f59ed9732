//! The rustdoc of what is generated.

use std::fmt::Write;

use crate::carried::{Availability, Catalog, Code, Evidence, Facts};

/// Text from the docs as Markdown that renders as that text and nothing else.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        // CommonMark takes a backslash before any ASCII punctuation as that character itself; the common
        // marks that mean nothing inside a line stay bare, for those who read the source.
        if c.is_ascii_punctuation() && !matches!(c, '\'' | ',' | ';' | '"' | '?' | '%') {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// The page of one code: wire name, description, and what else is known, as [`facts`] says it.
pub(super) fn code(code: &Code, facts: &str) -> String {
    match &code.description {
        Some(description) => format!("`{}`: {}{facts}", code.name, escaped(description)),
        None => format!("`{}`{facts}", code.name),
    }
}

/// The end of a code's page: versions, category, statuses, where it is documented.
pub(super) fn facts(facts: &Facts, catalog: &Catalog) -> String {
    let states = [
        (Availability::Documented, "Documented"),
        (Availability::Observed, "Observed"),
        (Availability::Presumed, "Presumed"),
    ];
    let known = states.iter().filter_map(|(state, word)| {
        let versions = ranges(catalog, |i| facts.availability.get(i) == Some(state));
        (!versions.is_empty()).then(|| format!("{word} in {versions}."))
    });
    let known: Vec<String> = known.collect();
    let mut doc = format!("\n\n{}", known.join(" "));
    if facts.evidence == [Evidence::Client] {
        doc.push_str(" Only the source of Intercom's own clients names it.");
    }
    let _ = write!(doc, "\n\nCategory: `{}`.", facts.category);
    if !facts.statuses.is_empty() {
        let statuses: Vec<String> = facts.statuses.iter().map(u16::to_string).collect();
        let _ = write!(doc, " Seen with HTTP status {}.", statuses.join(", "));
    }
    if let Some(url) = page_of(facts, catalog) {
        let _ = write!(doc, "\n\n[Docs]({url})");
    }
    doc
}

/// The newest page that lists the code.
fn page_of<'c>(facts: &Facts, catalog: &'c Catalog) -> Option<&'c str> {
    let pages = facts.availability.iter().zip(&catalog.versions).rev();
    pages
        .filter(|(state, _)| **state == Availability::Documented)
        .find_map(|(_, version)| version.docs_url.as_deref())
}

/// The versions at these places, runs folded: `1.0 to 2.15, Preview`.
fn ranges(catalog: &Catalog, wanted: impl Fn(usize) -> bool) -> String {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for place in (0..catalog.versions.len()).filter(|&place| wanted(place)) {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == place => *last = place,
            _ => runs.push((place, place)),
        }
    }
    let name = |place: usize| catalog.versions.get(place).map_or("", |version| version.name.as_str());
    let runs = runs.iter().map(|&(first, last)| match last - first {
        0 => name(first).to_owned(),
        1 => format!("{}, {}", name(first), name(last)),
        _ => format!("{} to {}", name(first), name(last)),
    });
    runs.collect::<Vec<_>>().join(", ")
}
