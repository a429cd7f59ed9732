//! Reads a snapshot of Intercom's error-code docs and merges it into one typed catalog.
//!
//! This is the library behind the build script of `intercom-errors` and behind `cargo intercom-errors`. It uses no
//! network, clock or environment: it turns text into values. Callers pass it a snapshot of the disk with
//! [`read_in_snapshot`].
//!
//! ```text
//! manifest -> page_data, html, observed, reference, secondary, categories, retired -> snapshot -> catalog -> emit
//! ```
//!
//! # Examples
//!
//! ```
//! use intercom_errors_catalog::page_data;
//!
//! let text = r#"{"props": {"ast": {"$$mdtype": "Tag", "name": "table", "attributes": {}, "children": [
//!     {"$$mdtype": "Tag", "name": "tr", "attributes": {}, "children": [
//!         {"$$mdtype": "Tag", "name": "th", "attributes": {}, "children": ["Field"]},
//!         {"$$mdtype": "Tag", "name": "th", "attributes": {}, "children": ["Description"]}]},
//!     {"$$mdtype": "Tag", "name": "tr", "attributes": {}, "children": [
//!         {"$$mdtype": "Tag", "name": "td", "attributes": {}, "children": ["conflict"]},
//!         {"$$mdtype": "Tag", "name": "td", "attributes": {}, "children": ["Data clashes"]}]}]}}}"#;
//! let page = page_data::read(text)?;
//! assert_eq!(&*page.rows[0].code, "conflict");
//! # Ok::<(), intercom_errors_catalog::Fault>(())
//! ```

#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod catalog;
mod categories;
mod checked;
mod code;
mod date;
mod emit;
mod fault;
mod files;
#[cfg(feature = "html")]
pub mod html;
mod json;
mod link;
mod manifest;
mod observed;
mod operation;
mod page;
pub mod page_data;
mod reference;
mod retired;
mod secondary;
mod seen;
mod snapshot;
mod table;
mod text;
mod version;
#[cfg(feature = "write")]
mod write;

pub use catalog::{Basis, Catalog, Code, Mention, Neighbor, VersionInfo};
pub use categories::CuratedCategory;
pub use checked::Invalid;
pub use code::CodeName;
pub use emit::emit;
pub use fault::{Fault, join_few, printable, quoted};
pub use files::{read_in_snapshot, read_regular};
pub use json::check_line;
pub use link::{Label, SitePath};
pub use manifest::{File, Kind, MANIFEST, Manifest, check_url};
pub use observed::{Codes, DescriptionsSource, Observed, Sightings};
pub use operation::Operation;
pub use page::{Page, Row, VersionLink};
pub use reference::Reference;
pub use retired::RetiredCode;
pub use secondary::{Client, Listing, Placeholder, ReportedCode, Secondary};
pub use snapshot::{SNAPSHOT_DIRECTORY, SNAPSHOT_VARIABLE, Snapshot, VersionPage};
pub use version::Version;

#[doc(hidden)]
pub use intercom_errors_vocabulary::is_unprintable;
pub use intercom_errors_vocabulary::{Availability, Category, Evidence};
