//! Reads a page as the docs site's HTML.
//!
//! The tree is walked once and without recursion. Tables go to `Tables`, as those of page-data do. The version
//! picker and the date, which the site draws around the text, are found by the names of their components.

mod parse;
mod site;

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use html5ever::ns;
use scraper::Node;
use scraper::node::Element;

use crate::fault::{Fault, NEW_SHAPE, SHOWN, quoted};
use crate::page::{Page, VersionLink};
use crate::table::{Tables, Tag};
use parse::parse;
use site::attribute;

/// Reads the text of an HTML file.
///
/// HTML contains less than page-data: no links of versions, no default version, and of the date only the day.
///
/// # Errors
/// A [`Fault`] that names the table or its row, for a page without the table, a table or a list of versions that
/// cannot be right, a page that is cut off, or tags nested too deep.
pub fn read(text: &str) -> Result<Page, Fault> {
    let html = parse(text)?;
    let mut reader = Reader::default();
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => reader.open(node)?,
            Edge::Close(node) if node.value().is_element() => {
                reader.tables.close().map_err(|fault| reader.place(fault))?;
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
    /// The number of tables that have begun.
    begun: usize,
}

impl Reader {
    fn open(&mut self, node: NodeRef<'_, Node>) -> Result<(), Fault> {
        match node.value() {
            Node::Text(text) => self.tables.text(text),
            Node::Element(element) => {
                let tag = tag(element);
                if matches!(tag, Tag::Block | Tag::Inline) {
                    self.component(node, element)?;
                }
                self.begun += usize::from(tag == Tag::Table);
                self.tables.open(tag).map_err(|fault| self.place(fault))?;
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
                self.tables.reject_cell(self.place(Fault::new(problem, NEW_SHAPE)));
            }
        }
    }

    fn component(&mut self, node: NodeRef<'_, Node>, element: &Element) -> Result<(), Fault> {
        match attribute(element, site::COMPONENT) {
            Some(site::VERSION_PICKER) => self.pick(site::versions(node)?)?,
            Some(site::LAST_UPDATED) if self.last_modified.is_none() => {
                self.last_modified = site::date(node);
            }
            _ => {}
        }
        Ok(())
    }

    /// A page may draw its picker more than once, for wide and for narrow screens.
    fn pick(&mut self, versions: Vec<VersionLink>) -> Result<(), Fault> {
        if self.versions.is_empty() {
            self.versions = versions;
        } else if !versions.is_empty() && versions != self.versions {
            return Err(Fault::new("a second version picker lists other versions", NEW_SHAPE).at("versions"));
        }
        Ok(())
    }

    fn place(&self, fault: Fault) -> Fault {
        match self.tables.row() {
            Some(row) => fault.at(format!("table {}, row {row}", self.begun)),
            None => fault.at(format!("table {}", self.begun)),
        }
    }
}

fn tag(element: &Element) -> Tag {
    match Tag::of(element.name()) {
        // A `td` or `p` inside a drawing is not a cell or a paragraph; a style sheet there still is one.
        tag if tag != Tag::Hidden && element.name.ns != ns!(html) => Tag::Inline,
        tag => tag,
    }
}
