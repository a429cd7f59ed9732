//! Pages written for tests, each in both forms.

#![allow(dead_code, reason = "each test file uses some of it")]

use std::fmt::Write;

use intercom_errors_catalog::{Page, html, page_data};

/// A node of a page.
#[derive(Debug, Clone)]
pub(crate) enum Node {
    Text(String),
    Null,
    Number(i64),
    Tag { name: &'static str, attributes: Vec<(&'static str, String)>, children: Vec<Node> },
}

pub(crate) fn text(text: &str) -> Node {
    Node::Text(text.to_owned())
}

pub(crate) fn tag(name: &'static str, children: impl Into<Vec<Node>>) -> Node {
    Node::Tag { name, attributes: Vec::new(), children: children.into() }
}

pub(crate) fn with(mut node: Node, attribute: &'static str, value: &str) -> Node {
    if let Node::Tag { attributes, .. } = &mut node {
        attributes.push((attribute, value.to_owned()));
    }
    node
}

/// Creates a row of cells, each with one text.
pub(crate) fn row(cells: &[&str]) -> Node {
    tag("tr", cells.iter().map(|cell| tag("td", [text(cell)])).collect::<Vec<_>>())
}

pub(crate) fn head(names: &[&str]) -> Node {
    let names: Vec<_> = names.iter().map(|name| tag("th", [text(name)])).collect();
    tag("thead", [tag("tr", names)])
}

pub(crate) fn table(headers: &[&str], rows: impl Into<Vec<Node>>) -> Node {
    tag("div", [tag("table", [head(headers), tag("tbody", rows)])])
}

/// Creates a table of error codes as the docs write it.
pub(crate) fn codes(rows: impl Into<Vec<Node>>) -> Node {
    table(&["Field", "Description"], rows)
}

impl Node {
    pub(crate) fn json(&self) -> String {
        match self {
            Self::Text(text) => serde_json::to_string(text).unwrap(),
            Self::Null => "null".to_owned(),
            Self::Number(number) => number.to_string(),
            Self::Tag { name, attributes, children } => {
                let attributes: Vec<_> =
                    attributes.iter().map(|(name, value)| format!("{name:?}: {value:?}")).collect();
                format!(
                    r#"{{"$$mdtype": "Tag", "name": {name:?}, "attributes": {{{}}}, "children": {}}}"#,
                    attributes.join(", "),
                    array(children),
                )
            }
        }
    }

    pub(crate) fn html(&self) -> String {
        match self {
            Self::Text(text) => escaped(text),
            Self::Null => String::new(),
            Self::Number(number) => number.to_string(),
            Self::Tag { name: "br", .. } => "<br/>".to_owned(),
            Self::Tag { name, attributes, children } => {
                let mut html = format!("<{name}");
                for (name, value) in attributes {
                    let _ = write!(html, " {name}=\"{}\"", escaped(value));
                }
                html.push('>');
                html.extend(children.iter().map(Self::html));
                let _ = write!(html, "</{name}>");
                html
            }
        }
    }
}

fn array(nodes: &[Node]) -> String {
    let nodes: Vec<_> = nodes.iter().map(Node::json).collect();
    format!("[{}]", nodes.join(", "))
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

pub(crate) fn as_page_data(content: &[Node]) -> String {
    format!(r#"{{"props": {{"ast": {}}}}}"#, tag("article", content).json())
}

pub(crate) fn as_html(content: &[Node]) -> String {
    format!("<!DOCTYPE html><html><head></head><body>{}</body></html>", tag("article", content).html())
}

/// Reads a page from both forms, which must have the same content.
pub(crate) fn read(content: &[Node]) -> Page {
    let page = page_data::read(&as_page_data(content)).unwrap();
    assert_eq!(page, html::read(&as_html(content)).unwrap());
    page
}

/// Returns the rows of a page as code and description. An empty description is `""`.
pub(crate) fn rows(page: &Page) -> Vec<(&str, &str)> {
    page.rows.iter().map(|row| (&*row.code, row.description.as_deref().unwrap_or_default())).collect()
}
