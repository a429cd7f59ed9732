//! The section of one code.

use std::fmt::{self, Write};

use intercom_errors_catalog::{Availability, Catalog, Code, Evidence, Kind};

use super::parts::{Escaped, Links, breakable, write_sign};
use crate::facts::{self, NO_DESCRIPTION, Statement};
use crate::format::{count, since, statuses, words};
use crate::ranges;

/// The number of operations or pages up to which a list is open.
const MAX_OPEN: usize = 3;

pub(super) fn write(out: &mut String, catalog: &Catalog, links: &Links<'_>, code: &Code) -> fmt::Result {
    let name = &code.name;
    writeln!(out, r#"<article id="{name}" data-category="{}">"#, code.category)?;
    writeln!(out, r##"<h3><a href="#{name}"><code>{}</code></a></h3>"##, breakable(code))?;
    match code.description() {
        Some(description) => writeln!(out, "<p>{}</p>", Escaped(description))?,
        None => writeln!(out, r#"<p class="soft">{NO_DESCRIPTION}</p>"#)?,
    }
    out.push_str("<div class=\"facts\">\n<dl>\n");
    write_facts(out, catalog, links, code)?;
    out.push_str("</dl>\n<dl>\n");
    write_states(out, catalog, code)?;
    write_evidence(out, catalog, links, code)?;
    write_places(out, "Operations", "operation", &facts::operations(catalog, code))?;
    write_places(out, "Reference pages", "page", &facts::reference_pages(catalog, code))?;
    writeln!(out, "</dl>\n</div>\n</article>")
}

fn write_facts(out: &mut String, catalog: &Catalog, links: &Links<'_>, code: &Code) -> fmt::Result {
    if let Some(retired) = &code.retired {
        write_entry(
            out,
            "Retired",
            &format_args!("since {}: no source lists it any longer", Escaped(&retired.since)),
        )?;
    }
    write!(out, "<dt>Category</dt><dd>{}", words(code.category))?;
    if let Some(reason) = &code.category_reason {
        write!(out, "<small>{}</small>", Escaped(reason))?;
    }
    out.push_str("</dd>\n");
    write_entry(out, "What to do", &Escaped(facts::advice(code)))?;
    if let Some((_, explanation)) = facts::detail(code) {
        write_entry(out, "Detail", &Escaped(&explanation))?;
    }
    let statuses = statuses(&code.statuses(), ", ");
    write_entry(out, "HTTP statuses", if statuses.is_empty() { &"unknown" } else { &statuses })?;
    let since = since(code);
    write_entry(out, "Since", if since.is_empty() { &"unknown" } else { &since })?;
    write_entry(out, "In Rust", &format_args!("<code>ErrorCode::{}</code>", code.name.variant()))?;
    if code.availability.contains(&Availability::Documented)
        && let Some(url) = facts::docs_url(catalog, code)
    {
        out.push_str("<dt>Docs</dt><dd>");
        links.write(out, Some(url), &"the newest page that lists it")?;
        out.push_str("</dd>\n");
    }
    Ok(())
}

/// Writes a term and its description, which is HTML.
fn write_entry(out: &mut String, term: &str, description: &dyn fmt::Display) -> fmt::Result {
    writeln!(out, "<dt>{term}</dt><dd>{description}</dd>")
}

fn write_states(out: &mut String, catalog: &Catalog, code: &Code) -> fmt::Result {
    out.push_str("<dt>Versions</dt><dd><ul>\n");
    for &state in Availability::ALL {
        let versions = ranges::of_state(catalog, code, state);
        if !versions.is_empty() {
            out.push_str("<li>");
            write_sign(out, state)?;
            writeln!(out, "{state}: {versions}</li>")?;
        }
    }
    out.push_str("</ul></dd>\n");
    Ok(())
}

fn write_evidence(out: &mut String, catalog: &Catalog, links: &Links<'_>, code: &Code) -> fmt::Result {
    let statements = facts::statements(catalog, code);
    if statements.is_empty() {
        return Ok(());
    }
    out.push_str("<dt>Evidence</dt><dd><ul>\n");
    for statement in &statements {
        out.push_str("<li>");
        if statement.newest.is_some() {
            write!(out, "<b>{}</b> ", statement.versions)?;
        }
        links.write(out, address(catalog, statement), &statement.kind.explanation())?;
        let mut separator = ": ";
        if let Some(source) = statement.source {
            out.push_str(separator);
            links.write_provenance(out, source)?;
            separator = ", ";
        }
        let description = statement.description.map(|text| format!("“{text}”"));
        for fact in description.into_iter().chain(statement.statuses()) {
            write!(out, "{separator}{}", Escaped(&fact))?;
            separator = ", ";
        }
        out.push_str("</li>\n");
    }
    out.push_str("</ul></dd>\n");
    Ok(())
}

/// Returns the address of a source: the newest page, the descriptions, or the reference pages.
fn address<'c>(catalog: &'c Catalog, statement: &Statement<'_>) -> Option<&'c str> {
    let file =
        |kind: Kind| catalog.sources.iter().find(|file| file.kind == kind).map(|file| &*file.source_url);
    match statement.kind {
        Evidence::Page => {
            let newest = catalog.versions.iter().find(|info| Some(info.version) == statement.newest);
            newest?.docs_url.as_deref()
        }
        Evidence::OpenApi => file(Kind::Observed),
        Evidence::Reference => file(Kind::Reference),
        _ => None,
    }
}

/// Writes places, which are behind a disclosure if there are many. They are of any version if no version is named.
fn write_places(out: &mut String, term: &str, noun: &str, places: &[(String, &str)]) -> fmt::Result {
    if places.is_empty() {
        return Ok(());
    }
    write!(out, "<dt>{term}</dt><dd>")?;
    let is_long = places.len() > MAX_OPEN;
    if is_long {
        write!(out, "<details><summary>{}</summary>", count(places.len(), noun))?;
    }
    out.push_str("<ul>\n");
    for (versions, name) in places {
        writeln!(out, "<li><code>{}</code> <small>{versions}</small></li>", Escaped(name))?;
    }
    out.push_str(if is_long { "</ul></details></dd>\n" } else { "</ul></dd>\n" });
    Ok(())
}
