//! Compiles the docs: snapshot -> catalog -> `$OUT_DIR/catalog.rs`, with the codes of the enabled versions.

use std::env;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::PathBuf;

use intercom_errors_catalog::{
    Catalog, MANIFEST, SNAPSHOT_DIRECTORY, SNAPSHOT_VARIABLE, Snapshot, Version, emit, is_unprintable,
    printable, read_in_snapshot,
};

fn main() {
    println!("cargo::rerun-if-env-changed={SNAPSHOT_VARIABLE}");
    if let Err(message) = compile() {
        println!("cargo::error={}", printable(&message));
    }
}

fn compile() -> Result<(), String> {
    let release = variable("CARGO_MANIFEST_DIR")?.join(SNAPSHOT_DIRECTORY);
    let custom = custom_snapshot()?;
    let directory = custom.as_deref().unwrap_or(&release);
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let read = |path: &str| {
        println!("cargo::rerun-if-changed={}", directory.join(path).display());
        let bytes = match &custom {
            Some(directory) => read_in_snapshot(directory, path)?,
            // Some build systems make a link of every file of a package.
            None => fs::read(release.join(path))?,
        };
        // A snapshot that is replaced at the same time is read again.
        files.retain(|(other, _)| other != path);
        files.push((path.to_owned(), bytes.clone()));
        Ok(bytes)
    };
    let snapshot = Snapshot::load(&directory.to_string_lossy(), read).map_err(|fault| fault.to_string())?;
    files.retain(|(path, _)| {
        path == MANIFEST || snapshot.manifest.files.iter().any(|file| file.path == *path)
    });
    // A copy of the release's snapshot is that snapshot: the output depends on the content and not on its place.
    let is_of_release =
        |(path, bytes): &(String, Vec<u8>)| fs::read(release.join(path)).is_ok_and(|other| other == *bytes);
    let is_release = custom.is_none() || files.iter().all(is_of_release);
    let mut catalog = Catalog::merge(snapshot).map_err(|fault| fault.to_string())?;
    catalog.keep_available_in(&enabled_versions(&catalog)?);

    write("catalog.rs", emit(&catalog, is_release).as_bytes())?;
    if has_feature("embed-snapshot") {
        embed(&files)?;
    }
    Ok(())
}

/// Returns the directory in the variable, or `None` without one.
fn custom_snapshot() -> Result<Option<PathBuf>, String> {
    let Some(directory) = env::var_os(SNAPSHOT_VARIABLE).filter(|directory| !directory.is_empty()) else {
        return Ok(None);
    };
    let directory = PathBuf::from(directory);
    let problem = if directory.is_relative() {
        // A build script runs in this crate's directory, which has another snapshot.
        "a relative path"
    } else if directory.to_string_lossy().contains(is_unprintable) {
        // Cargo reads each path that this script prints as a line.
        "a path with control characters or invisible ones"
    } else if directory.join(MANIFEST).is_file() {
        return Ok(Some(directory));
    } else {
        "a path without that file"
    };
    Err(format!(
        "{SNAPSHOT_VARIABLE} is not a snapshot of the docs: expected the absolute path of a directory with a {MANIFEST}, \
         found {problem}: {}; help: write {SNAPSHOT_VARIABLE} = {{ value = \"{SNAPSHOT_DIRECTORY}\", relative = true }} \
         under [env] in .cargo/config.toml",
        directory.display()
    ))
}

/// Returns the versions that have a feature enabled.
fn enabled_versions(catalog: &Catalog) -> Result<Vec<Version>, String> {
    let all = has_feature("all-versions");
    let docs_default = has_feature("docs-default");
    let versions: Vec<Version> = catalog
        .versions
        .iter()
        .filter(|info| all || info.default && docs_default || has_feature(&info.version.feature()))
        .map(|info| info.version)
        .collect();
    if !versions.is_empty() {
        return Ok(versions);
    }
    let known: Vec<String> = catalog.versions.iter().map(|info| info.version.feature()).collect();
    Err(format!(
        "no API version of this snapshot is enabled; help: enable a feature of intercom-errors: all-versions (the \
         default), docs-default (the version that the docs show by default) or any of {}",
        known.join(", ")
    ))
}

/// Generates a list of the snapshot's files, which the library includes as bytes, and copies of their bytes.
fn embed(files: &[(String, Vec<u8>)]) -> Result<(), String> {
    let mut source = String::from("&[\n");
    for (number, (path, bytes)) in files.iter().enumerate() {
        let copy = format!("embedded-{number}");
        write(&copy, bytes)?;
        let _ = writeln!(source, "({path:?}, include_bytes!(concat!(env!(\"OUT_DIR\"), \"/{copy}\"))),");
    }
    source.push_str("]\n");
    write("embedded.rs", source.as_bytes())
}

fn has_feature(name: &str) -> bool {
    env::var_os(format!("CARGO_FEATURE_{}", name.to_uppercase().replace('-', "_"))).is_some()
}

/// Returns the path in a variable.
fn variable(name: &str) -> Result<PathBuf, String> {
    let path =
        env::var_os(name).ok_or_else(|| format!("{name} is not set; Cargo sets it for build scripts"))?;
    Ok(path.into())
}

/// Writes a file of the output directory, unless it has this content already.
fn write(name: &str, content: &[u8]) -> Result<(), String> {
    let path = variable("OUT_DIR")?.join(name);
    let write = || -> io::Result<()> {
        if fs::read(&path).is_ok_and(|old| old == content) {
            return Ok(());
        }
        fs::write(&path, content)
    };
    write().map_err(|error| format!("{} cannot be written: {error}", path.display()))
}
