//! Reads a page as the docs site's HTML.
//!
//! The tree is walked once and without recursion. Tables go to `Tables`, as those of page-data do; what the
//! site draws around the text (the version picker, the date) is found by the names that its components carry.

mod parse;
mod site;

use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use html5ever::ns;
use scraper::Node;
use scraper::node::Element;

use crate::fault::{Fault, NEW_SHAPE, SHOWN, quoted};
use crate::page::{Page, VersionLink};
use crate::table::{Span, Tables, Tag};
use parse::parse;

/// Reads the text of an HTML file.
///
/// HTML says less than page-data: of a version neither the link nor whether it is the default one, and of the
/// date only the day.
///
/// # Errors
/// A [`Fault`] that names the table or its row, for a page without the table, a table that cannot be right, a
/// list of versions that is none, a page that is cut off, or tags nested too deep.
pub fn read(text: &str) -> Result<Page, Fault> {
    let html = parse(text)?;
    let mut reader = Reader::default();
    for edge in html.tree.root().traverse() {
        match edge {
            Edge::Open(node) => reader.open(node)?,
            Edge::Close(node) => reader.close(node)?,
        }
    }
    Page::new(reader.versions, reader.tables.finish()?, reader.last_modified)
}

/// What the walk over the tree has gathered.
#[derive(Default)]
struct Reader {
    versions: Vec<VersionLink>,
    last_modified: Option<String>,
    tables: Tables,
    /// How many tables have begun.
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
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, node: NodeRef<'_, Node>) -> Result<(), Fault> {
        let Node::Element(element) = node.value() else {
            return Ok(());
        };
        let span = if self.tables.at_cell() { span(element) } else { Ok(Span::default()) };
        span.and_then(|span| self.tables.close(span)).map_err(|fault| self.place(fault))
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
        // A `td` or `p` inside a drawing is no cell and no paragraph; a style sheet there is still one.
        tag if tag != Tag::Hidden && element.name.ns != ns!(html) => Tag::Inline,
        tag => tag,
    }
}

/// A cell's span.
fn span(element: &Element) -> Result<Span, Fault> {
    let mut span = Span::default();
    for (name, count) in [("colspan", &mut span.columns), ("rowspan", &mut span.rows)] {
        if let Some(text) = attribute(element, name) {
            *count = text.trim().parse().map_err(|_| {
                Fault::new(format!("expected a number in {name}, found {}", quoted(text, SHOWN)), NEW_SHAPE)
            })?;
        }
    }
    Ok(span)
}

/// The value of an attribute. `Element::attr` would intern the name anew on each call.
fn attribute<'e>(element: &'e Element, name: &str) -> Option<&'e str> {
    element.attrs().find_map(|(key, value)| (key == name).then_some(value))
}
