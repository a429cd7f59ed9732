//! Compiles the docs: snapshot -> catalog -> `$OUT_DIR/catalog.rs`, with the codes of the enabled versions.

use std::collections::BTreeSet;
use std::env;
use std::fmt::Write;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use intercom_errors_catalog::{
    Catalog, MANIFEST, SNAPSHOT_DIRECTORY, SNAPSHOT_VARIABLE, Snapshot, Version, emit,
};

fn main() {
    println!("cargo::rerun-if-env-changed={SNAPSHOT_VARIABLE}");
    if let Err(message) = compile() {
        println!("cargo::error={}", message.replace('\n', " "));
    }
}

fn compile() -> Result<(), String> {
    let folder = snapshot_folder()?;
    let read = |path: &str| {
        let file = folder.join(path);
        println!("cargo::rerun-if-changed={}", file.display());
        fs::read(file)
    };
    let snapshot = Snapshot::load(&folder.to_string_lossy(), read).map_err(|fault| fault.to_string())?;
    let files = snapshot.manifest.files.iter().map(|file| file.path.clone()).collect::<Vec<_>>();
    let mut catalog = Catalog::merge(snapshot).map_err(|fault| fault.to_string())?;
    catalog.keep_available_in(&enabled_versions(&catalog)?);

    write("catalog.rs", &emit(&catalog))?;
    if feature("embed-snapshot") {
        write("embedded.rs", &embedded(&folder, &files))?;
    }
    Ok(())
}

fn snapshot_folder() -> Result<PathBuf, String> {
    match env::var_os(SNAPSHOT_VARIABLE) {
        Some(folder) if !folder.is_empty() => {
            let folder = PathBuf::from(folder);
            let problem = match folder.is_absolute() {
                true if folder.join(MANIFEST).is_file() => return Ok(folder),
                true => format!("holds no {MANIFEST}"),
                // Relative to what? A build script runs in this crate's folder, which has a snapshot of its own.
                false => "is no absolute path".to_owned(),
            };
            Err(format!(
                "{SNAPSHOT_VARIABLE} leads to {}, which {problem}; name the absolute path of a snapshot of the docs, or write \
                 {SNAPSHOT_VARIABLE} = {{ value = \"docs-snapshot\", relative = true }} under [env] in .cargo/config.toml",
                folder.display()
            ))
        }
        _ => Ok(Path::new(&variable("CARGO_MANIFEST_DIR")?).join(SNAPSHOT_DIRECTORY)),
    }
}

/// The versions whose features are on.
fn enabled_versions(catalog: &Catalog) -> Result<BTreeSet<Version>, String> {
    let known: Vec<Version> = catalog.versions.iter().map(|info| info.version).collect();
    let versions: BTreeSet<Version> = catalog
        .versions
        .iter()
        .filter(|info| {
            feature("all-versions") || feature(&info.version.feature()) || info.default && feature("latest")
        })
        .map(|info| info.version)
        .collect();
    if !versions.is_empty() {
        return Ok(versions);
    }
    let known: Vec<String> = known.into_iter().map(Version::feature).collect();
    Err(format!(
        "no API version of this snapshot is enabled; turn on a feature of intercom-errors: all-versions (the \
         default), latest (the docs' default version) or any of {}",
        known.join(", ")
    ))
}

/// The snapshot's files, for the library to include as bytes.
fn embedded(folder: &Path, files: &[String]) -> String {
    let mut source = String::from("&[\n");
    for path in [MANIFEST].into_iter().chain(files.iter().map(String::as_str)) {
        let file = folder.join(path);
        let _ = writeln!(source, "({path:?}, include_bytes!({:?})),", file.to_string_lossy());
    }
    source.push_str("]\n");
    source
}

fn feature(name: &str) -> bool {
    env::var_os(format!("CARGO_FEATURE_{}", name.to_uppercase().replace('-', "_"))).is_some()
}

fn variable(name: &str) -> Result<String, String> {
    env::var(name).map_err(|_| format!("{name} is not set; Cargo sets it for build scripts"))
}

/// Writes a file of the output folder, unless it is there with the same content.
fn write(name: &str, text: &str) -> Result<(), String> {
    let path = Path::new(&variable("OUT_DIR")?).join(name);
    let write = || -> io::Result<()> {
        if fs::read(&path).is_ok_and(|old| old == text.as_bytes()) {
            return Ok(());
        }
        fs::write(&path, text)
    };
    write().map_err(|error| format!("{} cannot be written: {error}", path.display()))
}
