//! What the site draws around a page's text. Each of its components names itself in an attribute; the names are
//! those of Redocly's realm 0.135, whose class names change with every build.

use ego_tree::NodeRef;
use scraper::Node;

use super::attribute;
use crate::fault::{Fault, NEW_SHAPE, SHOWN, quoted};
use crate::page::VersionLink;
use crate::text::Folded;

/// The attribute in which a component names itself.
pub(super) const COMPONENT: &str = "data-component-name";
pub(super) const VERSION_PICKER: &str = "VersionPicker/VersionPicker";
pub(super) const LAST_UPDATED: &str = "LastUpdated/LastUpdated";
const MENU_ITEM: &str = "Dropdown/DropdownMenuItem";
const CHECK_MARK: &str = "icons/CheckmarkIcon/CheckmarkIcon";

/// The versions that a version picker offers. None, as the site may draw an empty picker on pages that have no
/// versions.
pub(super) fn versions(picker: NodeRef<'_, Node>) -> Result<Vec<VersionLink>, Fault> {
    let items = picker.descendants().filter(|node| is_component(node, MENU_ITEM));
    items
        .enumerate()
        .map(|(i, item)| version(item).map_err(|fault| fault.at(format!("versions[{i}]"))))
        .collect()
}

/// A version in the picker: its label, and a check mark where it is the page's own.
fn version(item: NodeRef<'_, Node>) -> Result<VersionLink, Fault> {
    let mut label = Folded::default();
    for node in item.descendants() {
        if let Node::Text(text) = node.value() {
            label.push(text);
        }
    }
    let label = label.into_string();
    let name = label.strip_prefix('v').unwrap_or(&label);
    let version = name.parse().map_err(|_| {
        let found = quoted(&label, SHOWN);
        Fault::new(
            format!(
                "the version picker's {found} names no version; expected one such as \"v2.10\" or \"Preview\""
            ),
            NEW_SHAPE,
        )
    })?;
    let active = item.descendants().any(|node| is_component(&node, CHECK_MARK));
    Ok(VersionLink { version, label, link: None, default: None, active })
}

/// The day on which the page's source last changed. What is shown for it counts from the day of reading.
pub(super) fn date(last_updated: NodeRef<'_, Node>) -> Option<String> {
    let elements = last_updated.descendants().filter_map(|node| node.value().as_element());
    elements.filter(|element| element.name() == "time").find_map(|time| {
        let date = attribute(time, "datetime")?;
        Some(date.to_owned())
    })
}

fn is_component(node: &NodeRef<'_, Node>, name: &str) -> bool {
    node.value().as_element().and_then(|element| attribute(element, COMPONENT)) == Some(name)
}
