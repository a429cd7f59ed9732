//! `site`: writes the page to publish, and its data.

use std::fs;
use std::path::Path;

use intercom_errors_catalog::Catalog;

use crate::format::{html, json};
use crate::outcome::{Failure, Message, Report};
use crate::printable::printable;
use crate::store;

/// The file of data, to which the page links.
const DATA: &str = "codes.json";

pub(super) fn run(catalog: &Catalog, directory: &Path) -> Result<Report, Failure> {
    let files = [
        (DATA, json::all(catalog)?),
        ("codes.schema.json", json::SCHEMA.to_owned()),
        ("index.html", html::page(catalog, Some(DATA))),
    ];
    for (name, _) in &files {
        check_replaceable(&directory.join(name))?;
    }
    let mut paths = Vec::new();
    for (name, content) in files {
        store::write(directory, name, content.as_bytes())?;
        paths.push(printable(&directory.join(name).display().to_string()).into_owned() + "\n");
    }
    Ok(Report::clean(paths.concat()))
}

/// Fails if a path exists and is not a regular file.
fn check_replaceable(path: &Path) -> Result<(), Failure> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if !metadata.is_file() => {
            Err(Message::new(format!("{}: cannot be written: not a regular file", path.display()))
                .help("remove it, or pass another directory; nothing was written")
                .unreadable())
        }
        _ => Ok(()),
    }
}
