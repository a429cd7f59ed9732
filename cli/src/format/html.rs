//! The matrix as one self-contained HTML page.
//!
//! Strings from the docs are written only through [`Escaped`]. Without its script the page is complete, but the filters
//! are hidden. A filter is a `select` whose `data-by` is the name of a `data-` attribute of the rows, which has words.

use std::collections::BTreeSet;
use std::fmt::{self, Write};

use intercom_errors_catalog::{Availability, Catalog, Category, Code, VersionInfo};

use super::{since, statuses, words, written};
use crate::printable::printable;

/// Returns the page.
pub(crate) fn matrix(catalog: &Catalog) -> String {
    let categories: BTreeSet<Category> = catalog.codes.iter().map(|code| code.category).collect();
    format!(
        include_str!("html/matrix.html"),
        style = include_str!("html/matrix.css"),
        script = include_str!("html/matrix.js"),
        codes = catalog.codes.len(),
        versions = catalog.versions.len(),
        legend = written(|out| Availability::ALL.iter().try_for_each(|state| write_legend(out, *state))),
        states = written(|out| Availability::ALL
            .iter()
            .try_for_each(|state| { write!(out, r#"<option value="{state}">{state} somewhere</option>"#) })),
        categories = written(|out| categories.iter().try_for_each(|category| {
            write!(out, r#"<option value="{category}">{}</option>"#, words(*category))
        })),
        columns = written(|out| catalog.versions.iter().try_for_each(|info| write_version(out, info))),
        rows = written(|out| catalog.codes.iter().try_for_each(|code| write_code(out, catalog, code))),
    )
}

fn write_legend(out: &mut String, state: Availability) -> fmt::Result {
    let (sign, meaning) = (state.sign(), state.explanation());
    writeln!(
        out,
        r#"<li><span class="{state}" aria-hidden="true">{sign}</span><span><b>{state}</b> {meaning}</span></li>"#
    )
}

fn write_version(out: &mut String, info: &VersionInfo) -> fmt::Result {
    write!(out, r#"<th scope="col" title="{}">"#, Escaped(&info.label))?;
    match &info.docs_url {
        Some(url) => write!(out, r#"<a href="{}">{}</a>"#, Escaped(url), info.version)?,
        None => write!(out, "{}", info.version)?,
    }
    out.push_str(if info.default { "<small>default</small></th>" } else { "</th>" });
    Ok(())
}

fn write_code(out: &mut String, catalog: &Catalog, code: &Code) -> fmt::Result {
    let states: BTreeSet<Availability> = code.availability.iter().copied().collect();
    let states: Vec<&str> = states.into_iter().map(Availability::as_str).collect();
    write!(
        out,
        r#"<tr data-states="{}" data-category="{}"><th scope="row"><details><summary>"#,
        states.join(" "),
        code.category
    )?;
    // A long code may break after each of its words.
    write!(out, "<code>{}</code></summary>", code.name.replace('_', "_<wbr>"))?;
    let description = code.description().unwrap_or("No page of the docs describes it.");
    write!(out, "<p>{}</p>", Escaped(description))?;
    write_facts(out, code)?;
    out.push_str("</details></th>");
    for (info, &availability) in catalog.versions.iter().zip(&code.availability) {
        write!(
            out,
            r#"<td class="{0}" title="{1}: {0}" aria-label="{0}">{2}</td>"#,
            availability,
            info.version,
            availability.sign()
        )?;
    }
    out.push_str("</tr>\n");
    Ok(())
}

fn write_facts(out: &mut String, code: &Code) -> fmt::Result {
    let facts = [
        ("Variant", code.name.variant()),
        ("Category", words(code.category)),
        ("Known since", since(code)),
        ("Statuses", statuses(&code.statuses(), ", ")),
        ("Retired", code.retired.as_ref().map(|retired| retired.since.clone()).unwrap_or_default()),
    ];
    out.push_str("<dl>");
    for (name, value) in facts.iter().filter(|(_, value)| !value.is_empty()) {
        write!(out, "<dt>{name}</dt><dd>{}</dd>", Escaped(value))?;
    }
    out.push_str("</dl>");
    Ok(())
}

/// Escapes a string for the text of elements and for quoted attributes.
struct Escaped<'t>(&'t str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in printable(self.0).chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\'' => f.write_str("&#39;")?,
                _ => f.write_char(c)?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use scraper::Html;

    use super::*;
    use crate::hostile_strings;

    #[test]
    fn any_string_is_the_text_of_its_element_and_the_value_of_its_attribute() {
        for text in hostile_strings::all() {
            let escaped = Escaped(&text);
            let page = Html::parse_fragment(&format!("<p title=\"{escaped}\">{escaped}</p>"));
            let elements: Vec<_> = page.root_element().descendent_elements().skip(1).collect();
            let [only] = &elements[..] else { panic!("{text:.80?}: {elements:?}") };
            assert_eq!(only.value().attrs().collect::<Vec<_>>(), [("title", &*printable(&text))]);
            assert_eq!(only.text().collect::<String>(), printable(&text));
        }
    }
}
