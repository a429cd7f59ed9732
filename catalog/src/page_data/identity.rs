//! The signs that a file is the page of error codes of a version.

use crate::fault::{Fault, SHOWN, quoted};
use crate::json::{At, Fields};
use crate::page::VersionLink;

/// The last part of the page's address.
const PAGE: &str = "error-codes";

/// The template that draws a page of text.
const TEMPLATE: &str = "markdown";

/// Refuses a page that has signs of another page of the docs.
///
/// Marks the version whose link is the page's own address, unless the page marks one.
pub(super) fn check_identity(
    file: &Fields<'_>,
    props: Option<&Fields<'_>>,
    versions: &mut [VersionLink],
) -> Result<(), Fault> {
    if let Some(template) = file.optional("templateId")
        && template.text()? != TEMPLATE
    {
        return Err(other_page(&template, &format!("the template {TEMPLATE:?}"), template.text()?));
    }
    if let Some(slug) = file.optional("slug") {
        check_slug(&slug, versions)?;
    }
    if let Some(seo) = props.and_then(|props| props.optional("seo"))
        && let Some(title) = seo.object()?.optional("title")
        && !is_title(title.text()?)
    {
        return Err(other_page(&title, "a title with \"Error Codes\"", title.text()?));
    }
    Ok(())
}

/// Returns `true` if a title is one of a page of error codes.
pub(crate) fn is_title(title: &str) -> bool {
    title.to_ascii_lowercase().contains("error code")
}

fn check_slug(slug: &At<'_>, versions: &mut [VersionLink]) -> Result<(), Fault> {
    let path = slug.link()?;
    let path = path.trim_end_matches('/');
    if path.rsplit('/').next() != Some(PAGE) {
        return Err(other_page(slug, &format!("a path that ends in \"/{PAGE}\""), path));
    }
    let is_own =
        |link: &VersionLink| link.link.as_ref().is_some_and(|link| link.trim_end_matches('/') == path);
    let active = versions.iter().position(|link| link.active);
    if let Some(active) = active.and_then(|active| versions.get(active)) {
        if !is_own(active) {
            let link = active.link.as_deref().unwrap_or_default();
            return Err(other_page(slug, &format!("{link:?}, the link of {}", active.version), path));
        }
    } else if !versions.is_empty() {
        let Some(own) = versions.iter_mut().find(|link| is_own(link)) else {
            return Err(other_page(slug, "the link of one of its versions", path));
        };
        own.active = true;
    }
    Ok(())
}

/// Creates the fault of a file that is another page of the docs.
fn other_page(at: &At<'_>, expected: &str, found: &str) -> Fault {
    at.fault(format!("this is another page: expected {expected}, found {}", quoted(found, SHOWN)))
}
