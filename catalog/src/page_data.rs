//! Reads a page as the docs site's page-data JSON.

mod versions;

use crate::fault::{Fault, NEW_SHAPE};
use crate::json::{self, At, Json};
use crate::page::Page;
use crate::table::{Tables, Tag};
pub(crate) use versions::{read_link, read_versions};

/// Reads the text of a page-data file.
///
/// # Errors
/// A [`Fault`] that names the JSON path or the table row, for text that is not JSON, JSON of another shape, or
/// a table that cannot be right.
pub fn read(text: &str) -> Result<Page, Fault> {
    let json = json::read(text, NEW_SHAPE)?;
    let root = At::root(&json, NEW_SHAPE);
    let file = root.object()?;
    let props = file.optional("props");
    let props = props.as_ref().map(At::object).transpose()?;
    // Both objects may hold the tree and the date.
    let either = |key: &str| match (file.optional(key), props.as_ref().and_then(|props| props.optional(key)))
    {
        (Some(second), Some(_)) => {
            Err(second.fault(format!("duplicate of props.{key}: expected one of them")))
        }
        (found, None) | (None, found) => Ok(found),
    };

    let versions = match file.optional("versions") {
        Some(versions) => read_versions(&versions)?,
        None => Vec::new(),
    };
    let last_modified = match either("lastModified")? {
        Some(date) => Some(date.text()?.to_owned()),
        None => None,
    };
    let Some(tree) = either("ast")? else {
        return Err(root.fault("expected the page's tree in props.ast or ast, found neither"));
    };
    let mut tables = Tables::default();
    read_node(&tree, &mut tables)?;
    Page::new(versions, tables.finish()?, last_modified)
}

/// Reads a node of the page's tree, as Markdoc renders it.
fn read_node(at: &At<'_>, tables: &mut Tables) -> Result<(), Fault> {
    match at.value() {
        Json::Null => {}
        Json::Text(text) => tables.text(text),
        Json::Integer(number) => tables.text(&number.to_string()),
        Json::Number(number) => tables.text(number),
        Json::Array(_) => {
            for node in at.array()? {
                read_node(&node, tables)?;
            }
        }
        Json::Object(_) => read_tag(at, tables)?,
        Json::Bool(_) => return Err(at.expected("a tag, a string, a number, null or an array of these")),
    }
    Ok(())
}

fn read_tag(at: &At<'_>, tables: &mut Tables) -> Result<(), Fault> {
    let fields = at.object()?;
    if let Some(kind) = fields.optional("$$mdtype")
        && *kind.value() != Json::Text("Tag".into())
    {
        return Err(kind.expected("the string \"Tag\""));
    }
    let tag = Tag::of(fields.required("name")?.text()?);
    tables.open(tag).map_err(|fault| at.locate(fault))?;
    if let Some(attributes) = fields.optional("attributes") {
        check_spans(&attributes, tables)?;
    }
    if let Some(children) = fields.optional("children") {
        read_node(&children, tables)?;
    }
    tables.close().map_err(|fault| at.locate(fault))
}

fn check_spans(attributes: &At<'_>, tables: &mut Tables) -> Result<(), Fault> {
    let attributes = attributes.object()?;
    for name in ["colSpan", "rowSpan"] {
        // Markdoc writes a span as a number or as digits.
        if let Some(span) = attributes.optional(name)
            && ![Json::Integer(1), Json::Text("1".into())].contains(span.value())
        {
            tables.reject_cell(span.expected("a span of 1"));
        }
    }
    Ok(())
}
