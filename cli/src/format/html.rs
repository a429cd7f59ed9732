//! All codes as one self-contained page: the matrix, and a section for each code.
//!
//! Strings from the docs are written by [`parts`] only. The page is complete without its script, which adds filters.

mod code;
mod parts;

use std::collections::BTreeSet;
use std::fmt::{self, Write};

use intercom_errors_catalog::{Availability, Catalog, Category, Code, VersionInfo};

use super::{render, words};
use parts::{Escaped, Links, breakable, write_sign};

/// Returns the page. A file of data next to it gets a link.
pub(crate) fn page(catalog: &Catalog, data: Option<&str>) -> String {
    let links = &Links::new(catalog);
    let categories: BTreeSet<Category> = catalog.codes.iter().map(|code| code.category).collect();
    format!(
        include_str!("html/page.html"),
        style = include_str!("html/page.css"),
        script = include_str!("html/page.js"),
        codes = catalog.codes.len(),
        versions = catalog.versions.len(),
        data = data.map(|name| format!(r#"<a href="{name}">{name}</a>"#)).unwrap_or_default(),
        legend = render(|out| Availability::ALL.iter().try_for_each(|state| write_legend(out, *state))),
        rules = render(write_rules),
        categories = render(|out| categories.iter().try_for_each(|category| {
            write!(out, r#"<option value="{category}">{}</option>"#, words(*category))
        })),
        options = render(|out| catalog.versions.iter().rev().zip(1..).try_for_each(|(info, column)| {
            write!(out, r#"<option value="{column}">{}</option>"#, info.version)
        })),
        columns =
            render(|out| catalog.versions.iter().rev().try_for_each(|info| write_column(out, links, info))),
        rows = render(|out| catalog.codes.iter().try_for_each(|code| write_row(out, code))),
        sections = render(|out| catalog
            .codes
            .iter()
            .try_for_each(|code| { code::write(out, catalog, links, code) })),
        sources = render(|out| write_sources(out, catalog, links)),
    )
}

fn write_legend(out: &mut String, state: Availability) -> fmt::Result {
    out.push_str("<div><dt>");
    write_sign(out, state)?;
    writeln!(out, "{state}</dt><dd>{}</dd></div>", state.explanation())
}

/// Writes the rules for the states, which follow their list.
fn write_rules(out: &mut String) -> fmt::Result {
    let mut paragraphs = Availability::DEFINITION.split("\n\n").skip(1);
    paragraphs.try_for_each(|paragraph| writeln!(out, "<p>{}</p>", Escaped(&paragraph.replace('\n', " "))))
}

fn write_column(out: &mut String, links: &Links<'_>, info: &VersionInfo) -> fmt::Result {
    write!(out, r#"<th scope="col" title="{}">"#, Escaped(&info.label))?;
    links.write(out, info.docs_url.as_deref(), &info.version)?;
    out.push_str(if info.default { "<small>default</small></th>" } else { "</th>" });
    Ok(())
}

fn write_row(out: &mut String, code: &Code) -> fmt::Result {
    write!(
        out,
        r##"<tr><th scope="row"><a href="#{}"><code>{}</code></a></th>"##,
        code.name,
        breakable(code)
    )?;
    for state in code.availability.iter().rev() {
        write!(
            out,
            r#"<td class="{state}"><span aria-hidden="true">{}</span><b>{state}</b></td>"#,
            state.sign()
        )?;
    }
    writeln!(out, "</tr>")
}

fn write_sources(out: &mut String, catalog: &Catalog, links: &Links<'_>) -> fmt::Result {
    for file in &catalog.sources {
        write!(out, "<li>{}: ", Escaped(&file.kind.to_string()))?;
        links.write(out, Some(&file.source_url), &file.source_url)?;
        if let Some(date) = &file.last_modified {
            write!(out, ", last modified {}", Escaped(date))?;
        }
        writeln!(out, "</li>")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use base64::prelude::{BASE64_STANDARD, Engine};
    use sha2::{Digest, Sha256};

    #[test]
    fn the_policy_of_the_page_has_the_hash_of_its_script() {
        let script = concat!("\n", include_str!("html/page.js"));
        let hash = format!("'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(script)));
        assert!(include_str!("html/page.html").contains(&hash), "script-src must be {hash}");
    }
}
