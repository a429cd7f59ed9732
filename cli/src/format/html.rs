//! The matrix as one HTML page that needs nothing from elsewhere.
//!
//! What the docs say reaches the page only through [`Escaped`]. Without its script the page is whole and
//! only cannot be filtered. A filter is a `select` whose `data-by` names a `data-` attribute of the rows with
//! words in it.

use std::collections::BTreeSet;
use std::fmt::{self, Write};

use intercom_errors_catalog::{Catalog, Category, Code, VersionInfo};

use super::{since, statuses, words};
use crate::printable::printable;
use crate::state::{STATES, state};

const STYLE: &str = include_str!("html/matrix.css");
const SCRIPT: &str = include_str!("html/matrix.js");

/// Writes the page.
pub(crate) fn matrix(catalog: &Catalog) -> String {
    let mut out = String::new();
    // Writing to a `String` cannot fail.
    let _ = write_page(&mut out, catalog);
    out
}

fn write_page(out: &mut String, catalog: &Catalog) -> fmt::Result {
    let counts = format!("{} codes in {} versions", catalog.codes.len(), catalog.versions.len());
    write!(
        out,
        r#"<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>Intercom error codes by API version</title>
<style>
{STYLE}</style>
</head>
<body>
<header>
<h1>Intercom error codes by API version</h1>
<p>What published sources say of {counts}. Open a code for its description.</p>
<ul class="legend">
"#
    )?;
    for state in STATES {
        writeln!(
            out,
            r#"<li><span class="{}" aria-hidden="true">{}</span><span><b>{}</b> {}</span></li>"#,
            state.word, state.sign, state.word, state.meaning
        )?;
    }
    out.push_str("</ul>\n");
    write_filters(out, catalog)?;
    out.push_str("</header>\n<main tabindex=\"0\" aria-label=\"Codes by version\">\n<table>\n<thead>\n<tr><th scope=\"col\">Code</th>");
    for info in &catalog.versions {
        write_version(out, info)?;
    }
    out.push_str("</tr>\n</thead>\n<tbody>\n");
    for code in &catalog.codes {
        write_code(out, catalog, code)?;
    }
    write!(
        out,
        "</tbody>\n</table>\n<p id=\"none\" hidden>No code fits these filters.</p>\n</main>\n\
         <script>\n{SCRIPT}</script>\n</body>\n</html>\n"
    )
}

/// Hidden until the script shows them: without it they do nothing.
fn write_filters(out: &mut String, catalog: &Catalog) -> fmt::Result {
    out.push_str(
        r#"<form id="filters" hidden>
<label>Text <input type="search" name="text" placeholder="code or description" autocomplete="off"></label>
<label>State <select data-by="states"><option value="">any</option>"#,
    );
    for state in STATES {
        write!(out, r#"<option value="{0}">{0} somewhere</option>"#, state.word)?;
    }
    out.push_str("</select></label>\n");
    out.push_str(r#"<label>Category <select data-by="category"><option value="">any</option>"#);
    let found: BTreeSet<Category> = catalog.codes.iter().map(|code| code.category).collect();
    for category in found {
        write!(out, r#"<option value="{}">{}</option>"#, category, words(category))?;
    }
    out.push_str("</select></label>\n<output id=\"count\"></output>\n</form>\n");
    Ok(())
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
    let states: Vec<&str> = STATES
        .iter()
        .filter(|state| code.availability.contains(&state.availability))
        .map(|state| state.word)
        .collect();
    write!(
        out,
        r#"<tr data-states="{}" data-category="{}"><th scope="row"><details><summary>"#,
        states.join(" "),
        code.category
    )?;
    // A long code may break after each of its words.
    write!(out, "<code>{}</code></summary>", code.name.replace('_', "_<wbr>"))?;
    let description = code.description().unwrap_or("No page describes it.");
    write!(out, "<p>{}</p>", Escaped(description))?;
    write_facts(out, code)?;
    out.push_str("</details></th>");
    for (info, &availability) in catalog.versions.iter().zip(&code.availability) {
        let state = state(availability);
        write!(
            out,
            r#"<td class="{0}" title="{1}: {0}" aria-label="{0}">{2}</td>"#,
            state.word, info.version, state.sign
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

/// Text that HTML takes for nothing but text, in elements and in quoted attributes.
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
    use super::*;

    #[test]
    fn text_cannot_become_a_tag_or_leave_an_attribute() {
        assert_eq!(
            Escaped("<b a=\"x\" b='y'>&amp;").to_string(),
            "&lt;b a=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;"
        );
    }
}
