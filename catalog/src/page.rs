//! One version's error-codes page, whatever form it was read from.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::code::CodeName;
use crate::fault::{Fault, NEW_SHAPE, WRONG_CONTENT, join, quoted};
use crate::json::{At, Json};
use crate::version::Version;

/// What a page says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// The versions that the docs have, in the page's order. Empty where the page names none.
    pub versions: Vec<VersionLink>,
    /// The rows of the table of error codes, in the page's order.
    pub rows: Vec<Row>,
    /// When the page's source last changed, as the page says it.
    pub last_modified: Option<String>,
}

/// A version in a page's list of versions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VersionLink {
    /// The version.
    pub version: Version,
    /// What the docs call it, such as `v2.10`.
    pub label: String,
    /// The path of that version's page on the docs site. HTML does not tell it.
    pub link: Option<String>,
    /// Whether the docs show this version where a reader names none. HTML does not tell it.
    pub default: Option<bool>,
    /// Whether this is the version of the page itself.
    pub active: bool,
}

/// A row of the table of error codes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The code.
    pub code: CodeName,
    /// The text beside it, white space folded. `None` where the cell is empty.
    pub description: Option<Box<str>>,
}

impl Page {
    /// Checks what no single row or version can show.
    pub(crate) fn new(
        versions: Vec<VersionLink>,
        rows: Vec<Row>,
        last_modified: Option<String>,
    ) -> Result<Self, Fault> {
        check_codes(&rows)?;
        check_versions(&versions)?;
        Ok(Self { versions, rows, last_modified })
    }

    /// Whether two lists of versions say the same, where both say it. Which version is active only says which
    /// page a list stands on.
    pub(crate) fn lists_same(&self, other: &[VersionLink]) -> bool {
        fn same<T: PartialEq + Copy>(a: Option<T>, b: Option<T>) -> bool {
            a.is_none() || b.is_none() || a == b
        }
        self.versions.is_empty()
            || other.is_empty()
            || self.versions.len() == other.len()
                && self.versions.iter().zip(other).all(|(a, b)| {
                    a.version == b.version
                        && a.label == b.label
                        && same(a.link.as_ref(), b.link.as_ref())
                        && same(a.default, b.default)
                })
    }

    /// The version that the page says it is of.
    #[must_use]
    pub fn active(&self) -> Option<Version> {
        self.versions.iter().find(|v| v.active).map(|v| v.version)
    }
}

/// Reads a page's `versions`.
pub(crate) fn read_versions(json: &Json<'_>) -> Result<Vec<VersionLink>, Fault> {
    let mut versions = Vec::new();
    for at in At::below("versions", json, NEW_SHAPE).array()? {
        versions.push(read_version(&at)?);
    }
    Ok(versions)
}

pub(crate) fn read_version(at: &At<'_>) -> Result<VersionLink, Fault> {
    let mut fields = at.fields()?;
    let name = fields.required("version")?;
    let version = name.text()?.parse().map_err(|_| {
        name.fault(format!(
            "the version {} is not known; expected a name such as \"2.10\" or \"Preview\"",
            quoted(name.text().unwrap_or_default())
        ))
    })?;
    let link = fields.required("link")?;
    let path = link.text()?;
    if !path.starts_with('/')
        || path.starts_with("//")
        || path.as_bytes().split(|byte| *byte == b'/').any(|step| step == b"..")
    {
        return Err(link.fault(format!(
            "the link {} is no path on the docs site; expected one that begins with a single `/` and has no `..`",
            quoted(path)
        )));
    }
    Ok(VersionLink {
        version,
        label: fields.required("label")?.text()?.to_owned(),
        link: Some(path.to_owned()),
        default: Some(fields.required("default")?.bool()?),
        active: match fields.optional("active") {
            Some(active) => active.bool()?,
            None => false,
        },
    })
}

fn check_codes(rows: &[Row]) -> Result<(), Fault> {
    if rows.is_empty() {
        return Err(Fault::new("the table of error codes has no rows; expected one at least", WRONG_CONTENT));
    }
    let mut places: HashMap<Cow<'_, str>, usize> = HashMap::with_capacity(rows.len());
    for (i, row) in rows.iter().enumerate() {
        if let Some(first) = places.insert(Cow::Borrowed(&row.code), i) {
            return Err(Fault::new(
                format!("the code \"{}\" stands in row {} already", row.code, first + 1),
                WRONG_CONTENT,
            )
            .at(format!("table row {}", i + 1)));
        }
    }
    Ok(())
}

pub(crate) fn check_versions(versions: &[VersionLink]) -> Result<(), Fault> {
    for (i, version) in versions.iter().enumerate() {
        if let Some(first) = versions[..i].iter().position(|v| v.version == version.version) {
            return Err(Fault::new(
                format!("the version \"{}\" is named already in versions[{first}]", version.version),
                WRONG_CONTENT,
            )
            .at(format!("versions[{i}].version")));
        }
    }
    if versions.is_empty() {
        return Ok(());
    }
    let count = |which: &dyn Fn(&VersionLink) -> bool| {
        let names: Vec<_> = versions.iter().filter(|v| which(v)).map(|v| v.version.to_string()).collect();
        (names.len(), if names.is_empty() { "none".to_owned() } else { join(&names, ", ") })
    };
    let (defaults, found) = count(&|v| v.default == Some(true));
    if defaults != 1 && versions.iter().any(|v| v.default.is_some()) {
        return Err(Fault::new(
            format!("expected one version with \"default\": true, found {found}"),
            WRONG_CONTENT,
        )
        .at("versions"));
    }
    let (active, found) = count(&|v| v.active);
    if active > 1 {
        return Err(Fault::new(
            format!("expected at most one version with \"active\": true, found {found}"),
            WRONG_CONTENT,
        )
        .at("versions"));
    }
    Ok(())
}
