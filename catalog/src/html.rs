//! Reads a page as the docs site's HTML.
//!
//! The tree is walked once and without recursion. `Tables` reads the tables of both forms. The site draws the version
//! picker and the date around the text. They are found by the names of their components.

mod parse;
mod site;

use std::borrow::Cow;

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use html5ever::ns;
use scraper::Node;
use scraper::node::Element;

use crate::fault::{Fault, NEW_SHAPE, SHOWN, quoted};
use crate::page::{Page, VersionLink};
use crate::page_data::is_title;
use crate::table::{Attributes, Tables};
use parse::parse;
use site::attribute;

/// Reads the text of an HTML file.
///
/// HTML has no links of versions and no default version, and only the day of the date.
///
/// # Errors
/// A [`Fault`] that names the table or its row. The page has no table of error codes, is cut off, or nests tags too
/// deep, or a table or a list of versions cannot be right.
pub fn read(text: &str) -> Result<Page, Fault> {
    let html = parse(text)?;
    let mut reader = Reader::default();
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => reader.open(node)?,
            Edge::Close(node) if node.value().is_element() => {
                reader.tables.close().map_err(|fault| reader.locate(fault))?;
            }
            Edge::Close(_) => {}
        }
    }
    Page::new(reader.versions, reader.tables.finish()?, reader.last_modified)
}

/// The state of the walk over the tree.
#[derive(Default)]
struct Reader {
    versions: Vec<VersionLink>,
    last_modified: Option<String>,
    tables: Tables,
}

impl Reader {
    fn open(&mut self, node: NodeRef<'_, Node>) -> Result<(), Fault> {
        match node.value() {
            Node::Text(text) => self.tables.text(text),
            Node::Element(element) => {
                self.read_component(node, element)?;
                let name = name(element);
                if name == "title" {
                    check_title(node)?;
                }
                let attributes: Attributes<'_> =
                    element.attrs().map(|(name, value)| (name, Cow::Borrowed(value))).collect();
                self.tables.open(name, &attributes).map_err(|fault| self.locate(fault))?;
                self.check_spans(element);
            }
            _ => {}
        }
        Ok(())
    }

    fn check_spans(&mut self, element: &Element) {
        for name in ["colspan", "rowspan"] {
            if let Some(span) = attribute(element, name)
                && span.trim() != "1"
            {
                let problem = format!("expected a {name} of 1, found {}", quoted(span, SHOWN));
                self.tables.reject_cell(self.locate(Fault::new(problem, NEW_SHAPE)));
            }
        }
    }

    fn read_component(&mut self, node: NodeRef<'_, Node>, element: &Element) -> Result<(), Fault> {
        match attribute(element, site::COMPONENT) {
            Some(site::VERSION_PICKER) => self.keep_versions(site::versions(node)?)?,
            Some(site::LAST_UPDATED) if self.last_modified.is_none() => {
                self.last_modified = site::date(node);
            }
            _ => {}
        }
        Ok(())
    }

    /// Keeps the versions of a picker. A page may draw its picker once for wide screens and once for narrow ones.
    fn keep_versions(&mut self, versions: Vec<VersionLink>) -> Result<(), Fault> {
        if self.versions.is_empty() {
            self.versions = versions;
        } else if !versions.is_empty() && versions != self.versions {
            return Err(Fault::new("a second version picker lists other versions", NEW_SHAPE).at("versions"));
        }
        Ok(())
    }

    fn locate(&self, fault: Fault) -> Fault {
        let table = self.tables.table_number();
        match self.tables.row() {
            Some(row) => fault.at(format!("table {table}, row {row}")),
            None => fault.at(format!("table {table}")),
        }
    }
}

/// Returns the name of a tag. A part of a drawing or a formula is a `span`, because a `td` there is not a cell.
fn name(element: &Element) -> &str {
    match element.name() {
        name @ ("svg" | "math" | "style") => name,
        name if element.name.ns == ns!(html) => name,
        _ => "span",
    }
}

fn check_title(node: NodeRef<'_, Node>) -> Result<(), Fault> {
    let texts = node.children().filter_map(|child| child.value().as_text().map(|text| &**text));
    let title: String = texts.collect();
    if title.trim().is_empty() || is_title(&title) {
        return Ok(());
    }
    let found = quoted(title.trim(), SHOWN);
    Err(Fault::new(
        format!("this is another page: expected a title with \"Error Codes\", found {found}"),
        NEW_SHAPE,
    )
    .at("title"))
}
