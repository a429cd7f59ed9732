//! The parts that the site draws around a page's text. An attribute has the name of each component.
//!
//! The names are those of Redocly's realm 0.135. Its class names change with every build.

use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

use crate::fault::{Fault, NEW_SHAPE, SHOWN, quoted};
use crate::json::check_line;
use crate::link::Label;
use crate::page::VersionLink;
use crate::text::Folded;

/// The attribute with a component's name.
pub(super) const COMPONENT: &str = "data-component-name";
pub(super) const VERSION_PICKER: &str = "VersionPicker/VersionPicker";
pub(super) const LAST_UPDATED: &str = "LastUpdated/LastUpdated";
const MENU_ITEM: &str = "Dropdown/DropdownMenuItem";
const CHECK_MARK: &str = "icons/CheckmarkIcon/CheckmarkIcon";

/// Reads the versions that a version picker offers. The site may draw an empty picker on pages without versions.
pub(super) fn versions(picker: NodeRef<'_, Node>) -> Result<Vec<VersionLink>, Fault> {
    let items = picker.descendants().filter(|node| is_component(node, MENU_ITEM));
    items
        .enumerate()
        .map(|(i, item)| version(item).map_err(|fault| fault.at(format!("versions[{i}]"))))
        .collect()
}

/// Reads a version in the picker. The page's own version has a check mark.
fn version(item: NodeRef<'_, Node>) -> Result<VersionLink, Fault> {
    let mut label = Folded::default();
    for node in item.descendants() {
        if let Node::Text(text) = node.value() {
            label.push(text);
        }
    }
    let text = label.as_str();
    let version = text
        .strip_prefix('v')
        .unwrap_or(text)
        .parse()
        .map_err(|why| Fault::new(format!("the version {} {why}", quoted(text, SHOWN)), NEW_SHAPE))?;
    let label = Label::new(text)
        .map_err(|why| Fault::new(format!("the label {} {why}", quoted(text, SHOWN)), NEW_SHAPE))?;
    let active = item.descendants().any(|node| is_component(&node, CHECK_MARK));
    Ok(VersionLink { version, label, link: None, default: None, active })
}

/// Returns the day on which the page's source last changed. Its text is relative to the day of reading.
pub(super) fn date(last_updated: NodeRef<'_, Node>) -> Option<String> {
    let elements = last_updated.descendants().filter_map(|node| node.value().as_element());
    let times = elements.filter(|element| element.name() == "time");
    let mut dates = times.filter_map(|time| attribute(time, "datetime"));
    dates.find(|date| check_line(date).is_ok()).map(str::to_owned)
}

fn is_component(node: &NodeRef<'_, Node>, name: &str) -> bool {
    node.value().as_element().and_then(|element| attribute(element, COMPONENT)) == Some(name)
}

/// Returns the value of an attribute. `Element::attr` would intern the name on each call.
pub(super) fn attribute<'e>(element: &'e Element, name: &str) -> Option<&'e str> {
    element.attrs().find_map(|(key, value)| (key == name).then_some(value))
}
