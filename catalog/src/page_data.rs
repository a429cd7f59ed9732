//! Reads a page as the docs site's page-data JSON.

mod identity;

use std::borrow::Cow;

use crate::fault::{Fault, NEW_SHAPE};
use crate::json::{self, At, Json};
use crate::page::{Page, VersionLink};
use crate::table::{Attributes, Tables};
use identity::check_identity;
#[cfg(feature = "html")]
pub(crate) use identity::is_title;

/// Reads the text of a page-data file.
///
/// # Errors
/// A [`Fault`] that names the JSON path or the table row. The text is not JSON, has another shape, is another page of
/// the docs, or has a table that cannot be right.
pub fn read(text: &str) -> Result<Page, Fault> {
    let json = json::read(text, NEW_SHAPE)?;
    let root = At::root(&json, NEW_SHAPE);
    let file = root.object()?;
    let props = file.optional("props");
    let props = props.as_ref().map(At::object).transpose()?;
    // The tree and the date may be in either object.
    let either = |key: &str| match (file.optional(key), props.as_ref().and_then(|props| props.optional(key)))
    {
        (Some(second), Some(_)) => {
            Err(second.fault(format!("duplicate of props.{key}: expected one of them")))
        }
        (found, None) | (None, found) => Ok(found),
    };

    let mut versions = file.read_optional("versions", read_versions)?;
    check_identity(&file, props.as_ref(), &mut versions)?;
    let last_modified = either("lastModified")?.map(|date| Ok(date.line()?.to_owned())).transpose()?;
    let Some(tree) = either("ast")? else {
        return Err(root.fault("expected the page's tree in props.ast or ast, found neither"));
    };
    let mut tables = Tables::default();
    read_node(&tree, &mut tables)?;
    Page::new(versions, tables.finish()?, last_modified)
}

/// Reads the list of versions.
pub(crate) fn read_versions(at: &At<'_>) -> Result<Vec<VersionLink>, Fault> {
    at.list(|at| {
        let fields = at.object()?;
        let name = fields.required("version")?;
        Ok(VersionLink {
            version: name.version(name.text()?)?,
            link: Some(fields.required("link")?.link()?),
            label: fields.required("label")?.label()?,
            default: Some(fields.required("default")?.bool()?),
            active: fields.read_optional("active", At::bool)?,
        })
    })
}

/// Reads a node of the page's tree, as Markdoc renders it.
fn read_node(at: &At<'_>, tables: &mut Tables) -> Result<(), Fault> {
    match at.value() {
        // React draws neither.
        Json::Null | Json::Bool(false) => {}
        Json::Text(text) => tables.text(text),
        Json::Integer(number) => tables.value(&number.to_string()),
        Json::Number(number) => tables.value(number),
        Json::Array(_) => {
            for node in at.array()? {
                read_node(&node, tables)?;
            }
        }
        Json::Object(_) => read_tag(at, tables)?,
        Json::Bool(true) => return Err(at.expected("a tag, a string, a number, null or an array of these")),
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
    let name = fields.required("name")?;
    let attributes = fields.optional("attributes");
    let texts = attributes.as_ref().map(read_attributes).transpose()?.unwrap_or_default();
    tables.open(name.text()?, &texts).map_err(|fault| at.locate(fault))?;
    if let Some(attributes) = attributes {
        check_spans(&attributes, tables)?;
    }
    if let Some(children) = fields.optional("children") {
        read_node(&children, tables)?;
    }
    tables.close().map_err(|fault| at.locate(fault))
}

/// Reads the attributes that have a text, or a value that is drawn or compared as a text.
fn read_attributes<'j>(at: &'j At<'j>) -> Result<Attributes<'j>, Fault> {
    Ok(at.entries()?.filter_map(|(name, at)| Some((name, attribute_text(at.value())?))).collect())
}

fn attribute_text<'j>(value: &'j Json<'j>) -> Option<Cow<'j, str>> {
    Some(match value {
        Json::Null | Json::Bool(false) => return None,
        Json::Bool(true) => "true".into(),
        Json::Integer(number) => number.to_string().into(),
        Json::Number(number) => number.into(),
        Json::Text(text) => Cow::Borrowed(&**text),
        // A list of classes.
        Json::Array(items) => {
            let texts = items
                .iter()
                .filter_map(|item| if let Json::Text(text) = item { Some(&**text) } else { None });
            texts.collect::<Vec<_>>().join(" ").into()
        }
        // A style.
        Json::Object(entries) => {
            let entries = entries.iter().filter_map(|(key, value)| match value {
                Json::Text(text) => Some(format!("{key}:{text};")),
                Json::Integer(number) => Some(format!("{key}:{number};")),
                Json::Number(number) => Some(format!("{key}:{number};")),
                _ => None,
            });
            entries.collect::<String>().into()
        }
    })
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
